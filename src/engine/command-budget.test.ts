// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// All rules of one command share one budget: many that are each cheap enough are not, together.
import assert from 'node:assert/strict'
import test from 'node:test'
import { BudgetExceeded } from '../feel/compile.ts'
import type { Process } from '../process/process.ts'
import { prepare } from './prepare.ts'
import { player } from './rehearse.ts'
import { decide, openCase } from './decide.ts'
import { offers } from './offers.ts'
import { evolve } from './evolve.ts'

const COSTLY = 'count(for i in 1..90000 return i)'

/** A process whose one action computes so many costly fields one after the other. */
function costly(fields: number) {
  const names = Array.from({ length: fields }, (_, i) => `f${i}`)
  return prepare({
    id: 'muster', version: '1.0.0', title: 'Muster', summary: '', code: 'MU', filePlan: '1', basis: '',
    caseTitle: 'Muster', applicant: 'Muster', roles: { a: { title: 'A', kind: 'applicant' } }, parameters: {},
    fields: Object.fromEntries(names.map((name) => [name, { type: 'number', title: name, value: COSTLY }])),
    statuses: { s: { title: 'S', states: { x: { title: 'x' }, y: { title: 'y' } } } },
    deadlines: {}, consultees: {}, clauses: {},
    actions: { los: { title: 'Los', by: ['a'], rule: `s = "x" and ${names.map((name) => `${name} > 0`).join(' and ')}`, sets: [{ status: 's', to: 'y' }] } },
    final: 'true', invariants: [], way: [], waiting: [], retentionYears: 5, pages: [], letters: {}, texts: {}, registers: {}, links: {}, blocks: [], address: 'f0',
  } as unknown as Process)
}

const context = { now: '2026-06-15T08:00:00.000Z', today: '2026-06-15', region: { land: 'SH' as const }, entities: {}, overlays: {} }
const opening = { case: 'c', entity: 'muster', channel: 'portal' }
const act = { kind: 'act' as const, id: 'c1', action: 'los', input: {}, actor: player('a', 'A', ['a']) }

test('rules within the budget of a command are carried out', () => {
  assert.ok('events' in decide(costly(2), opening, act, context))
})

test('rules that each cost less than allowed exceed the budget together', () => {
  assert.throws(() => decide(costly(6), opening, act, context),
    (error) => error instanceof BudgetExceeded && error.message.includes('400000 Schritte'))
})

test('the offers of a page share one budget too', () => {
  const prepared = costly(6)
  const at = evolve(undefined, openCase(prepared, opening, context))
  assert.throws(() => offers(prepared, at, act.actor, context), BudgetExceeded)
})

test('the clock of the context stops a command that takes too long', () => {
  let now = 0
  const clock = () => (now += 20)
  assert.throws(() => decide(costly(2), opening, act, { ...context, clock }), /50 Millisekunden/)
})
