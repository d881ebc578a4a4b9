// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An action as steps over variables: the order is that in which the engine carries it out.
import { conjuncts } from '../../feel/tree.ts'
import type { Node } from '../../feel/tree.ts'
import { checksOf } from '../checks-of.ts'
import type { Action, Process, StatusRule } from '../process.ts'
import { Abstraction, literalOf, pathOf } from './abstract.ts'
import { effectSteps } from './effect.ts'
import { constant, eachVariable, TRUE } from './expression.ts'
import type { Expression } from './expression.ts'
import { forgotten } from './forget.ts'
import { guardsOf } from './offers.ts'
import type { Guards } from './offers.ts'
import { eachRule, eachWritten } from './step.ts'
import type { Case, Mask, Step, ValueOf } from './step.ts'
import { bitOf, bits } from './variable.ts'
import type { Sample, Variable } from './variable.ts'

export interface Program {
  readonly index: number
  readonly key: string
  readonly action: Action
  readonly isSystem: boolean
  readonly steps: readonly Step[]
  /** Conjuncts of the rule, then the needs. */
  readonly parts: readonly ProgramPart[]
  readonly rule: readonly Expression[]
  readonly guards: Guards
  readonly reads: ReadonlySet<number>
  /** What of this it reads before writing it itself: what it must know of the situation. */
  readonly asks: ReadonlySet<number>
  readonly writes: ReadonlySet<number>
}

export interface ProgramPart {
  readonly text: string
  readonly rule: Expression
  /** A need in the words of the process, where it has no placeholder. */
  readonly message?: string
}

const ALWAYS = constant(TRUE)

/** Builds the steps of one action; `slot` gives free places in the world for notes. */
export function programOf(
  to: Abstraction, index: number, key: string, action: Action, slot: () => number,
): Program {
  const rule = conjunctsOf(to, action.rule ?? 'true')
  const needs = (action.needs ?? []).map((need): ProgramPart => ({
    text: need.rule, rule: to.rule(need.rule), ...(!need.message.includes('{{') && { message: need.message }),
  }))
  const parts = [...rule, ...needs]
  const answers = (action.effects ?? []).some((effect) => effect.kind === 'answer')
  const steps: Step[] = [
    ...parts.map((part): Step => ({ kind: 'must', rule: part.rule })),
    ...itemSteps(to, action),
    ...(answers ? [{ kind: 'must' as const, rule: openConsultation(to) }] : []),
    ...inputSteps(to, action),
    ...checksOf(to.sketches.process, action).map((check): Step => ({ kind: 'must', rule: to.rule(check.rule) })),
    ...actedSteps(to, key, action),
    ...valueSteps(to, action),
    ...setSteps(to, action, slot),
    ...effectSteps(to, action),
  ]
  const isSystem = action.by?.includes('system') ?? false
  const guards = guardsOf(parts.map((part) => part.rule), to.variables.list.map((one) => one.samples.length))
  return { index, key, action, isSystem, steps, parts, rule: rule.map((one) => one.rule), guards, ...usesOf(steps) }
}

/** Which variables steps read, read before they write them, and write. */
export function usesOf(steps: readonly Step[]): Pick<Program, 'reads' | 'asks' | 'writes'> {
  const [reads, asks, writes] = [new Set<number>(), new Set<number>(), new Set<number>()]
  for (const step of steps) {
    eachRule(step, (one) => eachVariable(one, (variable) => {
      reads.add(variable)
      if (!writes.has(variable)) asks.add(variable)
    }))
    eachWritten(step, (variable) => writes.add(variable))
  }
  return { reads, asks, writes }
}

/** The conjuncts of a rule with their texts. */
export function conjunctsOf(to: Abstraction, source: string): ProgramPart[] {
  const tree = to.tree(source)
  if (!tree) return []
  return conjuncts(tree).map((node) => ({ text: source.slice(node.from, node.to), rule: to.part(node, source) }))
}

/** Items are answered while some are open; what is not known then is not asked. */
function itemSteps(to: Abstraction, action: Action): Step[] {
  const requests = to.variables.find('requests')
  const answers = (action.input ?? []).some((name) => to.sketches.process.fields[name]?.answers !== undefined)
  if (!requests || !answers) return []
  const yes = bits(requests, (one) => one.value === 'open')
  return [{ kind: 'must', rule: { kind: 'test', variable: requests.index, yes, none: 0 } }]
}

function openConsultation(to: Abstraction): Expression {
  const variable = to.variables.of(to.sketches.consultations())
  return { kind: 'test', variable: variable.index, yes: bits(variable, (one) => one.value === 'open'), none: 0 }
}

function inputSteps(to: Abstraction, action: Action): Step[] {
  if (!action.input?.length) return []
  const { process } = to.sketches
  const pages = action.input.includes('form') ? process.pages : []
  const conditional = new Set(pages.filter((page) => page.when !== undefined).flatMap((page) => page.fields))
  const names = [...action.input, ...pages.flatMap((page) => page.fields)].filter((name) => name !== 'form')
  const masks = forgotten(to, names).map(({ variable, bits }): Mask => {
    const { key, none } = to.variables.list[variable]!
    const root = key.split('.')[0]!
    const isSure = names.includes(root) && !conditional.has(root) && isRequired(to, key)
    return { variable, bits: isSure ? bits & ~none : bits }
  })
  const withheld = names.flatMap((name): Step[] => {
    const options = Object.entries(process.fields[name]?.options ?? {})
    return options.flatMap(([option, one]): Step[] => {
      if (typeof one === 'string' || one.when === undefined || !to.sketches.field(name)) return []
      const unless = to.rule(one.when)
      const variable = to.variables.find(name)
      const own = variable ? bits(variable, (sample) => sample.value === option) : 0
      return own ? [{ kind: 'withhold', variable: variable!.index, bits: own, unless }] : []
    })
  })
  return [{ kind: 'forget', masks, when: ALWAYS }, ...withheld]
}

/** Whether a field on this dotted path surely has a value once it was asked for. */
function isRequired(to: Abstraction, path: string): boolean {
  const keys = path.split('.')
  return keys.every((_, i) => {
    const [first, ...rest] = keys.slice(0, i + 1)
    const field = rest.reduce((at, key) => at?.fields?.[key], to.sketches.process.fields[first!])
    return field !== undefined && field.when === undefined && (field.required ?? true) === true
  })
}

/** Who has done what: for `happened` and `samePerson`. */
function actedSteps(to: Abstraction, key: string, action: Action): Step[] {
  const { process } = to.sketches
  const same = to.variables.list.filter((one) => one.kind === 'same').flatMap((variable): Step[] => {
    const [a, b] = variable.key.slice('same '.length).split('\n') as [string, string]
    const other = a === key ? b : b === key ? a : undefined
    if (other === undefined || action.notBy?.includes(other)) return []
    if (!mayBeOne(action.by, process.actions[other]?.by ?? [], process.roles)) return []
    return [{ kind: 'widen', variable: variable.index, bits: variable.full, when: to.happened(other) }]
  })
  const done = to.variables.find(`happened ${key}`)
  if (!done) return same
  return [...same, { kind: 'assign', variable: done.index, bits: bits(done, (one) => one.value === true), when: ALWAYS }]
}

/** Whether one person may hold a role of each: roles of the same side may meet in a person. */
function mayBeOne(a: readonly string[], b: readonly string[], roles: Process['roles']): boolean {
  const kinds = new Set(a.map((role) => roles[role]?.kind))
  return b.some((role) => roles[role] !== undefined && kinds.has(roles[role].kind))
}

function valueSteps(to: Abstraction, action: Action): Step[] {
  const entries = Object.entries(action.values ?? {})
  if (!entries.length) return []
  const values = entries.flatMap(([name, source]) => {
    const tree = to.tree(source)
    const sketch = to.sketches.of(name)
    if (!tree || !to.sketches.field(name)) return []
    const literal = literalOf(tree)
    const variable = sketch.type === 'other' && !literal ? to.variables.find(name) : to.name(name, literalsIn(tree))
    return variable ? [{ variable: variable.index, value: valueOf(to, variable, tree, source) }] : []
  })
  return [{ kind: 'values', values, masks: forgotten(to, entries.map(([name]) => name)) }]
}

/** Literals a value may become, and null: before it was written there was none. */
function literalsIn(node: Node): (string | number | boolean | null)[] {
  if (node.kind === 'if') return [...literalsIn(node.yes), ...literalsIn(node.no)]
  return [literalOf(node)?.value ?? false]
}

function valueOf(to: Abstraction, target: Variable, node: Node, source: string): ValueOf {
  const literal = literalOf(node)
  if (literal) return { kind: 'bits', bits: bitOf(target, literal.value) }
  if (node.kind === 'if') {
    const test = to.part(node.test, source)
    return { kind: 'if', test, yes: valueOf(to, target, node.yes, source), no: valueOf(to, target, node.no, source) }
  }
  const path = pathOf(node)
  const from = path === undefined ? undefined : to.variables.find(path)
  if (from) {
    const sampleOf = (one: Sample, i: number) => (from === target ? 1 << i : copied(target, one.value))
    return { kind: 'copy', from: from.index, to: from.samples.map(sampleOf) }
  }
  if (path !== undefined || to.sketches.of(target.key).type !== 'boolean') return { kind: 'bits', bits: target.full }
  const of = (value: boolean | null) => bitOf(target, value)
  return { kind: 'truth', rule: to.part(node, source), bits: [of(false), of(true), of(null)] }
}

const copied = (target: Variable, value: Sample['value']) =>
  (value === undefined ? target.full : bitOf(target, value))

function setSteps(to: Abstraction, action: Action, slot: () => number): Step[] {
  const rules = action.sets ?? []
  const slots = new Map<string, number>()
  return rules.map((rule): Step => {
    const variable = to.name(rule.status)
    const isConditional = 'to' in rule && rule.when !== undefined
    const rivals = rules.filter((one) => one.status === rule.status && 'to' in one && one.when !== undefined)
    if (isConditional && rivals.length > 1 && !slots.has(rule.status)) slots.set(rule.status, slot())
    const noted = isConditional ? (slots.get(rule.status) ?? -1) : -1
    return { kind: 'set', variable: variable.index, cases: casesOf(to, variable, rule), slot: noted }
  })
}

function casesOf(to: Abstraction, variable: Variable, rule: StatusRule): Case[] {
  const state = (value: string) => bits(variable, (one) => one.value === value)
  if ('to' in rule) return [{ when: rule.when === undefined ? ALWAYS : to.rule(rule.when), bits: state(rule.to) }]
  return rule.cases.map(([when, value]) => ({ when: when === 'else' ? ALWAYS : to.rule(when), bits: state(value) }))
}
