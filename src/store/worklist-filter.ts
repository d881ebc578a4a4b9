// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a work list asks for, as SQL over columns that have an index. Values are parameters.
import { placeWords } from '../process/place-words.ts'
import type { WaitingKind } from './commit-command.ts'

/** Somebody whose cases are meant. */
export interface Reader {
  readonly id: string
  readonly roles: readonly string[]
  /** `role person` of each colleague: with them lies the turn of a case they have taken. */
  readonly held: readonly string[]
}

/** Turns within single procedures: `process role`, unless a colleague of that role has the case. */
export interface Turns {
  readonly turns: readonly string[]
  /** As in `Reader`. */
  readonly held: readonly string[]
}

/** Of `32-GE-17/2026`: the number in the file plan and the year may be left out. */
export interface FileNumberPart {
  readonly plan?: string
  readonly code: string
  readonly sequence: number
  readonly year?: string
}

/** What to show; every condition narrows. `page` counts from 1. */
export interface CaseFilter {
  readonly state: 'open' | 'done' | 'all'
  readonly assignee?: string | null
  /** Somebody has taken it. */
  readonly isTaken?: true
  /** Taken by somebody else. */
  readonly takenByOther?: string
  readonly units?: readonly string[]
  /** Whether a unit of the house was given the case. */
  readonly inUnit?: boolean
  readonly account?: string
  readonly waitingFor?: string
  readonly process?: string
  readonly processes?: readonly string[]
  /** Processes whose cases this person must not see at all. */
  readonly hidden?: readonly string[]
  readonly entity?: string
  readonly entities?: readonly string[]
  /** Assigned to one of these, or their turn on the case of another. */
  readonly ownOf?: readonly Reader[]
  /** It is this person's turn, whoever has the case. */
  readonly turnOf?: Reader
  /** It is not this person's turn. */
  readonly notTurnOf?: Reader
  /** It is one of these turns. */
  readonly turnsIn?: readonly Turns[]
  readonly waitingKind?: WaitingKind
  readonly waitingRoles?: readonly string[]
  /** Next deadline on this local date or before, or from it on. */
  readonly dueTo?: string
  readonly dueFrom?: string
  /** No deadline on this local date or before. */
  readonly notDueTo?: string
  /** Changed after this instant. */
  readonly changedAfter?: string
  /** Status → state. */
  readonly statuses?: Readonly<Record<string, string>>
  readonly channel?: string
  /** Cents, both included. */
  readonly feeFrom?: number
  readonly feeTo?: number
  /** These cases and no others. */
  readonly ids?: readonly string[]
  /** Cases that have one of these traits. */
  readonly traits?: readonly string[]
  readonly number?: FileNumberPart
  /** A whole Kassenzeichen of one of its claims. */
  readonly paymentReference?: string
  /** Words that all begin a word of the same street, place or parcel; a number is meant whole. */
  readonly place?: string
  /** Of the words of `place` those so many cases have that no index is asked for them. */
  readonly placeBeside?: readonly string[]
  /** Words that all occur in the name of who applies. */
  readonly applicant?: string
  /** Words that all occur in file number, title or applicant. */
  readonly text?: string
  /** Of the words of `text` and `applicant` those so many cases have that no index is asked for them. */
  readonly beside?: readonly string[]
  /** Lines of the same legal entity, process or person stand together. */
  readonly group?: 'process' | 'entity' | 'assignee'
  readonly sort?: CaseSort
  readonly page?: number
  readonly pageSize?: number
}

export type CaseSort = 'due' | 'newest' | 'oldest' | 'changed' | 'fileNumber' | 'title' | 'applicant' | 'entity' | 'fee'

const WORDS_AT_MOST = 8
/** As in the index of this expression: `GE-17/2026` of `32-GE-17/2026`. */
const CODE_ON = `substr(file_number, strpos(file_number, '-') + 1)`
export const STATES = { open: 'NOT done', done: 'done', all: 'true' } as const

/** The condition and its parameters. */
export function conditions(filter: CaseFilter): { where: string; values: unknown[] } {
  const parts: string[] = [STATES[filter.state]]
  const values: unknown[] = []
  const add = (condition: string, value: unknown) => parts.push(condition.replace('?', mark(value)))
  const mark = (value: unknown) => `$${values.push(value)}`
  if (filter.ids) add('id = ANY (?::uuid[])', filter.ids)
  if (filter.assignee === null) parts.push('assignee IS NULL')
  else if (filter.assignee !== undefined) add('assignee = ?', filter.assignee)
  if (filter.isTaken) parts.push('assignee IS NOT NULL')
  if (filter.takenByOther !== undefined) add('assignee <> ?', filter.takenByOther)
  if (filter.inUnit !== undefined) parts.push(`unit IS ${filter.inUnit ? 'NOT ' : ''}NULL`)
  if (filter.units) add('unit = ANY (?)', filter.units)
  if (filter.account !== undefined) add('account = ?', filter.account)
  if (filter.waitingFor !== undefined) add('waiting_for = ?', filter.waitingFor)
  if (filter.process !== undefined) add('process = ?', filter.process)
  if (filter.processes) add('process = ANY (?)', filter.processes)
  if (filter.hidden?.length) add('process <> ALL (?)', filter.hidden)
  if (filter.entity !== undefined) add('entity = ?', filter.entity)
  if (filter.entities) add('entity = ANY (?)', filter.entities)
  if (filter.ownOf) {
    const own = filter.ownOf.map((reader) =>
      `assignee = ${mark(reader.id)} OR assignee IS NOT NULL AND ${turn(reader, mark)}`)
    parts.push(own.length ? `(${own.join(' OR ')})` : 'false')
  }
  if (filter.turnOf) parts.push(turn(filter.turnOf, mark))
  if (filter.turnsIn) parts.push(`(${filter.turnsIn.map((one) => turnWithin(one, mark)).join(' OR ') || 'false'})`)
  if (filter.notTurnOf) parts.push(`${turn(filter.notTurnOf, mark)} IS NOT TRUE`)
  if (filter.waitingKind === 'nobody') parts.push(`coalesce(waiting_kind, 'nobody') = 'nobody'`)
  else if (filter.waitingKind) add('waiting_kind = ?', filter.waitingKind)
  if (filter.waitingRoles) add('waiting_role = ANY (?)', filter.waitingRoles)
  if (filter.dueTo !== undefined) add('next_due <= ?', filter.dueTo)
  if (filter.dueFrom !== undefined) add('next_due >= ?', filter.dueFrom)
  if (filter.notDueTo !== undefined) add('(next_due > ? OR next_due IS NULL)', filter.notDueTo)
  if (filter.changedAfter !== undefined) add('changed_at > ?', filter.changedAfter)
  if (filter.channel !== undefined) add('channel = ?', filter.channel)
  if (filter.feeFrom !== undefined) add('fee_cents >= ?', filter.feeFrom)
  if (filter.feeTo !== undefined) add('fee_cents <= ?', filter.feeTo)
  // After what costs less: conditions of one price are tried in the order they are written.
  if (filter.statuses) add('statuses @> ?::jsonb', JSON.stringify(filter.statuses))
  if (filter.traits) add('id IN (SELECT case_id FROM case_traits WHERE trait = ANY (?))', filter.traits)
  const place = wordsOfPlace(filter)
  if (place.length > 0) parts.push(atPlace(place, filter.placeBeside ?? [], mark))
  if (filter.number) {
    const { plan, code, sequence, year } = filter.number
    if (plan !== undefined) add('file_number LIKE ?', `${plan}-%`)
    add(`${CODE_ON} LIKE ?`, `${code}-${sequence}/${year ?? '%'}`)
  }
  // The index holds only cases with a claim, and is asked only where that is said.
  if (filter.paymentReference !== undefined) add(`payment_references <> '[]' AND payment_references @> to_jsonb(?::text)`, filter.paymentReference)
  const isBeside = (word: string) => filter.beside?.includes(word) === true
  for (const word of textWords(filter.text ?? '')) add(`${isBeside(word) ? `(search || '')` : 'search'} LIKE lower(?)`, anywhere(word))
  for (const word of textWords(filter.applicant ?? '')) {
    // What the search has an index for holds the name too; the name alone has none.
    if (!isBeside(word)) add('search LIKE lower(?)', anywhere(word))
    add('lower(applicant) LIKE lower(?)', anywhere(word))
  }
  return { where: parts.join(' AND '), values }
}

/**
 * The same cases as filters of which no two have a case in common, for counting: one's own cases and
 * those of others whose turn is one's own each have an index, together they have none.
 */
export function disjoint(filter: CaseFilter): readonly CaseFilter[] {
  const { ownOf, ...rest } = filter
  const [reader, ...more] = ownOf ?? []
  // Who is asked for otherwise too must not be overwritten here.
  if (!reader || more.length > 0 || rest.assignee !== undefined || rest.turnOf) return [filter]
  return [{ ...rest, assignee: reader.id }, { ...rest, takenByOther: reader.id, turnOf: reader }]
}

/** Role of the person, and no colleague of that role has the case. */
function turn({ roles, held }: Reader, mark: (value: unknown) => string): string {
  return `(waiting_kind = 'staff' AND ${inRole(roles, mark)}
    AND coalesce(waiting_role || ' ' || assignee <> ALL (${mark(held)}), true))`
}

/** Of one role an index has the cases in the order of the list; of several it has them one role after the other. */
const inRole = (roles: readonly string[], mark: (value: unknown) => string) =>
  roles.length === 1 ? `waiting_role = ${mark(roles[0])}` : `waiting_role = ANY (${mark(roles)})`

/** The roles alone lead through the index; the pairs decide. */
function turnWithin({ turns, held }: Turns, mark: (value: unknown) => string): string {
  const roles = [...new Set(turns.map((one) => one.slice(one.indexOf(' ') + 1)))]
  return `(waiting_kind = 'staff' AND ${inRole(roles, mark)}
    AND process || ' ' || waiting_role = ANY (${mark(turns)})
    AND coalesce(waiting_role || ' ' || assignee <> ALL (${mark(held)}), true))`
}

/** By the index of all places of a case; where several words are asked for, one place has to have them all. */
function atPlace(words: readonly string[], beside: readonly string[], mark: (value: unknown) => string): string {
  const query = mark(placeQuery(words.filter((word) => !beside.includes(word))))
  const found = `SELECT case_id FROM case_answers WHERE place_words @@ to_tsquery('pg_catalog.simple', ${query})`
  if (words.length === 1) return `id IN (${found})`
  const patterns = mark(words.map((word) => `% ${word}${isNumber(word) ? ' ' : ''}%`))
  return `id IN (${found} AND EXISTS (SELECT FROM string_to_table(places, E'\\n') one WHERE ' ' || one || ' ' LIKE ALL (${patterns})))`
}

/** The words a place is asked for by; beyond the eighth they are left out. */
export const wordsOfPlace = ({ place = '' }: CaseFilter) => placeWords(place).slice(0, WORDS_AT_MOST)

/** What the index of places is asked: words begin so, numbers are whole. */
export const placeQuery = (words: readonly string[]) => words.map((word) => (isNumber(word) ? word : `${word}:*`)).join(' & ')

const isNumber = (word: string) => /^\d/.test(word)

/** The pattern of a word within a text. */
export const anywhere = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** The words a search asks for; beyond the eighth they are left out. */
export function textWords(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).slice(0, WORDS_AT_MOST)
}
