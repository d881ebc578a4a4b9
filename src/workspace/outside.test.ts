// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { forgetSettings } from '../command/settings.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { documentsOf } from '../store/documents.ts'
import { readRows } from '../store/query.ts'
import { saveStaff, staffById } from '../store/staff.ts'
import type { Staff } from '../store/staff.ts'
import { caseByFileNumber } from '../store/worklist.ts'
import { FORMS_AT_MOST, formsOf } from './outside.ts'
import type { Visits } from './outside.ts'
import { deskApp, signedIn, visitorOf } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const LIST = '/musterangeln/amt/aussendienst'
let world: TestWorld
let app: Hono<Web>
let hansen: Visitor
before(async () => {
  world = await testWorld('aufgrabung')
  app = deskApp(world)
  hansen = await signedIn(world, app, world.angeln, 'hansen')
})
after(() => world.close())

const caseId = async (n: number) => (await caseByFileNumber(world.house.store, world.angeln, `66-AU-${n}/2026`))!.id

async function changeStaff(id: string, change: Partial<Staff>): Promise<void> {
  const staff = (await staffById(world.house.store, world.angeln, id))!
  await saveStaff(world.house.store, world.angeln, { ...staff, ...change })
  forgetSettings(world.house, world.angeln)
}

test('what is due stands first, each with its place, the form and the telephone', async () => {
  const { text, html, headers } = await hansen.get(LIST)
  assert.match(text, /Heute und überfällig Schulweg, Süderau .*In den nächsten sieben Tagen Dorfstraße, Mittelholm .*Später oder ohne Termin Am Ring, Osterlück/)
  assert.match(html, new RegExp(`href="/musterangeln/amt/vorgaenge/${await caseId(1)}/aktion/abnehmen"`))
  assert.match(html, /href="tel:\+491700000000"/)
  assert.doesNotMatch(html, /(?:src|srcset)="https?:/)
  assert.match(headers.get('permissions-policy')!, /geolocation=\(\)$/)
})

test('only the form done on the spot may ask for the place', async () => {
  const home = `/musterangeln/amt/vorgaenge/${await caseId(3)}`
  const form = await hansen.get(`${home}/aktion/abnehmen`)
  assert.match(form.headers.get('permissions-policy')!, /geolocation=\(self\)$/)
  assert.match(form.html, /data-on-site="Abnehmen: Leitung reparieren, Am Ring"/)
  const petersen = await signedIn(world, app, world.angeln, 'petersen')
  const other = await petersen.get(`${home}/aktion/vermerken`)
  assert.match(other.headers.get('permissions-policy')!, /geolocation=\(\)$/)
  assert.doesNotMatch(other.html, /data-outside|outside\.js/)
})

test('whoever has no such duty has no such area, and another town sees nothing of it', async () => {
  const rohde = await signedIn(world, app, world.angeln, 'rohde')
  const page = await rohde.get(LIST)
  assert.doesNotMatch(page.html, /href="[^"]*aussendienst"/)
  assert.match(page.text, /Draußen ist nichts zu tun/)
  const kruse = await signedIn(world, app, world.lindenbrueck, 'kruse')
  assert.doesNotMatch((await kruse.get('/lindenbrueck/amt/aussendienst')).text, /Schulweg|Dorfstraße/)
})

test('the worker lies beside the desk of its tenant, is asked for anew, and holds nothing of anybody', async () => {
  const nobody = visitorOf(app)
  const { status, html, headers } = await nobody.get('/musterangeln/amt/aussendienst.js')
  assert.equal(status, 200)
  assert.match(headers.get('content-type')!, /^text\/javascript/)
  assert.equal(headers.get('cache-control'), 'no-cache')
  assert.match(headers.get('content-security-policy')!, /script-src 'self'; connect-src 'self'/)
  assert.match(html, /from '\/assets\/[0-9a-f]{12}\/outside-copy\.js'/)
  assert.equal(html, (await (await signedIn(world, app, world.lindenbrueck, 'kruse')).get('/lindenbrueck/amt/aussendienst.js')).html)
})

test('every page of the desk says whose it is; the page for what is not there says nothing of anybody', async () => {
  const page = await hansen.get('/musterangeln/amt/vorgaenge')
  assert.equal(decodeURIComponent(page.headers.get('x-desk-owner')!), `${world.angeln.id} hansen`)
  const away = await hansen.get('/musterangeln/amt/aussendienst/ohne-netz')
  assert.match(away.text, /Diese Seite liegt nicht auf diesem Gerät/)
  assert.doesNotMatch(away.text, /Hansen|Schulweg/)
  assert.equal((await visitorOf(app).get('/musterangeln/amt/aussendienst/ohne-netz')).status, 303)
})

test('to take along: what is due and the next seven days, nothing later, and no more than thirty', async () => {
  const { html } = await hansen.get(LIST)
  const offered = JSON.parse(/data-forms="([^"]*)"/.exec(html)![1]!.replaceAll('&quot;', '"')) as string[]
  const form = async (n: number) => `/musterangeln/amt/vorgaenge/${await caseId(n)}/aktion/abnehmen`
  assert.deepEqual(offered, [await form(1), await form(2)])
  const visits = (n: number) => ({ total: n, visits: Array.from({ length: n }, (_, i) => ({ tasks: [{ title: '', href: `${n} ${i}` }] })) }) as unknown as Visits
  const { forms, more } = formsOf({ due: visits(25), week: visits(7), later: visits(3) })
  assert.deepEqual([forms.length, forms.at(-1), more], [FORMS_AT_MOST, '7 4', true])
  assert.equal(formsOf({ due: visits(25), week: visits(5), later: visits(3) }).more, false)
})

test('who has certain places sees these alone', async () => {
  await changeStaff('hansen', { entities: ['mittelholm'] })
  const { text } = await hansen.get(LIST)
  await changeStaff('hansen', { entities: null })
  assert.match(text, /Dorfstraße, Mittelholm/)
  assert.doesNotMatch(text, /Schulweg|Am Ring/)
})

test('a deputy sees it while the rule counts, and only in its procedures', async () => {
  const seen = async (processes: readonly string[], until: string) => {
    await changeStaff('rohde', { deputies: [{ for: 'hansen', roles: [], processes, until }] })
    return (await signedIn(world, app, world.angeln, 'rohde')).get(LIST)
  }
  const page = await seen(['aufgrabung'], '2026-06-30')
  assert.match(page.text, /Abnehmen \(für Olaf Hansen\)/)
  assert.match(page.html, /aktion\/abnehmen\?fuer=hansen"/)
  for (const [processes, until] of [[['gestattung'], '2026-06-30'], [['aufgrabung'], '2026-06-10']] as const) {
    assert.match((await seen(processes, until)).text, /Draußen ist nichts zu tun/)
  }
  await changeStaff('rohde', { deputies: [] })
})

interface Sent {
  readonly status: number
  readonly location: string | null
}

/** Sends the form with a photo, as a browser does, and with what was hidden in it. */
async function sendForm(address: string, hidden: Readonly<Record<string, string>>, photo: string): Promise<Sent> {
  const body = new FormData()
  const answers = { ...hidden, 'abnahmeAm.tag': '11', 'abnahmeAm.monat': '6', 'abnahmeAm.jahr': '2026', abnahmeErgebnis: 'ohne' }
  for (const [name, value] of Object.entries(answers)) body.append(name, value)
  body.append('vorOrtFotos', new File([Buffer.from(PIXEL, 'base64')], photo, { type: 'image/png' }))
  const answer = await app.request(address, { method: 'POST', body, headers: { cookie: await hansen.cookie(), host: 'localhost' } })
  return { status: answer.status, location: answer.headers.get('location') }
}

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const hiddenOf = (html: string) => Object.fromEntries([...html.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))

async function doneWith(id: string): Promise<{ readonly acts: number; readonly photos: readonly string[]; readonly loose: number }> {
  const { store } = world.house
  const rows = await readRows<{ acts: number; loose: number }>(store, world.angeln,
    `SELECT (SELECT count(*)::integer FROM events WHERE case_id = $1 AND kind = 'acted' AND payload->>'action' = 'abnehmen') AS acts,
       (SELECT count(*)::integer FROM documents WHERE case_id IS NULL AND draft_id LIKE 'desk:%') AS loose`, [id])
  const papers = await documentsOf(store, world.angeln, { caseId: id })
  return { ...rows[0]!, photos: papers.filter(({ origin }) => origin === 'office').map(({ fileName }) => fileName) }
}

test('one protocol sent four times at once and once more is one act with one photo', async () => {
  const id = await caseId(1)
  const address = `/musterangeln/amt/vorgaenge/${id}/aktion/abnehmen`
  const hidden = hiddenOf((await hansen.get(address)).html)
  const all = await Promise.all(['a.png', 'b.png', 'c.png', 'd.png'].map((name) => sendForm(address, hidden, name)))
  const later = await sendForm(address, hidden, 'e.png')
  for (const one of [...all, later]) {
    assert.deepEqual(one, { status: 303, location: `/musterangeln/amt/vorgaenge/${id}?getan=${hidden['_befehl']}` })
  }
  const { acts, photos, loose } = await doneWith(id)
  assert.deepEqual([acts, photos.length, loose], [1, 1, 0])
})

test('a photo whose move to the case was cut short arrives with the next sending', async () => {
  const id = await caseId(2)
  const address = `/musterangeln/amt/vorgaenge/${id}/aktion/abnehmen`
  const hidden = hiddenOf((await hansen.get(address)).html)
  await sendForm(address, hidden, 'erste.png')
  // As a crash between the act and the move leaves it: nothing but an administrator could do this.
  await world.house.store.admin.query(
    `UPDATE ${world.angeln.id}.documents SET case_id = NULL WHERE file_name = 'erste.png'`)
  assert.deepEqual(await doneWith(id), { acts: 1, photos: [], loose: 1 })
  await sendForm(address, hidden, 'zweite.png')
  assert.deepEqual(await doneWith(id), { acts: 1, photos: ['erste.png'], loose: 0 })
})
