// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { compile } from '../../feel/compile.ts'
import type { Env, Scope, Shape } from '../../feel/compile.ts'
import type { Value } from '../../feel/values.ts'
import type { Decision } from './decision.ts'
import { prepareTable } from './evaluate-table.ts'

const MAX_DEPTH = 32

/** What a decision answers, after the decisions it needs; `cannot` says which part is not ours. */
export function evaluateDecision(
  decisions: readonly Decision[], name: string, scope: Scope, shape: Shape, env: Env, depth = 0,
): { readonly value: Value } | { readonly cannot: string } {
  const decision = decisions.find((one) => one.title === name || one.id === name)
  if (!decision) return { cannot: `Die Entscheidung «${name}» ist nicht übernommen.` }
  if (depth > MAX_DEPTH) return { cannot: `Die Entscheidung «${name}» hängt von sich selbst ab.` }
  const known: Record<string, Value> = { ...scope }
  const names: Record<string, Shape | true> = { ...shape }
  for (const need of decision.needs) {
    const outcome = evaluateDecision(decisions, need, scope, shape, env, depth + 1)
    if ('cannot' in outcome) return outcome
    known[need] = outcome.value
    names[need] = shapeOfAnswer(decisions.find((one) => one.title === need), outcome.value)
  }
  for (const key of Object.keys(known)) names[key] ??= true
  if (decision.table) {
    const prepared = prepareTable(decision.table, names)
    if ('faults' in prepared) return { cannot: prepared.faults[0]! }
    const outcome = prepared.evaluate(known, env)
    // DMN: what breaks the hit policy or an allowed value has no answer.
    return 'value' in outcome ? outcome : { value: null }
  }
  const compiled = compile(decision.expression ?? 'null', names)
  if ('faults' in compiled) return { cannot: compiled.faults[0]!.message }
  return { value: compiled.rule.evaluate(known, env) }
}

function shapeOfAnswer(decision: Decision | undefined, value: Value): Shape | true {
  const outputs = decision?.table?.outputs ?? []
  if (outputs.length > 1) return Object.fromEntries(outputs.map(({ name }) => [name, true as const]))
  const isContext = typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.getPrototypeOf(value) === Object.prototype
  return isContext ? Object.fromEntries(Object.keys(value).map((key) => [key, true as const])) : true
}
