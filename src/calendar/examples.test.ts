// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every worked deadline of the handbook, by the number of its row.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerDeadline } from './answer.ts'
import { deadlineChapters } from '../../test/handbook-examples.ts'

type Loose = Record<string, unknown> & { steps?: readonly { text: string; basis: string }[] }
const ask = (request: object) => answerDeadline(request) as unknown as Loose

for (const { title, notices = [], asks = [] } of deadlineChapters()) {
  for (const { row, channel, regime, on, received, served, end } of notices) {
    test(`${title} ${row}: ${channel} (${regime}) ${on} → ${served} → ${end}`, () => {
      const notice = ask({ kind: 'served', channel, regime, on, received })
      assert.equal(notice['date'], served, JSON.stringify(notice))
      const until = ask({ kind: 'objection', served, remedyNotice: 'complete' })
      assert.equal(until['date'], end)
      for (const { text, basis } of [...notice.steps!, ...until.steps!]) assert.ok(text && /§/.test(basis))
    })
  }
  for (const { row, title: what, request, ...wanted } of asks) {
    test(`${title} ${row}: ${what}`, () => {
      const answer = ask(request)
      for (const [key, value] of Object.entries(wanted)) assert.equal(answer[key], value, JSON.stringify(answer))
      assert.ok(answer.steps!.length > 0 && answer.steps!.every(({ text, basis }) => text && basis))
    })
  }
}

test('a correction keeps what was known before', () => {
  const row = deadlineChapters().flatMap((one) => one.asks ?? []).find((one) => one.row === 'R4')!
  const history = ask(row.request)['history'] as { date?: string }[]
  assert.deepEqual(history.map((one) => one.date), ['2026-06-15', undefined, '2026-06-25', '2026-06-26'])
})

const START = { kind: 'start', on: '2026-06-01' }
const REFUSED: [object, string, RegExp][] = [
  [{ kind: 'timeline', duration: 'P14D', facts: [] }, 'facts', /Liste von 1 bis 200/],
  [{ kind: 'timeline', duration: 'P14D', facts: [{ kind: 'resumed', on: '2026-06-01' }] }, 'facts.0', /Beginn/],
  [{ kind: 'timeline', duration: 'P14D', facts: [START, { kind: 'resumed', on: '2026-06-02' }] }, 'facts.1', /ruht nicht/],
  [{ kind: 'timeline', duration: 'P14D', facts: [START, { kind: 'suspended', on: '2026-07-02' }] }, 'facts.1', /außerhalb der Frist/],
  [{ kind: 'timeline', duration: 'P14D', facts: [START, { kind: 'suspended', on: '2026-06-31' }] }, 'facts.1.on', /«2026-06-31»/],
  [{ kind: 'timeline', duration: '-P14D', facts: [START] }, 'duration', /«-P14D»/],
  [{ kind: 'fiction', act: 'x', facts: [{ kind: 'received', on: '2026-06-01' }] }, 'act', /gewo-6a/],
  [{ kind: 'fiction', act: 'tkg-127', facts: [{ kind: 'received', on: '2026-08-31' }, { kind: 'extended', on: '2026-12-01' }] }, 'facts.1', /mitzuteilen war sie bis 30.11.2026/],
  [{ kind: 'hours', from: '2026-06-05', hours: 3 }, 'from', /14:20/],
  [{ kind: 'hours', from: '2026-06-05T14:20', hours: -3 }, 'hours', /-3.*0 bis/],
  [{ kind: 'latestDispatch', by: '2026-06-05', channel: 'post', rules: [{ channel: 'email', regime: 'lvwg', since: '2020-01-01', days: 2, basis: '§ 1' }] }, 'rules', /keine Regel/],
  [{ kind: 'served', channel: 'post', regime: 'lvwg', on: '2026-06-05', rules: [{ channel: 'post', regime: 'lvwg', since: '2020-01-01', days: -2, basis: '§ 1' }] }, 'rules.0.days', /-2/],
]

for (const [request, field, message] of REFUSED) {
  test(`refused: ${JSON.stringify(request)}`, () => {
    const { refusal } = ask(request) as { refusal?: { field: string; message: string } }
    assert.equal(refusal?.field, field, JSON.stringify(refusal))
    assert.match(refusal!.message, message)
  })
}

test('a tenant counts by its own rules of delivery', () => {
  const rules = [{ channel: 'postbox', regime: 'lvwg', since: '2026-01-01', days: 4, basis: '§ 110 LVwG' }]
  const request = { kind: 'served', channel: 'postbox', regime: 'lvwg', on: '2026-03-02' }
  assert.equal(ask({ ...request, rules })['date'], '2026-03-06')
  assert.equal(ask(request)['date'], '2026-03-05')
})
