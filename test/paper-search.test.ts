// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Words of letters and uploads are found at the desk, in any of their forms, and nowhere else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { readPapers } from '../src/command/read-papers.ts'
import { findPapers } from '../src/store/document-texts.ts'
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
