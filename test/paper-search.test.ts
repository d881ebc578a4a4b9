// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Words of letters and uploads are found at the desk, in any of their forms, and nowhere else.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { viewCase } from '../src/command/case-view.ts'
import { makeHouse } from '../src/command/house.ts'
import { readPapers } from '../src/command/read-papers.ts'
import { findAnswers } from '../src/store/case-answers.ts'
import { findPapers, unreadPapers } from '../src/store/document-texts.ts'
import { addDocument } from '../src/store/documents.ts'
import { dueTenants } from '../src/store/wakes.ts'
import { listCases } from '../src/store/worklist.ts'
import { startWorker } from '../src/worker/worker.ts'
import { deskApp, signedIn } from '../src/workspace/test-visitor.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
  await world.worker.drain()
  for (const tenant of [world.angeln, world.lindenbrueck]) while (await readPapers(world.house, tenant));
})
after(() => world.close())

test('a clerk finds the words of a notice, in another form of the word', async () => {
  const clerk = await signedIn(world, deskApp(world), world.angeln, 'petersen')
  const page = await clerk.get('/musterangeln/amt/suche?q=vorübergehende+Schankwirtschaften')
  assert.match(page.text, /In Unterlagen/)
  assert.match(page.html, /<mark>Schankwirtschaft<\/mark>/)
  assert.match(page.html, /\/vorgaenge\/[0-9a-f-]{36}\/dokumente\/[0-9a-f-]{36}"/)
  const nothing = await clerk.get('/musterangeln/amt/suche?q=Xylophonkonzert')
  assert.match(nothing.text, /Nichts gefunden/)
})

test('a clerk finds what people answered, at once, and no keys or ids', async () => {
  const clerk = await signedIn(world, deskApp(world), world.angeln, 'petersen')
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'all', process: 'gestattung' })
  const one = await viewCase(world.house, world.angeln, lines[0]!.id)
  const { email } = one!.at.fields['antragsteller'] as { email: string }
  const page = await clerk.get(`/musterangeln/amt/suche?q=${encodeURIComponent(email)}`)
  assert.match(page.text, /In den Angaben/)
  assert.match(page.html, new RegExp(`<mark>${email.replaceAll('.', '\\.')}</mark>`))
  const found = (text: string, tenant = world.angeln, hidden: readonly string[] = []) =>
    findAnswers(world.house.store, tenant, text, hidden, 50)
  assert.ok((await found(email)).some(({ caseId }) => caseId === lines[0]!.id))
  assert.deepEqual(await found(email, world.angeln, ['gestattung']), [])
  assert.ok((await found(email, world.lindenbrueck)).every(({ caseId }) => lines.every(({ id }) => id !== caseId)))
  assert.equal((await clerk.get(`/musterangeln/amt/vorgaenge/${lines[0]!.id}`)).status, 200)
  for (const text of ["'", '&|!:*', '\\', "a' ) | !b:*", '%']) assert.ok(Array.isArray(await found(text)), text)
  // What was chosen is found by its title.
  assert.equal((one!.at.fields['antragsteller'] as { art: string }).art, 'verein')
  assert.ok((await found('Ein Verein')).some(({ caseId }) => caseId === lines[0]!.id))
})

test('a hidden process and the other town give nothing', async () => {
  const found = (tenant: typeof world.angeln, hidden: readonly string[] = []) =>
    findPapers(world.house.store, tenant, 'Schankwirtschaft', hidden, 50)
  const own = await found(world.angeln)
  assert.ok(own.length > 0)
  assert.deepEqual(await found(world.angeln, ['gestattung']), [])
  const ids = new Set(own.map(({ id }) => id))
  assert.ok((await found(world.lindenbrueck)).every(({ id }) => !ids.has(id)))
})

test('words that are a query to a database are words', async () => {
  for (const text of ["'", '&|!:*', '\\', '\u0000'.slice(1), "a' ) | !b:*", '%']) {
    assert.ok(Array.isArray(await findPapers(world.house.store, world.angeln, text, [], 5)), text)
  }
})

/** Adds uploads of these bytes to a case, the first the oldest. */
async function addPapers(tenant: typeof world.angeln, papers: readonly Buffer[]): Promise<readonly string[]> {
  const { store, blobs } = world.house
  const { lines } = await listCases(store, tenant, { state: 'all', pageSize: 1 })
  return Promise.all(papers.map(async (bytes, n) => {
    const sha256 = await blobs.put(tenant, bytes)
    await addDocument(store, tenant, {
      id: randomUUID(), caseId: lines[0]!.id, draftId: null, kind: 'upload', title: 'Plan', fileName: 'plan.pdf', mediaType: 'application/pdf',
      size: bytes.length, sha256, origin: 'portal', createdAt: new Date(n).toISOString(), meta: {},
    })
    return sha256
  }))
}

test('a damaged paper keeps no later one from being read', async () => {
  const { angeln, house, place } = world
  const [damaged] = await addPapers(angeln, [Buffer.from('first'), Buffer.from('second')])
  writeFileSync(join(place.dataDir, 'blobs', angeln.id, damaged!.slice(0, 2), damaged!), 'fIrst')
  const read: string[] = []
  const reading = makeHouse({ ...house, readPdf: async (pdf) => (read.push(Buffer.from(pdf).toString()), 'Lageplan') })
  assert.equal(await readPapers(reading, angeln), false)
  assert.deepEqual(read, ['second'])
  assert.ok(world.logged.some(({ event }) => event === 'damaged paper'))
  assert.deepEqual(await unreadPapers(house.store, angeln, 5), [])
})

test('papers that cannot be read now leave the tenant its other work, and a backlog goes on', async () => {
  const { angeln, house, renderer } = world
  await world.worker.drain()
  await addPapers(angeln, Array.from({ length: 21 }, (_, n) => Buffer.from(`paper ${n}`)))
  const drained = (readPdf: NonNullable<typeof house.readPdf>) =>
    startWorker(makeHouse({ ...house, readPdf }), renderer, { quiet: true }).drain()
  await drained(async () => {
    throw new Error('no reader')
  })
  assert.ok(!(await dueTenants(house.store, house.clock())).includes(angeln.id), 'it is not worked again at once')
  await drained(async () => '')
  assert.ok((await dueTenants(house.store, house.clock())).includes(angeln.id), 'one is left')
  await drained(async () => '')
  assert.deepEqual(await unreadPapers(house.store, angeln, 5), [])
  assert.ok(!(await dueTenants(house.store, house.clock())).includes(angeln.id))
})
