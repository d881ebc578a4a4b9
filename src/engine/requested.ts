// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What was requested, item by item (Nachforderung): how each stands, and the question for each.
import type { LocalDate } from '../calendar/date.ts'
import type { Field, Process } from '../process/process.ts'
import type { Case, DocumentRequest, ItemAnswer, Json, Values } from './case.ts'
import { isBlank } from './input.ts'
import type { Prepared } from './prepare.ts'
import type { Turn } from './turn.ts'

export interface RequestedItem {
  /** Number of the request and of the item in it, both from 1: `1-2`. */
  readonly key: string
  readonly title: string
  /** Why it is needed; '' where nothing was said. */
  readonly reason: string
  readonly due: LocalDate
  /** `forgone`: it was not waited for any longer. */
  readonly state: 'open' | 'answered' | 'forgone'
  /** Absent where a request was answered as a whole. */
  readonly answer?: ItemAnswer
}

/** Every item of every request of a case, oldest first; the first text of an item names it, the second says why. */
export function requestedItems(process: Process, at: Case): RequestedItem[] {
  return at.requests.flatMap((request, n) => itemsOf(process, request, n))
}

/** The items of the requests that are open, and of the last one, unless it was answered as a whole. */
export function latestItems(process: Process, at: Case): RequestedItem[] {
  return at.requests.flatMap((request, n) => {
    const isLast = n === at.requests.length - 1 && (request.answers !== undefined || request.status === 'forgone')
    return request.status === 'open' || isLast ? itemsOf(process, request, n) : []
  })
}

export const openItems = (process: Process, at: Case): RequestedItem[] =>
  requestedItems(process, at).filter(({ state }) => state === 'open')

function itemsOf(process: Process, request: DocumentRequest, n: number): RequestedItem[] {
  const { items, due, answers = {} } = request
  // The database keeps no order of names; the process has one.
  const names = Object.keys(process.fields[fieldOf(process, request)]?.fields ?? {})
  return items.map((item, i) => {
    const [title = '', reason = ''] = names.map((name) => item[name]).filter((one) => typeof one === 'string')
    const answer = answers[String(i)]
    const state = answer ? 'answered' : request.status
    return { key: `${n + 1}-${i + 1}`, title, reason, due, state, ...(answer && { answer }) }
  })
}

/** The list it was asked with; requests of before do not say, and there was but one. */
function fieldOf(process: Process, { field }: DocumentRequest): string {
  if (field !== undefined) return field
  const effects = Object.values(process.actions).flatMap((action) => action.effects ?? [])
  return effects.find((effect) => effect.kind === 'request')?.items ?? ''
}

/**
 * The process as it asks now: a field that answers a request has one group of questions for each
 * open item, under the item's key. The same object where none of these fields is one.
 */
export function askedNow(prepared: Prepared, at: Case, names: readonly string[]): Prepared {
  const { process } = prepared
  const answering = names.flatMap((name) => {
    const field = process.fields[name]
    return field?.answers === undefined ? [] : [[name, field] as const]
  })
  if (!answering.length) return prepared
  const asked = answering.map(([name, field]) => [name, withItems(process, field, at)] as const)
  return { ...prepared, process: { ...process, fields: { ...process.fields, ...Object.fromEntries(asked) } } }
}

function withItems(process: Process, field: Field, at: Case): Field {
  const items = at.requests.flatMap((request, n) =>
    (fieldOf(process, request) === field.answers ? itemsOf(process, request, n) : []))
  const groups = items.filter(({ state }) => state === 'open').map(({ key, title, reason }): [string, Field] => {
    const named = { title, ...(reason && { help: reason }) }
    const fields = Object.entries(field.fields ?? {}).map(([name, one]): [string, Field] =>
      [name, one.type === 'file' ? { ...one, ...named } : one])
    return [key, { type: 'group', ...named, required: false, fields: Object.fromEntries(fields) }]
  })
  return { ...field, fields: Object.fromEntries(groups) }
}

/** Input as it is kept: of each answered item its key, its title and what was said to it. */
export function keptAnswers({ process }: Prepared, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => {
    const field = process.fields[name]!
    return [name, field.answers === undefined ? value : answersOf(field, value)]
  }))
}

function answersOf(field: Field, value: Json): Json {
  const given = (value ?? {}) as Values
  return Object.entries(field.fields ?? {})
    .filter(([key]) => !isBlank(given[key]))
    .map(([key, { title }]) => ({ ...(given[key] as Values), key, title }))
}

/** Takes answers to the file; a request all of whose items are answered is supplied. */
export function supplyItems(turn: Turn, name: string, input: Values): void {
  const { at, context: { today: on }, prepared: { process } } = turn
  const fields = Object.entries(process.fields[name]?.fields ?? {})
  const given = (input[name] ?? []) as readonly Values[]
  const files = given.flatMap((one) => fields.flatMap(([key, { type }]) =>
    (type === 'file' && Array.isArray(one[key]) ? (one[key] as readonly Values[]) : [])))
  const answers = given.map((one) => {
    const [request, item] = String(one['key']).split('-').map(Number) as [number, number]
    const own = fields.filter(([, { type }]) => type === 'file').flatMap(([key]) => (one[key] ?? []) as readonly Values[])
    const text = fields.filter(([, { type }]) => type !== 'file').map(([key]) => one[key]).find((said) => typeof said === 'string')
    return {
      request: at.requests[request - 1]!.id, item: item - 1,
      files: own.map((file) => String(file['id'])), ...(text !== undefined && { text: String(text) }),
    }
  })
  if (answers.length) turn.add({ kind: 'itemsAnswered', answers, on })
  const ids = turn.at.requests
    .filter(({ status, items, answers: all = {} }) => status === 'open' && items.every((_, i) => Object.hasOwn(all, String(i))))
    .map(({ id }) => id)
  if (ids.length) turn.add({ kind: 'documentsSupplied', ids, files, on })
}

/** What is open is not waited for any longer. */
export function forgoItems(turn: Turn): void {
  const ids = turn.at.requests.filter(({ status }) => status === 'open').map(({ id }) => id)
  if (ids.length) turn.add({ kind: 'documentsForgone', ids, on: turn.context.today })
}
