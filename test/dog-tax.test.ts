// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What the example cases of the dog tax cannot say: what a case holds, and when each share is due.
import assert from 'node:assert/strict'
import test from 'node:test'
import { checkFiles } from '../src/process/check.ts'
import { prepare } from '../src/engine/prepare.ts'
import { libraryFiles, played } from './library.ts'

const prepared = prepare(checkFiles(libraryFiles('hundesteuer')).process!)

test('a dog that left is free for its new keeper to register, the other stays held', () => {
  const chips = (steps: number) => played(prepared, 'scenarios/einer-von-zweien.yaml', steps).at!.occupied!.map((one) => one.key)
  assert.deepEqual(chips(11), ['276098100000001', '276098100000002'])
  assert.deepEqual(chips(12), ['276098100000002'])
})

test('tax of earlier years is due together a month after service, the rest with its instalments', () => {
  const { receivables } = played(prepared, 'scenarios/fruehere-jahre.yaml', 7).at!
  assert.deepEqual(receivables.map(({ cents, due }) => [due, cents]), [
    ['2026-06-18', 14_643], ['2026-08-15', 1_220], ['2026-11-15', 1_220],
  ])
})
