// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The life of a command on the real store: once, in order, in its own tenant, whatever comes twice.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { viewCase } from '../src/command/case-view.ts'
import { isPaymentReference } from '../src/command/payment-reference.ts'
import { execute } from '../src/command/execute.ts'
import type { Act } from '../src/engine/command.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Case, Values } from '../src/engine/case.ts'
import type { Event } from '../src/engine/event.ts'
import { replay } from '../src/engine/evolve.ts'
import { application } from '../src/sample/application.ts'
import { SAMPLE_PEOPLE } from '../src/sample/people.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { documentsOf } from '../src/store/documents.ts'
import { readEvents } from '../src/store/events.ts'
import { withTenant } from '../src/store/query.ts'
import { listTenants } from '../src/store/tenant.ts'
import { verifyAudit } from '../src/store/verify-audit.ts'
import { listCases } from '../src/store/worklist.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const hanna: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
const inga: Actor = { kind: 'person', id: 'lorenzen', name: 'Dr. Inga Lorenzen', roles: ['zb'] }
const account = SAMPLE_PEOPLE['musterangeln']![0]!.account!
const jana: Actor = { kind: 'person', id: 'account:x', name: 'Jana Sommer', roles: ['antragsteller'] }

const act = (actor: Actor, action: string, input: Values = {}, more: Partial<Act> = {}): Act =>
  ({ kind: 'act', id: randomUUID(), action, input, actor, ...more })

const party = {
  name: 'Herbstfest', days: 40, entity: 'suederau', organisation: 'TSV Süderau e. V.', first: 'Jana', last: 'Sommer',
  email: 'jana.sommer@tsv-suederau.example', place: 'Schulweg 12',
}
const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000aa', name: 'plan.pdf', size: 1000, type: 'application/pdf' }

async function submitted(): Promise<Case> {
  const open = { case: randomUUID(), entity: 'suederau', channel: 'portal', account }
  const done = await execute(world.house, world.angeln, act(jana, 'einreichen', application(party, '2026-06-11', plan)), { open, process: 'gestattung' })
  assert.ok(!('refusal' in done), JSON.stringify(done))
  return done.case
}

async function perform(at: Case, command: Act): Promise<Case> {
  const done = await execute(world.house, world.angeln, command, { case: at.id })
  assert.ok(!('refusal' in done), JSON.stringify(done))
  return done.case
}

test('50 equal submits at once open one case and all get its file number', async () => {
  const open = { case: randomUUID(), entity: 'suederau', channel: 'portal' }
  const command = act(jana, 'einreichen', application(party, '2026-06-11', plan), { id: `draft:${randomUUID()}` })
  const results = await Promise.all(Array.from({ length: 50 }, () =>
    execute(world.house, world.angeln, command, { open, process: 'gestattung' })))
  const numbers = new Set(results.map((one) => ('case' in one ? one.case.fileNumber : one.refusal.message)))
  assert.equal(numbers.size, 1)
  assert.equal(results.filter((one) => 'case' in one && !one.repeated).length, 1)
})

test('a repeated act answers the same and does nothing twice', async () => {
  const at = await submitted()
  const command = act(hanna, 'uebernehmen')
  const first = await execute(world.house, world.angeln, command, { case: at.id })
  const second = await execute(world.house, world.angeln, command, { case: at.id })
  assert.ok('case' in first && 'case' in second)
  assert.equal(second.repeated, true)
  assert.equal(second.case.sequence, first.case.sequence)
})

test('of two caseworkers on one case the second is told', async () => {
  const at = await submitted()
  const uwe: Actor = { ...hanna, id: 'thomsen', name: 'Uwe Thomsen' }
  await perform(at, act(hanna, 'uebernehmen', {}, { revision: at.revision }))
  const late = await execute(world.house, world.angeln, act(uwe, 'uebernehmen', {}, { revision: at.revision }), { case: at.id })
  assert.ok('refusal' in late)
  assert.equal(late.refusal.kind, 'conflict')
})

test('40 racing notes: none lost, none overwritten', async () => {
  let at = await perform(await submitted(), act(hanna, 'uebernehmen'))
  const before = at.sequence
  const results = await Promise.all(Array.from({ length: 40 }, (_, i) =>
    execute(world.house, world.angeln, act(hanna, 'vermerken', { vermerktext: `Vermerk ${i}` }), { case: at.id }).catch((error: Error) => error)))
  const done = results.filter((one) => !(one instanceof Error) && 'case' in one).length
  at = (await viewCase(world.house, world.angeln, at.id))!.at
  assert.equal(at.sequence - before, done)
  const notes = (await readEvents(world.house.store, world.angeln, at.id)).filter((event) => event.kind === 'acted' && JSON.stringify(event.payload).includes('Vermerk '))
  assert.equal(notes.length, done)
})

test('an id of another tenant does not exist here', async () => {
  const at = await submitted()
  assert.equal(await viewCase(world.house, world.lindenbrueck, at.id), undefined)
  const done = await execute(world.house, world.lindenbrueck, act(hanna, 'uebernehmen'), { case: at.id })
  assert.ok('refusal' in done)
  assert.equal(done.refusal.kind, 'unknown')
})

test('the author cannot sign, not even as deputy of the signer; somebody else can', async () => {
  let at = await perform(await submitted(), act(hanna, 'uebernehmen'))
  at = await perform(at, act(hanna, 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-11' }))
  at = await perform(at, act(hanna, 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false, nebenbestimmungen: [] }))
  at = await perform(at, act(hanna, 'vorlegen'))
  const deputy: Actor = { ...hanna, roles: ['zb'], actingFor: { id: 'lorenzen', name: 'Dr. Inga Lorenzen' } }
  const forAuthor: Actor = { ...inga, actingFor: { id: 'petersen', name: 'Hanna Petersen' } }
  for (const actor of [hanna, deputy, forAuthor]) {
    const refused = await execute(world.house, world.angeln, act(actor, 'zeichnen'), { case: at.id })
    assert.ok('refusal' in refused, `${actor.id} signed`)
  }
  at = await perform(at, act(inga, 'zeichnen'))
  assert.equal(at.statuses['bescheid'], 'gezeichnet')
  assert.ok(isPaymentReference(at.fee!.paymentReference!), at.fee!.paymentReference)
  await world.worker.drain()
  const view = await viewCase(world.house, world.angeln, at.id)
  const delivery = view!.at.deliveries.find((one) => one.letter === 'bescheid')!
  assert.equal(delivery.served, '2026-06-14', 'third day after provision, § 9 OZG, a Sunday does not roll')
  assert.equal(view!.at.deadlines['widerspruch']!.due, '2026-07-14')
  assert.equal(view!.at.statuses['zahlung'], 'offen')
})

test('letters are rendered once and stored; nothing waits or failed in the sample world', async () => {
  await world.worker.drain()
  for (const tenant of await listTenants(world.house.store)) {
    if (tenant.settings['sample'] !== true) continue
    const left = await withTenant(world.house.store, tenant, (q) =>
      q(`SELECT state, count(*) FROM effects WHERE state <> 'done' GROUP BY state`))
    assert.deepEqual(left, [])
  }
})

test('what was uploaded with a sample application belongs to its case', async () => {
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'all', sort: 'oldest', page: 1, pageSize: 7 })
  for (const line of lines.filter((one) => one.fileNumber && Number(/-(\d+)\//.exec(one.fileNumber)![1]) <= 7)) {
    const documents = await documentsOf(world.house.store, world.angeln, { caseId: line.id })
    assert.ok(documents.some((one) => one.kind === 'upload:lageplan'), line.fileNumber!)
  }
})

test('every snapshot is what its events say, and the audit chain of each tenant holds', async () => {
  for (const tenant of [world.angeln, world.lindenbrueck]) {
    const { lines } = await listCases(world.house.store, tenant, { state: 'all', sort: 'oldest', page: 1, pageSize: 100 })
    assert.ok(lines.length >= 2)
    for (const line of lines) {
      const events = await readEvents(world.house.store, tenant, line.id)
      const folded = replay(events.map(({ kind, payload }) => ({ kind, ...(payload as object) }) as Event))
      assert.deepEqual(folded, (await viewCase(world.house, tenant, line.id))!.at)
    }
    const audit = await verifyAudit(world.house.store, tenant)
    assert.equal(audit.ok, true)
    assert.ok(audit.entries > 20)
  }
})

test('the log holds no personal data', () => {
  const text = JSON.stringify(world.logged)
  for (const word of ['Sommer', 'Petersen', 'tsv-suederau', 'Dorffest', 'Iwersen']) assert.ok(!text.includes(word), word)
})
