// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Papers an applicant hands in with what the office asked for.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { documentById, documentsOf, lostDocuments } from '../store/documents.ts'
import { pdfFile } from './test-browser.ts'
import { citizenOf, linkTo } from '../sample/test-citizen.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const citizen = (id: string) => citizenOf(world.house, world.angeln, id)

const [PLAN, PROOF] = ['nachreichungen.1-1', 'nachreichungen.1-2']
const NEAR = `name="${PROOF}.dateien"`

test('asked for two papers, the applicant hands them in one after the other', async () => {
  const browser = await citizen('jessen')
  await browser.open('/musterangeln/konto')
  await browser.open(linkTo(browser, 'Gestattung Hoffest'))
  assert.match(browser.shown.text, /Wir brauchen zwei Unterlagen von Ihnen/)
  assert.match(browser.shown.text, /Lageplan mit Rettungsweg Im ersten Plan fehlt die Zufahrt für die Feuerwehr/)
  const path = browser.shown.path
  const to = /action="([^"]+aktion\/nachreichen)"/.exec(browser.shown.html)![1]!
  await browser.send({ nachreichungText: 'Kommt gleich' }, { near: NEAR, to })
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.text, /Legen Sie mindestens eine Unterlage bei oder schreiben Sie, warum sie nicht kommt/)
  assert.match(browser.shown.html, />Kommt gleich</)
  const wrong = new File(['kein PDF'], 'plan.exe', { type: 'application/pdf' })
  await browser.send({ [`${PLAN}.dateien`]: pdfFile('plan-neu.pdf'), [`${PROOF}.dateien`]: wrong }, { near: NEAR, to })
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.text, /Nachweis der Haftpflichtversicherung: [^.]*plan\.exe/)
  assert.match(browser.shown.text, /plan-neu\.pdf PDF/, 'what was fine need not be chosen again')
  const { store } = world.house
  const caseId = path.split('/').at(-1)!
  const named = async (name: string) => (await documentsOf(store, world.angeln, { caseId })).filter(({ fileName }) => fileName === name).length
  assert.equal(await named('plan-neu.pdf'), 0, 'what was refused is no paper of the case')
  const kept = /value="(nachreichungen[^"]+:[^"]+)"/.exec(browser.shown.html)![1]!
  await browser.send({ [`${PLAN}.dateien`]: pdfFile('plan-genau.pdf') }, { near: NEAR, to, button: ['_datei_entfernen', kept] })
  assert.equal(browser.shown.status, 422, 'taking a file away hands nothing in')
  assert.ok(!browser.shown.html.includes(kept))
  const gone = /:([0-9a-f-]{36})$/.exec(kept)![1]!
  assert.equal(await documentById(store, world.angeln, gone), undefined, 'a paper taken away is gone')
  const form = Object.fromEntries([...browser.formData(NEAR)].map(([name, values]) => [name, values[0]!]))
  await browser.send({}, { near: NEAR, to })
  assert.match(browser.shown.text, /Das ist bei uns angekommen/)
  assert.match(browser.shown.text, /Wir brauchen noch eine Unterlage von Ihnen/)
  assert.match(browser.shown.text, /Noch offen: Nachweis der Haftpflichtversicherung\. Bitte reichen Sie das bis \S+\s\d+\.\s\S+\s\d{4} ein/)
  assert.match(browser.shown.text, /Lageplan mit Rettungsweg eingereicht am/)
  assert.match(browser.shown.text, /Lageplan mit Rettungsweg: plan-genau\.pdf/, 'the paper carries the name of the item')
  assert.match(browser.shown.text, /Wir warten auf Ihre Unterlagen/)
  assert.ok(!browser.shown.html.includes(`name="${PLAN}.dateien"`), 'what came is not asked for again')
  await browser.send(form, { near: NEAR, to })
  assert.match(browser.shown.path, /\?erledigt$/, 'the same form twice is one act')
  assert.equal(await named('plan-genau.pdf'), 1)
  await browser.open(path)
  await browser.send({ ...form, _kommando: world.house.newId() }, { near: NEAR, to })
  assert.equal(browser.shown.status, 422, 'the form of before is no answer to what is open now')
  await browser.open(path)
  const late = { [`${PROOF}.dateien`]: pdfFile('zu-lang.pdf'), [`${PROOF}.hinderung`]: 'x'.repeat(600) }
  await browser.send(late, { near: NEAR, to })
  assert.equal(browser.shown.status, 422)
  assert.equal(await named('zu-lang.pdf'), 0)
  const waiting = await lostDocuments(store, world.angeln, '2099-01-01T00:00:00.000Z')
  assert.deepEqual(waiting.map(({ fileName }) => fileName), ['zu-lang.pdf'], 'nobody sent it again: it goes after a day')
})

test('a paper that does not come needs a reason, and nobody waits for it', async () => {
  const browser = await citizen('jessen')
  await browser.open('/musterangeln/konto')
  await browser.open(linkTo(browser, 'Gestattung Hoffest'))
  const path = browser.shown.path
  const to = /action="([^"]+aktion\/nachreichen)"/.exec(browser.shown.html)![1]!
  await browser.send({ [`${PROOF}.hinderung`]: 'x'.repeat(600) }, { near: NEAR, to })
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.html, /<details open/, 'what is wrong is not folded away')
  await browser.send({ [`${PROOF}.hinderung`]: 'Wir sind nicht versichert.' }, { near: NEAR, to })
  assert.match(browser.shown.text, /Das ist bei uns angekommen/)
  assert.ok(!browser.shown.text.includes('Wir brauchen'))
  await browser.open(path)
  assert.match(browser.shown.text, /Wir prüfen Ihren Antrag/)
})
