// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Case } from './case.ts'
import type { Context } from './context.ts'
import { shownAt } from './explain-condition.ts'
import { isOutside, nameTitle, subject } from './explain-names.ts'
import { traceRule, valueTrace } from './explain-rule.ts'
import type { Ground, Trace } from './explain-rule.ts'
import type { Prepared } from './prepare.ts'
import { look } from './scope.ts'

/** Where the value of a field comes from: what it was computed of, or why it is (not) asked. */
export function explainField(
  prepared: Prepared, at: Case, name: string, context: Context, sight = look(prepared, at, context),
): Trace {
  const field = prepared.process.fields[name]
  if (!field) throw new Error(`there is no field «${name}»`)
  const ground: Ground = { entity: at.entity, context }
  const title = subject(nameTitle(prepared, name))
  const value = shownAt(prepared, name, sight)
  const isPublic = isOutside(prepared, name, sight)
  const says = field.value === undefined ? `${title}: ${value}.` : `${title}: ${value}, berechnet.`
  const children = field.value === undefined
    ? whenTrace(prepared, field.when, sight, ground) : computed(prepared, field.value, sight, ground)
  return { kind: 'field', text: name, value, says, ...(isPublic && { outside: says }), children }
}

function whenTrace(prepared: Prepared, when: string | undefined, sight: ReturnType<typeof look>, ground: Ground): Trace[] {
  if (when === undefined) return []
  const trace = traceRule(prepared, when, sight, ground)
  const holds = trace.holds === true
  const says = holds ? 'Danach wird gefragt.' : 'Danach wird nicht gefragt.'
  return [{ kind: 'rule', text: when, holds, says, outside: says, children: [trace] }]
}

/** The values behind a computed one; a condition among them tells how it was decided. */
function computed(prepared: Prepared, source: string, sight: ReturnType<typeof look>, ground: Ground): Trace[] {
  const trace = traceRule(prepared, source, sight, ground)
  const isCondition = typeof trace.holds === 'boolean' && trace.children.some((one) => one.kind !== 'value')
  if (isCondition) return [{ kind: 'rule', text: source, holds: trace.holds ?? null, children: [trace] }]
  const reads = prepared.rule(source).reads
  return reads.map((path) => valueTrace({ prepared, sight }, path, ground))
}
