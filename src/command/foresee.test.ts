// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { answersOf } from '../../test/library.ts'
import type { Actor } from '../engine/actor.ts'
import type { Values } from '../engine/case.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { withTenant } from '../store/query.ts'
import { offersFor, viewCase } from './case-view.ts'
import { execute } from './execute.ts'
import { viewCases } from './foresee.ts'

let world: TestWorld
before(async () => {
  world = await testWorld('hundesteuer')
})
after(() => world.close())

const harms: Actor = { kind: 'person', id: 'harms', name: 'Elke Harms', roles: ['steuer'] }

async function captured(): Promise<string> {
  const id = randomUUID()
  const input = { ...answersOf('hundesteuer', 'bello'), gemeinde: 'suederau', eingangAm: '2026-06-10', eingangskanal: 'post' }
  await act(id, 'erfassen', input, true)
  return id
}

async function act(id: string, action: string, input: Values = {}, isNew = false) {
  const place = isNew ? { open: { case: id, entity: 'suederau', channel: 'amt' }, process: 'hundesteuer' } : { case: id }
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor: harms }, place)
  assert.ok(!('refusal' in done), JSON.stringify(done))
}

test('what another case holds blocks a case among many as it does alone', async () => {
  const { house, angeln } = world
  const [holder, other] = [await captured(), await captured()]
  await act(other, 'uebernehmen')
  await act(other, 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-11' })
  await act(other, 'entwerfen', { entscheidung: 'festgesetzt' })
  const held = [{ register: 'chips', key: '276098100000001', from: '2024-03-01', to: '2054-03-01' }]
  await withTenant(house.store, angeln, (q) =>
    q(`UPDATE cases SET snapshot = snapshot || jsonb_build_object('occupied', $2::jsonb) WHERE id = $1`, [holder, JSON.stringify(held)]))
  const alone = (await viewCase(house, angeln, other))!
  assert.equal(alone.context.occupied!.length, 1)
  for await (const view of viewCases(house, angeln, [other])) {
    assert.deepEqual(view.context.occupied, alone.context.occupied)
    assert.equal(offersFor(view, harms).find(({ action }) => action === 'vorlegen')!.offered, false)
  }
})
