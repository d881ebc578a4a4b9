// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Whose turn it is. The work list keeps `role: words`; here this becomes a sentence for a reader.
import type { CaseLine } from '../store/worklist.ts'
import { processNamed } from './desk.ts'
import type { Desk } from './desk.ts'

export interface Turn {
  readonly role: string
  readonly words: string
  /** The reader has this role, and nobody else of it has the case. */
  readonly mine: boolean
  readonly kind: 'staff' | 'applicant' | 'consultee' | 'nobody'
}

type Line = Pick<CaseLine, 'waitingFor' | 'assignee' | 'process'>

/** A day that is not known yet stands as a dash; the sentence is better without it. */
const NOT_YET = / (?:am|bis|zum|ab) –$/

/** Reads whose turn it is on a line; `nobody` when only time has to pass. */
export function turnOf(desk: Desk, line: Line): Turn {
  const { id: reader, roles } = desk.person
  const [role = '', ...rest] = (line.waitingFor ?? '').split(': ')
  const words = rest.join(': ').replace(NOT_YET, '')
  const kind = processNamed(desk, line.process)?.process.roles[role]?.kind ?? 'nobody'
  const holder = line.assignee === null ? undefined : desk.staff.get(line.assignee)
  const others = holder !== undefined && holder.id !== reader && holder.roles.includes(role)
  return { role, words, kind, mine: kind === 'staff' && roles.includes(role) && !others }
}

/** For whom the case waits, as the list says it: `Sie: Entwurf vorlegen`, `Zeichnung`. */
export function turnText(desk: Desk, line: CaseLine): string {
  const turn = turnOf(desk, line)
  if (line.assignee === null && turn.kind === 'staff') return turn.words
  if (turn.mine) return `Sie: ${turn.words}`
  const holder = line.assignee === null ? undefined : desk.staff.get(line.assignee)
  const acts = turn.kind === 'staff' && holder?.roles.includes(turn.role)
  return acts ? `${holder!.name}: ${turn.words}` : turn.words || 'niemand'
}
