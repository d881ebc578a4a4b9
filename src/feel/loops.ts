// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Code that visits elements: filters, `some`, `every` and `for`. Every visit costs a step.
import type { Code, Frame } from './code.ts'
import type { Compiler } from './compiler.ts'
import type { Names } from './names.ts'
import { compare } from './ops.ts'
import type { Binding, Node } from './tree.ts'
import { FDate, FRange, isList } from './values.ts'
import type { Value } from './values.ts'

type Visit = (frame: Frame) => boolean

/** `xs[3]`, `xs[-1]`, `xs[condition]`; within a condition, members of the element are names. */
export function filterCode(
  c: Compiler, node: Extract<Node, { kind: 'filter' }>, names: Names, quiet: boolean,
): Code {
  const of = c.code(node.of, names, true)
  const slot = c.slot()
  const item: Names = { kind: 'item', slot, shape: of.shape, path: of.path, outer: names }
  const by = c.code(node.by, item)
  if (!quiet) recordList(c, of.path)
  const run = (frame: Frame): Value => {
    const value = of.run(frame)
    const list = isList(value) ? value : value === null ? [] : [value]
    return filtered(list, by, slot, frame)
  }
  return { run, shape: of.shape, path: of.path }
}

function filtered(list: readonly Value[], by: Code, slot: number, frame: Frame): Value {
  frame.budget.spend(list.length + 1)
  const found: Value[] = []
  frame.locals[slot] = list[0] ?? null
  const first = by.run(frame)
  if (typeof first === 'number') return elementAt(list, first)
  for (const [i, each] of list.entries()) {
    frame.locals[slot] = each
    if ((i === 0 ? first : by.run(frame)) === true) found.push(each)
  }
  return found
}

function elementAt(list: readonly Value[], position: number): Value {
  if (!Number.isInteger(position) || position === 0) return null
  return list[position > 0 ? position - 1 : list.length + position] ?? null
}

/** `some` and `every`: true and false as in logic, null if a value that matters is not boolean. */
export function quantifiedCode(
  c: Compiler, node: Extract<Node, { kind: 'some' | 'every' }>, names: Names,
): Code {
  const { loop, inner } = loopOf(c, node.bindings, names)
  const body = c.code(node.body, inner).run
  loop.recordLists()
  const deciding = node.kind === 'some'
  return {
    run: (frame) => {
      let open = false
      let decided = false
      const ran = loop.run(frame, (at) => {
        const value = body(at)
        if (value === deciding) decided = true
        else if (value !== !deciding) open = true
        return !decided
      })
      if (!ran) return null
      return decided ? deciding : open ? null : !deciding
    },
  }
}

/** `for x in xs return …`: the list of results; null if a source is null or a bound no integer. */
export function forCode(c: Compiler, node: Extract<Node, { kind: 'for' }>, names: Names): Code {
  const { loop, inner } = loopOf(c, node.bindings, names)
  const body = c.code(node.body, inner)
  loop.recordLists()
  return {
    run: (frame) => {
      const results: Value[] = []
      const ran = loop.run(frame, (at) => {
        results.push(body.run(at))
        return true
      })
      return ran ? results : null
    },
    shape: body.shape,
  }
}

interface Loop {
  readonly recordLists: () => void
  /** Visits every combination until a visit says false; false if there was nothing to loop over. */
  readonly run: (frame: Frame, visit: Visit) => boolean
}

function loopOf(
  c: Compiler, bindings: readonly Binding[], names: Names,
): { loop: Loop; inner: Names } {
  let inner = names
  const paths: (string | undefined)[] = []
  const sources = bindings.map((binding) => {
    const list = c.code(binding.list, inner, true)
    const end = binding.end && c.code(binding.end, inner)
    const slot = c.slot()
    const { shape, path } = end ? { shape: undefined, path: undefined } : list
    inner = { kind: 'local', name: binding.name, slot, shape, path, outer: inner }
    paths.push(list.path)
    return { list, end, slot }
  })
  const visitFrom = (level: number, frame: Frame, visit: Visit): boolean | null => {
    const source = sources[level]
    if (!source) return visit(frame)
    const elements = source.end
      ? numbers(source.list.run(frame), source.end.run(frame)) : elementsOf(source.list.run(frame))
    if (!elements) return null
    const last = level === sources.length - 1
    for (const each of elements) {
      frame.budget.spend(1)
      frame.locals[source.slot] = each
      const going = last ? visit(frame) : visitFrom(level + 1, frame, visit)
      if (going !== true) return going
    }
    return true
  }
  const loop: Loop = {
    recordLists: () => paths.forEach((path) => recordList(c, path)),
    run: (frame, visit) => visitFrom(0, frame, visit) !== null,
  }
  return { loop, inner }
}

/** Notes that a list is read, unless its members are: they tell more. */
export function recordList(c: Compiler, path: string | undefined): void {
  if (path === undefined) return
  for (const read of c.reads) if (read.startsWith(`${path}.`)) return
  c.record(path)
}

function elementsOf(value: Value): Iterable<Value> | undefined {
  if (isList(value)) return value
  if (value instanceof FRange) return rangeElements(value)
  return value === null ? undefined : [value]
}

function numbers(from: Value, to: Value): Iterable<Value> | undefined {
  if (from instanceof FDate && to instanceof FDate) {
    return count(from.day, to.day, (day) => new FDate(day))
  }
  if (!Number.isInteger(from) || !Number.isInteger(to)) return undefined
  return count(from as number, to as number, (n) => n)
}

// A range counts upwards only, and only over whole numbers and days.
function rangeElements(range: FRange): Iterable<Value> | undefined {
  const { low, high, lowClosed, highClosed } = range
  const inner = (value: Value, closed: boolean, step: 1 | -1): Value => {
    if (closed) return value
    return value instanceof FDate ? new FDate(value.day + step) : (value as number) + step
  }
  const order = compare(low, high)
  if (order === null || order > 0 || !numbers(low, high)) return undefined
  const [from, to] = [inner(low, lowClosed, 1), inner(high, highClosed, -1)]
  return compare(from, to)! > 0 ? [] : numbers(from, to)
}

function* count(from: number, to: number, value: (n: number) => Value): Iterable<Value> {
  const step = from <= to ? 1 : -1
  for (let n = from; step > 0 ? n <= to : n >= to; n += step) yield value(n)
}
