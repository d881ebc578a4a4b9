// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Random expressions against feelin. Where the two differ, the standard is on our side, and the way
// they differ is one of the classes below; any other way fails.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { difference } from '../../test/feel-difference.ts'
import type { Difference } from '../../test/feel-difference.ts'
import { expression } from '../../test/feel-expressions.ts'
import { compare } from './ops.ts'
import { FRange, isList, kindOf } from './values.ts'
import type { Value } from './values.ts'

const RUNS = Number(process.env['LAUFZETTEL_FUZZ'] ?? 750)
const SEED = Number(process.env['LAUFZETTEL_SEED'] ?? 20_261_125)
const MAX_SHOWN = 20

type Test = (one: Difference) => boolean

const isOrder = (what: string) => /^compare [<>]|^interval/.test(what)
const isRangeTest = (what: string) => what === 'between' || what === 'in'
const isTemporal = (kind: string) => kind.includes('duration') || kind === 'date'
const isMixed = ({ parts }: Difference) => new Set(parts).size > 1
const isNaN = (value: Value) => Number.isNaN(value)
const isReversed = (low: Value | undefined, high: Value | undefined) => (compare(low ?? null, high ?? null) ?? 0) > 0
const isRange = (value: Value | undefined): value is FRange => value instanceof FRange

/** How feelin differs from the standard, by name. */
const CLASSES: Readonly<Record<string, Test>> = {
  'what is not a number is null, not NaN': ({ others }) => others.some(isNaN),
  'an age is whole months': ({ what, parts }) =>
    what === 'call years and months duration' && parts.every((kind) => kind === 'date'),
  'durations are equal only if they are': ({ what, parts, ours, theirs }) =>
    /^compare !?=/.test(what) && parts.every((kind) => kind.includes('duration'))
    && typeof ours === 'boolean' && theirs === !ours,
  'a date stays a date when hours are added': ({ what, parts, theirs }) =>
    /^arithmetic [+-]/.test(what) && parts.includes('date') && parts.includes('days and time duration')
    && theirs !== 'threw' && kindOf(theirs) === 'date and time',
  'whether different types are equal is not known': (one) =>
    /^compare !?=/.test(one.what) && isMixed(one) && one.ours === null && typeof one.theirs === 'boolean',
  'durations are counted with; dates and words have a first and a last': ({ what, parts, values, ours, theirs }) =>
    /^arithmetic [*/]|^negate|^call (min|max|sum|abs)$/.test(what) && ours !== null
    && (theirs === null || theirs === 'threw' || isNaN(theirs))
    && [...parts, ...values.flat().map(kindOf)].some((kind) => isTemporal(kind) || kind === 'string'),
  'different types have no order': (one) => isOrder(one.what) && one.ours === null,
  'a range of what has no order is refused later': ({ what, ours, theirs }) =>
    what === 'interval' && isRange(ours) && theirs === 'threw',
  'an end that is null stays closed as written': ({ what, ours, theirs }) =>
    what === 'interval' && isRange(ours) && isRange(theirs) && (ours.low === null || ours.high === null),
  'different types lie in no range and no list': (one) => isRangeTest(one.what) && one.ours === null && isMixed(one),
  'one bound decides where the other is nothing': (one) =>
    one.what === 'between' && one.ours === false && (one.theirs === null || one.theirs === 'threw') && isMixed(one),
  'nothing lies in a range that runs backwards': ({ what, ours, theirs, values }) =>
    isRangeTest(what) && ours === false && theirs === true
    && (isRange(values[1]) ? isReversed(values[1].low, values[1].high) : isReversed(values[1], values[2])),
  'some and every know null': ({ what, ours, theirs }) => /^(some|every)$/.test(what) && ours === null && theirs !== null,
  'only true is true': ({ what, parts }) => what === 'if' && parts[0] !== 'boolean' && parts[0] !== 'null',
  'a condition of a filter sees its element': ({ what, parts, ours }) =>
    what === 'filter' && parts[1] === 'open' && Array.isArray(ours),
  'what is neither place nor condition filters everything out': ({ what, parts, ours, theirs }) =>
    what === 'filter' && !['open', 'number', 'boolean'].includes(parts[1]!) && Array.isArray(ours) && theirs === null,
  'a condition that holds keeps what is null': ({ what, parts, ours }) =>
    what === 'filter' && parts[1] === 'boolean' && Array.isArray(ours) && ours.includes(null),
  'a list in a list is asked for its own members': ({ what, values }) =>
    what === 'path' && isList(values[0]) && values[0].some(isList),
  'a list is found by what it holds': ({ what, values, ours, theirs }) =>
    /^call (list contains|index of|distinct values|remove|union)$/.test(what) && values.some((one) => isList(one) && one.some((each) => typeof each === 'object' && each !== null))
    && ours !== null && theirs !== 'threw',
  'one value is a list of one': ({ what, parts, theirs }) =>
    /^(for|some|every)$/.test(what) && parts[0] !== 'list' && theirs === null,
}

test(`${RUNS} random expressions differ from feelin only in known ways (seed ${SEED})`, (t) => {
  const chance = generator(SEED)
  const counts = new Map<string, number>()
  const unknown: string[] = []
  let differ = 0
  for (let n = 0; n < RUNS; n++) {
    const one = difference(expression(chance))
    if (!one) continue
    differ += 1
    const [name] = Object.entries(CLASSES).find(([, isOf]) => isOf(one)) ?? []
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
    else unknown.push(`${one.what} (${one.parts.join(', ')}): ${one.source} gives ${JSON.stringify(one.ours)}, feelin ${JSON.stringify(one.theirs)}`)
  }
  t.diagnostic(`${RUNS - differ} identical, ${differ} differ, ${unknown.length} in unknown ways`)
  for (const [name, count] of [...counts].sort((a, b) => b[1] - a[1])) t.diagnostic(`${count} ${name}`)
  assert.deepEqual(unknown.slice(0, MAX_SHOWN), [])
  assert.ok(differ < RUNS / 4, 'more than a quarter differ')
})

test('a difference of no known class is none', () => {
  const planted: Difference = {
    source: 'n + 1', what: 'arithmetic +', parts: ['number', 'number'], values: [5, 1], others: [5, 1], ours: 7, theirs: 6,
  }
  assert.deepEqual(Object.entries(CLASSES).filter(([, isOf]) => isOf(planted)), [])
})

/** mulberry32: small, seeded, well spread. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
