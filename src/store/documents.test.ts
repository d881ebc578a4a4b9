// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { auditEntries } from './audit-entries.ts'
import { addDocument, deleteDraftDocument, documentsOf, moveDocuments } from './documents.ts'
import type { StoredDocument } from './documents.ts'
import { withTenant } from './query.ts'
import { testStore, type TestStore } from './test-store.ts'
import { verifyAudit } from './verify-audit.ts'

let world: TestStore
before(async () => {
  world = await testStore()
})
after(() => world.close())

const paper = (more: Partial<StoredDocument>): StoredDocument => ({
  id: randomUUID(), caseId: null, draftId: 'entwurf', kind: 'upload', title: 'Plan', fileName: 'plan.pdf',
  mediaType: 'application/pdf', size: 1, sha256: 'a'.repeat(64), origin: 'office',
  createdAt: '2026-06-01T08:00:00.000Z', meta: {}, ...more,
})

test('a paper of a draft may go, a paper of a case stays as it is', async () => {
  const [amt] = world.tenants
  const [gone, kept, caseId] = [paper({}), paper({}), randomUUID()]
  await addDocument(world.store, amt, gone)
  await addDocument(world.store, amt, kept)
  assert.equal(await deleteDraftDocument(world.store, amt, gone.id), true)
  await moveDocuments(world.store, amt, 'entwurf', caseId)
  assert.equal(await deleteDraftDocument(world.store, amt, kept.id), false)
  for (const change of ['DELETE FROM documents', `UPDATE documents SET sha256 = repeat('b', 64)`, 'UPDATE documents SET case_id = NULL']) {
    const changed = await withTenant(world.store, amt, (q) => q(`${change} RETURNING id`))
    assert.deepEqual(changed, [], change)
  }
  const left = await documentsOf(world.store, amt, { caseId })
  assert.deepEqual(left.map(({ id, sha256 }) => [id, sha256]), [[kept.id, kept.sha256]])
})

test('the audit knows the hash of each paper of a case, once', async () => {
  const [, stadt] = world.tenants
  const one = paper({ caseId: randomUUID(), draftId: null, meta: { original: 'c'.repeat(64) } })
  await addDocument(world.store, stadt, one)
  await addDocument(world.store, stadt, one)
  await addDocument(world.store, stadt, paper({}))
  const entries = []
  for await (const entry of auditEntries(world.store, stadt)) entries.push(entry.content)
  assert.deepEqual(entries, [{
    kind: 'documentKept', at: one.createdAt, case: one.caseId, document: one.id, sha256: one.sha256,
    original: 'c'.repeat(64),
  }])
  assert.ok((await verifyAudit(world.store, stadt)).ok)
})
