// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The work list as a clerk uses it: narrowed, grouped, kept, shared, taken along.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { localDateOf } from '../calendar/instant.ts'
import { processOf } from '../command/settings.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { readTenant } from '../store/query.ts'
import { saveStaff, staffById } from '../store/staff.ts'
import { caseLine, listCases } from '../store/worklist.ts'
import { deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'
import { workDaysBetween } from './work-days.ts'

let world: TestWorld
let hanna: Visitor
let uwe: Visitor
before(async () => {
  world = await testWorld()
  const app = deskApp(world)
  hanna = await signedIn(world, app, world.angeln, 'petersen')
  uwe = await signedIn(world, app, world.angeln, 'thomsen')
})
after(() => world.close())

const LIST = '/musterangeln/amt/vorgaenge'
const rows = (html: string) => [...html.matchAll(/<tr data-key="([^"]+)"/g)].map((match) => match[1]!)

test('filters narrow, and each says the same as the database', async () => {
  const all = (await listCases(world.house.store, world.angeln, { state: 'open' })).lines
  const shown = async (query: string) => rows((await hanna.get(`${LIST}?sicht=alle&${query}`)).html).sort()
  const expect = (holds: (line: (typeof all)[number]) => boolean) =>
    all.filter(holds).map(({ id }) => id).sort()
  assert.deepEqual(await shown(''), expect(() => true))
  assert.deepEqual(await shown('kanal=portal'), expect(({ channel }) => channel === 'portal'))
  assert.deepEqual(await shown('bearbeitung=petersen'), expect(({ assignee }) => assignee === 'petersen'))
  assert.deepEqual(await shown('bearbeitung=-'), expect(({ assignee }) => assignee === null))
  assert.deepEqual(await shown('status=antrag.vollstaendig'), expect(({ statuses }) => statuses['antrag'] === 'vollstaendig'))
  assert.deepEqual(await shown('von=100&bis=1.000'), expect(({ fee }) => fee !== null && fee >= 10_000 && fee <= 100_000))
  assert.deepEqual(await shown('wartet=antragsteller'), expect(({ waitingKind }) => waitingKind === 'applicant'))
  assert.ok(expect(({ waitingKind }) => waitingKind === 'applicant').length > 0)
  assert.deepEqual(await shown("status=x'.y&von=abc&kanal=%25"), [])
})

test('every filter that finds nothing offers to lift it, in the same view', async () => {
  for (const query of ['bearbeitung=niemand', 'status=x.y', 'kanal=x', 'von=99999999', 'text=gibtesnicht']) {
    const { html } = await hanna.get(`${LIST}?sicht=alle&${query}`)
    assert.match(html, /<a href="\/musterangeln\/amt\/vorgaenge\?sicht=alle">Auswahl aufheben</, query)
  }
  const { html } = await hanna.get(`${LIST}?sicht=vertretung&person=x&von=0`)
  assert.match(html, /<a href="\/musterangeln\/amt\/vorgaenge\?sicht=vertretung&amp;person=x">Auswahl aufheben</)
  assert.doesNotMatch((await hanna.get(`${LIST}?sicht=vertretung&person=x`)).text, /Auswahl aufheben/)
})

test('a rule for some procedures shows a deputy the cases of these alone', async () => {
  const deputies = (processes: string[]) => [{ for: 'petersen', roles: ['sb'], processes }]
  const staff = (await staffById(world.house.store, world.angeln, 'andresen'))!
  const shownWith = async (processes: string[]) => {
    await saveStaff(world.house.store, world.angeln, { ...staff, deputyFor: [], deputies: deputies(processes) })
    const visitor = await signedIn(world, deskApp(world), world.angeln, 'andresen')
    const shown = async (query: string) => rows((await visitor.get(`${LIST}?sicht=${query}`)).html).length
    const today = await visitor.get('/musterangeln/amt/')
    return [
      await shown('amt'), await shown('vertretung'), await shown('vertretung&person=petersen'),
      /Sie vertreten Hanna Petersen\. +(Einen|\d+) Vorg/.exec(today.text)![1],
    ]
  }
  const within = await shownWith(['gestattung'])
  assert.ok(Number(within[0]) > 0 && Number(within[1]) > 0, String(within))
  assert.deepEqual(await shownWith([]), within)
  assert.deepEqual(await shownWith(['anderes']), [0, 0, 0, '0'])
})

test('further columns and groups show what they say', async () => {
  const { text, html } = await hanna.get(`${LIST}?sicht=alle&spalten=status&spalten=gebuehr&gruppe=gemeinde`)
  assert.match(text, /Antrag: vollständig/)
  assert.match(html, /scope="colgroup"[^>]*>[A-ZÄÖÜ]/)
  const groups = [...html.matchAll(/lz-group-head">([^<]+)</g)].map((match) => match[1])
  assert.equal(new Set(groups).size, groups.length, 'no group is torn apart')
  assert.ok(groups.length > 1)
})

test('columns are chosen, and none is a choice too', async () => {
  const heads = async (query: string) =>
    [...(await hanna.get(`${LIST}?sicht=alle${query}`)).html.matchAll(/<th scope="col"[^>]*>(?:<a [^>]*>)?([^<]+)</g)].map(([, text]) => text)
  const fixed = ['Frist', 'Aktenzeichen', 'Vorgang']
  assert.deepEqual(await heads(''), [...fixed, 'Antragsteller', 'Gemeinde', 'Wartet auf', 'seit'])
  assert.deepEqual(await heads('&spalten='), [...fixed, 'Wartet auf'])
  assert.deepEqual(await heads('&spalten=&spalten=gebuehr&spalten=gemeinde'), [...fixed, 'Gemeinde', 'Wartet auf', 'Gebühr'])
})

test('a list is in the order of a heading, and filtered by who applies', async () => {
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'open' })
  const of = async (query: string) => rows((await hanna.get(`${LIST}?sicht=alle&${query}`)).html).map((id) => lines.find((line) => line.id === id)!)
  const sorted = <T,>(all: readonly T[], compare: (a: T, b: T) => number) => assert.deepEqual(all, [...all].sort(compare))
  sorted((await of('sort=applicant')).map(({ applicant }) => applicant!), new Intl.Collator('de').compare)
  sorted((await of('sort=fee')).map(({ fee }) => fee ?? -1), (a, b) => b - a)
  sorted((await of('sort=oldest')).map(({ openedAt }) => openedAt), (a, b) => (a < b ? -1 : 1))
  sorted((await of('sort=entity')).map(({ entity }) => entity), (a, b) => (a < b ? -1 : 1))
  const name = lines[0]!.applicant!
  const found = await of(`antragsteller=${encodeURIComponent(name.toUpperCase())}`)
  assert.ok(found.length > 0 && found.every(({ applicant }) => applicant === name))
  const { html } = await hanna.get(`${LIST}?sicht=alle&spalten=eingang&sort=newest`)
  assert.match(html, /aria-sort="descending"><a href="[^"]*sort=oldest"[^>]*>Eingang</)
})

test('„seit“ counts from the last change of a status, not from any', async () => {
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'open' })
  const line = lines.find(({ assignee }) => assignee === 'petersen')!
  const { rows: [last] } = await world.house.store.admin.query(
    `SELECT max(at) AS at FROM ${world.angeln.id}.events WHERE case_id = $1 AND kind = 'statusSet'`, [line.id])
  const shown = async () => {
    const row = (await hanna.get(`${LIST}?sicht=alle&spalten=seit`)).html.split('<tr ').find((one) => one.includes(line.id))!
    return /data-title="seit"[^>]*>(\d+) AT</.exec(row)![1]
  }
  const days = workDaysBetween(localDateOf(new Date(last.at as string).toISOString()), '2026-06-11', { land: 'SH' })
  assert.ok(days > 0)
  assert.equal(await shown(), String(days))
  const note = `/musterangeln/amt/vorgaenge/${line.id}/aktion/vermerken`
  assert.equal((await hanna.send(await hanna.get(note), note, { vermerktext: 'Angerufen.' })).status, 303)
  const after = (await caseLine(world.house.store, world.angeln, line.id))!
  assert.ok(after.changedAt >= line.changedAt)
  assert.equal(await shown(), String(days), 'a note does not change how long the case stands as it does')
})

test('a list is kept, shared and forgotten by its owner alone', async () => {
  const page = await hanna.get(`${LIST}?sicht=alle&wartet=antragsteller`)
  const kept = await hanna.send(page, `${LIST}/merken`, { title: 'Warten auf  Bürger', shared: 'ja' })
  assert.equal(kept.status, 303, kept.text.slice(0, 300))
  await hanna.send(await hanna.get(LIST), `${LIST}/merken`, { title: 'Nur für mich' })
  const own = await hanna.get(LIST)
  assert.match(own.html, /href="\/musterangeln\/amt\/vorgaenge\?sicht=alle&amp;wartet=antragsteller">Warten auf Bürger</)
  assert.match(own.text, /Nur für mich/)
  const other = await uwe.get(LIST)
  assert.match(other.text, /Warten auf Bürger von Hanna Petersen/)
  assert.doesNotMatch(other.text, /Nur für mich/)
  const id = /name="id" value="([^"]+)"/.exec(own.html)![1]!
  await uwe.send(await uwe.get(LIST), `${LIST}/merken`, { title: 'Von Uwe' })
  await uwe.send(await uwe.get(LIST), `${LIST}/vergessen`, { id })
  assert.match((await hanna.get(LIST)).text, /Warten auf Bürger/, 'nobody forgets what is another’s')
  await hanna.send(own, `${LIST}/vergessen`, { id })
  assert.equal((await hanna.get(LIST)).html.includes(`value="${id}"`), false)
  const dashes = await hanna.send(await hanna.get(LIST), `${LIST}/vergessen`, { id: '-'.repeat(36) })
  assert.equal(dashes.status, 303, 'what is no id is none of hers')
  const elsewhere = await signedIn(world, deskApp(world), world.lindenbrueck, 'ehlers').catch(() => undefined)
  if (elsewhere) assert.doesNotMatch((await elsewhere.get('/lindenbrueck/amt/vorgaenge')).text, /Von Uwe/)
})

test('the list goes along as CSV and Excel, with no formula in it and a note of who took it', async () => {
  const csv = await hanna.get(`${LIST}.csv?sicht=alle`)
  const total = (await listCases(world.house.store, world.angeln, { state: 'open' })).total
  assert.match(csv.headers.get('content-disposition')!, /attachment; filename="vorgaenge-2026-06-11\.csv"/)
  assert.equal(csv.html.trimEnd().split('\r\n').length, total + 1)
  assert.match(csv.html, /Aktenzeichen;Vorgang;Antragsteller/)
  assert.match(csv.html, /32-GE-\d+\/2026;/)
  const app = deskApp(world)
  const answer = await app.request(`${LIST}.xlsx?sicht=alle`, { headers: { cookie: await hanna.cookie(), host: 'localhost' } })
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!)
  assert.equal([...sheet.matchAll(/<row /g)].length, total + 1)
  assert.doesNotMatch(sheet, /<f>/)
  const { rows: notes } = await world.house.store.admin.query(
    `SELECT content FROM ${world.angeln.id}.audit WHERE kind = 'listExported' ORDER BY number`)
  assert.deepEqual(notes.map(({ content }) => [content.format, content.count]), [['csv', total], ['xlsx', total]])
})

test('a street finds the cases that lie in it, in every spelling, in lists and exports', async () => {
  const shown = async (words: string) => {
    const query = `sicht=alle&ort=${encodeURIComponent(words)}`
    const found = rows((await hanna.get(`${LIST}?${query}`)).html)
    const csv = await hanna.get(`${LIST}.csv?${query}`)
    assert.equal(csv.html.trim().split('\n').length, found.length + 1, 'the export holds the same')
    return found
  }
  const asked = await readTenant(world.house.store, world.angeln, (q) => q<{ id: string }>(
    `SELECT id FROM cases WHERE NOT done AND snapshot->'fields'->'ort'->>'adresse' = 'Alte Meierei, Dorfstraße 3'`))
  assert.equal(asked.length, 1)
  for (const words of ['Meierei Dorfstraße', 'dorfstr. 3 meierei', 'ALTE MEIEREI']) assert.deepEqual(await shown(words), [asked[0]!.id], words)
  assert.deepEqual(await shown('Meierei Dorfstraße 33'), [])
  const { html } = await hanna.get(`${LIST}?sicht=alle&ort=x-gibtesnicht`)
  assert.match(html, /name="ort"[^>]* value="x-gibtesnicht"/)
  assert.match(html, /vorgaenge\?sicht=alle">Auswahl aufheben</)
})

test('the search leads to an action by number and words, to a service, to an area', async () => {
  const base = '/musterangeln/amt'
  const { html } = await hanna.get(`${LIST}?sicht=alle`)
  const [, address, number] = /lz-num" href="([^"]+)">(32-GE-\d+)\/2026</.exec(html)!
  const key = /\/aktion\/(\w+)/.exec((await hanna.get(address!)).html)![1]!
  const { process } = (await processOf(world.house, world.angeln, 'gestattung'))!
  const title = process.actions[key]!.title
  for (const spelling of [number!, number!.toLowerCase().replaceAll('-', ' ')]) {
    const found = await hanna.get(`${base}/suche?q=${encodeURIComponent(`${spelling} ${title.slice(0, 12)}`)}`)
    assert.ok(found.html.includes(`href="${address}/aktion/${key}"`), `${spelling} ${title}`)
  }
  assert.match((await hanna.get(`${base}/suche?q=Bierwagen`)).html, /\/neu\/gestattung\/aktion\/erfassen"[^>]*>\s*Antrag erfassen: Gestattung/)
  assert.match((await hanna.get(`${base}/suche?q=überg`)).html, /class="lz-go" href="\/musterangeln\/amt\/uebergaben"/)
  assert.doesNotMatch((await hanna.get(`${base}/suche?q=kasse`)).html, /class="lz-go" href="[^"]+kasse"/)
  for (const [word, path] of [['mein a', 'vorgaenge?sicht=amt'], ['druck', 'druck'], ['auswert', 'auswertung'], ['konto', 'konto']] as const) {
    const { html: found } = await hanna.get(`${base}/suche?q=${encodeURIComponent(word)}`)
    assert.ok(found.includes(`class="lz-go" href="${base}/${path}"`), word)
  }
  assert.doesNotMatch((await hanna.get(`${base}/suche?q=verwaltung`)).html, /class="lz-go" href="[^"]+verwaltung"/)
  const andresen = await signedIn(world, deskApp(world), world.angeln, 'andresen')
  assert.match((await andresen.get(`${base}/suche?q=verwaltung`)).html, /class="lz-go" href="\/musterangeln\/amt\/verwaltung"/)
})

test('the search offers to capture only what the list of procedures offers', async () => {
  const app = deskApp(world)
  for (const id of ['petersen', 'thomsen', 'lorenzen', 'rohde']) {
    const visitor = await signedIn(world, app, world.angeln, id)
    const links = (html: string) => [...html.matchAll(/href="([^"]+\/neu\/[^"]+)"/g)].map((match) => match[1]!)
    const found = links((await visitor.get('/musterangeln/amt/suche?q=Bierwagen')).html)
    assert.deepEqual(found, links((await visitor.get('/musterangeln/amt/neu')).html), id)
    for (const link of found) assert.equal((await visitor.get(link)).status, 200, link)
  }
})

test('a list taken along after midnight bears the day of the town hall', async () => {
  world.setClock('2026-06-11T22:30:00.000Z')
  const late = await signedIn(world, deskApp(world), world.angeln, 'petersen')
  const { headers } = await late.get(`${LIST}.csv`)
  assert.match(headers.get('content-disposition')!, /filename="vorgaenge-2026-06-12\.csv"/)
  assert.equal(headers.get('cache-control'), 'private, no-store')
})

test('counting stops at a thousand and the pages say so', async () => {
  const { house, lindenbrueck } = world
  await house.store.admin.query(
    `INSERT INTO ${lindenbrueck.id}.cases (id, process, version, entity, sequence, file_number, title, applicant, assignee,
       waiting_for, waiting_role, waiting_kind, channel, next_due, done, statuses, traits, snapshot, opened_at, changed_at)
     SELECT gen_random_uuid(), process, version, entity, sequence, 'V-' || n, title, applicant, 'kruse',
       waiting_for, waiting_role, waiting_kind, channel, '2026-06-01', false, statuses, traits, snapshot, opened_at, changed_at
     FROM (SELECT * FROM ${lindenbrueck.id}.cases WHERE NOT done ORDER BY id LIMIT 1) one, generate_series(1, 1000) n`)
  const svenja = await signedIn(world, deskApp(world), lindenbrueck, 'kruse')
  const list = await svenja.get('/lindenbrueck/amt/vorgaenge')
  assert.match(list.text, /1 bis 20 von über 999\. Mehr als 50 Seiten zeigt die Liste nicht/)
  assert.match((await svenja.get('/lindenbrueck/amt/vorgaenge?seite=60')).text, /981 bis 1000 von über 999/)
  const today = (await svenja.get('/lindenbrueck/amt/')).text
  assert.match(today, /Sehr viele Dinge sind fällig\./)
  assert.match(today, /Alle ansehen/)
  const csv = await svenja.get('/lindenbrueck/amt/vorgaenge.csv')
  assert.ok(csv.text.split('V-').length > 1000, 'taken along whole')
  const usual = rows(list.html)
  for (const sort of ['applicant', 'entity', 'fee', 'oldest']) {
    const sorted = await svenja.get(`/lindenbrueck/amt/vorgaenge?sort=${sort}`)
    assert.match(sorted.text, /Zu viele Vorgänge für diese Reihenfolge/, sort)
    assert.doesNotMatch(sorted.html, /aria-sort/)
    assert.deepEqual(rows(sorted.html), usual, 'and no scan of all for it')
  }
  assert.doesNotMatch((await svenja.get('/lindenbrueck/amt/vorgaenge?sort=fee&frist=heute&text=V-77')).text, /Zu viele/)
})
