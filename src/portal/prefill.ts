// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { isEmpty } from '../engine/input.ts'
import type { Json, Values } from '../engine/case.ts'
import type { Field } from '../process/process.ts'

/** What a citizen keeps in the account, under the names of HTML's `autocomplete`. */
export type Profile = Readonly<Record<string, Json | undefined>>

type Fields = Readonly<Record<string, Field>>

/** Answers an account already knows; nobody is asked twice. Lists are never filled. */
export function prefill(fields: Fields, names: readonly string[], profile: Profile): Values {
  const out: Record<string, Json> = {}
  for (const name of names) {
    const field = fields[name]
    const value = field && known(field, profile)
    if (value !== undefined) out[name] = value
  }
  return out
}

function known(field: Field, profile: Profile): Json | undefined {
  if (field.list || field.value !== undefined) return undefined
  if (field.type === 'group') {
    const inner = prefill(field.fields ?? {}, Object.keys(field.fields ?? {}), profile)
    return Object.keys(inner).length ? inner : undefined
  }
  const value = field.autocomplete ? profile[field.autocomplete] : undefined
  return isEmpty(value) ? undefined : value
}
