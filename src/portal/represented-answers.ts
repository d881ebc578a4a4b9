// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The answers an application begins with when somebody applies for another: by the names of fields
// and of HTML's `autocomplete`, whatever the process.
import type { Json, Values } from '../engine/case.ts'
import type { Field } from '../process/process.ts'
import { prefill } from './prefill.ts'
import type { Profile } from './prefill.ts'

type Fields = Readonly<Record<string, Field>>

/** What is known of whom somebody applies for. */
export interface ActingFor {
  readonly form: string
  readonly name: string
  readonly details: Profile
  /** The proof as a file field keeps it, while it holds. */
  readonly proof: Json | undefined
}

/** What a power of attorney is called in forms. */
const IS_REPRESENTED = /^bevollmaechtigt/
const POWER_OF_ATTORNEY = /^vollmacht/
const NOTARY = 'notariat'
/** Whose they are stays theirs, when an organisation applies: its officer's name, not its own. */
const OWN = ['given-name', 'family-name', 'bday', 'tel', 'email'] as const

/** Answers to begin with; `own` is the profile of who acts, with the e-mail address. */
export function answersFor(fields: Fields, names: readonly string[], one: ActingFor, own: Profile): Values {
  const theirs = one.form === 'person'
    ? { ...one.details, email: own['email'] }
    : { ...Object.fromEntries(OWN.map((name) => [name, own[name]])), ...one.details, organization: one.name }
  return merged(prefill(fields, names, theirs), byName(fields, names, one)) as Values
}

/** What `autocomplete` has no word for: form, house number, power of attorney, notary's office. */
function byName(fields: Fields, names: readonly string[], one: ActingFor): Values {
  const out: Record<string, Json> = {}
  for (const name of names) {
    const field = fields[name]
    const value = field && !field.value ? named(name, field, one) : undefined
    if (value !== undefined) out[name] = value
  }
  return out
}

function named(name: string, field: Field, one: ActingFor): Json | undefined {
  if (field.type === 'file') return POWER_OF_ATTORNEY.test(name) && one.proof !== undefined ? [one.proof] as Json : undefined
  if (field.list) return undefined
  if (field.type === 'boolean')
    return IS_REPRESENTED.test(name) ? one.form === 'person' || one.proof !== undefined : undefined
  if (field.type === 'group') {
    const inner = byName(field.fields ?? {}, Object.keys(field.fields ?? {}), one)
    const isTheirs = name === NOTARY && one.form === NOTARY && field.fields?.['name']?.type === 'text'
    const own: Values = {
      ...inner,
      ...(isTheirs && { name: one.name }),
      ...(asksWho(field) && Object.hasOwn(field.fields?.['art']?.options ?? {}, one.form) && { art: one.form }),
    }
    return Object.keys(own).length ? own : undefined
  }
  return name === 'hausnummer' ? one.details['hausnummer'] : undefined
}

/** A group about who applies asks for a family name. */
const asksWho = ({ fields }: Field) =>
  Object.values(fields ?? {}).some(({ autocomplete }) => autocomplete === 'family-name')

function merged(one: Json | undefined, other: Json): Json {
  const isGroup = (value: Json | undefined): value is Values =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isGroup(one) || !isGroup(other)) return other
  const keys = Object.entries(other).map(([key, value]) => [key, merged(one[key], value as Json)])
  return { ...one, ...Object.fromEntries(keys) } as Values
}
