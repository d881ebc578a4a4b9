// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a decision table answers, by its hit policy.
import { compile, unaryTest } from '../../feel/compile.ts'
import type { Env, Rule, Scope, Shape, UnaryTest } from '../../feel/compile.ts'
import { Budget } from '../../feel/compile.ts'
import { compare } from './rank.ts'
import { equal } from '../../feel/ops.ts'
import type { Value } from '../../feel/values.ts'
import type { DecisionTable, OutputColumn } from './decision.ts'

export type Evaluate = (scope: Scope, env: Env) => { readonly value: Value } | { readonly refusal: string }

/** The table compiled over the names it may read, or everything that is wrong in it. */
export function prepareTable(table: DecisionTable, shape: Shape): { evaluate: Evaluate } | { faults: readonly string[] } {
  const compiler = new TableCompiler(shape)
  const inputs = table.inputs.map((one) => ({
    value: compiler.rule(one.expression), allowed: one.allowed === undefined ? undefined : compiler.test(one.allowed),
  }))
  const rules = table.rules.map(({ when, then }) => ({
    when: when.map((one) => (one === '-' ? undefined : compiler.test(one))),
    then: then.map((one) => (one === '' ? undefined : compiler.rule(one))),
  }))
  const otherwise = table.outputs.map((one) => (one.otherwise === undefined ? undefined : compiler.rule(one.otherwise)))
  const ranks = table.outputs.map((one) => ranksOf(one, compiler))
  if (compiler.faults.length) return { faults: compiler.faults }
  const evaluate: Evaluate = (scope, env) => {
    const given = inputs.map(({ value, allowed }) => ({ value: value!.evaluate(scope, env), allowed }))
    const wrong = given.findIndex(({ value, allowed }) => allowed && allowed.evaluate(value, scope, env) !== true)
    if (wrong >= 0) {
      const { title, allowed } = table.inputs[wrong]!
      return { refusal: `Der Wert von «${title}» ist nicht erlaubt, erlaubt sind: ${allowed}.` }
    }
    const results = (list: readonly (Rule | undefined)[]) => list.map((one) => one?.evaluate(scope, env) ?? null)
    const hits: Hit[] = []
    for (const [i, { when, then }] of rules.entries()) {
      const holds = when.every((test, j) => !test || test.evaluate(given[j]!.value, scope, env) === true)
      if (!holds) continue
      hits.push({ no: i + 1, values: results(then) })
      if (table.hit === 'F') break
    }
    if (hits.length === 0 && otherwise.some(Boolean)) return { value: shaped(table.outputs, results(otherwise)) }
    return chosen(table, hits, ranks)
  }
  return { evaluate }
}

interface Hit {
  readonly no: number
  readonly values: readonly Value[]
}

class TableCompiler {
  readonly faults: string[] = []
  readonly shape: Shape
  constructor(shape: Shape) {
    this.shape = shape
  }
  rule(source: string): Rule | undefined {
    const compiled = compile(source, this.shape)
    if ('rule' in compiled) return compiled.rule
    this.faults.push(`«${source}»: ${compiled.faults[0]?.message ?? ''}`)
    return undefined
  }
  test(source: string): UnaryTest | undefined {
    const compiled = unaryTest(source, this.shape)
    if ('test' in compiled) return compiled.test
    this.faults.push(`«${source}»: ${compiled.faults[0]?.message ?? ''}`)
    return undefined
  }
}

/** The allowed values of an output in their order of rank. */
function ranksOf({ allowed }: OutputColumn, compiler: TableCompiler): readonly Value[] {
  if (allowed === undefined) return []
  const values = compile(`[${allowed}]`, compiler.shape)
  const value = 'rule' in values ? values.rule.evaluate({}, { today: '1970-01-01' }) : null
  return Array.isArray(value) ? value as Value[] : []
}

function chosen(table: DecisionTable, hits: readonly Hit[], ranks: readonly (readonly Value[])[]): ReturnType<Evaluate> {
  const { outputs } = table
  const first = hits[0]
  const all = (list: readonly Hit[]) => list.map((hit) => shaped(outputs, hit.values))
  const sorted = () => [...hits].sort((a, b) => compare(a.values, b.values, ranks))
  switch (table.hit) {
    case 'U':
      if (hits.length > 1) return { refusal: `Die Zeilen ${hits.map((hit) => hit.no).join(', ')} treffen zugleich zu, erlaubt ist eine.` }
      return { value: first ? shaped(outputs, first.values) : null }
    case 'A': {
      const other = hits.find((hit) => hit.values.some((value, i) => equal(value, first!.values[i]!, new Budget()) !== true))
      if (other) return { refusal: `Die Zeilen ${first!.no} und ${other.no} treffen zu und antworten verschieden.` }
      return { value: first ? shaped(outputs, first.values) : null }
    }
    case 'F': return { value: first ? shaped(outputs, first.values) : null }
    case 'P': return { value: first ? shaped(outputs, sorted()[0]!.values) : null }
    case 'R': return { value: first ? all(hits) : null }
    case 'O': return { value: first ? all(sorted()) : null }
    case 'C': return table.aggregation === undefined ? { value: first ? all(hits) : null } : aggregated(table, hits)
  }
}

function aggregated({ aggregation, outputs }: DecisionTable, hits: readonly Hit[]): ReturnType<Evaluate> {
  if (outputs.length !== 1) return { refusal: `${aggregation} braucht genau eine Ausgabe, die Tabelle hat ${outputs.length}.` }
  if (aggregation === 'COUNT') return { value: hits.length }
  if (hits.length === 0) return { value: null }
  const list = compile(`${aggregation!.toLowerCase()}(list)`, { list: true })
  if ('faults' in list) throw new Error(list.faults[0]!.message)
  return { value: list.rule.evaluate({ list: hits.map((hit) => hit.values[0]!) }, { today: '1970-01-01' }) }
}

function shaped(outputs: readonly OutputColumn[], values: readonly Value[]): Value {
  if (outputs.length === 1) return values[0] ?? null
  return Object.fromEntries(outputs.map(({ name }, i) => [name, values[i] ?? null]))
}
