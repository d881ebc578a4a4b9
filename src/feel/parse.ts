// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2
// One switch over the kinds of the grammar's nodes, kept whole: the only place that knows them.
import { parser, trackVariables } from 'lezer-feel'
import type { Shape } from './shape.ts'
import type { ArithmeticOp, Binding, CompareOp, FeelFault, Node, Span } from './tree.ts'

export const MAX_SOURCE = 20_000
export const MAX_NODES = 4_000
export const MAX_DEPTH = 200

type Grammar = ReturnType<ReturnType<typeof parser.parse>['topNode']['getChildren']>[number]

/** The tree of an expression or of unary tests, or German faults with their positions. */
export function parse(
  source: string, names: Shape, top: 'Expression' | 'UnaryTests',
): { tree: Node } | { faults: readonly FeelFault[] } {
  if (source.length > MAX_SOURCE) {
    const message = `Die Regel hat ${source.length} Zeichen, erlaubt sind ${MAX_SOURCE}.`
    return { faults: [{ message, from: MAX_SOURCE, to: source.length }] }
  }
  if (source.trim() === '') {
    return { faults: [{ message: 'Die Regel ist leer.', from: 0, to: source.length }] }
  }
  const tree = parser.configure({ top, contextTracker: trackVariables(names) }).parse(source)
  const faults = syntaxFaults(tree.topNode, source)
  if (faults.length) return { faults }
  try {
    const builder = new TreeBuilder(source)
    if (top === 'UnaryTests') return { tree: builder.unaryTests(tree.topNode) }
    return { tree: builder.node(children(tree.topNode)[0]!) }
  } catch (error) {
    if (error instanceof SyntaxFault) return { faults: [error.fault] }
    throw error
  }
}

/** A construct that is refused at a place of the source. */
export class SyntaxFault extends Error {
  readonly fault: FeelFault
  constructor(message: string, at: Span) {
    super(message)
    this.fault = { message, from: at.from, to: at.to }
  }
}

function syntaxFaults(top: Grammar, source: string): readonly FeelFault[] {
  const cursor = top.cursor()
  let nodes = 0
  do {
    nodes += 1
    if (nodes > MAX_NODES) {
      const message = `Die Regel ist zu lang: mehr als ${MAX_NODES} Bestandteile.`
      return [{ message, from: cursor.from, to: source.length }]
    }
    if (!cursor.type.isError) continue
    const { from } = cursor
    const rest = source.slice(from).trim()
    const message = rest === ''
      ? 'Am Ende der Regel fehlt etwas.'
      : `Ab hier ist die Regel nicht zu verstehen: «${rest.slice(0, 40)}».`
    return [{ message, from, to: Math.max(cursor.to, Math.min(from + 1, source.length)) }]
  } while (cursor.next())
  return []
}

function children(node: Grammar): Grammar[] {
  const kids: Grammar[] = []
  for (let kid = node.firstChild; kid; kid = kid.nextSibling) {
    if (kid.name !== 'LineComment' && kid.name !== 'BlockComment') kids.push(kid)
  }
  return kids
}

class TreeBuilder {
  readonly #source: string
  #depth = 0

  constructor(source: string) {
    this.#source = source
  }

  unaryTests(top: Grammar): Node {
    const span = { from: top.from, to: top.to }
    const kids = children(top)
    if (kids[0]!.name === 'Wildcard') return { kind: 'wildcard', ...span }
    const tests = children(kids.find((kid) => kid.name === 'PositiveUnaryTests')!)
      .map((kid) => this.node(kid))
    return kids[0]!.name === 'not'
      ? { kind: 'not', tests, ...span }
      : { kind: 'in', value: { kind: 'input', ...span }, tests, ...span }
  }

  node(at: Grammar): Node {
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) {
      throw new SyntaxFault(`Die Regel ist tiefer als ${MAX_DEPTH} Ebenen geschachtelt.`, at)
    }
    try {
      return this.#convert(at, children(at), { from: at.from, to: at.to })
    } finally {
      this.#depth -= 1
    }
  }

  #convert(at: Grammar, kids: Grammar[], span: Span): Node {
    switch (at.name) {
      case 'Expression':
      case 'PositiveUnaryTest':
        return this.node(kids[0]!)
      case 'SimplePositiveUnaryTest':
        if (kids[0]!.name !== 'CompareOp') return this.node(kids[0]!)
        return {
          kind: 'below', op: this.#text(kids[0]!) as CompareOp, bound: this.node(kids[1]!), ...span,
        }
      case 'ParenthesizedExpression':
        return this.node(kids[1]!)
      case 'NumericLiteral': {
        const text = this.#text(at).replace(/\s/g, '')
        return { kind: 'number', value: Number(text), text, ...span }
      }
      case 'StringLiteral':
        return { kind: 'string', value: unescape(this.#text(at).slice(1, -1)), ...span }
      case 'BooleanLiteral':
        return { kind: 'boolean', value: this.#text(at) === 'true', ...span }
      case 'null':
        return { kind: 'null', ...span }
      case '?':
        return { kind: 'input', ...span }
      case 'VariableName':
        return { kind: 'name', name: this.#name(at), ...span }
      default:
        return this.#composite(at, kids, span)
    }
  }

  #composite(at: Grammar, kids: Grammar[], span: Span): Node {
    switch (at.name) {
      case 'PathExpression': {
        const name = this.#name(kids.at(-1)!)
        return { kind: 'path', of: this.node(kids[0]!), name, ...span }
      }
      case 'FilterExpression':
        return { kind: 'filter', of: this.node(kids[0]!), by: this.node(kids[2]!), ...span }
      case 'List':
        return { kind: 'list', items: this.#between(kids), ...span }
      case 'Interval':
        return {
          kind: 'interval', low: this.node(kids[1]!), high: this.node(kids[3]!),
          lowClosed: this.#text(kids[0]!) === '[',
          highClosed: this.#text(kids[4]!) === ']', ...span,
        }
      case 'Context':
        return { kind: 'context', entries: this.#entries(kids), ...span }
      case 'IfExpression':
        return {
          kind: 'if', test: this.node(kids[1]!), yes: this.node(kids[3]!),
          no: this.node(kids[5]!), ...span,
        }
      case 'InstanceOfExpression':
        return {
          kind: 'instance', of: this.node(kids[0]!),
          type: this.#text(kids.at(-1)!).replace(/\s+/g, ' ').trim(), ...span,
        }
      case 'DateTimeLiteral':
        return this.#dateTime(kids, span)
      default:
        return this.#operator(at, kids, span)
    }
  }

  #operator(at: Grammar, kids: Grammar[], span: Span): Node {
    switch (at.name) {
      case 'ArithmeticExpression':
        if (kids.length === 2) return { kind: 'negate', of: this.node(kids[1]!), ...span }
        return {
          kind: 'arithmetic', op: this.#text(kids[1]!) as ArithmeticOp,
          left: this.node(kids[0]!), right: this.node(kids[2]!), ...span,
        }
      case 'Comparison':
        return this.#comparison(kids, span)
      case 'Conjunction':
        return { kind: 'and', items: this.#chain(at, 'Conjunction'), ...span }
      case 'Disjunction':
        return { kind: 'or', items: this.#chain(at, 'Disjunction'), ...span }
      case 'QuantifiedExpression':
      case 'ForExpression': {
        const kind = this.#text(kids[0]!) as 'some' | 'every' | 'for'
        const bindings = children(kids[1]!).map((kid) => this.#binding(kid))
        return { kind, bindings, body: this.node(kids[3]!), ...span }
      }
      case 'FunctionInvocation':
        return this.#call(kids, span)
      case 'FunctionDefinition': {
        const list = kids.find((kid) => kid.name === 'FormalParameters')
        const params = list ? children(list).map((kid) => this.#name(children(kid)[0]!)) : []
        const body = children(kids.find((kid) => kid.name === 'FunctionBody')!)[0]!
        return { kind: 'lambda', params, body: this.node(body), ...span }
      }
      default:
        throw new SyntaxFault(
          `«${this.#text(at).slice(0, 40)}» wird in Regeln nicht unterstützt.`, at)
    }
  }

  #comparison(kids: Grammar[], span: Span): Node {
    const value = this.node(kids[0]!)
    const sign = kids[1]!
    if (sign.name === 'CompareOp') {
      const op = this.#text(sign) as CompareOp
      return { kind: 'compare', op, left: value, right: this.node(kids[2]!), ...span }
    }
    if (sign.name === 'between') {
      return {
        kind: 'between', value, low: this.node(kids[2]!), high: this.node(kids[4]!), ...span,
      }
    }
    const list = kids.find((kid) => kid.name === 'PositiveUnaryTests')
    const tests = list ? children(list) : [kids[2]!]
    return { kind: 'in', value, tests: tests.map((kid) => this.node(kid)), ...span }
  }

  // a and b and c nests to the left; a list keeps long rules shallow.
  #chain(at: Grammar, name: string): readonly Node[] {
    const items: Node[] = []
    let left = at
    for (; left.name === name; left = children(left)[0]!) {
      items.unshift(this.node(children(left)[2]!))
    }
    return [this.node(left), ...items]
  }

  #binding(at: Grammar): Binding {
    const [name, , range] = children(at)
    const bounds = children(range!)
    if (bounds.length === 1) return { name: this.#name(name!), list: this.node(bounds[0]!) }
    const end = this.node(bounds[2]!)
    return { name: this.#name(name!), list: this.node(bounds[0]!), end }
  }

  #entries(kids: Grammar[]): readonly (readonly [string, Node])[] {
    return kids.filter((kid) => kid.name === 'ContextEntry').map((entry) => {
      const [key, value] = children(entry)
      const inner = children(key!)[0]!
      const name = inner.name === 'StringLiteral'
        ? unescape(this.#text(inner).slice(1, -1))
        : this.#text(inner).replace(/\s+/g, ' ').trim()
      if (name === '__proto__') {
        throw new SyntaxFault('Der Name «__proto__» ist nicht erlaubt.', inner)
      }
      return [name, this.node(value!)] as const
    })
  }

  #dateTime(kids: Grammar[], span: Span): Node {
    const literal = kids[0]!
    if (literal.name !== 'AtLiteral') return this.#arguments(literal, kids.slice(1), span)
    const text = unescape(this.#text(children(literal)[0]!).slice(1, -1))
    return { kind: 'at', text, ...span }
  }

  #call(kids: Grammar[], span: Span): Node {
    if (kids[0]!.name !== 'VariableName') {
      throw new SyntaxFault('Nur benannte Funktionen können aufgerufen werden.', kids[0]!)
    }
    return this.#arguments(kids[0]!, kids.slice(1), span)
  }

  #arguments(name: Grammar, kids: Grammar[], span: Span): Node {
    const list = kids.find((kid) => kid.name.endsWith('Parameters'))!
    const open = kids.find((kid) => kid.name === '(')!
    const called = this.#source.slice(name.from, open.from).replace(/\s+/g, ' ').trim()
    const nameSpan = { from: name.from, to: name.from + called.length }
    const given = list ? children(list) : []
    if (list?.name !== 'NamedParameters') {
      const args = given.map((kid) => this.node(kid))
      return { kind: 'call', name: called, args, nameSpan, ...span }
    }
    const names = given.map((kid) => this.#name(children(kid)[0]!))
    const args = given.map((kid) => this.node(children(kid)[1]!))
    return { kind: 'call', name: called, args, names, nameSpan, ...span }
  }

  #between(kids: Grammar[]): readonly Node[] {
    return kids.slice(1, -1).map((kid) => this.node(kid))
  }

  // Names are their tokens joined by one blank, however they are spaced in the source.
  #name(at: Grammar): string {
    if (at.name === 'ParameterName') return this.#name(children(at)[0]!)
    const kids = children(at)
    if (kids.some((kid) => kid.name === 'BacktickIdentifier')) {
      throw new SyntaxFault('Namen stehen in Regeln ohne schräge Hochkommas.', at)
    }
    return kids.length ? kids.map((kid) => this.#text(kid)).join(' ') : this.#text(at)
  }

  #text(at: Grammar): string {
    return this.#source.slice(at.from, at.to)
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs, (all, u, U, one) => {
    if (u) return String.fromCharCode(parseInt(u, 16))
    if (U) return parseInt(U, 16) <= 0x10ffff ? String.fromCodePoint(parseInt(U, 16)) : all
    return ESCAPES[one] ?? ('"\'\\'.includes(one) ? one : all)
  })
}
