// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { createDraft, deleteDraft, draftById, draftsOf, purgeDrafts, saveDraft } from './drafts.ts'
import { claimDraft, submitDraft } from './drafts.ts'
import {
  addDocument, deleteDraftDocument, documentById, documentsOf, isBlobUsed, moveDocuments,
} from './documents.ts'
import { testStore, type TestStore } from './test-store.ts'

const AT = '2026-06-01T08:00:00.000Z'
const LATER = '2026-06-02T08:00:00.000Z'
const PURGE = '2026-07-01T08:00:00.000Z'
const ACCOUNT = randomUUID()

let world: TestStore
before(async () => {
  world = await testStore()
})
after(() => world.close())

const draft = (id: string) => ({
  id, process: 'gestattung', version: 'v1', data: { ort: 'Süderau' }, page: 'ort', at: AT,
  purgeAt: PURGE,
})
const step = (id: string, revision: number) => ({
  id, revision, data: { ort: 'Westerau' }, page: 'zeit', at: LATER, purgeAt: PURGE,
})

test('saves each step and refuses one from an old page', async () => {
  const [amt, stadt] = world.tenants
  assert.equal((await createDraft(world.store, amt, draft('a'))).revision, 1)
  const saved = await saveDraft(world.store, amt, step('a', 1))
  assert.deepEqual([saved!.revision, saved!.page, saved!.data], [2, 'zeit', { ort: 'Westerau' }])
  assert.equal(await saveDraft(world.store, amt, step('a', 1)), undefined)
  assert.deepEqual(await draftById(world.store, amt, 'a'), saved)
  assert.equal(await draftById(world.store, stadt, 'a'), undefined)
})

test('a draft gets one owner, becomes one case, and is then closed', async () => {
  const [amt] = world.tenants
  await createDraft(world.store, amt, draft('b'))
  assert.ok(await claimDraft(world.store, amt, 'b', ACCOUNT))
  assert.ok(!(await claimDraft(world.store, amt, 'b', randomUUID())))
  assert.equal((await draftsOf(world.store, amt, ACCOUNT)).length, 1)
  const caseId = randomUUID()
  assert.ok(await submitDraft(world.store, amt, 'b', caseId))
  assert.ok(await submitDraft(world.store, amt, 'b', caseId))
  assert.ok(!(await submitDraft(world.store, amt, 'b', randomUUID())))
  assert.equal(await saveDraft(world.store, amt, step('b', 1)), undefined)
  assert.deepEqual(await draftsOf(world.store, amt, ACCOUNT), [])
})

test('a document is added once and goes with its draft into the case', async () => {
  const [amt, stadt] = world.tenants
  const document = {
    id: randomUUID(), caseId: null, draftId: 'c', kind: 'attachment', title: 'Lageplan',
    fileName: 'plan.pdf', mediaType: 'application/pdf', size: 8, sha256: 'ab'.repeat(32),
    origin: 'portal', createdAt: AT, meta: { pages: 1 },
  }
  const spare = { ...document, id: randomUUID(), sha256: 'cd'.repeat(32) }
  for (const each of [document, document, spare]) await addDocument(world.store, amt, each)
  assert.deepEqual(await documentById(world.store, amt, document.id), document)
  assert.equal(await documentById(world.store, stadt, document.id), undefined)
  assert.equal((await documentsOf(world.store, amt, { draftId: 'c' })).length, 2)
  assert.ok(await deleteDraftDocument(world.store, amt, spare.id))
  assert.ok(!(await isBlobUsed(world.store, amt, spare.sha256)))
  const caseId = randomUUID()
  await moveDocuments(world.store, amt, 'c', caseId)
  assert.deepEqual(await documentsOf(world.store, amt, { caseId }), [{ ...document, caseId }])
  assert.ok(!(await deleteDraftDocument(world.store, amt, document.id)), 'papers of a case stay')
  assert.ok(await isBlobUsed(world.store, amt, document.sha256))
})

test('forgets drafts at their owner’s wish or at their day', async () => {
  const [, stadt] = world.tenants
  await createDraft(world.store, stadt, draft('d'))
  await createDraft(world.store, stadt, draft('e'))
  assert.ok(await deleteDraft(world.store, stadt, 'd'))
  assert.deepEqual(await purgeDrafts(world.store, stadt, LATER), [])
  assert.deepEqual(await purgeDrafts(world.store, stadt, PURGE), ['e'])
})
