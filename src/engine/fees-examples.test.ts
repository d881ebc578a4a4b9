// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every fee example of the handbook, by the number of its row.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assessFee } from './fees.ts'
import { feeChapters } from '../../test/handbook-examples.ts'
import { sightOf, tariffOf } from './test-tariff.ts'

const cents = (euro: number) => Math.round(euro * 100)

for (const { title, fields, tables, rows } of feeChapters()) {
  const prepared = tariffOf(fields, tables)
  for (const { row, input, values, on = '2026-06-01', euro, expenses, deposit, accounts, refused } of rows) {
    test(`${title} ${row}: ${input} = ${euro ?? 'abgelehnt'}`, () => {
      const answer = assessFee(prepared, sightOf(prepared, values, on), on)
      if (refused !== undefined) {
        assert.ok('refusal' in answer, 'not refused')
        assert.ok(answer.refusal.message.replaceAll('\u00a0', ' ').includes(refused), answer.refusal.message)
        return
      }
      assert.ok('fee' in answer, 'refusal' in answer ? answer.refusal.message : '')
      const { fee } = answer
      assert.equal(fee.totalCents, cents(euro!), JSON.stringify(fee.lines))
      assert.equal(fee.lines.reduce((sum, line) => sum + line.cents, 0), fee.totalCents)
      assert.equal(fee.expensesCents, expenses === undefined ? undefined : cents(expenses))
      assert.equal(fee.depositCents, deposit === undefined ? undefined : cents(deposit))
      if (accounts) {
        const wanted = Object.fromEntries(Object.entries(accounts).map(([key, one]) => [key, cents(one)]))
        assert.deepEqual(fee.byAccount, wanted)
      }
      assert.ok(fee.lines.every((line) => line.no && line.title && line.legalBasis))
    })
  }
}

test('a reduction carries reason, evidence and decider', () => {
  const chapter = feeChapters().find((one) => one.title === 'Vorübergehende Gestattung')!
  const prepared = tariffOf(chapter.fields, chapter.tables)
  const { values } = chapter.rows.find((one) => one.row === 'G8')!
  const answer = assessFee(prepared, sightOf(prepared, values, '2026-06-01'), '2026-06-01')
  assert.ok('fee' in answer)
  const { cents: waived, reason, evidence, decider } = answer.fee.lines.at(-1)!
  assert.deepEqual([waived, reason, evidence, decider], [-2_500, 'ermessen', 'Vermerk vom 02.06.2026', 'B. Brandt'])
})
