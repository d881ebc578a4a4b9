// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Fees inside a case: what is booked where, who owes it, and how an amount outside its frame ends.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../cli/read-folder.ts'
import { checkFiles } from '../process/check.ts'
import type { Files } from '../process/source.ts'
import type { Refusal } from './command.ts'
import { prepare } from './prepare.ts'
import { readScenarios } from './read-scenario.ts'
import { player, Rehearsal } from './rehearse.ts'
import { MUSTERGEMEINDE } from './scenario.ts'

const library: Files = readFolder(fileURLToPath(new URL('../../library/gestattung', import.meta.url)))

/** Plays the refusal of the library with another tariff, until money comes in or to the first refusal. */
function play(tariff: string): { rehearsal: Rehearsal; refusal?: Refusal } {
  const { process, findings } = checkFiles({ ...library, 'tariff.yaml': tariff })
  assert.ok(process, JSON.stringify(findings))
  const { scenarios } = readScenarios({ ...library, 'tariff.yaml': tariff })
  const scenario = scenarios.find((one) => one.title.startsWith('Abgelehnt, drei Viertel'))!
  const rehearsal = new Rehearsal(prepare(process), {
    entity: MUSTERGEMEINDE.id, entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE },
    overlays: { '': scenario.parameters ?? {} }, region: { land: 'SH' },
  }, scenario.steps[0]!.on)
  for (const step of scenario.steps) {
    rehearsal.moveTo(step.on)
    if (step.do === 'zahlung_buchen') break
    if (!step.do || step.refused) continue
    const refusal = rehearsal.act(player(step.by!, step.by!, scenario.people[step.by!]!), step.do, step.input ?? {})
    if (refusal) return { rehearsal, refusal }
  }
  return { rehearsal }
}

const tariff = (positions: string, more = '') => `title: Muster
tables:
  - from: 2020-01-01
    basis: Muster
${more}    positions:
${positions}
    adjustments:
      - { no: E1, title: Ein Viertel weniger, basis: Muster, when: entscheidung = "abgelehnt", factor: "0.75" }
`

test('two cash offices get a receivable each, several debtors owe the whole', () => {
  const { rehearsal, refusal } = play(tariff(`      - { no: A, title: Verwaltung, amount: "10.01", account: '"Amt"' }
      - { no: B, title: Nutzung, amount: "20", account: '"Gemeinde"' }
      - { no: C, title: Zustellung, amount: "3.95", kind: expense, account: '"Amt"' }
      - { no: D, title: Sicherheit, amount: "500", kind: deposit }`, `    debtors: '["Amsel", "Bussard"]'\n`))
  assert.equal(refusal, undefined)
  const { fee, receivables } = rehearsal.at!
  assert.equal(fee!.totalCents, 2_251 + 395)
  assert.deepEqual(Object.keys(fee!.references!).sort(), ['Amt', 'Gemeinde'])
  assert.equal(new Set(receivables.map((one) => one.paymentReference)).size, 2, 'each cash office has its own reference')
  assert.equal(fee!.expensesCents, 395)
  assert.equal(fee!.depositCents, 50_000)
  const booked = receivables.filter((one) => one.cancelled === undefined)
  assert.deepEqual(booked.map(({ account, cents, debtor }) => [account, cents, debtor]), [
    ['Amt', fee!.byAccount!['Amt'], 'Amsel und Bussard als Gesamtschuldner'],
    ['Gemeinde', 1_500, 'Amsel und Bussard als Gesamtschuldner'],
  ])
  assert.equal(booked.reduce((sum, one) => sum + one.cents, 0), fee!.totalCents)
  assert.equal(new Set(booked.map((one) => one.id)).size, 2)
})

test('an amount outside its frame refuses the action and changes nothing', () => {
  const framed = (amount: string) => tariff(
    `      - { no: A, title: Rahmen, amount: "${amount}", frame: { min: "50", max: "1000", reason: begruendung } }`)
  const { rehearsal, refusal } = play(framed('1200'))
  assert.equal(refusal?.kind, 'input')
  assert.match(JSON.stringify(refusal), /angegeben sind 1\.200,00.€, erlaubt sind 50,00.€ bis 1\.000,00.€/)
  assert.equal(rehearsal.at!.fee, undefined)
  const good = play(framed('80'))
  assert.equal(good.refusal, undefined)
  assert.equal(good.rehearsal.at!.fee!.totalCents, 6_000)
  assert.equal(good.rehearsal.at!.fee!.lines[0]!.reason, 'Es liegt kein besonderer Anlass vor.')
})
