// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { execute } from '../command/execute.ts'
import { viewCase } from '../command/case-view.ts'
import type { Actor } from '../engine/actor.ts'
import { readZip } from '../documents/zip-reader.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { eraseCase, releasedCases } from '../store/erase-case.ts'
import { documentsOf } from '../store/documents.ts'
import { readRows, withTenant } from '../store/query.ts'
import { verifyAudit } from '../store/verify-audit.ts'
import { verifyFiles } from '../store/verify-files.ts'
import { listCases } from '../store/worklist.ts'
import { deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const BASE = '/musterangeln/amt'
const HOME = `${BASE}/aussonderung`
/** After five years to the end of the year (Gestattung). */
const OVER = '2032-01-05T08:00:00.000Z'
const CLERK = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] } as const

let world: TestWorld
let app: Hono<Web>
let keeper: Visitor
let signer: Visitor
/** Closed cases: one that was decided, one that was withdrawn. */
const ids: string[] = []

before(async () => {
  world = await testWorld()
  app = deskApp(world)
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'all', sort: 'newest', pageSize: 50 })
  for (const name of ['Sommerfest TSV', 'Turnier Holm']) ids.push(lines.find(({ title }) => title.includes(name))!.id)
  const withdrawn = (await viewCase(world.house, world.angeln, ids[1]!))!.at
  await act(withdrawn.id, 'zuruecknehmen', { kind: 'person', id: `account:${withdrawn.account}`, name: 'Antragsteller', roles: ['antragsteller'] })
  await world.worker.drain()
  await act(withdrawn.id, 'abschliessen', CLERK)
  world.setClock(OVER)
  for (const id of ids) await execute(world.house, world.angeln, { kind: 'wake', id: `wake ${id}` }, { case: id })
  await world.worker.drain()
  keeper = await signedIn(world, app, world.angeln, 'friedrichsen')
  signer = await signedIn(world, app, world.angeln, 'lorenzen')
})
after(() => world.close())

async function act(id: string, action: string, actor: Actor, input = {}) {
  const done = await execute(world.house, world.angeln, { kind: 'act', id: world.house.newId(), action, input, actor }, { case: id })
  assert.ok(!('refusal' in done), JSON.stringify(done))
}

const count = async (sql: string, values: unknown[] = []) =>
  (await readRows<{ n: number }>(world.house.store, world.angeln, `SELECT count(*) AS n FROM ${sql}`, values))[0]!.n

test('only who keeps the files is led there; others of the house find nothing', async () => {
  assert.match((await keeper.get(`${BASE}/`)).text, /2 Akten sind dem Archiv anzubieten/)
  assert.match((await keeper.get(HOME)).text, /2 Akten sind dem Archiv anzubieten, 5 Jahre nach dem Abschluss \(Aktenordnung/)
  const clerk = await signedIn(world, app, world.angeln, 'matthiesen')
  assert.equal((await clerk.get(HOME)).status, 404)
  assert.doesNotMatch((await clerk.get(`${BASE}/`)).text, /Aussonderung/)
  const admin = await signedIn(world, app, world.angeln, 'andresen')
  assert.match((await admin.get(`${BASE}/verwaltung/aufbewahrung`)).text, /2 abgeschlossene Akten, 2 zur Aussonderung/)
  const foreign = await signedIn(world, app, world.lindenbrueck, 'ehlers')
  assert.match((await foreign.get('/lindenbrueck/amt/aussonderung')).text, /Nichts steht an/)
})

let list: string

test('a list is made, appraised case by case, offered to the archive and handed over', async () => {
  const made = await keeper.send(await keeper.get(HOME), HOME)
  list = made.location!
  const page = await keeper.get(list)
  assert.match(page.text, /Aussonderungsliste 1\/2032 2 Akten/)
  assert.match(page.text, /32-GE-1\/2026 .*31\.12\.2031/)
  assert.match((await keeper.get(HOME)).text, /Nichts steht an/)
  assert.match((await signer.get(list)).text, /2 Akten sind noch nicht bewertet/)
  assert.equal((await signer.post(`${list}/bewertung`, { csrf: '', rest: 'destroy' })).status, 403)

  await keeper.send(page, `${list}/bewertung`, { rest: 'destroy' })
  const position = await positionOf(ids[0]!)
  await keeper.send(await keeper.get(list), `${list}/bewertung`, { ...(await standing()), [`b${position}`]: 'archive' })
  assert.match((await keeper.get(list)).text, /Das Archiv hat die Übernahme noch nicht bestätigt/)

  // What the browser offers to choose is what an archive sends.
  assert.match((await keeper.get(list)).html, /name="datei" accept="\.xml,\.zip,/)
  const offer = await bytesAt(`${list}/anbietung.zip`)
  assert.match(offer.name, /Aussonderung\.Anbieteverzeichnis\.0501\.zip/)
  const xml = [...readZip(offer.bytes)!.values()][0]!.read().toString()
  for (const id of ids) assert.ok(xml.includes(id), 'every case is offered')
  const pack = await bytesAt(`${list}/paket/1`)
  const papers = await documentsOf(world.house.store, world.angeln, { caseId: ids[0]! })
  assert.equal(readZip(pack.bytes)!.size, 1 + 1 + papers.length, 'the message, the whole file, every paper')
  assert.equal((await keeper.get(`${list}/paket/2`)).status, 404)

  const wrong = await keeper.send(await keeper.get(list), `${list}/uebernahme`, { tag: '1.1.2040', beleg: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Der Tag liegt in der Zukunft\. .*Schreiben Sie, wie das Archiv die Übernahme bestätigt hat/)
  const taken = await keeper.send(wrong, `${list}/uebernahme`, { tag: '3.1.2032', beleg: 'Schreiben vom 3. Januar' })
  assert.equal(taken.status, 303)
  assert.match((await keeper.get(list)).text, /Sie haben an dieser Liste mitgewirkt/)

  // What is to go there only now, the archive has not confirmed.
  const other = `b${await positionOf(ids[1]!)}`
  await keeper.send(await keeper.get(list), `${list}/bewertung`, { ...(await standing()), [other]: 'archive' })
  assert.match((await keeper.get(list)).text, /Das Archiv hat die Übernahme noch nicht bestätigt/)
  await keeper.send(await keeper.get(list), `${list}/bewertung`, { ...(await standing()), [other]: 'destroy' })
  await keeper.send(await keeper.get(list), `${list}/uebernahme`, { tag: '3.1.2032', beleg: 'Schreiben vom 3. Januar' })
})

test('what the archive says is taken in only for its own offer', async () => {
  const answer = (process: string, id: string) => `<?xml version="1.0" encoding="UTF-8"?>
<x:Aussonderung.Bewertungsverzeichnis.0502 xmlns:x="urn:xoev-de:xdomea:schema:3.1.0"><x:Kopf><x:ProzessID>${process}</x:ProzessID></x:Kopf>
<x:BewertetesObjekt><x:ID>${id}</x:ID><x:Aussonderungsart><x:Aussonderungsart><code>V</code></x:Aussonderungsart></x:Aussonderungsart></x:BewertetesObjekt></x:Aussonderung.Bewertungsverzeichnis.0502>`
  const own = list.split('/').at(-1)!
  assert.match(await readIn(answer(ids[0]!, ids[0]!)), /gehört zu einer anderen Anbietung/)
  assert.match(await readIn(answer(own, own)), /hat über keine Akte dieser Liste entschieden/)
  assert.match(await readIn('kein XML'), /XML/)
  assert.match(await readIn(answer(own, ids[1]!).replaceAll('Bewertungsverzeichnis.0502', 'AussonderungImportBestaetigen.0506')), /Zeile \d+: /, 'what is wrong in it, not that it is another message')
  assert.match(await readIn(answer(own, ids[1]!).replaceAll('Bewertungsverzeichnis.0502', 'Anbieteverzeichnis.0501')), /weder eine Bewertung/)
  assert.equal(await readIn(answer(own, ids[1]!)), '')
})

test('another person releases; what was locked meanwhile stays, the rest is gone without a trace of names', async () => {
  await act(ids[1]!, 'sperren', CLERK, { sperrgrund: 'Es läuft ein Rechtsstreit.' })
  const before = await documentsOf(world.house.store, world.angeln, { caseId: ids[0]! })
  assert.match((await signer.get(`${BASE}/`)).text, /Aussonderungsliste 1\/2032 wartet auf Ihre Freigabe/)
  assert.equal((await keeper.get(`${list}/freigabe`)).status, 303, 'not by who appraised')
  const ask = await signer.get(`${list}/freigabe`)
  assert.match(ask.text, /Schon im Archiv eine Akte, hier zu löschen Zu vernichten eine Akte/)
  const unanswered = await signer.send(ask, `${list}/freigabe`)
  assert.equal(unanswered.status, 422, 'nothing is erased by mistake')
  assert.match(unanswered.text, /Antworten Sie mit Ja oder Nein/)
  assert.equal((await signer.send(ask, `${list}/freigabe`, { geprueft: 'ja' })).location, list)
  await world.worker.drain()
  const page = await keeper.get(list)
  assert.match(page.text, /1 gelöscht, 1 geblieben/)
  assert.match(page.text, /inzwischen gesperrt oder wieder aufgenommen/)
  assert.doesNotMatch(page.text, /Sommerfest/)
  assert.match(page.text, /Freigegeben heute, \S+ Uhr von Dr\. Inga Lorenzen/)
  await isErased(ids[0]!)
  for (const { sha256 } of before) {
    const isUsed = await count('documents WHERE sha256 = $1', [sha256])
    assert.equal((await world.house.blobs.get(world.angeln, sha256)) === undefined, isUsed === 0)
  }
  assert.equal(await count('cases WHERE id = $1', [ids[1]!]), 1)
  const { ok, erased } = await verifyAudit(world.house.store, world.angeln)
  assert.deepEqual([ok, erased > 0], [true, true])
  assert.deepEqual((await verifyFiles(world.house.store, world.house.blobs, world.angeln)).damaged, [])
  const csv = await bytesAt(`${list}/liste.csv`)
  assert.match(csv.bytes.toString(), /32-GE-1\/2026.*ins Archiv;gelöscht/)
})

test('the database itself keeps events and papers of every other case', async () => {
  const { store } = world.house
  const { lines } = await listCases(store, world.angeln, { state: 'open', sort: 'newest', pageSize: 1 })
  const other = lines[0]!.id
  const touched = await withTenant(store, world.angeln, async (q) => [
    ...await q(`UPDATE events SET payload = '{"kind":"acted"}' WHERE case_id = $1 RETURNING 1`, [ids[0]!]),
    ...await q(`UPDATE events SET payload = 'null', actor = '{}', salt = NULL WHERE case_id = ANY ($1) RETURNING 1`, [[other, ids[1]!]]),
    ...await q('DELETE FROM documents WHERE case_id = $1 RETURNING 1', [other]),
    ...await q(`DELETE FROM disposals RETURNING 1`), ...await q(`UPDATE disposals SET number = 'x' RETURNING 1`),
  ])
  assert.deepEqual(touched, [])
  await assert.rejects(withTenant(store, world.angeln, async (q) => {
    await q(`INSERT INTO disposals (id, number, process, state, made_at, made_by, hands, released_at, released_by, runs)
      SELECT gen_random_uuid(), 'x', process, 'released', made_at, made_by, hands, released_at, released_by, 1 FROM disposals LIMIT 1`)
    await q(`INSERT INTO disposal_cases (disposal, position, case_id, record, entity, opened_on, closed_on, kept_until, papers, size, appraisal)
      SELECT l.id, 1, $1, '', '', d.opened_on, d.closed_on, d.kept_until, 0, 0, 'destroy'
      FROM disposals l, disposal_cases d WHERE l.number = 'x' LIMIT 1`, [other])
    await q(`UPDATE events SET payload = '{"kind":"acted"}' WHERE case_id = $1`, [other])
  }), /row-level security policy/, 'of a released case events can be emptied and nothing else')
  assert.equal((await verifyAudit(store, world.angeln)).ok, true)
})

test('a list nothing came of can be given up, and its files are listed again', async () => {
  await act(ids[1]!, 'entsperren', { ...CLERK, roles: ['registratur'] })
  const { location: made } = await keeper.send(await keeper.get(HOME), HOME)
  // Held back, it is offered again after a year.
  await keeper.send(await keeper.get(made!), `${made}/bewertung`, { rest: 'hold' })
  const hold = await signer.get(`${made}/freigabe`)
  assert.match(hold.text, /Zurückgestellt eine Akte, bleibt Sollen diese Akten zurückgestellt bleiben\?/)
  await signer.send(hold, `${made}/freigabe`, { geprueft: 'ja' })
  await world.worker.drain()
  assert.match((await keeper.get(made!)).text, /0 gelöscht, 1 geblieben.*zurückgestellt/)
  assert.match((await keeper.get(HOME)).text, /Nichts steht an/)
  world.setClock('2033-01-06T08:00:00.000Z')
  keeper = await signedIn(world, app, world.angeln, 'friedrichsen')
  signer = await signedIn(world, app, world.angeln, 'lorenzen')
  const { location: next } = await keeper.send(await keeper.get(HOME), HOME)
  // What came to the file after the archive had it is nowhere else.
  await keeper.send(await keeper.get(next!), `${next}/bewertung`, { rest: 'archive' })
  await bytesAt(`${next}/paket/1`)
  await act(ids[1]!, 'vermerken', CLERK, { vermerktext: 'Eine späte Rechnung.' })
  await keeper.send(await keeper.get(next!), `${next}/uebernahme`, { tag: '5.1.2033', beleg: 'Schreiben' })
  await signer.send(await signer.get(`${next}/freigabe`), `${next}/freigabe`, { geprueft: 'ja' })
  await world.worker.drain()
  assert.match((await keeper.get(next!)).text, /0 gelöscht, 1 geblieben.*seit das Archiv ihn bekam/)
  const { location: third } = await keeper.send(await keeper.get(HOME), HOME)
  const again = await keeper.send(await keeper.get(third!), `${third}/verwerfen`)
  assert.equal(again.location, `${HOME}?vermerkt=verworfen`)
  list = (await keeper.send(await keeper.get(HOME), HOME)).location!
  assert.match((await keeper.get(list)).text, /Aussonderungsliste 3\/2033 eine Akte/)
  await keeper.send(await keeper.get(list), `${list}/bewertung`, { rest: 'destroy' })
  await signer.send(await signer.get(`${list}/freigabe`), `${list}/freigabe`, { geprueft: 'ja' })

  // The worker dies after the database and before the bytes.
  const { house: { store, blobs, clock }, angeln } = world
  const [one] = await releasedCases(store, angeln, list.split('/').at(-1)!, 5)
  const due = { status: 'akte', state: 'anzubieten' }
  const { bytes } = await eraseCase(store, angeln, one!, due, clock())
  assert.deepEqual(await eraseCase(store, angeln, one!, due, clock()), { outcome: 'erased', bytes }, 'once only')
  const there = async () => (await Promise.all(bytes.map((sha256) => blobs.get(angeln, sha256)))).filter(Boolean).length
  assert.equal(await there(), bytes.length)
  await world.worker.drain()
  assert.equal(await there(), 0)
  assert.match((await keeper.get(list)).text, /1 gelöscht, 0 geblieben/)
  await isErased(ids[1]!)
  assert.equal((await verifyAudit(world.house.store, world.angeln)).ok, true)
})

async function isErased(id: string) {
  assert.equal((await keeper.get(`${BASE}/vorgaenge/${id}`)).status, 404)
  for (const table of ['cases WHERE id', 'documents WHERE case_id', 'inbox WHERE case_id', 'effects WHERE case_id', 'case_answers WHERE case_id', 'tokens WHERE case_id', 'deadlines WHERE case_id', 'drafts WHERE submitted_case']) {
    assert.equal(await count(`${table} = $1`, [id]), 0, table)
  }
  assert.equal(await count(`events WHERE case_id = $1 AND (payload <> 'null' OR actor <> '{}' OR salt IS NOT NULL)`, [id]), 0)
}

async function positionOf(id: string): Promise<number> {
  const rows = await readRows<{ position: number }>(world.house.store, world.angeln, 'SELECT position FROM disposal_cases WHERE case_id = $1', [id])
  return rows[0]!.position
}

/** The appraisal as it stands in the form. */
async function standing(): Promise<Record<string, string>> {
  const { html } = await keeper.get(list)
  return Object.fromEntries([...html.matchAll(/<select[^>]*name="(b\d+)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name, options]) => [name!, /value="([^"]*)" selected/.exec(options!)?.[1] ?? '']))
}

async function bytesAt(path: string) {
  const answer = await app.request(path, { headers: { cookie: await keeper.cookie(), host: 'localhost' } })
  assert.equal(answer.status, 200, path)
  return { name: answer.headers.get('content-disposition') ?? '', bytes: Buffer.from(await answer.arrayBuffer()) }
}

/** Sends a file of the archive; gives what is wrong with it. */
async function readIn(text: string): Promise<string> {
  const { html } = await keeper.get(list)
  const form = new FormData()
  form.set('_csrf', /name="_csrf" value="([^"]*)"/.exec(html)![1]!)
  form.set('datei', new File([text], 'antwort.xml', { type: 'application/xml' }))
  const answer = await app.request(`${list}/einlesen`, { method: 'POST', body: form, headers: { cookie: await keeper.cookie(), host: 'localhost' } })
  if (answer.status === 303) return ''
  assert.equal(answer.status, 422)
  const body = await answer.text()
  return body.replaceAll(/<[^>]+>/g, ' ')
}
