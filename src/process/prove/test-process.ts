// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Small processes for tests: only what matters is written down.
import type { Action, DeadlineRule, Field, Process } from '../process.ts'

interface Toy {
  /** Status → its states, parted by blanks. */
  readonly statuses: Readonly<Record<string, string>>
  readonly actions: Readonly<Record<string, Partial<Action> & { readonly rule: string }>>
  readonly final: string
  readonly fields?: Readonly<Record<string, Partial<Field> & { readonly type: Field['type'] }>>
  readonly deadlines?: readonly string[]
  readonly consultees?: readonly string[]
  readonly invariants?: readonly { readonly title: string; readonly never: string }[]
  readonly roles?: Process['roles']
}

const ROLES: Process['roles'] = {
  citizen: { title: 'Bürger', kind: 'applicant' },
  clerk: { title: 'Sachbearbeitung', kind: 'staff' },
}

/** A process around a few statuses and actions; an action without `by` is the clerk's. */
export function toyProcess({ statuses, actions, final, fields, deadlines, consultees, invariants, roles = ROLES }: Toy): Process {
  const deadline: DeadlineRule = { title: 'Frist', basis: '§ 1', side: 'applicant', from: 'today', duration: '"P1M"' }
  const titled = <T>(from: Readonly<Record<string, T>> | undefined) =>
    Object.fromEntries(Object.entries(from ?? {}).map(([key, one]) => [key, { title: key, ...one }]))
  return {
    id: 'toy', version: '1.0.0', title: 'Toy', summary: 'Toy', code: 'TO', filePlan: '1', basis: '§ 1',
    caseTitle: 'Toy', applicant: 'Toy', retentionYears: 1, parameters: {}, clauses: {}, way: [], waiting: [],
    pages: [], letters: {}, texts: {}, registers: {}, links: {}, blocks: [], address: 'name', roles, final, invariants: invariants ?? [],
    fields: titled(fields) as Process['fields'],
    statuses: Object.fromEntries(Object.entries(statuses).map(([key, states]) => [
      key, { title: key, states: Object.fromEntries(states.split(' ').map((state) => [state, { title: state }])) },
    ])),
    deadlines: Object.fromEntries((deadlines ?? []).map((key) => [key, deadline])),
    consultees: Object.fromEntries((consultees ?? []).map((key) => [key, { title: key, question: '?' }])),
    actions: Object.fromEntries(Object.entries(actions).map(([key, action]) => [key, { title: key, by: ['clerk'], ...action }])),
  }
}

/** A status rule in short: `antrag: entschieden`, with a condition after `when`. */
export function to(rule: string): { readonly status: string; readonly to: string; readonly when?: string } {
  const [, status, state, when] = /^(\w+): (\w+)(?: when (.+))?$/.exec(rule)!
  return { status: status!, to: state!, ...(when && { when }) }
}
