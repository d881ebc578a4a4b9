// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One notice, two cash offices, on the real store: two claims, two references, two payment boxes.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { execute } from '../src/command/execute.ts'
import { isPaymentReference } from '../src/command/payment-reference.ts'
import { reserveReferences } from '../src/command/reserve.ts'
import { forgetSettings, packed } from '../src/command/settings.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Case, Values } from '../src/engine/case.ts'
import { checkFiles } from '../src/process/check.ts'
import { application } from '../src/sample/application.ts'
import { libraryFiles, testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { saveEntity } from '../src/store/entities.ts'
import { changeTenant, tenantBySlug } from '../src/store/tenant.ts'
import { publishProcess } from '../src/store/processes.ts'
import { readEvents } from '../src/store/events.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
  const files = libraryFiles('gestattung')
  const tariff = files['tariff.yaml']!
    .replace('amount: gebuehrErsterTag }', 'amount: gebuehrErsterTag, account: \'"suederau"\' }')
    .replace('unit: Tage }', 'unit: Tage, account: \'"norderfeld"\' }')
    .replace('unit: Stellen }', 'unit: Stellen, account: \'"norderfeld"\' }')
  const { process, findings } = checkFiles({ ...files, 'tariff.yaml': tariff })
  assert.deepEqual(findings, [])
  await publishProcess(world.house.store, world.angeln, { id: 'gestattung', title: 'Gestattung', content: packed(process!), publishedAt: '2026-06-11T09:00:00.000Z' })
  // This municipality's postbox rule: the fourth day (a Land may say so).
  const rule = { channel: 'postbox', regime: 'lvwg', since: '2020-01-01', days: 4, rolls: false, basis: 'Landesrecht' }
  await changeTenant(world.house.store, world.angeln.id, { name: world.angeln.name, settings: { ...world.angeln.settings, delivery: [rule] } })
  forgetSettings(world.house, world.angeln)
})
after(() => world.close())

const person = (id: string, role: string): Actor => ({ kind: 'person', id, name: id, roles: [role] })
const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000aa', name: 'plan.pdf', size: 1000, type: 'application/pdf' }
const party = {
  name: 'Fest', days: 40, entity: 'suederau', organisation: 'TSV', first: 'Jana', last: 'Sommer', email: 'jana@tsv.example', place: 'Schulweg 12',
}

test('two offices, two references; the tenant\'s own delivery rule counts', async () => {
  const tenant = (await tenantBySlug(world.house.store, 'musterangeln'))!
  const id = randomUUID()
  let at: Case | undefined
  const act = async (actor: Actor, action: string, input: Values = {}) => {
    const target = at ? { case: id } : { open: { case: id, entity: 'suederau', channel: 'portal', account: '5b0c3f1e-7a10-4c11-9b7e-000000000001' }, process: 'gestattung' }
    const done = await execute(world.house, tenant, { kind: 'act', id: randomUUID(), action, input, actor }, target)
    assert.ok(!('refusal' in done), JSON.stringify(done))
    at = done.case
  }
  await act(person('jana', 'antragsteller'), 'einreichen', application(party, '2026-06-11', plan))
  await act(person('hanna', 'sb'), 'uebernehmen')
  await act(person('hanna', 'sb'), 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-11' })
  await act(person('hanna', 'sb'), 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false, nebenbestimmungen: [] })
  await act(person('hanna', 'sb'), 'vorlegen')
  await act(person('inga', 'zb'), 'zeichnen')
  const references = Object.values(at!.fee!.references!)
  assert.equal(new Set(references).size, 2)
  for (const reference of references) assert.ok(isPaymentReference(reference), reference)
  assert.notEqual(references[0]!.slice(0, 4), references[1]!.slice(0, 4), 'each office has its own series')
  await world.worker.drain()
  const events = await readEvents(world.house.store, tenant, id)
  const claims = events.filter((event) => event.kind === 'receivableBooked').map((event) => (event.payload as { receivable: { paymentReference: string; cents: number } }).receivable)
  assert.deepEqual(claims.map((one) => one.paymentReference).sort(), [...references].sort())
  assert.equal(claims.reduce((sum, one) => sum + one.cents, 0), at!.fee!.totalCents)
  const issued = events.filter((event) => event.kind === 'letterIssued').map((event) => (event.payload as { content: { letter: string; blocks: { kind: string }[] } }).content)
  assert.equal(issued.find((one) => one.letter === 'bescheid')!.blocks.filter((block) => block.kind === 'payment').length, 2)
  const provided = events.findLast((event) => event.kind === 'provided')!
  assert.equal((provided.payload as { served: string }).served, '2026-06-15')
})

test('a reference is never given twice, whatever legal entities come and go', async () => {
  const first = await reserveReferences(world.house, world.angeln, ['suederau', 'norderfeld', 'Kreiskasse', 'Stadtkasse'])
  // A new Gemeinde at the head of the list moves all others.
  await saveEntity(world.house.store, world.angeln, { id: 'aarholm', name: 'Aarholm', settings: {} })
  forgetSettings(world.house, world.angeln)
  const then = await reserveReferences(world.house, world.angeln, ['aarholm', 'mittelholm', 'norderfeld', 'suederau', 'Kreiskasse'])
  const all = [...Object.values(first), ...Object.values(then)]
  assert.equal(new Set(all).size, all.length)
  const officeOf = (reference: string) => reference.slice(0, 4)
  for (const account of ['suederau', 'norderfeld', 'Kreiskasse']) assert.equal(officeOf(then[account]!), officeOf(first[account]!), account)
  assert.ok(all.every(isPaymentReference))
})
