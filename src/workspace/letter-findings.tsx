// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { LetterPlace } from '../engine/letter-lint.ts'
import type { Action } from '../process/process.ts'
import { Alert } from '../ui/alert.tsx'
import { Say } from '../ui/say.tsx'
import type { CaseDesk } from './case-desk.ts'
import type { DraftedNotice } from './notice.ts'

/** What the legal check says of a notice, each with the way to mend it; good news is said too. */
export function LetterFindings({ seen, draft }: { seen: CaseDesk; draft: DraftedNotice }) {
  const { findings, stale } = draft
  if (findings.length + stale.length === 0) {
    return (
      <p>
        <Say mark="done">
          Geprüft, ohne Befund: Rechtsbehelfsbelehrung, Begründung, Nebenbestimmungen, Gebühr,
          Empfänger, offene Stellen im Text
        </Say>
      </p>
    )
  }
  const isError = findings.some(({ level }) => level === 'error')
  return (
    <Alert
      kind={isError ? 'danger' : 'warning'}
      title={isError ? 'So darf der Bescheid nicht hinaus' : 'Bitte ansehen, bevor Sie zeichnen'}
      level={3}
    >
      <ul class="lz-tight">
        {findings.map((one) => (
          <li>
            {one.message} <Mend seen={seen} place={one.place} />
          </li>
        ))}
        {stale.map(({ was }) => (
          <li>
            Eine Änderung passt nicht mehr, weil die Vorlage den Satz nicht mehr hat: „{was}“{' '}
            <Mend seen={seen} place="text" />
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** Where the office mends it: the action that asks for it, or the tab that shows it. */
function Mend({ seen, place }: { seen: CaseDesk; place: LetterPlace }) {
  const { actions, fields } = seen.prepared.process
  const asks = (type: string) => (action: Action) =>
    action.input?.some((name) => fields[name]?.type === type) === true
  const action = (test: (one: Action) => boolean) => Object.keys(actions).find((key) => test(actions[key]!))
  const links: Record<LetterPlace, readonly [string, string | undefined]> = {
    text: ['Wortlaut ändern', action(asks('wording'))],
    clauses: ['Nebenbestimmungen ändern', action(asks('clauses'))],
    decision: ['Entscheidung ändern', action(asks('clauses'))],
    fee: ['Gebühr ansehen', undefined],
    recipient: ['Angaben ansehen', undefined],
  }
  const [text, key] = links[place]
  const tab = place === 'fee' ? 'gebuehr' : 'antrag'
  return <a href={`${seen.home}/${key === undefined ? tab : `aktion/${encodeURIComponent(key)}`}`}>{text}</a>
}

/** The sentences changed for this case beside what the template says. */
export function Rewordings({ draft }: { draft: DraftedNotice }) {
  const changed = draft.rewordings.filter((one) => !draft.stale.includes(one))
  if (changed.length === 0) return null
  return (
    <section aria-labelledby="wortlaut">
      <h3 id="wortlaut">Gegenüber der Vorlage geändert</h3>
      {changed.map(({ was, now }) => (
        <p class="lz-tight">
          <del>{was}</del>
          {now && (
            <>
              <br />
              <ins>{now}</ins>
            </>
          )}
        </p>
      ))}
      <p class="lz-meta">Wer wann welche Fassung geschrieben hat, steht im Verlauf.</p>
    </section>
  )
}
