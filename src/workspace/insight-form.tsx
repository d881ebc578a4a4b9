// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How people fared with the form: what was refused while they filled it in, and where they left.
import type { Field, Process } from '../process/process.ts'
import type { FormExperience } from '../store/form-experience.ts'
import { Panel } from '../ui/panel.tsx'
import { FEWEST, shownCount, shownShare } from './insight-shown.ts'

/** A question of the form that was refused in enough applications to be shown, with its title. */
export interface Stumble {
  readonly title: string
  readonly drafts: number
}

const LINES_AT_MOST = 10

/** Refused questions, most often first; what the form no longer asks is left out. */
export function stumblesOf(process: Process, { mistakes }: FormExperience): Stumble[] {
  return mistakes.filter(({ drafts }) => drafts >= FEWEST).flatMap(({ what, drafts }) => {
    const title = titleOf(process.fields, what.split('.'))
    return title === undefined ? [] : [{ title, drafts }]
  })
}

/** The title of a question, with that of the list or group it is in. */
function titleOf(fields: Readonly<Record<string, Field>> | undefined, [first, ...rest]: readonly string[]): string | undefined {
  const field = first === undefined ? undefined : fields?.[first]
  if (!field) return undefined
  if (rest.length === 0) return field.title
  const inside = titleOf(field.fields, rest)
  return inside === undefined ? field.title : `${field.title}: ${inside}`
}

interface Props {
  readonly process: Process
  readonly experience: FormExperience
  readonly isOfOneEntity: boolean
}

/** The two lists of the page of a process; nothing where too few applications came. */
export function FormPanel({ process, experience, isOfOneEntity }: Props) {
  if (experience.sent < FEWEST) return null
  const stumbles = stumblesOf(process, experience).slice(0, LINES_AT_MOST)
  const left = experience.left.filter(({ drafts }) => drafts >= FEWEST)
  return (
    <Panel title="Beim Ausfüllen im Internet" class="lz-tight">
      <p>
        Gesendete Anträge: <strong>{shownCount(experience.sent).text}</strong>. Gezählt wird, bei
        welcher Frage in einem Antrag mindestens einmal ein Fehler gemeldet wurde.
        {isOfOneEntity && experience.hasUndivided && (
          ' Ein Teil der Anträge aus diesem Zeitraum wurde gezählt, als nach Gemeinden noch nicht getrennt wurde. Er fehlt hier und steht nur unter „alle“.'
        )}
      </p>
      {stumbles.length === 0
        ? <p>Bei keiner Frage wurde in fünf oder mehr Anträgen ein Fehler gemeldet.</p>
        : <Stumbles stumbles={stumbles} sent={experience.sent} />}
      {left.length > 0 && (
        <>
          <h3 class="kern-heading-small">Nicht gesendet</h3>
          <p>
            Entwürfe, die nach dieser Seite liegen blieben und nach 30 Tagen gelöscht wurden
            {isOfOneEntity && ' (ohne die, in denen noch keine Gemeinde stand)'}:
          </p>
          <ul>
            {left.map(({ what, drafts }) => (
              <li>
                {process.pages.find(({ key }) => key === what)?.title ?? 'eine frühere Seite'}:{' '}
                {shownCount(drafts).text}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function Stumbles({ stumbles, sent }: { stumbles: readonly Stumble[]; sent: number }) {
  return (
    <table class="lz-figures-table">
      <caption class="kern-sr-only">Fragen, bei denen Fehler gemeldet wurden</caption>
      <thead>
        <tr>
          <th scope="col">Frage</th>
          <th scope="col">Anträge</th>
          <th scope="col">Anteil</th>
        </tr>
      </thead>
      <tbody>
        {stumbles.map(({ title, drafts }) => (
          <tr>
            <th scope="row">{title}</th>
            <td>{shownCount(drafts).text}</td>
            <td>{shownShare(drafts, sent).text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
