// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Code for `sort(list, function(a, b) a.x < b.x)`: the only place a function is written in a rule.
import type { Call } from './calls.ts'
import type { Code, Frame } from './code.ts'
import type { Compiler } from './compiler.ts'
import { recordList } from './loops.ts'
import type { Names } from './names.ts'
import { compare } from './ops.ts'
import { isList } from './values.ts'
import type { Value } from './values.ts'

/** The sorted list; without a function, by the natural order; null if elements have none. */
export function sortCode(c: Compiler, node: Call, names: Names): Code {
  const named = (name: string, i: number): Call['args'][number] | undefined =>
    node.names ? node.args[node.names.indexOf(name)] : node.args[i]
  const list = named('list', 0)
  const by = named('precedes', 1)
  if (!list || node.args.length > 2 || (by && (by.kind !== 'lambda' || by.params.length !== 2))) {
    return c.fault('Erlaubt: sort(list) oder sort(list, function(a, b) a < b).', node)
  }
  const source = c.code(list, names, true)
  const precedes = by?.kind === 'lambda' ? lambda(c, by, source, names) : undefined
  recordList(c, source.path)
  const run = (frame: Frame): Value => {
    const value = source.run(frame)
    if (value === null) return null
    return sorted(isList(value) ? value : [value], frame, precedes)
  }
  return { run, shape: source.shape, path: source.path }
}

type Precedes = (a: Value, b: Value, frame: Frame) => boolean

function lambda(
  c: Compiler, by: Extract<Call['args'][number], { kind: 'lambda' }>, source: Code, names: Names,
): Precedes {
  let inner = names
  const slots = by.params.map((name) => {
    const slot = c.slot()
    inner = {
      kind: 'local', name, slot, shape: source.shape, path: source.path, outer: inner,
    }
    return slot
  })
  const { run } = c.code(by.body, inner)
  return (a, b, frame) => {
    frame.locals[slots[0]!] = a
    frame.locals[slots[1]!] = b
    return run(frame) === true
  }
}

function sorted(list: readonly Value[], frame: Frame, precedes?: Precedes): Value {
  frame.budget.spend(list.length)
  let ordered = true
  const result = list.toSorted((a, b) => {
    frame.budget.spend(1)
    if (precedes) return precedes(a, b, frame) ? -1 : precedes(b, a, frame) ? 1 : 0
    const order = compare(a, b)
    if (order === null) ordered = false
    return order ?? 0
  })
  return ordered ? result : null
}
