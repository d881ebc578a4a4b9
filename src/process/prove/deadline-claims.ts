// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A rule that waits for a deadline waits for ever where the deadline was never set.
import type { Abstraction } from './abstract.ts'
import { all, eachVariable, negated, possible } from './expression.ts'
import type { Expression } from './expression.ts'
import type { Program } from './program.ts'

/** Something that must never be so. */
export interface Claim {
  readonly title: string
  readonly path: readonly PropertyKey[]
  readonly never: Expression
  readonly deadline?: string
  readonly action?: string
}

/** For each rule that needs a running deadline: never all else without it. */
export function deadlineClaims(to: Abstraction, programs: readonly Program[]): Claim[] {
  return programs.flatMap((program) => Object.keys(to.sketches.process.deadlines).flatMap((deadline): Claim[] => {
    const due = to.variables.find(`due ${deadline}`)
    if (!due) return []
    const rule = program.parts.slice(0, program.rule.length)
    const needing = rule.filter((part) => needs(to, part.rule, due.index, due.none))
    if (!needing.length) return []
    const others = rule.filter((part) => !needing.includes(part)).map((part) => part.rule)
    return [{
      title: `«${program.action.title}» wartet nie auf eine Frist, die nicht läuft`,
      path: ['actions', program.key, 'rule'], deadline, action: program.key,
      never: all([...others, negated(to.isSet(deadline))]),
    }]
  }))
}

/** Whether a rule can hold, but not while the deadline is unset. */
function needs(to: Abstraction, rule: Expression, due: number, none: number): boolean {
  let reads = false
  eachVariable(rule, (variable) => {
    reads ||= variable === due
  })
  if (!reads) return false
  const world = new Int32Array(to.variables.list.map((one) => one.full))
  world[due] = none
  return !possible(rule, world).may
}
