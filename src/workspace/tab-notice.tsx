// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/panel.tsx'
import { Say } from '../ui/say.tsx'
import type { TabSight } from './tab-sight.ts'
import { ChosenClauses } from './chosen-clauses.tsx'
import { dayOf } from './due-words.ts'
import { FeeTable } from './fee-table.tsx'
import { LetterFindings, Rewordings } from './letter-findings.tsx'
import { LetterView } from './letter-view.tsx'
import { draftNotice, isDrafted, issuingAction } from './notice.ts'

/** The notice: the draft as it reads now, or the one that was issued. */
export function NoticeTab({ seen }: TabSight) {
  const {
    prepared: { process },
    at,
  } = seen
  const notices = at.letters.filter(
    ({ letter }) => process.letters[letter]?.kind === 'decisionNotice',
  )
  if (notices.length > 0) return <Issued seen={seen} notices={notices} />
  const issuing = issuingAction(process)
  if (!issuing || !isDrafted(seen, issuing.key))
    return <NoDraft text="Hier steht der Bescheid, sobald ihn jemand entworfen hat." />
  const draft = draftNotice(seen, issuing.letter)
  if ('missing' in draft) return <NoDraft text={draft.missing} />
  return (
    <div class="lz-flow">
      <header class="lz-row">
        <div>
          <h2 class="kern-heading-small">Bescheid, Entwurf</h2>
          <p class="lz-meta">So liest er sich mit dem, was heute feststeht.</p>
        </div>
        <div class="lz-row lz-end">
          <ButtonLink kind="secondary" href={`${seen.home}/entwurf.pdf`}>
            Als PDF ansehen
          </ButtonLink>
          <ButtonLink kind="tertiary" href={`${seen.home}/entwurf.docx`} download>
            Als Word
          </ButtonLink>
        </div>
      </header>
      <LetterFindings seen={seen} draft={draft} />
      <LetterView content={draft.content} label="Vorschau des Bescheids" />
      <Rewordings draft={draft} />
      <div class="lz-cols lz-2 lz-cols--wide">
        <ChosenClauses seen={seen} />
        <section aria-labelledby="gebuehr">
          <h3 id="gebuehr">Gebühr</h3>
          <FeeTable seen={seen} />
        </section>
      </div>
    </div>
  )
}

function NoDraft({ text }: { text: string }) {
  return (
    <Empty>
      <h2 class="kern-heading-small">Noch kein Entwurf</h2>
      <p>{text}</p>
    </Empty>
  )
}

function Issued({
  seen,
  notices,
}: Pick<TabSight, 'seen'> & { notices: TabSight['seen']['at']['letters'] }) {
  const { home, desk } = seen
  return (
    <div class="lz-flow">
      {notices.map(({ id, title, on, by, document, sha256 }) => (
        <section aria-labelledby={`b-${id}`}>
          <h2 class="kern-heading-small" id={`b-${id}`}>
            {title}
          </h2>
          <p>
            <Say mark="done">
              Vom {dayOf(on, desk.today)}
              {by !== undefined &&
                desk.staff.has(by) &&
                `, gezeichnet von ${desk.staff.get(by)!.name}`}
            </Say>
          </p>
          <p>
            {document ? (
              <ButtonLink kind="secondary" href={`${home}/dokumente/${document}`} about={title}>
                PDF öffnen
              </ButtonLink>
            ) : (
              'Das PDF wird gerade erstellt.'
            )}
          </p>
          {sha256 !== undefined && (
            <p class="lz-meta">
              Der Text steht fest. Prüfsumme der Datei (SHA-256):{' '}
              <span class="lz-num">{sha256}</span>
            </p>
          )}
        </section>
      ))}
      <ChosenClauses seen={seen} />
    </div>
  )
}
