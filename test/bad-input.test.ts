// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Hostile and clumsy input through the real pages: a sentence at the field, nothing lost, no 5xx.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Browser } from '../src/portal/test-browser.ts'
import { ANSWERS } from '../src/portal/test-journey.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

/** A visitor on a page of the form. */
async function on(page: string): Promise<Browser> {
  const browser = new Browser(world.house)
  await browser.open('/musterangeln/leistungen/gestattung')
  await browser.send({})
  await browser.send({ alkohol: 'ja', gemeinde: 'suederau' })
  await browser.open(browser.shown.path.replace(/[^/]+$/, page))
  return browser
}

const good = (page: string) => ANSWERS.find(([name]) => name === page)![1]

const CASES: readonly [what: string, page: string, answers: Record<string, string>, sentence: RegExp][] = [
  ['a name of 10,000 characters', 'antragsteller', { 'antragsteller.name': 'Ä'.repeat(10_000) }, /Höchstens 100 Zeichen.*angegeben sind 10\.?000/],
  ['30 February', 'antragsteller', { 'antragsteller.geburtsdatum.tag': '30', 'antragsteller.geburtsdatum.monat': '2' }, /30\. Februar 1984 gibt es nicht/],
  ['a post code of letters', 'antragsteller', { 'antragsteller.anschrift.plz': 'ABCDE' }, /Fünf Ziffern/],
  ['neither e-mail nor telephone', 'antragsteller', { 'antragsteller.email': '' }, /E-Mail-Adresse.*fehlt|fehlt.*E-Mail/],
  ['an e-mail without @', 'antragsteller', { 'antragsteller.email': 'jana.sommer' }, /name@beispiel\.de/],
  ['a day in the past', 'anlass', { 'zeiten.0.datum.jahr': '2020' }, /liegt in der Vergangenheit/],
  ['an end equal to the beginning', 'anlass', { 'zeiten.0.von': '14:00', 'zeiten.0.bis': '14:00' }, /Beginn und Ende sind gleich/],
  ['a time of day that does not exist', 'anlass', { 'zeiten.0.von': '25:70' }, /14:00/],
  ['an area in words', 'ort', { 'ort.flaeche_qm': 'etwa 120' }, /Zahl/],
  ['a number below the least', 'ausschank', { ausschankstellen: '0' }, /Mindestens 1/],
  ['an invented option', 'ort', { 'ort.art': 'raumschiff' }, /Wählen Sie eine/],
  ['no drink without alcohol', 'ausschank', { getraenke: 'bier' }, /alkoholfreies Getränk/],
  ['control characters', 'anlass', { 'anlass.bezeichnung': 'Fest\u0007' }, /Steuerzeichen|Bezeichnung|heißt/],
]

for (const [what, page, answers, sentence] of CASES) {
  test(`${what} is refused at the field`, async () => {
    const browser = await on(page)
    await browser.send({ ...good(page), ...answers })
    if (what === 'control characters') return assert.ok(browser.shown.status < 500)
    assert.match(browser.shown.text, sentence)
    assert.ok(browser.shown.path.includes(`/${page}`), browser.shown.path)
    assert.ok(browser.shown.status < 500)
  })
}

test('markup, template signs and right-to-left letters are shown as typed', async () => {
  const text = '<script>alert(1)</script> {{ today }} #import "x" \u05d0\u05d1 & "q"'
  const browser = await on('anlass')
  await browser.send({ ...good('anlass'), 'anlass.bezeichnung': text })
  await browser.open(browser.shown.path.replace(/[^/]+$/, 'anlass'))
  assert.ok(!browser.shown.html.includes('<script>alert'))
  const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  assert.ok(browser.shown.html.includes(`value="${shown}"`), 'kept and shown as typed')
})

test('fields nobody asked for change nothing', async () => {
  const browser = await on('ort')
  const before = Object.prototype.hasOwnProperty.call({}, 'polluted')
  await browser.send({
    ...good('ort'), __proto__polluted: 'x', 'constructor.prototype.polluted': 'x', entscheidung: 'erteilt', gebuehrenbefreiung: 'ja',
    statuses: 'vollstaendig', 'ort.fremd': 'x',
  })
  assert.equal(Object.prototype.hasOwnProperty.call({}, 'polluted'), before)
  await browser.open(browser.shown.path.replace(/[^/]+$/, 'pruefen'))
  assert.ok(browser.shown.status < 500)
  assert.ok(!browser.shown.text.includes('Gestattung erteilen'))
})

test('a body that is too large is refused with a sentence', async () => {
  const browser = await on('unterlagen')
  const answer = await browser.request(browser.shown.path, {
    method: 'POST', body: new Uint8Array(36 * 1024 * 1024), headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(36 * 1024 * 1024) },
  })
  assert.equal(answer.status, 413)
  assert.match(await answer.text(), /höchstens 30 MB/)
})

test('broken addresses and ids are pages, not faults', async () => {
  const browser = new Browser(world.house)
  for (const path of ['/musterangeln/antrag/%00/x', '/musterangeln/antrag/AAAA-BBBB-CCCC-DDDD/vorfrage', '/musterangeln/status/%2e%2e%2f', '/musterangeln/beteiligung/x', '/%E0%A4%A', '/musterangeln/leistungen/__proto__', '/constructor/']) {
    const { status } = await browser.request(path, { method: 'GET' })
    assert.ok(status >= 300 && status < 500, `${path}: ${status}`)
  }
})
