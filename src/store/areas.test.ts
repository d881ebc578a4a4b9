// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Area } from '../forms/gv100ad/read-areas.ts'
import { areasByAgs, replaceAreas } from './areas.ts'
import { testStore } from './test-store.ts'
import type { TestStore } from './test-store.ts'

let world: TestStore
before(async () => {
  world = await testStore()
})
after(() => world.close())

const place = (ags: string, name: string): Area =>
  ({ ars: `${ags.slice(0, 5)}5949${ags.slice(5)}`, level: 'municipality', ags, name, seat: null, kind: '64', postcode: '24999', inhabitants: 523 })
const land: Area = { ars: '01', level: 'land', ags: null, name: 'Musterland', seat: 'Musterstadt', kind: null, postcode: null, inhabitants: null }
const read = (validFrom: string, ...areas: Area[]) => ({ validFrom, areas: [land, ...areas] })
const stored = async () => (await areasByAgs(world.store, ['01099001', '01099002', '01099003'])).map((one) => one.name)

test('a newer directory replaces the old one and says what changed', async () => {
  assert.deepEqual(await replaceAreas(world.store, read('2025-08-31', place('01099001', 'Süderau'), place('01099002', 'Norderfeld'))), { areas: 3, added: [], gone: [] })
  assert.deepEqual(await replaceAreas(world.store, read('2025-12-31', place('01099001', 'Süderau'), place('01099003', 'Osterlück'))), { areas: 3, added: ['01099003'], gone: ['01099002'] })
  assert.deepEqual(await stored(), ['Süderau', 'Osterlück'])
})

test('the same day again is the same, an older one changes nothing', async () => {
  assert.deepEqual(await replaceAreas(world.store, read('2025-12-31', place('01099001', 'Süderau'), place('01099003', 'Osterlück'))), { areas: 3, added: [], gone: [] })
  assert.deepEqual(await replaceAreas(world.store, read('2025-08-31', place('01099002', 'Norderfeld'))), { newer: '2025-12-31' })
  assert.deepEqual(await stored(), ['Süderau', 'Osterlück'])
})

test('a directory that breaks in the middle leaves the old one', async () => {
  const broken = { ...place('01099002', 'Norderfeld'), postcode: null, inhabitants: -1 }
  await assert.rejects(replaceAreas(world.store, read('2026-08-31', place('01099001', 'Neu'), broken)))
  assert.deepEqual(await stored(), ['Süderau', 'Osterlück'])
})

test('the application may read it, not change it', async () => {
  await assert.rejects(world.store.poolOf('laufzettel').query('DELETE FROM laufzettel.areas'), /permission denied/)
})
