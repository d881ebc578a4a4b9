// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// From source to a rule that can be evaluated a million times a second. Strict DMN semantics.
import { Budget, MAX_STEPS } from './budget.ts'
import { BUILTIN_NAMES } from './calls.ts'
import type { Code, Env, Scope } from './code.ts'
import { Compiler } from './compiler.ts'
import { INPUT } from './names.ts'
import type { Names } from './names.ts'
import { logicCode, nodeCode } from './nodes.ts'
import { parse } from './parse.ts'
import type { Shape } from './shape.ts'
import { conjuncts } from './tree.ts'
import type { FeelFault, Node } from './tree.ts'
import type { Value } from './values.ts'

export { Budget, BudgetExceeded, MAX_COMMAND_STEPS } from './budget.ts'
export type { Clock } from './budget.ts'
export { toCents } from './exact.ts'
export type { Env, HouseFunction, Scope } from './code.ts'
export type { Shape } from './shape.ts'
export type { FeelFault, Node } from './tree.ts'

/** One conjunct of a rule, for explaining which of them fails. */
export interface Part {
  readonly text: string
  readonly reads: readonly string[]
  readonly evaluate: (scope: Scope, env: Env) => Value
}

/** A rule ready to evaluate; re-entrant, never throws but for a budget or a house function. */
export interface Rule {
  readonly source: string
  /** Leaf paths of the scope the rule reads, sorted. */
  readonly reads: readonly string[]
  readonly evaluate: (scope: Scope, env: Env) => Value
  /** The conjuncts of a top-level `and`, flattened through parentheses; one if there is none. */
  readonly parts: readonly Part[]
  readonly tree: Node
}

/** A test of a decision table's cell. */
export interface UnaryTest {
  readonly source: string
  readonly reads: readonly string[]
  readonly evaluate: (input: Value, scope: Scope, env: Env) => boolean | null
}

type Compiled = { rule: Rule } | { faults: readonly FeelFault[] }

const MAX_CACHED = 10_000
const NO_FUNCTIONS: readonly string[] = []
let cache = new WeakMap<Shape, Map<string, Compiled>>()
let cached = 0

/** The rule of a source over a shape, or what is wrong with it; cached by source and shape. */
export function compile(
  source: string, shape: Shape, functions: readonly string[] = NO_FUNCTIONS,
): Compiled {
  const key = functions.length ? `${functions.join('\n')}\n\n${source}` : source
  const known = cache.get(shape)?.get(key)
  if (known) return known
  const compiled = compiledRule(source, shape, functions)
  if (cached >= MAX_CACHED) [cache, cached] = [new WeakMap(), 0]
  const ofShape = cache.get(shape) ?? new Map<string, Compiled>()
  cache.set(shape, ofShape.set(key, compiled))
  cached += 1
  return compiled
}

/** The test a cell of a decision table makes of its input (`?`), or what is wrong with it. */
export function unaryTest(
  source: string, shape: Shape, functions: readonly string[] = NO_FUNCTIONS,
): { test: UnaryTest } | { faults: readonly FeelFault[] } {
  const parsed = parse(source, grammarNames(source, shape, functions), 'UnaryTests')
  if ('faults' in parsed) return parsed
  const c = new Compiler(nodeCode, functionSet(functions))
  const root: Names = { kind: 'root', shape }
  const slot = c.slot()
  const names: Names = {
    kind: 'local', name: INPUT, slot, shape: undefined, path: undefined, outer: root,
  }
  const { run } = c.code(parsed.tree, names)
  if (c.faults.length) return { faults: c.faults }
  const evaluate: UnaryTest['evaluate'] = (input, scope, env) => {
    const outcome = run({ scope, env, budget: env.budget ?? new Budget(MAX_STEPS, env.clock), locals: [input] })
    return typeof outcome === 'boolean' ? outcome : null
  }
  return { test: { source, reads: [...c.reads].sort(), evaluate } }
}

function compiledRule(source: string, shape: Shape, functions: readonly string[]): Compiled {
  const parsed = parse(source, grammarNames(source, shape, functions), 'Expression')
  if ('faults' in parsed) return parsed
  const { tree } = parsed
  const c = new Compiler(nodeCode, functionSet(functions))
  const names: Names = { kind: 'root', shape }
  const pieces = conjuncts(tree).map((node) => {
    c.reads = new Set()
    const code = c.code(node, names)
    return { node, code, reads: [...c.reads].sort() }
  })
  if (c.faults.length) return { faults: c.faults }
  const parts = pieces.map(({ node, code, reads }): Part => ({
    text: source.slice(node.from, node.to), reads, evaluate: evaluation(code),
  }))
  const whole = pieces.length === 1
    ? pieces[0]!.code : logicCode(pieces.map(({ code }) => code), false)
  const reads = [...new Set(pieces.flatMap((piece) => piece.reads))].sort()
  return { rule: { source, reads, evaluate: evaluation(whole), parts, tree } }
}

function evaluation({ run }: Code): Rule['evaluate'] {
  return (scope, env) => run({ scope, env, budget: env.budget ?? new Budget(MAX_STEPS, env.clock), locals: [] })
}

/**
 * The names as the grammar must know them: it joins words only to names, functions among them. Those
 * the source cannot mean are left out, for it takes every name apart anew for every rule.
 */
export function grammarNames(source: string, shape: Shape, functions: readonly string[]): Shape {
  const names: Record<string, Shape | true> = {}
  const canMean = (name: string) => LIKE_DATE.test(name) || source.includes(firstWord(name))
  for (const name of [...BUILTIN_NAMES, ...functions]) if (name.includes(' ') && canMean(name)) names[name] = true
  for (const name in shape) if (canMean(name)) names[name] = shape[name]!
  return names
}

/** Such a name decides how the grammar reads `date`, `time` and `duration`, even where it does not occur. */
const LIKE_DATE = /^(?:date|time|duration)/
const WORD_END = /[\s./\-'+*]/

function firstWord(name: string): string {
  const end = name.search(WORD_END)
  return end < 0 ? name : name.slice(0, end)
}

/** The names of house functions with single blanks. */
export function functionSet(functions: readonly string[]): ReadonlySet<string> {
  return new Set(functions.map((name) => name.replace(/\s+/g, ' ').trim()))
}
