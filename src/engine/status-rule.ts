// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { StatusRule } from '../process/process.ts'
import type { Context } from './context.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** Every state a status rule can lead to. */
export const targetsOf = (rule: StatusRule): readonly string[] => ('to' in rule ? [rule.to] : rule.cases.map(([, state]) => state))

/** The state a status rule leads to now; undefined where it does not apply. */
export function nextState(prepared: Prepared, context: Pick<Context, 'observe'>, rule: StatusRule, sight: Sight): string | undefined {
  const holds = (source: string) => prepared.rule(source).evaluate(sight.scope, sight.env) === true
  if ('to' in rule) {
    const applies = rule.when === undefined || holds(rule.when)
    context.observe?.(rule, applies)
    return applies ? rule.to : undefined
  }
  const index = rule.cases.findIndex(([source]) => source === 'else' || holds(source))
  context.observe?.(rule, index)
  return rule.cases[index]?.[1]
}
