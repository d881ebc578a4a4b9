// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// From the syntax tree of a rule to an expression over variables.
import { compile } from '../../feel/compile.ts'
import type { Node } from '../../feel/compile.ts'
import type { CompareOp } from '../../feel/tree.ts'
import { HOUSE_FUNCTIONS } from '../shape.ts'
import { consultationRule } from './consultations.ts'
import { all, any, constant, FALSE, negated, NULL, TRUE } from './expression.ts'
import type { Expression } from './expression.ts'
import { isAboutRequests, requestRule } from './requests.ts'
import { Sketches } from './sketch.ts'
import { bits, Variables } from './variable.ts'
import type { Variable } from './variable.ts'

type Literal = string | number | boolean | null
const MAX_INLINE = 5
const FLIPPED: Record<CompareOp, CompareOp> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** Compiles rules of one process; run over everything twice, before and after `variables.fix()`. */
export class Abstraction {
  readonly sketches: Sketches
  readonly variables: Variables
  private depth = 0

  constructor(sketches: Sketches, variables = new Variables()) {
    this.sketches = sketches
    this.variables = variables
  }

  /** The expression of a rule that lint found good. */
  rule(source: string): Expression {
    const tree = this.tree(source)
    return tree ? this.part(tree, source) : constant(FALSE)
  }

  /** The expression of a part of a rule. */
  part(node: Node, source: string): Expression {
    return new RuleBuilder(this, source).truth(node)
  }

  tree(source: string): Node | undefined {
    const compiled = compile(source, this.sketches.shape, HOUSE_FUNCTIONS)
    return 'faults' in compiled ? undefined : compiled.rule.tree
  }

  /** The variable of a name, noting what it is compared with. */
  name(path: string, literals: readonly Literal[] = []): Variable {
    return this.variables.of(this.sketches.of(path), literals)
  }

  isSet(deadline: string): Expression {
    const due = this.variables.of(this.sketches.due(deadline))
    return { kind: 'test', variable: due.index, yes: due.full & ~due.none, none: 0 }
  }

  happened(action: string): Expression {
    const variable = this.variables.of(this.sketches.happened(action))
    return test(variable, bits(variable, (one) => one.value === true))
  }

  /** The rule of a computed boolean in place of its name, so that both hang on the same things. */
  inlined(path: string): Expression | undefined {
    const field = this.sketches.process.fields[path]
    if (field?.value === undefined || field.type !== 'boolean' || this.depth >= MAX_INLINE) return undefined
    this.depth += 1
    try {
      return this.rule(field.value)
    } finally {
      this.depth -= 1
    }
  }
}

export const test = (variable: Variable, yes: number, none = 0): Expression =>
  ({ kind: 'test', variable: variable.index, yes, none })

/** The name or dotted path a node reads. */
export function pathOf(node: Node): string | undefined {
  if (node.kind === 'name') return node.name
  if (node.kind !== 'path') return undefined
  const of = pathOf(node.of)
  return of === undefined ? undefined : `${of}.${node.name}`
}

export function literalOf(node: Node): { value: Literal } | undefined {
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'boolean': return { value: node.value }
    case 'null': return { value: null }
    case 'negate': {
      const of = literalOf(node.of)
      return typeof of?.value === 'number' ? { value: -of.value } : undefined
    }
    default: return undefined
  }
}

class RuleBuilder {
  readonly to: Abstraction
  readonly source: string
  constructor(to: Abstraction, source: string) {
    this.to = to
    this.source = source
  }

  truth(node: Node): Expression {
    switch (node.kind) {
      case 'boolean': return constant(node.value ? TRUE : FALSE)
      case 'null': return constant(NULL)
      case 'and': return all(node.items.map((item) => this.truth(item)))
      case 'or': return any(node.items.map((item) => this.truth(item)))
      case 'if': {
        const [condition, yes, no] = [node.test, node.yes, node.no].map((one) => this.truth(one))
        return { kind: 'if', test: condition!, yes: yes!, no: no! }
      }
      case 'call': if (node.name === 'not' && node.args.length === 1) return negated(this.truth(node.args[0]!))
    }
    return this.aboutConsultations(node) ?? this.aboutRequests(node) ?? this.atom(node)
  }

  private atom(node: Node): Expression {
    switch (node.kind) {
      case 'compare': return this.compare(node.op, node.left, node.right, node)
      case 'between': {
        const { value, low, high } = node
        return all([this.compare('>=', value, low, node), this.compare('<=', value, high, node)])
      }
      case 'in': return any(node.tests.map((one) => this.member(node.value, one, node)))
      case 'name':
      case 'path': return this.flag(node)
      case 'call': return this.call(node)
      default: return this.opaque(node)
    }
  }

  private member(value: Node, one: Node, whole: Node): Expression {
    switch (one.kind) {
      case 'list': return any(one.items.map((item) => this.member(value, item, whole)))
      case 'below': return this.compare(one.op, value, one.bound, whole)
      case 'interval':
        return all([
          this.compare(one.lowClosed ? '>=' : '>', value, one.low, whole),
          this.compare(one.highClosed ? '<=' : '<', value, one.high, whole),
        ])
      default: return literalOf(one) ? this.compare('=', value, one, whole) : this.opaque(whole)
    }
  }

  private compare(op: CompareOp, left: Node, right: Node, whole: Node): Expression {
    const [l, r] = [literalOf(left), literalOf(right)]
    if (l && r) return this.opaque(whole)
    if (l) return this.withLiteral(FLIPPED[op], right, l.value, whole)
    return r ? this.withLiteral(op, left, r.value, whole) : this.order(op, left, right)
  }

  private withLiteral(op: CompareOp, node: Node, literal: Literal, whole: Node): Expression {
    const path = pathOf(node)
    const deadline = path && /^due (.+)$/.exec(path)?.[1]
    if (deadline && literal === null) return op === '=' ? negated(this.to.isSet(deadline)) : this.to.isSet(deadline)
    const isEquality = op === '=' || op === '!='
    if (typeof literal === 'boolean' && isEquality) {
      // `x = true` is false where x is null, so it is the same as «x holds for sure».
      const of = this.truth(node)
      const is: Expression = { kind: 'if', test: literal ? of : negated(of), yes: constant(TRUE), no: constant(FALSE) }
      return op === '=' ? is : negated(is)
    }
    if (path === undefined || deadline || !this.isScalar(path)) return this.opaque(whole)
    if (!isEquality && typeof literal !== 'number') return this.opaque(whole)
    const variable = this.to.name(path, [literal])
    if (op === '=') return test(variable, bits(variable, (one) => one.value === literal))
    if (op === '!=') return test(variable, bits(variable, (one) => one.value !== literal))
    const fits = (value: unknown) => typeof value === 'number' && holds(op, value - (literal as number))
    return test(variable, bits(variable, ({ value }) => fits(value)), variable.none)
  }

  /** Lists and groups have no samples; `= null` asks of them what a text can tell. */
  private isScalar(path: string): boolean {
    const { process } = this.to.sketches
    return process.fields[path.split('.')[0]!] === undefined || this.to.sketches.field(path) !== undefined
  }

  private order(op: CompareOp, left: Node, right: Node): Expression {
    const texts = [this.text(left), this.text(right)] as const
    const isSwapped = texts[0] > texts[1]
    const [first, second] = isSwapped ? [texts[1], texts[0]] : texts
    const sign = isSwapped ? FLIPPED[op] : op
    const roots = this.to.sketches.rootsOf([left, right])
    const variable = this.to.variables.of(this.to.sketches.order(first, second, roots))
    const known = test(variable, bits(variable, ({ value }) => holds(sign, value as number)))
    const [l, r] = [this.missing(left), this.missing(right)]
    const missing = [...l, ...r]
    if (!missing.length) return known
    if (op !== '=' && op !== '!=') return { kind: 'if', test: any(missing), yes: constant(NULL), no: known }
    // Nothing equals nothing, and nothing else.
    const both = l.length && r.length ? all(missing) : constant(FALSE)
    return { kind: 'if', test: any(missing), yes: op === '=' ? both : negated(both), no: known }
  }

  /** Where the node is a name that may be null: the condition that it is. */
  private missing(node: Node): Expression[] {
    const path = pathOf(node)
    const deadline = path && /^due (.+)$/.exec(path)?.[1]
    if (deadline) return [negated(this.to.isSet(deadline))]
    if (path === undefined || !this.isScalar(path)) return []
    const variable = this.to.sketches.of(path).nullable ? this.to.name(path) : this.to.variables.find(path)
    return variable?.none ? [test(variable, variable.none)] : []
  }

  private flag(node: Node): Expression {
    const path = pathOf(node)
    if (path === undefined) return this.opaque(node)
    const deadline = /^overdue (.+)$/.exec(path)?.[1]
    if (deadline) {
      const overdue = this.to.variables.of(this.to.sketches.overdue(deadline))
      return all([this.to.isSet(deadline), test(overdue, bits(overdue, (one) => one.value === true))])
    }
    const inlined = this.to.inlined(path)
    if (inlined) return inlined
    if (this.to.sketches.of(path).type !== 'boolean') return this.opaque(node)
    const variable = this.to.name(path)
    return test(variable, bits(variable, (one) => one.value === true), variable.none)
  }

  private call(node: Extract<Node, { kind: 'call' }>): Expression {
    const words = node.args.map((arg) => (arg.kind === 'string' ? arg.value : undefined))
    const [first, second] = words
    if (node.name === 'happened' && first !== undefined) return this.to.happened(first)
    if (node.name === 'samePerson' && first !== undefined && second !== undefined) {
      if (first === second) return this.doneBySomebody(first)
      const variable = this.to.variables.of(this.to.sketches.same(first, second))
      for (const one of [first, second]) this.to.happened(one)
      return test(variable, bits(variable, (one) => one.value === true))
    }
    return this.opaque(node)
  }

  private doneBySomebody(action: string): Expression {
    const isSystem = this.to.sketches.process.actions[action]?.by?.includes('system')
    return isSystem ? constant(FALSE) : this.to.happened(action)
  }

  private aboutConsultations(node: Node): Expression | undefined {
    const text = this.text(node)
    if (!text.includes('consultations')) return undefined
    const variable = this.to.variables.of(this.to.sketches.consultations())
    return consultationRule(text, this.to.sketches.shape, variable, () => this.opaque(node))
  }

  private aboutRequests(node: Node): Expression | undefined {
    const text = this.text(node)
    if (!isAboutRequests(text)) return undefined
    const variable = this.to.variables.of(this.to.sketches.requests())
    return requestRule(text, this.to.sketches.shape, variable, () => this.opaque(node))
  }

  private opaque(node: Node): Expression {
    const text = this.text(node)
    const variable = this.to.variables.of(this.to.sketches.opaque(text, this.to.sketches.rootsOf([node])))
    return test(variable, bits(variable, (one) => one.value === true))
  }

  private text(node: Node): string {
    return this.source.slice(node.from, node.to).replaceAll(/\s+/g, ' ').trim()
  }
}

function holds(op: CompareOp, order: number): boolean {
  switch (op) {
    case '=': return order === 0
    case '!=': return order !== 0
    case '<': return order < 0
    case '<=': return order <= 0
    case '>': return order > 0
    case '>=': return order >= 0
  }
}
