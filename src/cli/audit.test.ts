// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { noteAudit } from '../store/audit.ts'
import { openBlobs } from '../store/blobs.ts'
import { addDocument } from '../store/documents.ts'
import { testStore, type TestStore } from '../store/test-store.ts'

const PROGRAM = fileURLToPath(new URL('../../laufzettel', import.meta.url))
const AT = '2026-06-01T08:00:00.000Z'
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const OWN = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
const OPEN = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')

let world: TestStore
let folder: string
before(async () => {
  world = await testStore()
  folder = mkdtempSync(join(tmpdir(), 'laufzettel-audit-'))
  for (let n = 0; n < 5; n++) {
    await noteAudit(world.store, world.tenants[0], { kind: 'signIn', at: AT, content: { n } })
  }
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.close()
})

function audit(words: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(PROGRAM, ['audit', ...words, '--data', folder], {
    encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', HOME: folder, DATABASE_URL: world.url, ...env },
  })
  return { status, text: stdout + stderr }
}

test('a checkpoint finds the tail that verification alone cannot miss', async () => {
  const point = join(folder, 'pruefpunkt.json')
  assert.deepEqual(audit(['checkpoint', '--out', point]).status, 2)
  assert.equal(audit(['checkpoint', '--out', point], { LAUFZETTEL_CHECKPOINT_KEY: OWN }).status, 0)
  const open = { LAUFZETTEL_CHECKPOINT_PUBLIC_KEY: OPEN }
  const whole = audit(['verify', '--checkpoint', point], open)
  assert.equal(whole.status, 0, whole.text)
  assert.match(whole.text, /^amt-suederau: 5 Einträge, unversehrt, Wurzel [0-9a-f]{64}$/m)

  const { id, slug } = world.tenants[0]
  const attacker = new pg.Client({ connectionString: world.url })
  await attacker.connect()
  await attacker.query(`DELETE FROM ${id}.audit WHERE number > 3;
    UPDATE ${id}.chain SET (number, hash) = (SELECT number, hash FROM ${id}.audit WHERE number = 3)`)
  await attacker.end()
  assert.equal(audit(['verify']).status, 0)
  const cut = audit(['verify', slug, '--checkpoint', point], open)
  assert.equal(cut.status, 1)
  assert.match(cut.text, /amt-suederau: VERÄNDERT bei Eintrag 5\. Der hinterlegte Prüfpunkt/)

  writeFileSync(point, readFileSync(point, 'utf8').replace('"number":5', '"number":3'))
  const forged = audit(['verify', '--checkpoint', point], open)
  assert.deepEqual(forged, { status: 1, text: 'Die Unterschrift des Prüfpunkts stimmt nicht.\n' })
})

test('an export says how many entries and which root', () => {
  const out = join(folder, 'kette.jsonl')
  const done = audit(['export', 'stadt-nordhafen', '--out', out])
  assert.equal(done.status, 0, done.text)
  assert.match(done.text, /: 0 Einträge, Wurzel 0{64}\n$/)
  assert.equal(audit(['export', 'unbekannt', '--out', out]).status, 2)
  assert.equal(audit(['rewrite']).status, 2)
})

test('a file that was tampered with or is gone is named', async () => {
  const [, stadt] = world.tenants
  const blobs = openBlobs(folder)
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  const hashes: string[] = []
  for (const [i, id] of ids.entries()) {
    const sha256 = await blobs.put(stadt, Buffer.from(`Plan ${i}`))
    hashes.push(sha256)
    await addDocument(world.store, stadt, {
      id, caseId: randomUUID(), draftId: null, kind: 'upload', title: 'Plan', fileName: 'plan.pdf',
      mediaType: 'application/pdf', size: 6, sha256, origin: 'office', createdAt: AT, meta: {},
    })
  }
  const whole = audit(['verify', stadt.slug, '--files'])
  assert.equal(whole.status, 0, whole.text)
  assert.match(whole.text, /3 Dateien geprüft\n$/)
  const place = (hash: string) => join(folder, 'blobs', stadt.id, hash.slice(0, 2), hash)
  writeFileSync(place(hashes[0]!), 'Plan X')
  rmSync(place(hashes[2]!))
  const broken = audit(['verify', stadt.slug, '--files'])
  assert.equal(broken.status, 1)
  assert.match(broken.text, new RegExp(`2 BESCHÄDIGT oder weg: ${ids[0]}, ${ids[2]}`))
})
