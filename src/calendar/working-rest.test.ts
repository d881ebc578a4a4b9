// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { workingDays } from './period.ts'
import { restingWorkingDays } from './working-rest.ts'

const region = { land: 'SH' } as const
const from = '2026-06-01'

test('without rest it ends as working days do', () => {
  const { date } = restingWorkingDays({ from, days: 10, facts: [], region })
  assert.equal(date, workingDays({ from, days: 10, region }).date)
})

test('the working days of a rest come on top, the weekend in it does not', () => {
  const facts = [{ kind: 'suspended', on: '2026-06-04' }, { kind: 'resumed', on: '2026-06-09' }] as const
  const { date, steps, restsSince } = restingWorkingDays({ from, days: 10, facts, region })
  assert.equal(date, '2026-06-18', 'three working days after Monday, 15 June')
  assert.equal(restsSince, undefined)
  assert.match(steps.at(-1)!.text, /ruhte vom 04\.06\.2026 bis 09\.06\.2026, 3 Arbeitstage später: 18\.06\.2026/)
})

test('while it rests the end is the one known before; what is over does not rest', () => {
  const resting = restingWorkingDays({ from, days: 10, facts: [{ kind: 'suspended', on: '2026-06-04' }], region })
  assert.deepEqual([resting.date, resting.restsSince], ['2026-06-15', '2026-06-04'])
  const over = restingWorkingDays({ from, days: 10, facts: [{ kind: 'suspended', on: '2026-06-16' }, { kind: 'resumed', on: '2026-06-20' }], region })
  assert.deepEqual([over.date, over.restsSince], ['2026-06-15', undefined])
})
