// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a large process costs: many things at once, with deadlines, data and system actions.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Process } from '../process.ts'
import { prove } from './prove.ts'
import { to, toyProcess } from './test-process.ts'

/** Tracks that run side by side, each with a deadline that ends it, a need and a fee that decides. */
function large(tracks: number): Process {
  const keys = Array.from({ length: tracks }, (_, i) => `t${i}`)
  return toyProcess({
    statuses: { ...Object.fromEntries(keys.map((key) => [key, 'offen laeuft fertig entfaellt'])), akte: 'offen zu' },
    deadlines: keys.map((key) => `f${key}`), fields: { betrag: { type: 'money' } },
    final: 'akte = "zu"',
    actions: {
      ...Object.fromEntries(keys.flatMap((key, i) => [
        [`${key}_start`, {
          rule: `${key} = "offen" and akte = "offen"`, input: ['betrag'], effects: [{ kind: 'deadline', set: `f${key}` }],
          sets: [{ status: key, cases: [['betrag > 0', 'laeuft'], ['else', 'entfaellt']] }],
        }],
        [`${key}_done`, {
          rule: `${key} = "laeuft"`, needs: [{ rule: `t${(i + 1) % tracks} != "fertig" or betrag >= 0`, message: '…' }], sets: [to(`${key}: fertig`)],
        }],
        [`${key}_late`, { rule: `${key} = "laeuft" and overdue f${key}`, by: ['system'], sets: [to(`${key}: entfaellt`)] }],
      ])),
      close: { rule: `akte = "offen" and ${keys.map((key) => `${key} in ("fertig", "entfaellt")`).join(' and ')}`, sets: [to('akte: zu')] },
    },
    invariants: keys.map((key) => ({ title: `Nie zu, solange ${key} läuft`, never: `akte = "zu" and ${key} = "laeuft"` })),
    roles: { citizen: { title: 'Bürger', kind: 'applicant' }, clerk: { title: 'Amt', kind: 'staff' } },
  } as Parameters<typeof toyProcess>[0])
}

test('more than 200,000 situations are proven within seconds and without much memory', (t) => {
  const process_ = large(9)
  global.gc?.()
  const before = process.memoryUsage().rss
  const start = performance.now()
  const proof = prove(process_, { situations: 1_000_000, together: 1_000_000 })
  const ms = performance.now() - start
  const growth = (process.memoryUsage().rss - before) / 2 ** 20
  t.diagnostic(`${proof.situations} situations, ${proof.variables} variables, ${ms.toFixed(0)} ms, ${growth.toFixed(0)} MB more`)
  assert.ok(proof.complete)
  assert.ok(proof.situations >= 200_000, String(proof.situations))
  assert.deepEqual(proof.findings.filter((one) => one.kind !== 'idleRole'), [])
  assert.ok(proof.invariants.every((one) => one.holds === true))
  assert.ok(ms < 10_000, `${ms} ms`)
  assert.ok(growth < 400, `${growth} MB`)
})

test('what runs side by side is walked apart: two million possible situations are a few hundred', (t) => {
  const start = performance.now()
  const proof = prove(large(11))
  t.diagnostic(`${proof.situations} situations, ${(performance.now() - start).toFixed(0)} ms`)
  assert.equal(proof.complete, true)
  assert.ok(proof.situations < 1_000)
  assert.deepEqual(proof.findings.filter((one) => one.kind !== 'idleRole'), [])
})

test('two million possible situations stop at the bound; the invariants are proven all the same', (t) => {
  const start = performance.now()
  const proof = prove(large(11), { together: 200_000 })
  t.diagnostic(`stopped after ${proof.situations} situations, ${(performance.now() - start).toFixed(0)} ms`)
  assert.equal(proof.complete, false)
  assert.ok(proof.unproven.length > 0)
  assert.ok(proof.invariants.every((one) => one.holds === true))
  assert.equal(proof.findings.some((one) => one.level === 'error'), false)
})
