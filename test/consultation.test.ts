// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A question to another body from asking to answer: papers that go along, links that hold and end,
// reminders, papers that come back. Desk, portal, worker and mail server are the real ones.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { caseWhenAsked } from '../src/command/answers-when-asked.ts'
import { viewCase } from '../src/command/case-view.ts'
import { columnsOf } from '../src/command/columns.ts'
import { consultationProof } from '../src/command/consultation-code.ts'
import { consultationToken } from '../src/command/consultation-token.ts'
import { textOf } from '../src/connectors/mail/test-smtp.ts'
import { tellingJpeg, SECRETS } from '../src/documents/test-photos.ts'
import { bodyAt, Browser, pdfFile } from '../src/portal/test-browser.ts'
import { newSalt } from '../src/store/audit-entry.ts'
import { commitCommand } from '../src/store/commit-command.ts'
import { readRows } from '../src/store/query.ts'
import { documentsOf } from '../src/store/documents.ts'
import { readEvents } from '../src/store/events.ts'
import { linkReads } from '../src/store/link-reads.ts'
import { changeTenant, tenantBySlug } from '../src/store/tenant.ts'
import { caseAddress, signedIn } from '../src/workspace/test-visitor.ts'
import type { Visitor } from '../src/workspace/test-visitor.ts'
import { deliveryWorld } from './delivery-world.ts'
import type { DeliveryWorld } from './delivery-world.ts'

const BASE = '/musterangeln/amt'
const ALONG = 'mitgehen:unterlagen'
const JPEG = Buffer.from('ffd8ffc0000b080002000401011100ffda000801010000003f0011ffd9'.replace('00003f', '003f'), 'hex')

let it: DeliveryWorld
let petersen: Visitor
let home: string
let id: string

before(async () => {
  it = await deliveryWorld()
  petersen = await signedIn(it.world, it.app, it.angeln, 'petersen')
  home = await caseAddress(petersen, BASE, 'Turnier Holm')
  id = home.split('/').at(-1)!
  const send = async (action: string, fields: Record<string, string> = {}) => {
    const address = `${home}/aktion/${action}`
    const done = await petersen.send(await petersen.get(action === 'uebernehmen' ? home : address), address, fields)
    assert.equal(done.status, 303, `${action}: ${done.text}`)
  }
  await send('uebernehmen')
  await send('vollstaendig_feststellen')
  const filing = `${home}/schriftstueck`
  const body = new FormData()
  for (const [, name, value] of (await petersen.get(filing)).html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) body.append(name!, value!)
  body.append('was', 'Notiz zum Nachbarn')
  body.append('datei', pdfFile('notiz.pdf'))
  assert.equal((await it.app.request(filing, { method: 'POST', body, headers: { cookie: await petersen.cookie(), host: 'localhost' } })).status, 303)
})
after(() => it.close())

const asked = async (consultee: string) => (await it.seen(id)).consultations.find((one) => one.consultee === consultee)!
const pathOf = async (consultee: string) => {
  const one = await asked(consultee)
  return `/musterangeln/beteiligung/${consultationToken(it.house, it.angeln, one.id, one.link)}`
}
const bodyOf = async (consultee: string) => bodyAt(it.house, it.angeln, await asked(consultee))
/** The headers of a browser in which the code was typed. */
const provenFor = async (consultee: string) => {
  const { id: consultation, link = 1 } = await asked(consultee)
  return { host: 'localhost', cookie: `stelle=${consultationProof(it.house, it.angeln, { consultation, link })}` }
}
const papers = () => documentsOf(it.house.store, it.angeln, { caseId: id })
const act = async (consultee: string, step: string) => {
  const address = `${home}/beteiligung/${encodeURIComponent((await asked(consultee)).id)}/${step}`
  return { address, page: await petersen.get(address) }
}
const done = async (consultee: string, step: string) => {
  const { address, page } = await act(consultee, step)
  assert.equal(page.status, 200, page.text)
  const sent = await petersen.send(page, address)
  assert.equal(sent.status, 303, sent.text)
  return { page, after: await petersen.get(sent.location!) }
}

/** The form of the action as a browser sends it, with these bodies and papers. */
async function ask(action: string, whom: readonly string[], along: readonly string[]) {
  const address = `${home}/aktion/${action}`
  const { html, text } = await petersen.get(address)
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!])
  const body = new URLSearchParams([...hidden, ...whom.map((one) => ['zuBeteiligen', one]), ...along.map((one) => [ALONG, one])] as [string, string][])
  const answer = await it.app.request(address, {
    method: 'POST', body, headers: { cookie: await petersen.cookie(), host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.equal(answer.status, 303, await answer.text())
  await it.drain()
  return { html, text }
}

test('application and attachments are ticked, and what the office wrote is not', async () => {
  const { html, text } = await ask('beteiligen', ['polizei', 'jugendamt', 'lebensmittel'], [])
  const boxes = [...html.matchAll(/<input[^>]*name="mitgehen:unterlagen"[^>]*>/g)].map(([tag]) => [/value="([^"]*)"/.exec(tag)![1], /\schecked/.test(tag)])
  const all = await papers()
  const attached = all.filter(({ kind }) => kind.startsWith('upload:lageplan')).map(({ id: one }) => one)
  assert.ok(attached.length > 0 && all.length > attached.length, 'the sample has both')
  assert.deepEqual(boxes.filter(([, ticked]) => ticked).map(([value]) => value), ['antrag', ...attached])
  assert.equal(boxes.length, all.length + 1)
  assert.match(text, /Welche Unterlagen gehen mit\?/)
  assert.deepEqual((await asked('polizei')).papers, [], 'nothing was ticked')
})

test('only chosen papers can be had, each time is counted and stands in the audit', async () => {
  const [plan, other] = await papers()
  await ask('nachbeteiligen', ['feuerwehr'], ['antrag', plan!.id, '00000000-0000-4000-8000-000000000000'])
  assert.deepEqual((await asked('feuerwehr')).papers, ['antrag', plan!.id], 'what is no paper of this case does not go')
  const path = await pathOf('feuerwehr')
  const browser = await bodyOf('feuerwehr')
  await browser.open(path)
  assert.match(browser.shown.text, /Worum es geht Vorgang .*Turnier Holm.* Aktenzeichen 32-GE-/)
  for (const personal of ['Detlefsen', 'Anke']) assert.ok(!browser.shown.text.includes(personal), personal)
  const headers = await provenFor('feuerwehr')
  const fetched = async (document: string) => it.app.request(`${path}/unterlagen/${document}`, { headers })
  const first = await fetched(plan!.id)
  assert.equal(first.headers.get('content-disposition')?.startsWith('attachment'), true)
  assert.deepEqual(Buffer.from(await first.arrayBuffer()), Buffer.from((await it.house.blobs.get(it.angeln, plan!.sha256))!))
  await fetched(plan!.id)
  const application = await fetched('antrag')
  assert.match(Buffer.from(await application.arrayBuffer()).toString('latin1'), /^%PDF-/)
  assert.equal((await fetched(other!.id)).status, 404, 'not chosen')
  assert.equal((await it.app.request(`${await pathOf('polizei')}/unterlagen/${plan!.id}`, { headers: await provenFor('polizei') })).status, 404, 'not for them')
  const one = await asked('feuerwehr')
  const reads = (await linkReads(it.house.store, it.angeln, id)).filter(({ consultation }) => consultation === one.id)
  assert.deepEqual(Object.fromEntries(reads.map(({ document, times }) => [document, times])), { '': 1, antrag: 1, [plan!.id]: 2 })
  const audited = await readRows<{ document: string }>(it.house.store, it.angeln,
    `SELECT content->>'document' AS document FROM audit WHERE kind = 'documentRead' AND content->>'consultation' = $1 ORDER BY number`, [one.id])
  assert.deepEqual(audited.map(({ document }) => document), [plan!.id, plan!.id, 'antrag'])
  const tab = await petersen.get(`${home}/beteiligung`)
  assert.match(tab.text, /Antrag einmal abgerufen .*2-mal abgerufen .*Zuletzt geöffnet heute/)
})

test('the link alone shows question and day; papers and answer open with a code that is said once', async () => {
  const [path, one] = [await pathOf('polizei'), await asked('polizei')]
  const browser = new Browser(it.house)
  await browser.open(path)
  assert.ok(browser.shown.text.includes(one.question))
  assert.match(browser.shown.text, /erbeten bis .*Per E-Mail können wir ihn nicht schicken: Rufen Sie uns an\. Wir rufen unter der Nummer Ihrer Stelle zurück/)
  assert.doesNotMatch(browser.shown.text, /Worum es geht|Vorgang/, 'no title')
  assert.doesNotMatch(browser.shown.html, /\/unterlagen\/|name="haltung"|name="senden"/)
  assert.equal((await browser.open(`${path}/unterlagen/antrag`)).path, path, 'a paper leads to the page that asks for the code')
  await browser.send({ haltung: 'keine', code: '' }, { to: path })
  assert.equal((await asked('polizei')).status, 'open', 'nobody answers without it')

  const address = `${home}/beteiligung/${encodeURIComponent(one.id)}/code`
  assert.ok((await petersen.get(`${home}/beteiligung`)).html.includes(address), 'the desk hands it out')
  const given = await petersen.get((await petersen.send(await petersen.get(address), address)).location!)
  const code = /\d{3} \d{3}/.exec(given.text)![0]
  await browser.open(path)
  await browser.send({ code: code === '111 111' ? '222222' : '111111' }, { to: `${path}/code` })
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.text, /Dieser Code gilt nicht/)
  const elsewhere = new Browser(it.house)
  await elsewhere.open(await pathOf('jugendamt'))
  await elsewhere.send({ code }, { to: `${await pathOf('jugendamt')}/code` })
  assert.equal(elsewhere.shown.status, 422, 'a code is for one question')
  await browser.send({ code }, { to: `${path}/code` })
  assert.match(browser.shown.text, /Turnier Holm/)
  assert.match(browser.shown.html, /name="haltung"/)
  assert.match((await petersen.get(given.html.length ? address : address)).text, /Rufen Sie die Stelle unter einer Nummer an, die Sie kennen/)
  const late = new Browser(it.house)
  await late.open(path)
  await late.send({ code }, { to: `${path}/code` })
  assert.equal(late.shown.status, 422, 'once')
  const audited = await readRows<{ kind: string }>(it.house.store, it.angeln,
    `SELECT kind FROM audit WHERE content->>'consultation' = $1 AND kind LIKE 'consultation%' AND kind <> 'consultationAsked' ORDER BY number`, [one.id])
  assert.deepEqual(audited.map(({ kind }) => kind), ['consultationCodeGiven', 'consultationProven'])
})

test('a code is tried ten times, by whomever, and lasts a quarter of an hour', async () => {
  const [path, one] = [await pathOf('lebensmittel'), await asked('lebensmittel')]
  const address = `${home}/beteiligung/${encodeURIComponent(one.id)}/code`
  const codeNow = async () => {
    const page = await petersen.get((await petersen.send(await petersen.get(address), address)).location!)
    return /\d{3} \d{3}/.exec(page.text)![0]
  }
  const typed = async (code: string) => {
    const browser = new Browser(it.house)
    await browser.open(path)
    return browser.send({ code }, { to: `${path}/code` })
  }
  const old = await codeNow()
  const { house } = it
  it.house = { ...house, clock: () => new Date(Date.parse(house.clock()) + 16 * 60_000).toISOString() }
  assert.equal((await typed(old)).status, 422, 'too late')
  for (let n = 0; n < 9; n++) assert.match((await typed(`00000${n}`)).text, /Dieser Code gilt nicht/)
  it.house = house
  assert.equal((await typed('12')).status, 422)
  it.house = { ...house, clock: () => new Date(Date.parse(house.clock()) + 17 * 60_000).toISOString() }
  const right = await typed(await codeNow())
  assert.match(right.text, /Zu viele Versuche/)
  it.house = house
})

test('the application is that of the day the body was asked, and the page names what changed since', async () => {
  const body = await bodyOf('feuerwehr')
  const path = await pathOf('feuerwehr')
  await body.open(path)
  assert.match(body.shown.text, /die Angaben aus dem Formular, Stand 11\. Juni 2026/)
  assert.doesNotMatch(body.shown.text, /Seither hat sich/)
  const before = await it.seen(id)
  const then = await caseWhenAsked(it.house, it.angeln, id, (await asked('feuerwehr')).id)
  assert.deepEqual(then.fields, before.fields)
  const view = (await viewCase(it.house, it.angeln, id))!
  const ort = before.fields['ort'] as Record<string, unknown>
  // Nobody but an applicant before it is complete changes answers; here the case is changed as any event changes it.
  await commitCommand(it.house.store, it.angeln, {
    commandId: 'changed-since', caseId: id, expected: before.sequence, at: it.house.clock(),
    columns: columnsOf(view.prepared, before, view.context),
    snapshot: { ...before, sequence: before.sequence + 1, fields: { ...before.fields, ort: { ...ort, adresse: 'Hafen 9' } } } as never,
    events: [{ kind: 'valuesSet', payload: { values: { ort: { ...ort, adresse: 'Hafen 9' } } } as never, actor: { id: 'x', name: 'x' }, salt: newSalt() }],
  })
  await body.open(path)
  assert.match(body.shown.text, /Seither hat sich im Antrag geändert: [^.]+\./)
  assert.deepEqual((await caseWhenAsked(it.house, it.angeln, id, (await asked('feuerwehr')).id)).fields, before.fields, 'the paper shows what was asked about')
  const answer = await it.app.request(`${path}/unterlagen/antrag`, { headers: await provenFor('feuerwehr') })
  const text = (await it.world.house.readPdf!(new Uint8Array(await answer.arrayBuffer())))!.replaceAll(/\s+/g, ' ')
  assert.match(text, /Diese Angaben standen am 11\. Juni 2026 im Antrag/)
  assert.doesNotMatch(text, /Hafen 9/)
})

test('a link of one municipality says nothing in another, nor do its papers', async () => {
  const path = (await pathOf('feuerwehr')).replace('musterangeln', 'lindenbrueck')
  for (const one of [path, `${path}/unterlagen/antrag`]) {
    const { status, text } = await new Browser(it.house).open(one)
    assert.equal(status, 404)
    assert.match(text, /Dieser Link gilt nicht mehr/)
    assert.ok(!text.includes('Turnier'))
  }
  const there = await signedIn(it.world, it.app, it.lindenbrueck, 'kruse')
  const foreign = home.replace('musterangeln', 'lindenbrueck')
  assert.equal((await there.get(`${foreign}/beteiligung/${encodeURIComponent((await asked('feuerwehr')).id)}/erinnerung`)).status, 404)
})

test('an answer brings papers, checked as all are, that become the case’s with it and not before', async () => {
  const path = await pathOf('feuerwehr')
  const browser = await bodyOf('feuerwehr')
  await browser.open(path)
  const before = (await papers()).length
  await browser.send({ haltung: 'auflagen', stellungnahmeUnterlagen: new File(['<html>'], 'boese.pdf') })
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.text, /boese\.pdf/)
  await browser.send({ haltung: 'auflagen', stellungnahmeUnterlagen: new File([new Uint8Array(tellingJpeg(JPEG, 6))], 'rettungsweg.jpg') })
  assert.equal(browser.shown.status, 422, 'the text is missing')
  assert.match(browser.shown.text, /rettungsweg\.jpg/, 'the file need not be chosen again')
  assert.equal((await papers()).length, before, 'nothing is the case’s before the answer')
  await browser.send({ stellungnahmeText: 'Der Rettungsweg bleibt 3,50 m breit.', stellungnahmeUnterlagen: pdfFile('auflagen.pdf') })
  assert.match(browser.shown.text, /Ihre Stellungnahme ist eingegangen am 11\. Juni 2026/)
  assert.match(browser.shown.text, /Ihre Unterlagen rettungsweg\.jpg auflagen\.pdf/)
  const one = await asked('feuerwehr')
  const came = (await papers()).filter(({ origin }) => origin === 'consultee')
  assert.deepEqual(came.map(({ fileName }) => fileName).sort(), ['auflagen.pdf', 'rettungsweg.jpg'])
  assert.deepEqual([...one.files!].sort(), came.map(({ id: paper }) => paper).sort())
  const photo = await it.house.blobs.get(it.angeln, came.find(({ fileName }) => fileName === 'rettungsweg.jpg')!.sha256)
  assert.deepEqual(SECRETS.filter((secret) => Buffer.from(photo!).includes(secret)), [], 'no place and time')
  assert.equal((await (await bodyOf('feuerwehr')).open(`${path}/unterlagen/antrag`)).status, 404, 'answered: no papers any more')
  const stranger = await new Browser(it.house).open(path)
  assert.match(stranger.text, /eingegangen am/)
  assert.doesNotMatch(stranger.text, /3,50 m breit|rettungsweg\.jpg/, 'the answer is shown where the code was typed')
  assert.match((await petersen.get(`${home}/beteiligung`)).text, /Der Rettungsweg bleibt 3,50 m breit\..*rettungsweg\.jpg/)
  assert.match((await petersen.get(`${home}/akte`)).text, /auflagen\.pdf/)
})

test('a link taken back leads nowhere at once, another one does, and the old stays dead', async () => {
  const old = await pathOf('polizei')
  const { after: tab } = await done('polizei', 'rueckzug')
  assert.match(tab.text, /Link zurückgezogen: Polizei/)
  const dead = await new Browser(it.house).open(old)
  assert.equal(dead.status, 410)
  assert.match(dead.text, /Dieser Link wurde zurückgezogen .*am 11\. Juni 2026/)
  assert.equal((await new Browser(it.house).open(`${old}/unterlagen/antrag`)).status, 410)
  assert.doesNotMatch((await petersen.get(`${home}/beteiligung`)).html, new RegExp(old))
  const { address } = await act('polizei', 'erinnerung')
  assert.equal((await petersen.get(address)).status, 303, 'nobody is reminded without a link')
  await done('polizei', 'neuer-link')
  const fresh = await pathOf('polizei')
  assert.notEqual(fresh, old)
  assert.equal((await new Browser(it.house).open(fresh)).status, 200, 'before any worker ran')
  const replaced = await new Browser(it.house).open(old)
  assert.equal(replaced.status, 410)
  assert.match(replaced.text, /Für diese Frage gibt es einen neuen Link/)
  const rows = await readRows<{ n: number }>(it.house.store, it.angeln,
    `SELECT count(*) AS n FROM tokens WHERE encode(hash, 'hex') = $1 OR data::text LIKE $2`, [fresh.split('/').at(-1)!, `%${fresh.split('/').at(-1)!}%`])
  assert.equal(Number(rows[0]!.n), 0, 'the secret itself is stored nowhere')
})

test('a reminder without an address is for the person to send, with one it goes by mail; both stand in the file', async () => {
  const { page } = await done('jugendamt', 'erinnerung')
  assert.match(page.text, /keine E-Mail-Adresse hinterlegt.*fehlt uns noch Ihre Antwort/)
  const { name, settings } = it.angeln
  await changeTenant(it.house.store, it.angeln.id, { name, settings: { ...settings, consultees: { jugendamt: 'jugend@kreis.example' } } })
  it.smtp.received.length = 0
  const { page: second } = await done('jugendamt', 'erinnerung')
  assert.match(second.text, /E-Mail an jugend@kreis\.example/)
  await it.drain()
  const [mail] = it.smtp.received
  assert.equal(it.smtp.received.length, 1)
  assert.match(textOf(mail!), /fehlt uns noch Ihre Antwort[\s\S]*\/musterangeln\/beteiligung\/[\w-]{32}/)
  assert.ok(textOf(mail!).includes(await pathOf('jugendamt')))
  for (const secret of ['Detlefsen', 'Turnier', 'Gestattung', '32-GE']) assert.ok(!textOf(mail!).includes(secret), secret)
  const reminded = (await readEvents(it.house.store, it.angeln, id)).filter(({ kind }) => kind === 'consultationReminded')
  assert.deepEqual(reminded.map(({ payload }) => (payload as { to?: string }).to), [undefined, 'jugend@kreis.example'])
  assert.match((await petersen.get(`${home}/verlauf`)).text, /Erinnert: Kreis, Jugendamt, per E-Mail/)
  it.smtp.received.length = 0
  const [path, browser] = [await pathOf('jugendamt'), new Browser(it.house)]
  await browser.open(path)
  assert.match(browser.shown.text, /j…@kreis\.example/)
  await browser.send({}, { to: `${path}/code`, button: ['senden', 'ja'] })
  assert.match(browser.shown.text, /Der Code ist unterwegs an j…@kreis\.example/)
  await it.drain()
  const [brought] = it.smtp.received
  const words = textOf(brought!)
  for (const secret of ['Detlefsen', 'Turnier', 'Gestattung', '32-GE', '/beteiligung/']) assert.ok(!words.includes(secret), secret)
  await browser.send({ code: /\d{3} \d{3}/.exec(words)![0] }, { to: `${path}/code` })
  assert.match(browser.shown.html, /name="haltung"/)
  await done('jugendamt', 'erinnerung')
  const { page: fourth } = await act('jugendamt', 'erinnerung')
  assert.equal(fourth.status, 303, 'three a day are enough')
})

test('an answer that came by telephone is taken in at its question, by the office and once', async () => {
  const open = (await it.seen(id)).consultations.find(({ status }) => status === 'open')!
  const tab = await petersen.get(`${home}/beteiligung`)
  const address = `${home}/aktion/stellungnahme_erfassen`
  const link = `${address}?ziel=${encodeURIComponent(open.id)}`
  assert.ok(tab.html.includes(link.replaceAll('&', '&amp;')), 'beside its question')
  assert.doesNotMatch((await petersen.get(home)).html, /aktion\/stellungnahme_erfassen/, 'not for the case as a whole')
  assert.equal((await petersen.get(address)).status, 404, 'an answer to nothing')
  const form = await petersen.get(link)
  assert.match(form.text, new RegExp(`Stellungnahme erfassen: ${open.title}`))
  const call = { stellungnahmeWeg: 'telefon', haltung: 'auflagen', stellungnahmeText: 'Zufahrt freihalten.' }
  const day = { 'stellungnahmeAm.tag': '11', 'stellungnahmeAm.monat': '6', 'stellungnahmeAm.jahr': '2026' }
  assert.equal((await petersen.send(form, address, { ...call, ...day, 'stellungnahmeAm.jahr': '2027' })).status, 422)
  const sent = await petersen.send(form, address, { ...call, ...day })
  assert.match(sent.location ?? sent.text, /\/beteiligung\?getan=/)
  const after = await petersen.get(sent.location!)
  assert.match(after.text, /Hanna Petersen hat eine Stellungnahme erfasst, die am 11\. Juni 2026 am Telefon kam/)
  assert.match(after.text, /Zufahrt freihalten\./)
  assert.equal((await it.seen(id)).consultations.find((one) => one.id === open.id)!.status, 'answered')
  const late = await petersen.send({ ...form, html: form.html.replace(/name="_befehl" value="[^"]*"/, 'name="_befehl" value="00000000-0000-4000-8000-000000000001"') }, address, { ...call, ...day })
  assert.equal(late.status, 409)
  assert.match(late.text, /hat inzwischen geantwortet/)
})

test('a link that has run out says since when', async () => {
  const path = await pathOf('lebensmittel')
  it.day('2026-12-01')
  const { status, text } = await new Browser(it.house).open(path)
  it.day('2026-06-11')
  assert.equal(status, 410)
  assert.match(text, /Dieser Link ist abgelaufen Er galt bis \d+\. August 2026/)
})

test('the administration enters addresses once for all procedures', async () => {
  const admin = await signedIn(it.world, it.app, it.angeln, 'andresen')
  const address = `${BASE}/verwaltung/stellen`
  const page = await admin.get(address)
  assert.equal(page.status, 200, page.text)
  await admin.send(page, address, { polizei: 'wache@polizei.example' })
  const { settings } = (await tenantBySlug(it.house.store, 'musterangeln'))!
  assert.deepEqual(settings['consultees'], { jugendamt: 'jugend@kreis.example', polizei: 'wache@polizei.example' })
})
