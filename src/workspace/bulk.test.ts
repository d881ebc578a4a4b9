// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { countLettersOfJob, lettersOfJob } from '../store/bulk.ts'
import { listCases } from '../store/worklist.ts'
import { caseAddress, deskApp, signedIn } from './test-visitor.ts'
import type { Shown, Visitor } from './test-visitor.ts'

const BASE = '/musterangeln/amt'
const JOBS = `${BASE}/sammelauftraege`
let world: TestWorld
let app: Hono<Web>
let petersen: Visitor

before(async () => {
  world = await testWorld()
  app = deskApp(world)
  petersen = await signedIn(world, app, world.angeln, 'petersen')
})
after(() => world.close())

async function choose(fields: Readonly<Record<string, string>>): Promise<Shown> {
  const list = await petersen.get(`${BASE}/vorgaenge?sicht=alle`)
  return petersen.send(list, JOBS, fields)
}

test('from the list by form, preview and start to the result of each case', async () => {
  const { location: home } = await choose({ _umfang: 'alle' })
  const choice = await petersen.get(home!)
  assert.match(choice.text, /\d Vorgänge zugleich bearbeiten .*Vermerk zur Akte bei \d+ von \d+ möglich|bei allen/)
  const address = `${home}/aktion/vermerken`
  const empty = await petersen.send(await petersen.get(address), address, { vermerktext: '' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Eine Angabe stimmt noch nicht/)
  const sent = await petersen.send(empty, address, { vermerktext: 'Wegen Sturm verlegt.' })
  assert.equal(sent.location, `${home}/vorschau`)
  const preview = await petersen.get(sent.location!)
  assert.match(preview.text, /Noch ist nichts geschehen\. Möglich bei \d+ Vorg.* Vermerk: Wegen Sturm verlegt\./)
  assert.match((await petersen.get(home!)).text, /zugleich bearbeiten/, 'nothing has begun')
  const started = await petersen.send(preview, `${home}/vorschau`)
  assert.equal(started.location, home)
  assert.match((await petersen.get(home!)).text, /läuft, 0 von \d+ : noch keiner.*Anhalten/)
  await world.worker.drain()
  const result = await petersen.get(home!)
  assert.match(result.text, /beendet : \d+ erledigt/)
  assert.doesNotMatch(result.text, /noch offen/)
  assert.match((await petersen.get(JOBS)).text, /Vermerk zur Akte: \d+ Vorgänge .*beendet: \d+ erledigt/)
  assert.equal((await petersen.send(preview, `${home}/vorschau`)).location, home, 'a second start does nothing')
  await world.worker.drain()
  assert.equal((await petersen.get(home!)).text.match(/ erledigt /g)?.length, result.text.match(/ erledigt /g)?.length)
})

test('what was changed after the preview is left alone and can be looked at again', async () => {
  const { html } = await petersen.get(`${BASE}/vorgaenge?sicht=alle`)
  const id = /data-key="([^"]+)"/.exec(html)![1]!
  const { location: home } = await choose({ _umfang: 'auswahl', vorgang: id })
  const address = `${home}/aktion/vermerken`
  await petersen.send(await petersen.get(address), address, { vermerktext: 'Gesammelt.' })
  const preview = await petersen.get(`${home}/vorschau`)
  const single = `${BASE}/vorgaenge/${id}/aktion/vermerken`
  await petersen.send(await petersen.get(single), single, { vermerktext: 'Einzeln.' })
  await petersen.send(preview, `${home}/vorschau`)
  await world.worker.drain()
  assert.match((await petersen.get(home!)).text, /inzwischen geändert .*Dieser Vorgang wurde inzwischen geändert/)
  const again = await petersen.send(await petersen.get(home!), `${home}/rest`)
  assert.match((await petersen.get(again.location!)).text, /1 Vorgang zugleich bearbeiten/)
})

test('a notice is drafted with the clauses of each case, once somebody said so', async () => {
  const { location: home } = await choose({ _umfang: 'alle' })
  assert.match((await petersen.get(home!)).text, /Bescheid entwerfen bei \d von 6 möglich/)
  const address = `${home}/aktion/entwerfen`
  const form = await petersen.get(address)
  assert.match(form.text, /Ich übernehme die vorgeschlagenen Nebenbestimmungen je Vorgang/)
  assert.doesNotMatch(form.html, /name="nebenbestimmungen/)
  assert.doesNotMatch(form.html, /name="gebuehrenbefreiung"[^>]*checked/, 'nothing comes from the one case that shows the form')
  const answers = { entscheidung: 'erteilt', gebuehrenbefreiung: 'nein' }
  const unticked = await petersen.send(form, address, answers)
  assert.equal(unticked.status, 422)
  assert.match(unticked.text, /Bestätigen Sie die vorgeschlagenen Nebenbestimmungen/)
  const sent = await petersen.send(unticked, address, { ...answers, _nebenbestimmungen: 'ja' })
  assert.equal(sent.status, 303, sent.text)
  const preview = await petersen.get(sent.location!)
  assert.match(preview.text, /Nebenbestimmungen: [A-ZÄÖÜ][^.]*; /)
  await petersen.send(preview, `${home}/vorschau`)
  await world.worker.drain()
  assert.match((await petersen.get(home!)).text, /beendet : [1-6] erledigt/)
})

test('letters of a job come as one PDF', async () => {
  await run('uebernehmen', {})
  const home = await run('nachfordern', {
    'nachforderung.0.unterlage': 'Lageplan', 'nachforderung.0.grund': 'Der Plan fehlt.',
    'nachforderungBis.tag': '30', 'nachforderungBis.monat': '6', 'nachforderungBis.jahr': '2026',
  })
  assert.match((await petersen.get(home)).text, /erledigt.* dieses Auftrags als/)
  const pdf = await petersen.get(`${home}/briefe.pdf`)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.ok(pdf.html.startsWith('%PDF-'))
  const { store } = world.house
  const job = home.split('/').at(-1)!
  const letters = await lettersOfJob(store, world.angeln, job, [])
  assert.ok(letters.length > 0)
  assert.equal(await countLettersOfJob(store, world.angeln, job, ['anderes']), letters.length)
  assert.deepEqual(await lettersOfJob(store, world.angeln, job, ['gestattung']), [])
  assert.equal(await countLettersOfJob(store, world.angeln, job, ['gestattung']), 0)
  const { rows: notes } = await store.admin.query(
    `SELECT content FROM ${world.angeln.id}.audit WHERE kind = 'documentRead' AND content->>'job' = $1`, [job])
  assert.deepEqual(notes.map(({ content }) => content.letters), [letters.length])
})

/** One action on all cases, to the end; gives the address of the job. */
async function run(action: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const { location: home } = await choose({ _umfang: 'alle' })
  const address = `${home}/aktion/${action}`
  const sent = await petersen.send(await petersen.get(address), address, fields)
  assert.equal(sent.status, 303, sent.text)
  await petersen.send(await petersen.get(sent.location!), `${home}/vorschau`)
  await world.worker.drain()
  return home!
}

test('nothing ticked says so; a job of another does not exist', async () => {
  const none = await choose({ _umfang: 'auswahl' })
  assert.match((await petersen.get(none.location!)).text, /Sie haben keinen Vorgang ausgewählt/)
  const { location: home } = await choose({ _umfang: 'seite' })
  const lorenzen = await signedIn(world, app, world.angeln, 'lorenzen')
  for (const path of ['', '/vorschau', '/aktion/vermerken', '/briefe.pdf']) {
    assert.equal((await lorenzen.get(home! + path)).status, 404)
  }
  assert.equal((await petersen.get(`${JOBS}/nichts`)).status, 404)
})

test('cases are dealt out to a role by load, and the job is taken back', async () => {
  const { store } = world.house
  const holders = async () => (await listCases(store, world.angeln, { state: 'open', sort: 'oldest', pageSize: 100 }))
    .lines.map(({ assignee }) => assignee)
  const earlier = await holders()
  const { location: home } = await choose({ _umfang: 'alle' })
  const address = `${home}/zuweisung`
  const form = await petersen.get(address)
  assert.match(form.text, /Alle: Sachbearbeitung \(2 Personen\)/)
  const nobody = await petersen.send(form, address, { wie: 'verteilen' })
  assert.equal(nobody.status, 422)
  assert.match(nobody.text, /auf wen verteilt werden soll/)
  const sent = await petersen.send(form, address, { wie: 'verteilen', auf: 'rolle:sb' })
  const preview = await petersen.get(sent.location!)
  assert.match(preview.text, /Zuständig: Silke Nommensen/)
  assert.deepEqual(await holders(), earlier, 'a preview gives nobody anything')
  await petersen.send(preview, `${home}/vorschau`)
  await world.worker.drain()
  const counts = Map.groupBy(await holders(), (one) => one)
  const [a, b] = [counts.get('petersen')!.length, counts.get('nommensen')!.length]
  assert.ok(Math.abs(a - b) <= 1, `${a} and ${b}`)
  const undone = await petersen.send(await petersen.get(home!), `${home}/ruecknahme`)
  const twice = await petersen.send(await petersen.get(home!), `${home}/ruecknahme`)
  assert.equal(twice.location, undone.location)
  await world.worker.drain()
  assert.deepEqual(await holders(), earlier)
})

test('cases go to another unit, each with its own result, and come back', async () => {
  const { store } = world.house
  const open = async () => (await listCases(store, world.angeln, { state: 'open', sort: 'oldest', pageSize: 100 })).lines
  const places = async () => (await open()).map(({ unit, assignee }) => [unit, assignee])
  const [there, moves] = (await open()).map(({ id }) => id)
  const single = async (id: string, einheit: string) => {
    const address = `${BASE}/vorgaenge/${id}/uebergabe`
    const done = await petersen.send(await petersen.get(address), address, { einheit, hinweis: 'Einzeln.' })
    assert.equal(done.status, 303, done.text)
  }
  await single(there!, 'buergerbuero')
  const earlier = await places()
  const { location: home } = await choose({ _umfang: 'alle' })
  assert.match((await petersen.get(home!)).text, /An eine andere Einheit übergeben/)
  const address = `${home}/uebergabe`
  const form = await petersen.get(address)
  assert.match(form.text, /6 Vorgänge an eine andere Einheit übergeben .*Bürgerbüro Silke Nommensen/)
  assert.doesNotMatch(form.html, /value="bauamt"/, 'nobody there works on any of them')
  const empty = await petersen.send(form, address)
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Wählen Sie eine Einheit\. .*Schreiben Sie in einem Satz/)
  assert.equal((await petersen.send(form, address, { einheit: 'bauamt', hinweis: 'x' })).status, 422)
  const sent = await petersen.send(form, address, { einheit: 'buergerbuero', hinweis: 'Das Bürgerbüro vertritt uns bis Juli.' })
  const preview = await petersen.get(sent.location!)
  assert.match(preview.text, /Möglich bei 5 Vorgängen, bei 1 nicht/)
  assert.match(preview.text, /Geht nicht: 1 Vorgang .*Der Vorgang liegt schon hier: Bürgerbüro\./)
  assert.match(preview.text, /An Bürgerbüro übergeben: Das Bürgerbüro vertritt uns bis Juli\. Mit geht: [^.]*\d\d\.\d\d\.2026/)
  assert.deepEqual(await places(), earlier, 'a preview moves nothing')
  const assigned = `${BASE}/vorgaenge/${moves}/zuweisung`
  await petersen.send(await petersen.get(assigned), assigned, { wer: 'lorenzen' })
  await petersen.send(preview, `${home}/vorschau`)
  await world.worker.drain()
  const result = await petersen.get(home!)
  assert.match(result.text, /beendet : 4 erledigt, 1 nicht möglich, 1 inzwischen geändert/)
  assert.match(result.text, /inzwischen woanders: Dr\. Inga Lorenzen/)
  const nommensen = await signedIn(world, app, world.angeln, 'nommensen')
  const day = (await nommensen.get(`${BASE}/`)).text
  assert.equal(day.match(/Das Bürgerbüro vertritt uns bis Juli/g)!.length, 4)
  const undone = await petersen.send(await petersen.get(home!), `${home}/ruecknahme`)
  await world.worker.drain()
  assert.match((await petersen.get(undone.location!)).text, /beendet : 4 erledigt/)
  assert.deepEqual((await places()).filter((_, i) => i !== 1), earlier.filter((_, i) => i !== 1))
})

test('another municipality knows neither the units nor the jobs', async () => {
  const { location: home } = await choose({ _umfang: 'alle' })
  const kruse = await signedIn(world, app, world.lindenbrueck, 'kruse')
  const desk = '/lindenbrueck/amt'
  assert.equal((await kruse.get(`${home!.replace(BASE, desk)}/uebergabe`)).status, 404)
  const own = await kruse.send(await kruse.get(`${desk}/vorgaenge?sicht=alle`), `${desk}/sammelauftraege`, { _umfang: 'alle' })
  const page = await kruse.get(`${own.location}/uebergabe`)
  assert.match(page.text, /Es gibt keine andere Einheit/)
  assert.equal((await kruse.post(`${own.location}/uebergabe`, { einheit: 'buergerbuero', hinweis: 'x' })).status >= 400, true)
})

test('a step is taken back on the page that confirms it', async () => {
  const home = await caseAddress(petersen, BASE, 'Dorffest')
  const address = `${home}/aktion/vermerken`
  const done = await petersen.send(await petersen.get(address), address, { vermerktext: 'Falsch.' })
  const page = await petersen.get(done.location!)
  assert.match(page.text, /Rückgängig machen möglich bis/)
  const back = await petersen.send(page, `${home}/ruecknahme`)
  assert.match((await petersen.get(back.location!)).text, /Rückgängig gemacht: Vermerk zur Akte/)
  assert.equal((await petersen.send(page, `${home}/ruecknahme`)).location, back.location)
  const late = await petersen.send(page, `${home}/ruecknahme`, { _befehl: world.house.newId() })
  assert.equal(late.status, 409)
  assert.match(late.text, /etwas anderes geschehen/)
})

test('one case is given to a colleague; who was slower is told', async () => {
  const home = await caseAddress(petersen, BASE, 'Dorffest')
  const address = `${home}/zuweisung`
  assert.ok((await petersen.get(home)).html.includes(`href="${address}"`))
  const form = await petersen.get(address)
  const empty = await petersen.send(form, address)
  assert.equal(empty.status, 422)
  const done = await petersen.send(form, address, { wer: 'lorenzen' })
  assert.match((await petersen.get(done.location!)).text, /Zuständig: Dr\. Inga Lorenzen .*Rückgängig machen/)
  assert.equal((await petersen.send(form, address, { wer: 'lorenzen' })).location, done.location)
  const slower = await petersen.send(form, address, { wer: '-', _befehl: world.house.newId() })
  assert.equal(slower.status, 409)
  assert.match(slower.text, /Dr\. Inga Lorenzen hat ihn jetzt/)
})
