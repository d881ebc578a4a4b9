// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An act that moves days shows every consequence before it happens: old day, new day, what goes out.
import { formatDate } from '../calendar/date.ts'
import { foresee } from '../command/foresee.ts'
import { eventWords } from '../documents/record-words.ts'
import type { Case, Deadline } from '../engine/case.ts'
import type { Act } from '../engine/command.ts'
import type { Action, Effect } from '../process/process.ts'
import { stateHash } from '../store/settings-history.ts'
import { Alert } from '../ui/alert.tsx'
import { Facts } from '../ui/facts.tsx'
import type { CaseDesk } from './case-desk.ts'

/** What the person has seen, so that nothing else is carried out. */
export const FORESEEN = '_gesehen'

interface Moved {
  readonly title: string
  readonly before: string
  readonly after: string
}

export interface Foreseen {
  readonly key: string
  readonly deadlines: readonly Moved[]
  readonly more: readonly string[]
}

/** Who asks for papers lets a period rest by the way: one more press each time would help nobody. */
const BY_THE_WAY: readonly Effect['kind'][] = ['request', 'supply', 'forgo', 'consult']

/** Whether an act is about days: it corrects, extends, rests or resumes. */
export function movesDays({ effects = [] }: Action): boolean {
  if (effects.some(({ kind }) => BY_THE_WAY.includes(kind))) return false
  return effects.some((effect) =>
    effect.kind === 'receipt' || effect.kind === 'correct'
    || (effect.kind === 'deadline' && ('extend' in effect || 'suspend' in effect || 'resume' in effect || 'follow' in effect)))
}

/** What the act would do; `undefined` if it would be refused. */
export async function foreseenOf(seen: CaseDesk, act: Act): Promise<Foreseen | undefined> {
  const { desk: { house, tenant }, at, prepared } = seen
  const decided = await foresee(house, tenant, seen, act)
  if ('refusal' in decided) return undefined
  const deadlines = movedBetween(at, decided.after)
  const more = decided.events.flatMap((event) => {
    if (event.kind === 'deadlineSet' || event.kind === 'deadlineCleared') return []
    return eventWords(prepared.process, event) ?? []
  })
  return { key: stateHash({ deadlines: deadlines.map((one) => ({ ...one })), more }), deadlines, more }
}

function movedBetween(before: Case, after: Case): Moved[] {
  const names = new Set([...Object.keys(before.deadlines), ...Object.keys(after.deadlines)])
  return [...names].flatMap((name) => {
    const [old, now] = [before.deadlines[name], after.deadlines[name]]
    const [was, is] = [dayText(old), dayText(now)]
    return was === is ? [] : [{ title: (now ?? old)!.title, before: was, after: is }]
  })
}

function dayText(deadline: Deadline | undefined): string {
  if (!deadline) return 'keine'
  const { due, restsSince } = deadline
  return restsSince === undefined ? formatDate(due, 'short') : `ruht seit ${formatDate(restsSince, 'short')}`
}

/** Above the form that carries it out. */
export function Consequences({ foreseen: { deadlines, more } }: { foreseen: Foreseen }) {
  return (
    <Alert kind="info" title="Das ändert sich, wenn Sie bestätigen">
      {deadlines.length === 0 && <p>Keine Frist ändert sich.</p>}
      {deadlines.length > 0 && (
        <Facts
          rows={deadlines.map(({ title, before, after }) => ({
            label: title, value: <>bisher {before}, danach <strong>{after}</strong></>,
          }))}
        />
      )}
      {more.length > 0 && (
        <ul class="lz-tight">
          {more.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
