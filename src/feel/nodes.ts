// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Code for the nodes without loops: literals, names, arithmetic, comparisons, logic.
import type { Code, Frame } from './code.ts'
import { NULL, constant } from './code.ts'
import type { Compiler } from './compiler.ts'
import { callCode } from './calls.ts'
import { filterCode, forCode, quantifiedCode } from './loops.ts'
import { INPUT, MEMBERS, member, resolve, unknownName, visible } from './names.ts'
import type { Names } from './names.ts'
import {
  add, compare, divide, equal, finite, multiply, negate, orderTest, power, subtract,
} from './ops.ts'
import { keyOf } from './shape.ts'
import type { Shape } from './shape.ts'
import { parseDate, parseDateTime, parseDuration, parseTime } from './temporal.ts'
import { betweenCode, inCode, intervalCode } from './ranges.ts'
import { instanceCode } from './instance.ts'
import type { ArithmeticOp, Node } from './tree.ts'
import type { Context, Value } from './values.ts'

// Constants do not look at their frame.
const NO_FRAME = undefined as never

/** Code for any node. */
export function nodeCode(c: Compiler, node: Node, names: Names, quiet: boolean): Code {
  switch (node.kind) {
    case 'number': return Number.isFinite(node.value)
      ? constant(node.value) : c.fault(`Die Zahl «${node.text}» ist zu groß.`, node)
    case 'string': return constant(node.value)
    case 'boolean': return constant(node.value)
    case 'null': return NULL
    case 'wildcard': return constant(true)
    case 'at': return atCode(c, node)
    case 'input': return resolve(INPUT, names)
      ?? c.fault('«?» gibt es nur in Entscheidungstabellen.', node)
    case 'name': return nameCode(c, node, names, quiet)
    case 'path': return pathCode(c, node, names, quiet)
    case 'filter': return filterCode(c, node, names, quiet)
    case 'negate': {
      const of = c.code(node.of, names)
      return c.fold((f) => negate(of.run(f)), [of], node)
    }
    case 'arithmetic': return arithmeticCode(c, node, names)
    case 'compare': return compareCode(c, node, names)
    case 'between': return betweenCode(c, node, names)
    case 'in':
    case 'not': return inCode(c, node, names)
    case 'below':
    case 'interval': return intervalCode(c, node, names)
    case 'and':
    case 'or': return logicCode(node.items.map((item) => c.code(item, names)), node.kind === 'or')
    case 'if': return ifCode(c, node, names)
    case 'some':
    case 'every': return quantifiedCode(c, node, names)
    case 'for': return forCode(c, node, names)
    case 'list': return listCode(c, node, names)
    case 'context': return contextCode(c, node, names)
    case 'instance': return instanceCode(c, node, names)
    case 'call': return callCode(c, node, names)
    case 'lambda':
      return c.fault('Eigene Funktionen gibt es nur als Vergleich in sort(…).', node)
  }
}

/** Three-valued `and` (or `or`): the deciding value wins, otherwise null unless all are boolean. */
export function logicCode(items: readonly Code[], deciding: boolean): Code {
  const runs = items.map((item) => item.run)
  return {
    run: (frame) => {
      let open = false
      for (const run of runs) {
        const value = run(frame)
        if (value === deciding) return deciding
        if (value !== !deciding) open = true
      }
      return open ? null : !deciding
    },
  }
}

function atCode(c: Compiler, node: Extract<Node, { kind: 'at' }>): Code {
  const { text } = node
  const read = (): Value =>
    parseDate(text) ?? parseTime(text) ?? parseDuration(text) ?? parseDateTime(text)
  const code = c.fold(read, [], node)
  return code.run(NO_FRAME) === null
    ? c.fault(`«${text}» ist kein Datum, keine Uhrzeit und keine Dauer.`, node) : code
}

function nameCode(
  c: Compiler, node: Extract<Node, { kind: 'name' }>, names: Names, quiet: boolean,
): Code {
  const code = resolve(node.name, names)
  if (!code) return c.fault(unknownName(node.name, visible(names)), node)
  if (!quiet) c.record(code.path)
  return code
}

function pathCode(
  c: Compiler, node: Extract<Node, { kind: 'path' }>, names: Names, quiet: boolean,
): Code {
  const of = c.code(node.of, names, true)
  const { shape } = of
  const own = typeof shape === 'object'
  const key = own ? keyOf(shape, node.name) : node.name
  if (key === undefined || (shape === true && !MEMBERS.has(key))) {
    const known = own ? Object.keys(shape) : [...MEMBERS]
    return c.fault(unknownName(node.name, known), { from: node.to - node.name.length, to: node.to })
  }
  const path = of.path !== undefined && shape !== true ? `${of.path}.${key}` : of.path
  if (!quiet) c.record(path)
  const { run } = of
  const below = own ? shape[key] : undefined
  return { run: (frame) => pathValue(run(frame), key, frame), shape: below, path }
}

function pathValue(value: Value, key: string, frame: Frame): Value {
  if (Array.isArray(value)) frame.budget.spend(value.length)
  return member(value, key)
}

const ARITHMETIC: Record<ArithmeticOp, (a: Value, b: Value) => Value> = {
  '+': add, '-': subtract, '*': multiply, '/': divide, '**': power,
}

function arithmeticCode(
  c: Compiler, node: Extract<Node, { kind: 'arithmetic' }>, names: Names,
): Code {
  const left = c.code(node.left, names)
  const right = c.code(node.right, names)
  const [l, r] = [left.run, right.run]
  const slow = ARITHMETIC[node.op]
  const numbers = (op: (a: number, b: number) => number): ((frame: Frame) => Value) => (frame) => {
    const a = l(frame)
    const b = r(frame)
    return typeof a === 'number' && typeof b === 'number' ? finite(op(a, b)) : slow(a, b)
  }
  // One closure for each operation, so that each stays fast on numbers.
  const run = node.op === '+' ? numbers((a, b) => a + b)
    : node.op === '-' ? numbers((a, b) => a - b)
    : node.op === '*' ? numbers((a, b) => a * b)
    : node.op === '/' ? numbers((a, b) => a / b)
    : (frame: Frame): Value => power(l(frame), r(frame))
  return c.fold(run, [left, right], node)
}

function compareCode(c: Compiler, node: Extract<Node, { kind: 'compare' }>, names: Names): Code {
  const left = c.code(node.left, names)
  const right = c.code(node.right, names)
  const [l, r] = [left.run, right.run]
  if (node.op === '=') return { run: (f) => equal(l(f), r(f), f.budget) }
  if (node.op === '!=') {
    return {
      run: (f) => {
        const same = equal(l(f), r(f), f.budget)
        return same === null ? null : !same
      },
    }
  }
  const holds = orderTest(node.op)
  return {
    run: (frame) => {
      const order = compare(l(frame), r(frame))
      return order === null ? null : holds(order)
    },
  }
}

function ifCode(c: Compiler, node: Extract<Node, { kind: 'if' }>, names: Names): Code {
  const test = c.code(node.test, names).run
  const yes = c.code(node.yes, names)
  const no = c.code(node.no, names)
  const shape = yes.shape === no.shape ? yes.shape : undefined
  return { run: (frame) => (test(frame) === true ? yes.run(frame) : no.run(frame)), shape }
}

function listCode(c: Compiler, node: Extract<Node, { kind: 'list' }>, names: Names): Code {
  const items = node.items.map((item) => c.code(item, names))
  const runs = items.map((item) => item.run)
  const shape = items.length && items.every((item) => typeof item.shape === 'object')
    ? Object.assign({}, ...items.map((item) => item.shape)) as Shape : undefined
  return c.fold((frame) => runs.map((run) => run(frame)), items, node, shape)
}

// Each entry sees the entries before it.
function contextCode(c: Compiler, node: Extract<Node, { kind: 'context' }>, names: Names): Code {
  let inner = names
  const shape: Record<string, Shape | true> = {}
  const seen = new Set<string>()
  const entries = node.entries.map(([key, value]) => {
    if (seen.has(key)) c.fault(`Der Name «${key}» steht zweimal im selben Kontext.`, value)
    seen.add(key)
    const code = c.code(value, inner)
    const slot = c.slot()
    inner = { kind: 'local', name: key, slot, shape: code.shape, path: undefined, outer: inner }
    shape[key] = code.shape ?? true
    return { key, slot, run: code.run }
  })
  const run = (frame: Frame): Value => {
    const result: Record<string, Value> = {}
    for (const { key, slot, run: each } of entries) {
      result[key] = frame.locals[slot] = each(frame)
    }
    return result as Context
  }
  const known = node.entries.length > 0 && Object.values(shape).every((each) => each !== true)
  return { run, shape: known ? shape : undefined }
}
