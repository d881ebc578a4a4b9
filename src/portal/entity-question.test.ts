// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { forgetSettings } from '../command/settings.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { createAccount } from '../store/accounts.ts'
import { replaceAreas } from '../store/areas.ts'
import { entityById, saveEntity } from '../store/entities.ts'
import { hashPassword } from '../store/password.ts'
import { listCases } from '../store/worklist.ts'
import { Browser } from './test-browser.ts'
import { fillForm } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld('hundesteuer')
})
after(() => world.close())

async function begin(slug: string, process: string, browser = new Browser(world.house)) {
  await browser.open(`/${slug}/leistungen/${process}`)
  await browser.send({})
  return browser
}

/** Signs in somebody who lives in this place. */
async function resident(city: string, postcode: string): Promise<Browser> {
  const email = `${postcode}-${city.toLowerCase().replaceAll(/[^a-z]/g, '')}@example.org`
  await createAccount(world.house.store, {
    id: world.house.newId(), email, name: 'Ines Jessen', passwordHash: await hashPassword('ein langes Kennwort'),
    profile: { 'address-level2': city, 'postal-code': postcode }, createdAt: world.house.clock(),
  })
  const browser = new Browser(world.house)
  await browser.open('/musterangeln/anmelden')
  await browser.send({ email, kennwort: 'ein langes Kennwort', password: 'ein langes Kennwort' })
  return browser
}

test('a municipality with one legal entity does not ask for it, and the case has it', async () => {
  const browser = await begin('lindenbrueck', 'gestattung')
  assert.ok(!browser.shown.text.includes('In welcher Gemeinde'))
  await browser.send({ alkohol: 'ja' })
  assert.match(browser.shown.path, /\/antragsteller/, browser.shown.text)
  await fillForm(browser)
  assert.match(browser.shown.path, /\/pruefen$/, browser.shown.text)
  await browser.send({})
  assert.match(browser.shown.path, /\/eingegangen$/, browser.shown.text)
  const { lines } = await listCases(world.house.store, world.lindenbrueck, { state: 'all' })
  assert.ok(lines.some((one) => one.entity === 'lindenbrueck' && /Dorffest/.test(one.title)))
})

test('an Amt asks for the Gemeinde', async () => {
  const browser = await begin('musterangeln', 'gestattung')
  assert.match(browser.shown.text, /In welcher Gemeinde/)
  assert.equal(browser.formData().get('gemeinde'), undefined)
})

test('a known address proposes the Gemeinde it lies in, and only that', async () => {
  const browser = await begin('musterangeln', 'hundesteuer', await resident('Norderfeld', '24999'))
  assert.deepEqual(browser.formData().get('gemeinde'), ['norderfeld'])
  const stranger = await begin('musterangeln', 'hundesteuer', await resident('Berlin', '24999'))
  assert.match(stranger.shown.text, /In welcher Gemeinde/)
  assert.equal(stranger.formData().get('gemeinde'), undefined)
})

test('the directory tells another name of a Gemeinde', async () => {
  const { house, angeln } = world
  const entity = (await entityById(house.store, angeln, 'osterlueck'))!
  await saveEntity(house.store, angeln, { ...entity, settings: { ...entity.settings, ags: '01099003' } })
  forgetSettings(house, angeln)
  await replaceAreas(house.store, { validFrom: '2025-08-31', areas: [
    { ars: '010995949003', level: 'municipality', ags: '01099003', name: 'Osterlück am Moor', seat: null, kind: '64', postcode: '24997', inhabitants: 900 },
  ] })
  const browser = await begin('musterangeln', 'hundesteuer', await resident('Osterlueck am Moor', '24997'))
  assert.deepEqual(browser.formData().get('gemeinde'), ['osterlueck'])
})
