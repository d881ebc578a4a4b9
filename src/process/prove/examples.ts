// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A rule about a list of the case is decided by evaluating it on example lists of each kind.
import { compile } from '../../feel/compile.ts'
import type { Scope, Shape } from '../../feel/compile.ts'
import { HOUSE_FUNCTIONS } from '../shape.ts'
import { all, any } from './expression.ts'
import type { Expression } from './expression.ts'
import type { Variable } from './variable.ts'

/** Any day will do: a rule that looks at days is not decided by examples. */
const TODAY = '2026-01-01'

interface Examples {
  /** Whether examples say all about this path. */
  readonly reads: (path: string) => boolean
  /** For each sample of the variable the cases a rule may meet; `words` are those the rule compares with. */
  readonly of: (words: readonly string[]) => readonly (readonly Scope[])[]
  readonly otherwise: () => Expression
}

/** The rule over the samples of the variable; where examples of one differ it hangs on `otherwise`. */
export function ruleByExamples(text: string, shape: Shape, variable: Variable, { reads, of, otherwise }: Examples): Expression {
  const compiled = compile(text, shape, HOUSE_FUNCTIONS)
  if ('faults' in compiled) return otherwise()
  const { rule } = compiled
  if (!rule.reads.every(reads) || /\b(?:happened|samePerson)\(/.test(text)) return otherwise()
  const words = [...text.matchAll(/"([^"]*)"/g)].map(([, word]) => word!)
  let [yes, none, mixed] = [0, 0, 0]
  of(words).forEach((scopes, i) => {
    const values = new Set(scopes.map((scope) => rule.evaluate(scope, { today: TODAY })))
    if (values.size > 1) mixed |= 1 << i
    else if (values.has(true)) yes |= 1 << i
    else if (values.has(null)) none |= 1 << i
  })
  const certain: Expression = { kind: 'test', variable: variable.index, yes, none }
  if (!mixed) return certain
  return any([certain, all([{ kind: 'test', variable: variable.index, yes: mixed, none: 0 }, otherwise()])])
}
