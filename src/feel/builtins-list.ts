// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Functions on lists and contexts. Each costs a step per element.
import { builtin } from './builtin.ts'
import type { Builtin } from './builtin.ts'
import type { Budget } from './budget.ts'
import type { Frame } from './code.ts'
import { add, compare, divide, equal, finite } from './ops.ts'
import { isContext, isList } from './values.ts'
import type { Context, Value } from './values.ts'

type List = readonly Value[]

const MAX_DEPTH = 64

export const LISTS: readonly Builtin[] = [
  builtin('count', 'list:list', ([list]) => list.length),
  builtin('list contains', 'list:list, element:any', ([list, element], { budget }) =>
    has(list, element, budget)),
  builtin('min', 'list*:any', ([list], frame) => extreme(list, -1, frame)),
  builtin('max', 'list*:any', ([list], frame) => extreme(list, 1, frame)),
  builtin('sum', 'list*:any', ([list], frame) => sum(list, frame)),
  builtin('mean', 'list*:any', ([list], frame) => {
    const total = sum(list, frame)
    return total === null ? null : divide(total, list.length)
  }),
  builtin('median', 'list*:any', ([list], { budget }) => {
    const sorted = sortedNumbers(list, budget)
    if (!sorted?.length) return null
    const half = Math.floor(sorted.length / 2)
    return sorted.length % 2 ? sorted[half]! : finite((sorted[half - 1]! + sorted[half]!) / 2)
  }),
  builtin('product', 'list*:any', ([list], { budget }) => {
    budget.spend(list.length)
    if (!list.length || !numbers(list)) return null
    return finite(list.reduce((a, b) => a * b, 1))
  }),
  builtin('all', 'list*:any', ([list], frame) => decided(list, false, frame)),
  builtin('any', 'list*:any', ([list], frame) => decided(list, true, frame)),
  builtin('sublist', 'list:list, start position:number, length?:number', sublist),
  builtin('append', 'list:list, items*:list', ([list, items], { budget }) => {
    budget.spend(list.length)
    return [...list, ...items]
  }),
  builtin('concatenate', 'lists*:list', ([lists], { budget }) => flat(lists, 1, budget)),
  builtin('insert before', 'list:list, position:number, new item:any',
    ([list, position, item], { budget }) => {
      const at = place(list, position)
      budget.spend(list.length)
      return at === undefined ? null : [...list.slice(0, at), item, ...list.slice(at)]
    }),
  builtin('list replace', 'list:list, position:number, new item:any',
    ([list, position, item], { budget }) => {
      const at = place(list, Math.trunc(position))
      budget.spend(list.length)
      return at === undefined ? null : [...list.slice(0, at), item, ...list.slice(at + 1)]
    }),
  builtin('remove', 'list:list, position:number', ([list, position], { budget }) => {
    const at = place(list, position)
    budget.spend(list.length)
    return at === undefined ? null : [...list.slice(0, at), ...list.slice(at + 1)]
  }),
  builtin('reverse', 'list:list', ([list], { budget }) => {
    budget.spend(list.length)
    return list.toReversed()
  }),
  builtin('index of', 'list:list, match:any', ([list, match], { budget }) => {
    budget.spend(list.length)
    return list.flatMap((each: Value, i: number) =>
      (equal(each, match, budget) === true ? [i + 1] : []))
  }),
  builtin('union', 'lists*:list', ([lists], { budget }) =>
    distinct(flat(lists, 1, budget), budget)),
  builtin('distinct values', 'list:list', ([list], { budget }) => distinct(list, budget)),
  builtin('flatten', 'list:list', ([list], { budget }) => flat(list, MAX_DEPTH, budget)),
  builtin('get value', 'm:context, key:string|context:context, key:string', ([context, key]) =>
    (Object.hasOwn(context, key) ? context[key] ?? null : null)),
  builtin('get entries', 'm:context', ([context], { budget }) => {
    const entries = Object.entries(context as Context)
    budget.spend(entries.length)
    return entries.map(([key, value]) => ({ key, value }))
  }),
  builtin('context merge', 'contexts:list', ([contexts], { budget }) => {
    budget.spend(contexts.length)
    return contexts.every(isContext) ? Object.assign({}, ...contexts) as Context : null
  }),
]

function has(list: List, element: Value, budget: Budget): boolean {
  budget.spend(list.length)
  return list.some((each) => equal(each, element, budget) === true)
}

function extreme(list: List, sign: 1 | -1, { budget }: Frame): Value {
  budget.spend(list.length)
  let best = list[0] ?? null
  if (compare(best, best) === null) return null
  for (const each of list) {
    const order = compare(each, best)
    if (order === null) return null
    if (order * sign > 0) best = each
  }
  return best
}

function sum(list: List, { budget }: Frame): Value {
  budget.spend(list.length)
  if (list.length === 0) return null
  let total: Value = list[0]!
  if (typeof total === 'string' || compare(total, total) === null) return null
  for (let i = 1; i < list.length; i += 1) total = add(total, list[i]!)
  return total
}

function numbers(list: List): list is readonly number[] {
  return list.every((each) => typeof each === 'number')
}

function sortedNumbers(list: List, budget: Budget): readonly number[] | undefined {
  budget.spend(list.length * 2)
  return numbers(list) ? list.toSorted((a, b) => a - b) : undefined
}

function decided(list: List, deciding: boolean, { budget }: Frame): boolean | null {
  budget.spend(list.length)
  if (list.includes(deciding)) return deciding
  return list.every((each) => each === !deciding) ? !deciding : null
}

function sublist([list, start, length]: readonly any[], { budget }: Frame): Value {
  const from = place(list, start)
  budget.spend(list.length)
  if (from === undefined) return null
  if (length === undefined) return list.slice(from)
  return Number.isInteger(length) && length >= 1 && from + length <= list.length
    ? list.slice(from, from + length) : null
}

// Positions count from 1, from the end if negative; undefined outside the list.
function place(list: List, position: number): number | undefined {
  if (!Number.isInteger(position) || position === 0) return undefined
  const at = position > 0 ? position - 1 : list.length + position
  return at >= 0 && at < list.length ? at : undefined
}

function flat(list: List, depth: number, budget: Budget): Value[] {
  const result: Value[] = []
  for (const each of list) {
    budget.spend(1)
    if (!isList(each)) result.push(each)
    else if (depth === 1) for (const inner of each) result.push(inner)
    else for (const inner of flat(each, depth - 1, budget)) result.push(inner)
  }
  budget.spend(result.length)
  return result
}

function distinct(list: List, budget: Budget): Value {
  const result: Value[] = []
  for (const each of list) if (!has(result, each, budget)) result.push(each)
  return result
}
