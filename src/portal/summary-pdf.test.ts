// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { Browser } from './test-browser.ts'
import { codeOf, fillForm } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

test('the answers are a PDF in the language of the page, before and after sending, for nobody else', async () => {
  const browser = new Browser(world.house)
  await browser.open('/musterangeln/leistungen/gestattung')
  await browser.send({})
  await fillForm(browser)
  const check = browser.shown
  const path = `/musterangeln/antrag/${codeOf(browser)}/zusammenfassung.pdf`
  assert.ok(check.html.includes(path), 'the check page leads to it')
  const read = async (address: string) => {
    const answer = await browser.request(address, { method: 'GET' })
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    const pdf = new Uint8Array(await answer.arrayBuffer())
    return { raw: Buffer.from(pdf).toString('latin1'), text: (await world.house.readPdf!(pdf)) ?? '' }
  }
  const german = await read(path)
  assert.match(german.raw, /\/Lang \(de-DE\)/)
  assert.match(german.text, /noch nicht abgesendet/)
  assert.match(german.text, /Dorffest Süderau/)
  const english = await read(`${path}?sprache=en`)
  assert.match(english.raw, /\/Lang \(en-GB\)/)
  assert.match(english.text, /has not been sent yet/)
  browser.shown = check
  await browser.send({})
  assert.ok(browser.shown.html.includes(path), 'the received page leads to it')
  assert.match((await read(`${path}?sprache=de`)).text, /haben Sie an uns gesendet/)
  const unknown = await browser.request('/musterangeln/antrag/2222-2222-2222-2222/zusammenfassung.pdf', { method: 'GET' })
  assert.equal(unknown.status, 404)
})
