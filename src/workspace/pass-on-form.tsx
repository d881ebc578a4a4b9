// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { RecordItem } from '../documents/record-items.ts'
import { formatSize } from '../forms/format.ts'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { fieldId } from '../ui/field-id.ts'
import { FieldInput } from '../ui/field.tsx'
import { List } from '../ui/list.tsx'
import { Panel } from '../ui/panel.tsx'
import { CaseHead, pageTitle } from './case-frame.tsx'
import type { CaseDesk } from './case-desk.ts'
import { CommandFields } from './command-fields.tsx'
import { deskPage } from './frame.tsx'
import { ITEM, PAPER, PASS_ON_FIELDS } from './pass-on-choice.ts'
import type { Sent } from './pass-on-choice.ts'

const STEP = 'Paket für eine andere Behörde'

/** To whom, why, and a tick for each entry and each paper that goes along. */
export function passOnForm(
  c: Page, seen: CaseDesk, items: readonly RecordItem[], { choice, typed, problems }: Sent, command: string,
): Promise<Response> {
  const { home, csrf, desk, at } = seen
  return deskPage(c, {
    desk,
    place: 'meine',
    title: pageTitle(seen, STEP),
    hasProblems: problems.length > 0,
    children: (
      <>
        <CaseHead seen={seen} step={STEP} />
        <ErrorSummary problems={problems} />
        <form class="lz-flow" method="post" action={`${home}/abgabe`} novalidate>
          <div class="lz-cols lz-2 lz-cols--wide">
            <Panel title={STEP}>
              {Object.entries(PASS_ON_FIELDS).map(([path, field]) => (
                <FieldInput field={field} path={path} form={{ typed, problems }} />
              ))}
            </Panel>
            <Panel title="Was das Paket ist" kind="soft">
              <p>
                Ein ZIP mit Begleitblatt, Akte als PDF, Verzeichnis und allen Unterlagen im Original. Es bleibt
                mit seiner Prüfsumme in der Akte und lässt sich dort wieder herunterladen.
              </p>
              <p>
                Verschickt wird es nicht: Geben Sie es auf Ihrem sicheren Weg weiter. Auch am Stand des
                Vorgangs ändert es nichts; abgegeben ist er erst mit der Handlung, die das Verfahren dafür hat.
              </p>
            </Panel>
          </div>
          <section class="lz-panel kern-layer kern-level-2 lz-flow" aria-labelledby={fieldId(ITEM)}>
            <h2 class="kern-heading-small" id={fieldId(ITEM)} tabIndex={-1}>
              Was mitgeht
            </h2>
            <p class="lz-meta">
              Vorgeschlagen ist alles außer Vermerken, Zuweisungen und früheren Herausgaben. Was Sie nicht
              anhaken, fehlt; die Nummern bleiben, wie sie in der Akte stehen.
            </p>
            <List kind="plain">
              {items.map((item) => (
                <Entry item={item} choice={choice} />
              ))}
            </List>
          </section>
          <div class="lz-row">
            <Button>Paket erstellen</Button>
            <a href={home}>Abbrechen</a>
          </div>
          <CsrfField csrf={csrf} />
          <CommandFields command={command} at={at} />
        </form>
      </>
    ),
  }, problems.length ? 422 : 200)
}

function Entry({ item, choice }: { item: RecordItem; choice: Sent['choice'] }) {
  const papers = item.papers.filter(({ isDisclosure }) => !isDisclosure)
  return (
    <li class="lz-tight">
      <Tick
        name={ITEM}
        value={item.key}
        checked={choice.items.has(item.key)}
        title={`Nr. ${item.no} ${item.title}`}
        note={[formatDate(item.day, 'short'), item.who].filter(Boolean).join(' · ')}
      />
      {papers.map((paper) => (
        <div class="lz-inner">
          <Tick
            name={PAPER}
            value={paper.key}
            checked={choice.papers.has(paper.key)}
            title={`Unterlage ${paper.no}: ${paper.title}`}
            note={formatSize(paper.size)}
          />
        </div>
      ))}
    </li>
  )
}

interface TickProps {
  readonly name: string
  readonly value: string
  readonly checked: boolean
  readonly title: string
  readonly note: string
}

function Tick({ name, value, checked, title, note }: TickProps) {
  const id = `${name}-${value}`
  return (
    <div class="kern-form-check">
      <input class="kern-form-check__checkbox" type="checkbox" id={id} name={name} value={value} checked={checked} aria-describedby={`${id}-n`} />
      <label class="kern-label lz-wraps" for={id}>
        {title}
      </label>
      <span class="lz-meta" id={`${id}-n`}>
        {note}
      </span>
    </div>
  )
}
