// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A status aside runs beside the others: its own actions change nothing else. Remembered together,
// three such statuses make sixty situations of one; apart, each is a walk of a few dozen.
import { all, any, constant, eachVariable, TRUE } from './expression.ts'
import type { Expression } from './expression.ts'
import type { Model } from './model.ts'
import type { Program } from './program.ts'
import type { Variable } from './variable.ts'
import { Walk } from './walk.ts'

export interface Side {
  readonly status: Variable
  /** The actions that change this status, and nothing but it. */
  readonly own: ReadonlySet<number>
  /** What closing the case asks of this status. */
  readonly rest: Expression
  readonly walk: Walk
}

/** The statuses aside, each walked with what its own actions ask; undefined beyond the bound. */
export function sidesOf(model: Model, limit: number): Side[] | undefined {
  const finals = new Set<number>()
  for (const part of model.final) eachVariable(part.rule, (one) => finals.add(one))
  const sides: Side[] = []
  for (const status of model.remembered) {
    if (status.kind !== 'status' || finals.has(status.index)) continue
    const own = model.programs.filter((program) => program.writes.has(status.index))
    if (!own.length || !own.every((program) => changesOnly(model, program, status))) continue
    const asked = new Set([status.index, ...own.flatMap((program) => [...program.asks])])
    const walk = new Walk(model, model.remembered.filter((one) => asked.has(one.index)), { limit })
    if (!walk.isComplete) return undefined
    sides.push({ status, walk, own: new Set(own.map((program) => program.index)), rest: restOf(model, finals, status) })
  }
  return sides
}

/** Facts and data an action notes about itself do no harm; another status does. */
function changesOnly(model: Model, program: Program, status: Variable): boolean {
  return [...program.writes].every((variable) =>
    variable === status.index || model.variables[variable]?.kind !== 'status')
}

function restOf(model: Model, finals: ReadonlySet<number>, { index }: Variable): Expression {
  const closers = model.programs.filter((program) =>
    !program.action.exceptional && [...program.writes].some((variable) => finals.has(variable)))
  const asked = closers.map((program) => all(program.parts.map((part) => part.rule).filter((rule) => isAbout(rule, index))))
  return asked.length ? any(asked) : constant(TRUE)
}

function isAbout(rule: Expression, status: number): boolean {
  let [isNamed, isAlone] = [false, true]
  eachVariable(rule, (variable) => {
    if (variable === status) isNamed = true
    else isAlone = false
  })
  return isNamed && isAlone
}
