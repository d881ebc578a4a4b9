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
import { formExperience, noteMistakes, purgeExperience } from './form-experience.ts'
import { testStore, type TestStore } from './test-store.ts'

const AT = '2026-06-01T08:00:00.000Z'
const DAY = '2026-06-01'
const COUNTED = { day: DAY, entity: 'suederau' }
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
  id, revision, data: { ort: 'Westerau' }, page: 'zeit', entity: 'westerau', at: LATER, purgeAt: PURGE,
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
  assert.ok(await submitDraft(world.store, amt, 'b', { caseId, counted: COUNTED }))
  assert.ok(await submitDraft(world.store, amt, 'b', { caseId, counted: COUNTED }))
  assert.ok(!(await submitDraft(world.store, amt, 'b', { caseId: randomUUID(), counted: COUNTED })))
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

test('how people fared with a form is counted by the day, without anything of theirs', async () => {
  const [amt, stadt] = world.tenants
  const of = (id: string) => ({ ...draft(id), process: 'hundesteuer' })
  const period = { from: '2026-06-01', to: '2026-06-30' }
  for (const id of ['f', 'g', 'h', 'i']) await createDraft(world.store, amt, of(id))
  await noteMistakes(world.store, amt, 'f', ['dogs.breed', 'iban'])
  await noteMistakes(world.store, amt, 'f', ['iban'])
  await noteMistakes(world.store, amt, 'g', ['iban'])
  for (const id of ['f', 'g', 'f']) await submitDraft(world.store, amt, id, { caseId: caseFor(id), counted: { ...COUNTED, entity: id === 'f' ? 'suederau' : '' } })
  await noteMistakes(world.store, amt, 'g', ['late'])
  await saveDraft(world.store, amt, step('h', 1))
  await purgeDrafts(world.store, amt, PURGE)
  assert.deepEqual(await formExperience(world.store, amt, 'hundesteuer', period), {
    sent: 2,
    mistakes: [{ what: 'iban', drafts: 2 }, { what: 'dogs.breed', drafts: 1 }],
    left: [{ what: 'zeit', drafts: 1 }],
    hasUndivided: true,
  })
  const ofOne = (entity: string) => formExperience(world.store, amt, 'hundesteuer', { ...period, entity })
  assert.deepEqual(await ofOne('suederau'), {
    sent: 1,
    mistakes: [{ what: 'dogs.breed', drafts: 1 }, { what: 'iban', drafts: 1 }],
    left: [],
    hasUndivided: true,
  })
  assert.deepEqual((await ofOne('westerau')).left, [{ what: 'zeit', drafts: 1 }])
  const none = { sent: 0, mistakes: [], left: [], hasUndivided: false }
  assert.deepEqual(await formExperience(world.store, stadt, 'hundesteuer', period), none)
  await purgeExperience(world.store, amt, '2026-06-03')
  assert.deepEqual(await formExperience(world.store, amt, 'hundesteuer', period), none)
})

const caseFor = (id: string) => `00000000-0000-4000-8000-0000000000${id.charCodeAt(0).toString(16)}`
