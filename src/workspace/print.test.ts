// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A batch of letters: what is wrong is said before, one PDF, one list, one day for all cases.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { viewCase } from '../command/case-view.ts'
import { execute } from '../command/execute.ts'
import { missingTools, withPdf } from '../documents/pdf-tools.ts'
import type { Actor } from '../engine/actor.ts'
import type { Values } from '../engine/case.ts'
import { application } from '../sample/application.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { batchById, waitingLetters } from '../store/paper-letters.ts'
import { withTenant } from '../store/query.ts'
import { deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const BASE = '/musterangeln/amt'
const staff = (id: string, ...roles: string[]): Actor => ({ kind: 'person', id, name: id, roles })
const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000ac', name: 'plan.pdf', size: 1000, type: 'application/pdf' }

let world: TestWorld
let app: Hono<Web>
let petersen: Visitor
before(async () => {
  world = await testWorld()
  app = deskApp(world)
  petersen = await signedIn(world, app, world.angeln, 'petersen')
  // What the sample world left to print is another story.
  await withTenant(world.house.store, world.angeln, (q) => q('UPDATE paper_letters SET done_at = now() WHERE done_at IS NULL'))
})
after(() => world.close())

async function act(id: string, actor: Actor, action: string, input: Values = {}, open?: object) {
  const target = open ? { open: { case: id, entity: 'suederau', channel: 'portal' }, process: 'gestattung' } : { case: id }
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor }, target)
  assert.ok(!('refusal' in done), `${action}: ${JSON.stringify(done)}`)
}

/** A notice signed today, to go by post to this organisation. */
async function signed(organisation: string): Promise<string> {
  const id = randomUUID()
  const party = { name: 'Fest', days: 40, entity: 'suederau', organisation, first: 'Jana', last: 'Sommer', email: 'j@tsv.example', place: 'Weg 1' }
  await act(id, staff('x', 'antragsteller'), 'einreichen', { ...application(party, '2026-06-11', plan), bekanntgabeweg: 'post' }, {})
  await act(id, staff('a', 'sb'), 'uebernehmen')
  await act(id, staff('a', 'sb'), 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-11' })
  await act(id, staff('a', 'sb'), 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false, nebenbestimmungen: [] })
  await act(id, staff('a', 'sb'), 'vorlegen')
  await act(id, staff('b', 'zb'), 'zeichnen')
  return id
}

const served = async (id: string) => (await viewCase(world.house, world.angeln, id))!.at.deliveries.find((one) => one.letter === 'bescheid')!.served
const waiting = () => waitingLetters(world.house.store, world.angeln)
const day = (text: string) => {
  const [year, month, date] = text.split('-')
  return { 'tag.tag': date!, 'tag.monat': month!, 'tag.jahr': year! }
}

test('a batch: checked, printed, listed, one letter taken out, the rest sent on one day', { skip: missingTools() }, async () => {
  const ids = [await signed('TSV Süderau e. V.'), await signed('=1+1 GmbH'), await signed('Feuerwehr Süderau')]
  const broken = await signed('Ohne Ort')
  await world.worker.drain()
  await withTenant(world.house.store, world.angeln, (q) =>
    q(`UPDATE paper_letters SET address = '["Ohne Ort"]' WHERE case_id = $1`, [broken]))
  const post = await signedIn(world, app, world.angeln, 'matthiesen')
  assert.match((await post.get(`${BASE}/`)).text, /vier Dinge warten auf Sie[\s\S]*Für das Haus[\s\S]*4 Briefe warten auf den Versand/)
  const list = await petersen.get(`${BASE}/druck`)
  assert.match(list.text, /Vorher zu klären[\s\S]*Die Anschrift ist unvollständig/)
  assert.match(list.text, /3 Briefe drucken/)
  const made = await petersen.send(list, `${BASE}/druck`)
  const path = made.location!
  const page = await petersen.get(path)
  assert.match(page.text, /3 Briefe/)
  const pdf = new Uint8Array(await (await app.request(`${path}/stapel.pdf`, { headers: { cookie: await petersen.cookie(), host: 'localhost' } })).arrayBuffer())
  withPdf(pdf, ['qpdf', '--check', '{}'])
  const text = withPdf(pdf, ['pdftotext', '-raw', '{}', '-'])
  for (const name of ['TSV Süderau', '=1+1 GmbH', 'Feuerwehr']) assert.ok(text.includes(name), name)
  assert.ok(!text.includes('Ohne Ort'))
  const csv = (await petersen.get(`${path}/adressen.csv`)).html
  assert.match(csv, /;'=1\+1 GmbH;/)
  assert.equal(csv.trim().split('\r\n').length, 4)
  // The fire brigade is in the house today and takes its letter along.
  const taken = (await waiting()).find(({ caseId }) => caseId === ids[2])!
  const letter = `${BASE}/druck/brief/${encodeURIComponent(taken.id)}`
  assert.equal((await petersen.send(await petersen.get(letter), letter, { tun: 'heraus', grund: '' })).status, 422)
  await petersen.send(await petersen.get(letter), letter, { tun: 'heraus', grund: 'Wird abgeholt.' })
  assert.equal((await petersen.send(page, path, day('2099-01-01'))).status, 422)
  assert.equal((await petersen.send(page, path, day('2026-06-10'))).status, 422, 'not before it was written')
  assert.equal((await petersen.send(page, path, day('2026-06-11'))).location, `${BASE}/druck?vermerkt=gesendet`)
  assert.deepEqual(await Promise.all(ids.map(served)), ['2026-06-15', '2026-06-15', undefined])
  await petersen.send(page, path, day('2026-06-11'))
  assert.match((await petersen.get(`${BASE}/druck`)).text, /Herausgenommen: Wird abgeholt/)
  await petersen.send(await petersen.get(letter), letter, { tun: 'senden', weg: 'handover', ...day('2026-06-11') })
  assert.equal(await served(ids[2]!), '2026-06-11')
  assert.deepEqual((await waiting()).map(({ caseId }) => caseId), [broken])
  const kept = await withTenant(world.house.store, world.angeln, (q) => q('SELECT 1 FROM paper_letters WHERE case_id = $1 AND address <> \'[]\'', [ids[0]]))
  assert.equal(kept.length, 0, 'nobody needs its address any more')
  const batch = (await batchById(world.house.store, world.angeln, path.split('/').at(-1)!))!
  assert.equal(batch.sentOn, '2026-06-11')
  assert.equal(await world.house.blobs.get(world.angeln, batch.sha256), undefined, 'nobody needs the pile any more')
})

test('two who print at once print each letter once, and another tenant sees nothing', async () => {
  const id = await signed('Zweimal e. V.')
  await world.worker.drain()
  const list = await petersen.get(`${BASE}/druck`)
  const [one, two] = await Promise.all([petersen.send(list, `${BASE}/druck`), petersen.send(list, `${BASE}/druck`)])
  const batches = [one.location, two.location].filter((path) => path?.includes('/stapel/'))
  assert.equal(batches.length, 1)
  assert.equal((await petersen.get(`${BASE}/druck/stapel/${'-'.repeat(36)}`)).status, 404)
  const other = await signedIn(world, app, world.lindenbrueck, 'kruse')
  assert.equal((await other.get(batches[0]!.replace('musterangeln', 'lindenbrueck'))).status, 404)
  assert.equal((await waiting()).filter(({ caseId }) => caseId === id).length, 1)
})
