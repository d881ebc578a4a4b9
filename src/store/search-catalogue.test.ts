// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after, before } from 'node:test'
import { ENGLISH_QUERIES, EVERYDAY_QUERIES, HELD_OUT, WITHOUT_SERVICE } from '../../test/everyday-queries.ts'
import { makeHouse } from '../command/house.ts'
import type { House } from '../command/house.ts'
import { publish, rebuildCatalogue } from '../command/publish.ts'
import { checkFiles } from '../process/check.ts'
import { libraryFiles } from '../sample/test-world.ts'
import { openBlobs } from './blobs.ts'
import { listCatalogue, replaceCatalogue } from './catalogue.ts'
import { searchCatalogue } from './search-catalogue.ts'
import { testStore } from './test-store.ts'
import type { TestStore } from './test-store.ts'

let world: TestStore
let house: House
before(async () => {
  world = await testStore()
  house = makeHouse({
    store: world.store, blobs: openBlobs('/nowhere'), clock: () => '2026-06-11T08:00:00.000Z', newId: randomUUID, secret: 'x'.repeat(32),
    log: () => undefined,
  })
  for (const id of Object.keys(EVERYDAY_QUERIES)) await publish(house, world.tenants[0], checkFiles(libraryFiles(id)).process!)
  await publish(house, world.tenants[1], checkFiles(libraryFiles('hundesteuer')).process!)
})
after(() => world.close())

const find = (query: string, tenant = world.tenants[0]) => searchCatalogue(world.store, tenant, query)

for (const [language, asked] of Object.entries({ German: EVERYDAY_QUERIES, English: ENGLISH_QUERIES })) test(`everyday words in ${language} lead to the right service first`, async (t) => {
  const wrong: string[] = []
  let all = 0
  const start = performance.now()
  for (const [process, queries] of Object.entries(asked)) {
    for (const query of queries) {
      all += 1
      const { services } = await find(query)
      const found = services.map((one) => one.process)
      if (found[0] !== process) wrong.push(`${query}: ${found.join(', ') || 'nichts'} statt ${process}`)
    }
  }
  t.diagnostic(`${all - wrong.length} of ${all} queries first, ${((performance.now() - start) / all).toFixed(1)} ms each`)
  assert.ok(all >= 25)
  assert.deepEqual(wrong, [])
})

test('words nobody thought of when writing the synonyms lead there too, mostly', async (t) => {
  const all = Object.entries(HELD_OUT).flatMap(([process, queries]) => queries.map((query) => ({ process, query })))
  const missed: string[] = []
  for (const { process, query } of all) {
    const [first] = (await find(query)).services
    if (first?.process !== process) missed.push(query)
  }
  t.diagnostic(`${all.length - missed.length} of ${all.length} first; not: ${missed.join(', ')}`)
  assert.ok(missed.length <= all.length * 0.15)
})

test('what there is no service for finds nothing', async () => {
  for (const query of WITHOUT_SERVICE) {
    assert.deepEqual((await find(query)).services.map((one) => one.process), [], query)
  }
})

test('a word known only by its letters is suggested as it is written', async () => {
  assert.equal((await find('hundesteur')).suggestion, 'Hundesteuer')
  assert.equal((await find('Plackate Wahl')).suggestion, 'Plakate Wahl')
  assert.equal((await find('Hundesteuer')).suggestion, undefined)
  assert.equal((await find('Hunde Steuer')).suggestion, undefined)
  assert.equal((await find('gluehwein')).suggestion, undefined)
})

test('a tenant finds only what it has published', async () => {
  assert.deepEqual((await find('Bierwagen', world.tenants[1])).services, [])
  assert.deepEqual((await find('Hund', world.tenants[1])).services.map((one) => one.process), ['hundesteuer'])
})

test('publishing again and rebuilding leave one line for each service', async () => {
  const [tenant] = world.tenants
  const before = await listCatalogue(world.store, tenant)
  await publish(house, tenant, checkFiles(libraryFiles('plakatierung')).process!)
  assert.equal(await rebuildCatalogue(house, tenant), 8)
  assert.deepEqual(await listCatalogue(world.store, tenant), before)
  assert.equal(before.find((one) => one.process === 'plakatierung')!.key, '99108012005005')
  assert.equal((await find('Wahlplakate')).services[0]!.name, 'Plakate an Straßen aufhängen')
})

test('hostile and huge queries are only words', async () => {
  for (const query of ["'; DROP TABLE services; --", '%_\\', '<b>&|!():*', 'x'.repeat(100_000), 'a '.repeat(50_000), '\u0000']) {
    assert.ok(Array.isArray((await find(query)).services))
  }
})

test('three hundred services are searched in a moment, whatever is typed', async (t) => {
  const [, tenant] = world.tenants
  const word = (i: number) => `${['Stein', 'Wasser', 'Markt', 'Boot', 'Garten', 'Licht'][i % 6]}${['schein', 'pass', 'recht', 'gebühr', 'platz'][i % 5]}${'abcdefghij'[i % 10]}${i % 997}`
  const entries = Array.from({ length: 300 }, (_, n) => ({
    process: `p${n}`, name: `${word(n)} ${word(n * 7 + 1)}`, title: word(n * 3), teaser: word(n * 5), key: null, catches: false,
    synonyms: Array.from({ length: 40 }, (__, i) => word(n * 41 + i)), texts: [], at: '2026-06-11T08:00:00.000Z',
  }))
  await replaceCatalogue(world.store, tenant, entries)
  const times: number[] = []
  for (const query of [word(8), 'Gartnplatz', Array.from({ length: 12 }, (_, i) => `Waser${i}`).join(' ')]) {
    const start = performance.now()
    await find(query, tenant)
    times.push(Math.round(performance.now() - start))
  }
  t.diagnostic(`${times.join(', ')} ms`)
  // Far above what it takes, far below the limit of a statement.
  assert.ok(Math.max(...times) < 10_000, times.join(', '))
})
