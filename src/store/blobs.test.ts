// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openBlobs, type Blobs } from './blobs.ts'

const AMT = { id: 'm_00aa' }
const STADT = { id: 'm_00bb' }
const PLAN = Buffer.from('Lageplan')

let folder: string
let blobs: Blobs
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'laufzettel-blobs-'))
  blobs = openBlobs(folder)
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('gives back what was stored, to its tenant alone', async () => {
  const sha256 = await blobs.put(AMT, PLAN)
  assert.equal(await blobs.put(AMT, PLAN), sha256)
  assert.deepEqual(Buffer.from((await blobs.get(AMT, sha256))!), PLAN)
  assert.equal(await blobs.get(STADT, sha256), undefined)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  assert.equal(files.filter((entry) => entry.isFile()).length, 1)
})

test('notices a damaged file', async () => {
  const sha256 = await blobs.put(STADT, PLAN)
  const file = join(folder, 'blobs', STADT.id, sha256.slice(0, 2), sha256)
  writeFileSync(file, 'Lageplam')
  await assert.rejects(blobs.get(STADT, sha256), /damaged/)
})

test('removes one, or all of a tenant', async () => {
  const sha256 = await blobs.put(AMT, Buffer.from('Skizze'))
  assert.equal(await blobs.remove(AMT, sha256), true)
  assert.equal(await blobs.remove(AMT, sha256), false)
  await blobs.removeAll(STADT)
  assert.ok(!readdirSync(join(folder, 'blobs')).includes(STADT.id))
})

test('lets no name lead out of its folder', async () => {
  await assert.rejects(blobs.get({ id: '../m_00aa' }, '0'.repeat(64)), /no tenant id/)
  await assert.rejects(blobs.get(AMT, '../../etc/passwd'), /no SHA-256/)
})

test('refuses more than 50 MB', async () => {
  await assert.rejects(blobs.put(AMT, Buffer.alloc(50_000_001)), RangeError)
})
