// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Code for `in`, `between`, intervals and the tests of decision tables.
import type { Code, Frame } from './code.ts'
import type { Compiler } from './compiler.ts'
import type { Names } from './names.ts'
import { compare, equal, inRange, orderTest } from './ops.ts'
import type { Node } from './tree.ts'
import { FRange, isList } from './values.ts'
import type { Value } from './values.ts'

type Test = (value: Value, frame: Frame) => boolean | null

/** `value between low and high`, both ends included. */
export function betweenCode(
  c: Compiler, node: Extract<Node, { kind: 'between' }>, names: Names,
): Code {
  const value = c.code(node.value, names).run
  const low = c.code(node.low, names).run
  const high = c.code(node.high, names).run
  return {
    run: (frame) => {
      const at = value(frame)
      const above = compare(at, low(frame))
      const below = compare(at, high(frame))
      if (above !== null && above < 0) return false
      if (below !== null && below > 0) return false
      return above === null || below === null ? null : true
    },
  }
}

/** `value in tests` and `not(tests)` of decision tables: true if one test holds (none, for not). */
export function inCode(
  c: Compiler, node: Extract<Node, { kind: 'in' | 'not' }>, names: Names,
): Code {
  const value = node.kind === 'in' ? c.code(node.value, names).run
    : c.code({ kind: 'input', from: node.from, to: node.to }, names).run
  const tests = node.tests.map((test) => testOf(c, test, names))
  const negated = node.kind === 'not'
  return {
    run: (frame) => {
      const at = value(frame)
      let open = false
      for (const test of tests) {
        const outcome = test(at, frame)
        if (outcome === true) return !negated
        if (outcome === null) open = true
      }
      return open ? null : negated
    },
  }
}

/** An interval or `< 5` as a value: a range. */
export function intervalCode(
  c: Compiler, node: Extract<Node, { kind: 'below' | 'interval' }>, names: Names,
): Code {
  if (node.kind === 'below') {
    const bound = c.code(node.bound, names)
    const { op } = node
    if (op === '!=') return c.fault('«!=» ist kein Bereich.', node)
    return c.fold((frame) => rangeBelow(op, bound.run(frame)), [bound], node)
  }
  const low = c.code(node.low, names)
  const high = c.code(node.high, names)
  const { lowClosed, highClosed } = node
  const run = (frame: Frame): Value => {
    const [from, to] = [low.run(frame), high.run(frame)]
    if (from !== null && to !== null && compare(from, to) === null) return null
    return new FRange(from, to, lowClosed, highClosed)
  }
  return c.fold(run, [low, high], node)
}

function rangeBelow(op: '=' | '<' | '<=' | '>' | '>=', bound: Value): Value {
  switch (op) {
    case '=': return new FRange(bound, bound, true, true, true)
    case '<': return new FRange(null, bound, false, false, true)
    case '<=': return new FRange(null, bound, false, true, true)
    case '>': return new FRange(bound, null, false, false, true)
    case '>=': return new FRange(bound, null, true, false, true)
  }
}

function testOf(c: Compiler, node: Node, names: Names): Test {
  if (node.kind === 'below') {
    const bound = c.code(node.bound, names).run
    const { op } = node
    if (op === '=' || op === '!=') {
      return (value, frame) => {
        const same = equal(value, bound(frame), frame.budget)
        return same === null || op === '=' ? same : !same
      }
    }
    const holds = orderTest(op)
    return (value, frame) => {
      const order = compare(value, bound(frame))
      return order === null ? null : holds(order)
    }
  }
  const code = c.code(node, names)
  if (mentionsInput(node)) {
    return (_, frame) => {
      const outcome = code.run(frame)
      return typeof outcome === 'boolean' ? outcome : null
    }
  }
  return (value, frame) => matches(value, code.run(frame), frame)
}

// A list tests for membership, a range for lying within, anything else for equality.
function matches(value: Value, test: Value, frame: Frame): boolean | null {
  if (test instanceof FRange) {
    return value instanceof FRange ? equal(value, test, frame.budget) : inRange(value, test)
  }
  if (!isList(test)) return equal(value, test, frame.budget)
  if (isList(value) && equal(value, test, frame.budget) === true) return true
  frame.budget.spend(test.length)
  return test.some((each) => (each instanceof FRange && !(value instanceof FRange)
    ? inRange(value, each) : equal(value, each, frame.budget)) === true)
}

function mentionsInput(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  if ((node as Node).kind === 'input') return true
  return Object.values(node).some(mentionsInput)
}
