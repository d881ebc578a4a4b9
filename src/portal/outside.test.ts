// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { viewCase } from '../command/case-view.ts'
import { consultationToken } from '../command/consultation-token.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { revokeTokens } from '../store/tokens.ts'
import { listCases } from '../store/worklist.ts'
import { bodyAt, Browser } from './test-browser.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const visitor = () => new Browser(world.house)

async function caseTitled(title: string) {
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'all', text: title })
  return (await viewCase(world.house, world.angeln, lines[0]!.id))!.at
}

async function question(title: string, consultee: string) {
  const at = await caseTitled(title)
  const consultation = at.consultations.find((one) => one.consultee === consultee)!
  return {
    at,
    consultation,
    path: `/musterangeln/beteiligung/${consultationToken(world.house, world.angeln, consultation.id)}`,
  }
}

test('the access code shows how far it is and nothing about the person', async () => {
  const at = await caseTitled('Dorffest Süderau')
  const browser = visitor()
  await browser.open('/musterangeln/status')
  await browser.send({ aktenzeichen: '32-GE-99/2026', code: at.code! })
  assert.equal(browser.shown.status, 422, 'number and code belong together')
  assert.match(browser.shown.html, /href="#f-aktenzeichen"/)
  const [, code, number] = /^\d+-([A-Z]+)-(\d+)/.exec(at.fileNumber!)!
  await browser.send({ aktenzeichen: `${code!.toLowerCase()} ${number}`, code: at.code!.toLowerCase().replace('-', '') })
  assert.equal(browser.shown.status, 200)
  assert.match(browser.shown.text, new RegExp(at.fileNumber!))
  assert.match(browser.shown.text, /Wir fragen andere Stellen/)
  for (const personal of ['Sommer', 'Jana', 'Dorffest', 'TSV', 'Festwiese'])
    assert.ok(!browser.shown.text.includes(personal), personal)
})

test('a wrong code says so, and guessing ends', async () => {
  const browser = visitor()
  await browser.open('/musterangeln/status/AAAA-BBBB')
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.text, /Zu diesem Aktenzeichen und diesem Code gibt es keinen Antrag/)
  const at = await caseTitled('Dorffest Süderau')
  assert.equal(
    (await visitor().open(`/lindenbrueck/status/${at.code}`)).status,
    422,
    'codes count in their own municipality',
  )
  for (let i = 0; i < 30; i++)
    await browser.open(`/musterangeln/status/AAAA-BB${String(i).padStart(2, '0')}`)
  assert.match(
    (await browser.open(`/musterangeln/status/${at.code}`)).text,
    /Bitte warten Sie 15 Minuten/,
  )
})

test('a body that was asked sees its question, answers once and reads its answer', async () => {
  const { path, consultation } = await question('Dorffest Süderau', 'polizei')
  const browser = bodyAt(world.house, world.angeln, consultation)
  await browser.open(path)
  assert.ok(browser.shown.text.includes(consultation.question), browser.shown.text)
  assert.ok(!browser.shown.text.includes('Jana'), 'only the question')
  await browser.send({ haltung: 'bedenken' })
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.html, /value="bedenken" checked/)
  await browser.send({
    haltung: 'bedenken',
    stellungnahmeText: 'Die Zufahrt ist zu eng.\n<b>Bitte</b> prüfen.',
  })
  assert.match(browser.shown.text, /Ihre Stellungnahme ist eingegangen am 11\. Juni 2026/)
  assert.match(browser.shown.text, /Die Zufahrt ist zu eng\. <b>Bitte<\/b> prüfen\./)
  await browser.open(path)
  assert.match(browser.shown.text, /eingegangen/)
  await browser.send({
    haltung: 'keine',
    _csrf: /name="_csrf" value="([^"]+)"/.exec(
      (await visitor().open('/musterangeln/status')).html,
    )![1]!,
  })
  const at = await caseTitled('Dorffest Süderau')
  assert.equal(
    at.consultations.find((one) => one.id === consultation.id)!.position,
    'Bedenken',
    'the first answer stays',
  )
})

test('a revoked link says plainly that it is over, an invented one nothing more', async () => {
  const { at, path } = await question('Schützenfest', 'polizei')
  await revokeTokens(world.house.store, world.angeln, at.id, 'consultation', world.house.clock())
  const revoked = await visitor().open(path)
  assert.equal(revoked.status, 410)
  assert.match(revoked.text, /Dieser Link wurde zurückgezogen/)
  for (const one of [
    '/musterangeln/beteiligung/erfunden',
    path.replace('musterangeln', 'lindenbrueck'),
  ]) {
    const { status, text } = await visitor().open(one)
    assert.equal(status, 404)
    assert.match(text, /Dieser Link gilt nicht mehr/)
  }
})

test('every fixed page opens and names its municipality', async () => {
  for (const page of [
    '',
    'hilfe',
    'impressum',
    'datenschutz',
    'barrierefreiheit',
    'leichte-sprache',
    'anmelden',
    'registrieren',
    'status',
    'antrag',
  ]) {
    const { status, html } = await visitor().open(`/lindenbrueck/${page}`)
    assert.equal(status, 200, page)
    assert.match(html, /<title>[^<]+ – Stadt Lindenbrück<\/title>/)
    assert.ok(!/<script|style="|onclick/.test(html), `${page} needs no script and no inline style`)
  }
})

test('the empty form is a PDF for paper, the same bytes for everybody that day', async () => {
  const browser = visitor()
  const first = await browser.request('/musterangeln/leistungen/gestattung/formular.pdf', { method: 'GET' })
  assert.equal(first.headers.get('content-type'), 'application/pdf')
  const bytes = Buffer.from(await first.arrayBuffer())
  assert.equal(bytes.toString('latin1', 0, 5), '%PDF-')
  const again = await visitor().request('/musterangeln/leistungen/gestattung/formular.pdf', { method: 'GET' })
  assert.deepEqual(Buffer.from(await again.arrayBuffer()), bytes)
  assert.equal((await browser.request('/musterangeln/leistungen/gibt-es-nicht/formular.pdf', { method: 'GET' })).status, 404)
})
