// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Packing, numbering and walking of situations.
import assert from 'node:assert/strict'
import test from 'node:test'
import { reaching } from './backward.ts'
import { Layout, TooManyVariables } from './layout.ts'
import { modelOf } from './model.ts'
import { SituationTable } from './situation-table.ts'
import { stableStatuses } from './stable.ts'
import { to, toyProcess } from './test-process.ts'
import type { Variable } from './variable.ts'
import { Walk } from './walk.ts'

const variable = (index: number, size: number): Variable => ({
  index, key: `v${index}`, kind: 'status', title: '', samples: Array.from({ length: size }, (_, i) => ({ value: i, title: '' })),
  full: 2 ** size - 1, usual: 2 ** size - 1, none: 0, initial: 0, roots: new Set(), lasting: true,
})

test('samples survive packing, over both lanes and at their edges', () => {
  const layout = new Layout(Array.from({ length: 30 }, (_, i) => variable(i, 7 + (i % 3))))
  assert.ok(layout.inFirst < 30, 'it takes two lanes')
  const out = new Int32Array(30)
  for (const fill of [() => 0, (i: number) => layout.sizes[i]! - 1, (i: number) => (i * 5) % layout.sizes[i]!]) {
    const samples = layout.sizes.map((_, i) => fill(i))
    const [first, second] = layout.pack(samples)
    assert.ok(Number.isSafeInteger(first) && Number.isSafeInteger(second))
    layout.unpack(first, second, out)
    assert.deepEqual([...out], samples)
  }
})

test('more than two lanes hold is refused, not silently wrong', () => {
  assert.throws(() => new Layout(Array.from({ length: 40 }, (_, i) => variable(i, 8))), TooManyVariables)
})

test('the table numbers situations in order and finds each again while it grows', () => {
  const table = new SituationTable()
  const lanes = (i: number) => [(i * 2_654_435_761) % 2 ** 52, i % 3 ? 0 : i * 2 ** 33] as const
  for (let i = 0; i < 50_000; i++) assert.equal(table.put(...lanes(i)), i)
  for (let i = 0; i < 50_000; i++) assert.equal(table.put(...lanes(i)), i)
  assert.equal(table.get(-1, -1), -1)
  assert.equal(table.count, 50_000)
})

const ring = toyProcess({
  statuses: { a: 'x y z', b: 'p q' }, final: 'a = "z"',
  actions: {
    first: { rule: 'a = "x"', sets: [to('a: y')] },
    second: { rule: 'a = "y" and b = "q"', sets: [to('a: z')] },
    follow: { rule: 'a = "y" and b = "p"', by: ['system'], sets: [to('b: q')] },
    back: { rule: 'a = "y"', sets: [to('a: x')] },
  },
})

test('where the process surely acts itself, nobody else does', () => {
  const model = modelOf(ring)
  const walk = new Walk(model, model.remembered, { limit: 100 })
  const states = Array.from({ length: walk.table.count }, (_, at) => [...walk.samplesOf(at)].join(''))
  assert.deepEqual(states, ['00', '10', '11', '21', '01'])
  assert.deepEqual(Array.from(walk.unstable.slice(0, 5)), [0, 1, 0, 0, 0])
  assert.deepEqual(Array.from(walk.parent.slice(0, 5)), [-1, 0, 1, 2, 2])
  assert.equal(stableStatuses(ring, 100)!.contains({ a: 'y', b: 'p' }), false)
  assert.equal(stableStatuses(ring, 100)!.contains({ a: 'y', b: 'q' }), true)
})

test('backwards from the end, with and without an action', () => {
  const model = modelOf(ring)
  const walk = new Walk(model, model.remembered, { limit: 100 })
  const end = [...Array(walk.table.count).keys()].filter((at) => walk.samplesOf(at)[0] === 2)
  assert.deepEqual([...reaching(walk, end, () => true)], [1, 1, 1, 1, 1])
  assert.deepEqual([...reaching(walk, end, (action) => model.programs[action]!.key !== 'second')], [0, 0, 0, 1, 0])
})
