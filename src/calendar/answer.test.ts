// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerDeadline } from './answer.ts'

type Loose = {
  date?: string
  raw?: string
  steps?: unknown[]
  refusal?: { message: string; field: string }
}
const ask = (request: unknown): Loose => answerDeadline(request) as Loose

test('the same notice on four channels has four dates', () => {
  const on = (channel: string, day: string): string | undefined =>
    ask({ kind: 'served', channel, on: day, regime: 'lvwg', land: 'SH' }).date
  assert.equal(on('post', '2026-03-02'), '2026-03-06')
  assert.equal(on('postbox', '2026-03-02'), '2026-03-05')
  assert.equal(on('retrieval', '2026-03-10'), '2026-03-11')
  assert.equal(on('pzu', '2026-03-04'), '2026-03-04')
})

test('each kind answers with date and steps', () => {
  const requests: [object, string, string?][] = [
    [{ kind: 'served', channel: 'post', on: '2026-06-01', regime: 'lvwg' }, '2026-06-05'],
    [{ kind: 'objection', served: '2026-03-06', remedyNotice: 'complete' }, '2026-04-07',
      '2026-04-06'],
    [{ kind: 'period', from: '2026-11-30', duration: 'P3M' }, '2027-03-01', '2027-02-28'],
    [{ kind: 'workingDays', from: '2026-12-18', days: 10 }, '2027-01-05'],
    [{ kind: 'workingDays', from: '2026-12-28', days: -2 }, '2026-12-23'],
    [{ kind: 'retention', closed: '2026-03-14', years: 10 }, '2036-12-31'],
  ]
  for (const [request, date, raw] of requests) {
    const answer = ask({ ...request, land: 'SH' })
    assert.equal(answer.date, date, JSON.stringify([request, answer]))
    assert.equal(answer.raw, raw)
    assert.ok(answer.steps!.length >= 1)
  }
})

test('the holidays are those of the Land or the municipality', () => {
  const request = { kind: 'period', from: '2025-10-17', duration: 'P14D' }
  assert.equal(ask({ ...request, land: 'SH' }).date, '2025-11-03')
  assert.equal(ask({ ...request, land: 'BY' }).date, '2025-10-31')
  const august = { kind: 'period', from: '2025-07-25', duration: 'P14D', land: 'BY' }
  assert.equal(ask(august).date, '2025-08-08')
  assert.equal(ask({ ...august, municipality: '09761000' }).date, '2025-08-11')
  assert.equal(ask({ ...august, extraHolidays: ['2025-08-08'] }).date, '2025-08-11')
})

const GOOD = { kind: 'period', from: '2026-06-01', duration: 'P3M', land: 'SH' }
const REFUSED: [unknown, string, RegExp][] = [
  [null, 'kind', /JSON-Objekt/],
  [[], 'kind', /JSON-Objekt/],
  [{}, 'kind', /«kind» fehlt.*served.*retention/],
  [{ ...GOOD, kind: 'toString' }, 'kind', /«toString»/],
  [{ ...GOOD, land: 'XX' }, 'land', /«XX».*SH/],
  [{ ...GOOD, from: '2026-02-30' }, 'from', /«2026-02-30».*Datum/],
  [{ ...GOOD, from: undefined }, 'from', /fehlt/],
  [{ ...GOOD, duration: '3 Monate' }, 'duration', /P3M/],
  [{ ...GOOD, duration: 'P' }, 'duration', /P3M/],
  [{ ...GOOD, municipality: '123' }, 'municipality', /acht Ziffern/],
  [{ ...GOOD, municipality: '09761000' }, 'municipality', /BY.*SH/],
  [{ ...GOOD, roll: 'ja' }, 'roll', /true, false/],
  [{ ...GOOD, from: '9999-12-01' }, 'date', /1583 bis 9999/],
  [{ kind: 'served', channel: 'fax', on: '2026-06-01', regime: 'lvwg' }, 'channel', /«fax».*pzu/],
  [{ kind: 'served', channel: 'post', on: '2026-06-01' }, 'regime', /lvwg, ao/],
  [{ kind: 'objection', served: '2026-06-01' }, 'remedyNotice', /complete, defective/],
  [{ kind: 'workingDays', from: '2026-06-01', days: 1.5 }, 'days', /ganze Zahl/],
  [{ kind: 'workingDays', from: '2026-06-01', days: 1e9 }, 'days', /-5000 bis 5000/],
  [{ kind: 'retention', closed: '2026-06-01', years: -1 }, 'years', /0 bis 200/],
]

for (const [request, field, message] of REFUSED) {
  test(`refused: ${JSON.stringify(request)}`, () => {
    const { refusal } = ask(request)
    assert.equal(refusal?.field, field)
    assert.match(refusal!.message, message)
  })
}

test('a refusal quotes only a part of long input', () => {
  const { refusal } = ask({ ...GOOD, land: 'x'.repeat(10_000) })
  assert.ok(refusal!.message.length < 300)
})
