// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A rule over variables with few samples. A *world* holds for each variable the samples it may
// still have, as bits; a rule is then true, false, null, or depends on a variable to be split.
export const MAX_SAMPLES = 30

export type Truth = typeof FALSE | typeof TRUE | typeof NULL
export const FALSE = 0
export const TRUE = 1
export const NULL = 2
export const DEPENDS = 3

export type Expression =
  | { readonly kind: 'constant'; readonly value: Truth }
  /** True for the samples in `yes`, null for those in `none`, false for the others. */
  | { readonly kind: 'test'; readonly variable: number; readonly yes: number; readonly none: number }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'if'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }

/** Samples still possible, one number of bits for each variable. */
export type World = Int32Array

/** The variable a rule hung on, with the samples that would decide it. */
export interface Question {
  variable: number
  yes: number
  none: number
}

export const constant = (value: Truth): Expression => ({ kind: 'constant', value })

export function negated(of: Expression): Expression {
  return { kind: 'not', of }
}

/** The conjunction, with constants and single items folded. */
export function all(items: readonly Expression[]): Expression {
  const rest = items.filter((one) => !(one.kind === 'constant' && one.value === TRUE))
  if (rest.some((one) => one.kind === 'constant' && one.value === FALSE)) return constant(FALSE)
  return rest.length === 0 ? constant(TRUE) : rest.length === 1 ? rest[0]! : { kind: 'and', items: rest }
}

/** The disjunction of at least one item. */
export function any(items: readonly Expression[]): Expression {
  return items.length === 1 ? items[0]! : { kind: 'or', items }
}

/** The truth of a rule in a world; on `DEPENDS` the question holds the first variable it hung on. */
export function evaluate(rule: Expression, world: World, question: Question): Truth | typeof DEPENDS {
  question.variable = -1
  return truth(rule, world, question)
}

function truth(rule: Expression, world: World, question: Question): Truth | typeof DEPENDS {
  switch (rule.kind) {
    case 'constant': return rule.value
    case 'test': {
      const mask = world[rule.variable]!
      if ((mask & ~rule.yes) === 0) return TRUE
      if ((mask & ~rule.none) === 0) return NULL
      if ((mask & (rule.yes | rule.none)) === 0) return FALSE
      if (question.variable < 0) {
        question.variable = rule.variable
        question.yes = rule.yes
        question.none = rule.none
      }
      return DEPENDS
    }
    case 'and': return joined(rule.items, FALSE, world, question)
    case 'or': return joined(rule.items, TRUE, world, question)
    case 'not': {
      const of = truth(rule.of, world, question)
      return of === TRUE ? FALSE : of === FALSE ? TRUE : of
    }
    case 'if': {
      const test = truth(rule.test, world, question)
      if (test === DEPENDS) return DEPENDS
      return truth(test === TRUE ? rule.yes : rule.no, world, question)
    }
  }
}

function joined(
  items: readonly Expression[], deciding: typeof TRUE | typeof FALSE, world: World, question: Question,
): Truth | typeof DEPENDS {
  let result: Truth | typeof DEPENDS = deciding === TRUE ? FALSE : TRUE
  for (const item of items) {
    const value = truth(item, world, question)
    if (value === deciding) return deciding
    if (value === DEPENDS) result = DEPENDS
    else if (value === NULL && result !== DEPENDS) result = NULL
  }
  return result
}

/** The worlds in which the variable asked for is decided; together they are the world given. */
export function split(world: World, question: Question): World[] {
  return partsOf(world[question.variable]!, question).map((part) => {
    const narrowed = world.slice()
    narrowed[question.variable] = part
    return narrowed
  })
}

/** The samples still possible, parted by what the answer would be. */
export function partsOf(mask: number, { yes, none }: Question): number[] {
  return [mask & yes, mask & none & ~yes, mask & ~yes & ~none].filter((part) => part !== 0)
}

/** Which truths a rule can have in a world. */
export function possible(rule: Expression, world: World): { may: boolean; must: boolean } {
  const question: Question = { variable: -1, yes: 0, none: 0 }
  const result = { may: false, must: true }
  const visit = (at: World) => {
    const value = evaluate(rule, at, question)
    if (value === DEPENDS) for (const part of split(at, { ...question })) visit(part)
    else if (value === TRUE) result.may = true
    else result.must = false
  }
  visit(world)
  return result
}

/** Calls back for every variable a rule reads. */
export function eachVariable(rule: Expression, found: (variable: number) => void): void {
  switch (rule.kind) {
    case 'constant': return
    case 'test': return found(rule.variable)
    case 'and':
    case 'or': return rule.items.forEach((item) => eachVariable(item, found))
    case 'not': return eachVariable(rule.of, found)
    case 'if': return [rule.test, rule.yes, rule.no].forEach((item) => eachVariable(item, found))
  }
}
