// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// By what a case is recognised beside others: plain equality of what was written, spelling aside.
import { createHash } from 'node:crypto'
import type { Case, Json, Values } from '../engine/case.ts'
import type { Field, Process } from '../process/process.ts'
import { searchWords } from '../process/search-words.ts'

/** `account`, `email` and `person` (name and address) say who, `place` where, `days` when. */
export type TraitKind = 'account' | 'email' | 'person' | 'place' | 'days'

const PLACES_AT_MOST = 100
const DEPTH_AT_MOST = 5
const HASH_CHARS = 22

/** The traits of a case as `kind:hash`; the same writing gives the same hash in every case. */
export function traitsOf(process: Process, at: Case): readonly string[] {
  const traits = [
    ...(at.account ? [trait('account', at.account)] : []),
    ...personTraits(process, at),
    ...placesOf(process, at.fields).map((place) => trait('place', `${at.entity} ${place}`)),
    ...daysTrait(process, at.fields),
  ]
  return [...new Set(traits)]
}

/** The questions of the form whose answers make traits. */
export function traitFields({ address, entityField, place = [], pages, fields }: Process): readonly string[] {
  const asked = pages.flatMap((page) => page.fields)
  const places = place.map((path) => path.split('.')[0]!)
  const tell = new Set([address, ...(entityField === undefined ? [] : [entityField]), ...places])
  return asked.filter((name) => tell.has(name) || namesDay(fields[name]))
}

/** The kind of a trait; undefined for one this version does not know. */
export function traitKind(one: string): TraitKind | undefined {
  const kind = one.slice(0, one.indexOf(':'))
  return KINDS.find((known) => known === kind)
}

const KINDS: readonly TraitKind[] = ['account', 'email', 'person', 'place', 'days']

/** A name without order, case and spelling of umlauts: «MÜLLER, Hans» is «Hans Mueller». */
export function sameName(one: string): string {
  return searchWords(one).map(({ word }) => word).sort().join(' ')
}

/** «Dorfstr. 12 a» is «Dorfstraße 12a». */
function samePlace(text: string): string {
  return searchWords(text).map(({ word }) => word.replace(/str$/, 'strasse')).join('')
}

const trait = (kind: TraitKind, text: string) =>
  `${kind}:${createHash('sha256').update(text).digest('base64url').slice(0, HASH_CHARS)}`

function personTraits(process: Process, at: Case): string[] {
  const person = at.fields[process.address]
  if (!isGroup(person)) return []
  const address = isGroup(person['anschrift']) ? person['anschrift'] : {}
  const [plz, street] = [words(address['plz']), words(address['strasse'])]
  const name = sameName(at.applicant)
  const email = words(person['email']).trim().toLowerCase()
  return [
    ...(email ? [trait('email', email)] : []),
    ...(name && plz && street
      ? [trait('person', `${name} ${plz} ${samePlace(`${street} ${words(address['hausnummer'])}`)}`)]
      : []),
  ]
}

/** Each place the process asks for; one of which nothing is written counts as none. */
function placesOf({ place = [] }: Process, fields: Values): string[] {
  if (place.length === 0) return []
  const paths = place.map((path) => path.split('.'))
  const list = fields[paths[0]![0]!]
  const written = Array.isArray(list)
    ? list.slice(0, PLACES_AT_MOST).map((entry) => paths.map(([, ...rest]) => words(at(entry as Json, rest))))
    : [paths.map((path) => words(at(fields, path)))]
  return written.map((parts) => parts.map(samePlace).join(' ').trim()).filter(Boolean)
}

const at = (value: Json | Values, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((one, name) => (isGroup(one) ? one[name] : undefined), value)

/** All days an application names, together; a birthday is none of them. */
function daysTrait({ pages, fields }: Process, values: Values): string[] {
  const names = pages.flatMap((page) => page.fields)
  const days = names.flatMap((name) => daysIn(fields[name], values[name]))
  return days.length ? [trait('days', [...new Set(days)].sort().join(' '))] : []
}

function daysIn(field: Field | undefined, value: Json | undefined, depth = 0): string[] {
  if (!field || value === undefined || value === null || depth > DEPTH_AT_MOST) return []
  if (Array.isArray(value)) return value.flatMap((one) => daysIn(field, one as Json, depth + 1))
  if (field.type === 'date') return typeof value === 'string' && isDayOfCase(field) ? [value] : []
  if (field.type !== 'group' || !isGroup(value)) return []
  return Object.entries(field.fields ?? {}).flatMap(([name, inner]) => daysIn(inner, value[name], depth + 1))
}

function namesDay(field: Field | undefined, depth = 0): boolean {
  if (!field || depth > DEPTH_AT_MOST) return false
  if (field.type === 'date') return isDayOfCase(field)
  return field.type === 'group' && Object.values(field.fields ?? {}).some((inner) => namesDay(inner, depth + 1))
}

const isDayOfCase = ({ autocomplete }: Field) => autocomplete !== 'bday'

const words = (value: Json | undefined) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

function isGroup(value: Json | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
