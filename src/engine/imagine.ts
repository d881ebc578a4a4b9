// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Case, Values } from './case.ts'
import type { Context } from './context.ts'
import { naming } from './decide.ts'
import { askedValues } from './input.ts'
import type { Prepared } from './prepare.ts'
import { look } from './scope.ts'

/**
 * A case as it would be called, for whom and where, if these answers of its form were given; they may
 * have gaps. Only for looking: nothing is checked, decided or settled.
 */
export function imagine(prepared: Prepared, at: Case, values: Values, context: Context): Case {
  const { fields, entityField } = prepared.process
  const wanted = Object.fromEntries(Object.keys(values).map((name) => [name, fields[name]!]))
  const withAll = { ...at, fields: { ...at.fields, ...values } }
  const asked = askedValues(prepared, wanted, values, look(prepared, withAll, context))
  const entity = entityField === undefined ? undefined : asked[entityField]
  const answered: Case = {
    ...at,
    fields: { ...at.fields, ...asked },
    ...(typeof entity === 'string' && Object.hasOwn(context.entities, entity) && { entity }),
  }
  return { ...answered, ...naming(prepared, look(prepared, answered, context)) }
}
