// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { toCents } from '../feel/exact.ts'
import { display } from '../feel/display.ts'
import { toLocalDate } from '../feel/values.ts'
import type { Value } from '../feel/values.ts'
import type { Field } from '../process/process.ts'
import type { Json } from './case.ts'

/** Stores the result of a rule in a field: dates as ISO days, euro as cents. */
export function jsonOf(field: Field, value: Value): Json {
  if (value === null) return null
  switch (field.type) {
    case 'date': return toLocalDate(value) ?? null
    case 'money': return typeof value === 'number' ? toCents(value) : null
    case 'boolean': return value === true
    case 'number': return typeof value === 'number' ? value : null
    default: return typeof value === 'string' ? value : display(value)
  }
}
