// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { RecordItem, RecordPaper } from '../documents/record-items.ts'
import { reasonWords } from '../documents/record-reasons.ts'
import type { Redacted } from '../documents/record-redact.ts'
import type { Problem } from '../engine/input.ts'
import type { Entry } from '../forms/typed.ts'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import { CaseHead, pageTitle } from './case-frame.tsx'
import type { CaseDesk } from './case-desk.ts'
import { COMMAND, SEQUENCE } from './command-fields.tsx'
import { deskPage } from './frame.tsx'
import { BlockView } from './letter-view.tsx'
import { landOf, LOOKED, STEP, unreadable } from './record-insight-choice.ts'
import type { InsightChoice } from './record-insight-choice.ts'

interface Preview {
  readonly seen: CaseDesk
  readonly items: readonly RecordItem[]
  readonly redacted: Redacted
  readonly choice: InsightChoice
  /** The form as it was sent, to be sent again. */
  readonly entries: readonly Entry[]
  readonly command: string
  readonly problem?: Problem
}

/** What would go out, entry by entry, before it does. */
export function insightPreview(c: Page, preview: Preview): Promise<Response> {
  const { seen, redacted, choice, problem } = preview
  return deskPage(c, {
    desk: seen.desk,
    place: 'meine',
    title: pageTitle(seen, 'Akteneinsicht, Vorschau'),
    children: (
      <>
        <CaseHead seen={seen} step="Akteneinsicht" />
        {problem && (
          <Alert kind="warning" title="Noch nicht herausgegeben" role="alert">
            <p>{problem.message}</p>
          </Alert>
        )}
        <Leaks redacted={redacted} />
        <div class="lz-cols lz-2 lz-cols--wide">
          <section class="lz-panel kern-layer kern-level-2 lz-flow" aria-labelledby="so">
            <h2 class="kern-heading-small" id="so">
              So geht es hinaus
            </h2>
            <Facts
              rows={[
                { label: 'An', value: choice.to },
                { label: 'Grundlage', value: choice.basis },
                { label: 'Betreff', value: choice.title },
              ]}
            />
            <Reasons seen={seen} redacted={redacted} />
          </section>
          <HandOut {...preview} />
        </div>
        <section class="lz-panel kern-layer kern-level-2 lz-flow" aria-labelledby="eintraege">
          <h2 class="kern-heading-small" id="eintraege">
            Die Akte, wie {choice.to} sie sieht
          </h2>
          {redacted.items.map((item) => (
            <Item item={item} />
          ))}
        </section>
      </>
    ),
  }, problem ? 422 : 200)
}

function Leaks({ redacted: { leaks } }: { redacted: Redacted }) {
  if (leaks.length === 0) return null
  return (
    <Alert kind="warning" title="Geschwärztes steht noch an anderer Stelle">
      <ul>
        {leaks.map(({ text, places }) => (
          <li>
            „{text}“: {places.join(', ')}
          </li>
        ))}
      </ul>
      <p>Soll es auch dort fehlen, nehmen Sie es in die Begriffe auf, die überall zu schwärzen sind.</p>
    </Alert>
  )
}

function Reasons({ seen, redacted: { marks, withheld } }: { seen: CaseDesk; redacted: Redacted }) {
  if (marks.length === 0) return <p>Es bleibt nichts zurück. Die ganze Akte geht hinaus.</p>
  return (
    <ul class="lz-tight">
      {marks.map(({ mark, reason }) => (
        <li>
          <strong>{mark}</strong>: {reasonWords(reason, landOf(seen))}
          <br />
          <span class="lz-meta">
            {withheld
              .filter((one) => one.reason === reason)
              .map(({ place }) => place)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function HandOut({ seen, items, redacted, entries, command }: Preview) {
  const files = unreadable(redacted, items)
  return (
    <form
      class="lz-panel kern-layer kern-level-2 lz-flow"
      method="post"
      action={`${seen.home}/akteneinsicht`}
      aria-labelledby="herausgeben"
    >
      <h2 class="kern-heading-small" id="herausgeben">
        Herausgeben
      </h2>
      <p>
        Es entstehen eine PDF-Datei und eine ZIP-Datei. Beide bleiben in der Akte, und die Akte hält
        fest, wer sie wann bekommen hat und was darin fehlt.
      </p>
      {files.length > 0 && <Files files={files} />}
      {entries.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name={COMMAND} value={command} />
      <input type="hidden" name={SEQUENCE} value={seen.at.sequence} />
      <div class="lz-row">
        <Button name={STEP} value="herausgeben">
          Herausgeben und zur Akte nehmen
        </Button>
        <Button kind="secondary" name={STEP} value="pdf">
          Vorschau als PDF
        </Button>
        <Button kind="tertiary" name={STEP} value="auswahl">
          Auswahl ändern
        </Button>
      </div>
      <CsrfField csrf={seen.csrf} />
    </form>
  )
}

function Files({ files }: { files: readonly RecordPaper[] }) {
  return (
    <>
      <p>
        In Dateien, die jemand eingereicht hat, kann Laufzettel nichts schwärzen. Diese gehen ganz
        hinaus: {files.map(({ no, title }) => `${no} ${title}`).join(', ')}.
      </p>
      <div class="kern-form-check">
        <input class="kern-form-check__checkbox" type="checkbox" id="angesehen" name={LOOKED} value="ja" />
        <label class="kern-label" for="angesehen">
          Ich habe diese Dateien durchgesehen. Sie dürfen so hinaus.
        </label>
      </div>
    </>
  )
}

function Item({ item }: { item: RecordItem }) {
  const { no, day, title, who, facts, text, follow, papers, withheld } = item
  return (
    <article class="lz-tight" aria-labelledby={`nr-${no}`}>
      <h3 id={`nr-${no}`}>
        Nr. {no} vom {formatDate(day, 'short')}: {title}
        {withheld && `, Grund ${withheld}`}
      </h3>
      {who && <p class="lz-meta">von {who}</p>}
      {facts.length > 0 && (
        <Facts rows={facts.map(({ label, lines }) => ({ label, value: <Lines lines={lines} /> }))} />
      )}
      {text.length > 0 && (
        <blockquote>
          {text.map((block) => (
            <BlockView block={block} />
          ))}
        </blockquote>
      )}
      {follow.length > 0 && (
        <ul class="lz-tight">
          {follow.map((line) => (
            <li class="lz-meta">{line}</li>
          ))}
        </ul>
      )}
      {papers.map((paper) => (
        <p class="lz-meta">
          Unterlage {paper.no}: {paper.title}
          {paper.withheld && `, Grund ${paper.withheld}`}
        </p>
      ))}
    </article>
  )
}
