// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The figures as the desk shows them: who may see what, nothing of persons, nothing of neighbours.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SAMPLE_PEOPLE } from '../sample/people.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { createDraft, submitDraft } from '../store/drafts.ts'
import { noteMistakes } from '../store/form-experience.ts'
import { deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

let world: TestWorld
let hanna: Visitor
let elke: Visitor
before(async () => {
  world = await testWorld('hundesteuer')
  await copies('hundesteuer', 40)
  await copies('gestattung', 20)
  const app = deskApp(world)
  hanna = await signedIn(world, app, world.angeln, 'petersen')
  elke = await signedIn(world, app, world.angeln, 'harms')
})
after(() => world.close())

/** Received, of their own process, and not yet decided: copies of one real case. */
async function copies(process: string, count: number): Promise<void> {
  const { id } = world.angeln
  await world.house.store.admin.query(
    `INSERT INTO ${id}.cases (id, process, version, entity, sequence, title, channel, waiting_kind, done, statuses, snapshot, opened_at, changed_at)
     SELECT gen_random_uuid(), $1, c.version, 'suederau', c.sequence, c.title, 'paper', 'staff', false, c.statuses, c.snapshot,
       '2026-05-04T08:00Z', '2026-06-11T07:00Z'
     FROM (SELECT * FROM ${id}.cases ORDER BY id LIMIT 1) c, generate_series(1, $2::integer)`, [process, count])
}

const FIGURES = '/musterangeln/amt/auswertung'
/** The first cell beside a name in the tables. */
const cell = (html: string, label: string) =>
  new RegExp(`<th scope="row">(?:<a[^>]*>)?${label}(?:</a>)?</th><td>([^<]*)</td>`).exec(html)?.[1]

test('a protected service is counted for the tax office alone', async () => {
  const [open, all] = [await hanna.get(FIGURES), await elke.get(FIGURES)]
  assert.equal(open.status, 200)
  assert.doesNotMatch(open.text, /Hund/)
  assert.match(all.text, /Hund/)
  // 20 copies and the cases of the sample town; the tax office sees 40 more.
  assert.equal(cell(open.html, 'Eingänge'), '25')
  assert.equal(cell(all.html, 'Eingänge'), '65')
  assert.equal((await hanna.get(`${FIGURES}/hundesteuer`)).status, 404)
  assert.equal((await elke.get(`${FIGURES}/hundesteuer`)).status, 200)
  assert.equal(cell((await hanna.get(`${FIGURES}?verfahren=hundesteuer`)).html, 'Eingänge'), '25', 'as if not chosen')
  assert.doesNotMatch((await hanna.get(`${FIGURES}.csv`)).text, /Hund/)
})

test('narrowing by office, service, legal entity and period', async () => {
  const received = async (query: string) => cell((await elke.get(`${FIGURES}?${query}`)).html, 'Eingänge')
  assert.equal(await received('stelle=Steueramt'), '40')
  assert.equal(await received('verfahren=hundesteuer'), '40')
  assert.equal(await received('stelle=Ordnungsamt&verfahren=hundesteuer'), 'unter 5')
  assert.equal(await received('gemeinde=osterlueck'), 'unter 5')
  assert.equal(await received('zeitraum=eigen&von=2026-05&bis=2026-05&gemeinde=suederau'), '60')
  assert.equal(await received('zeitraum=vorjahr'), 'unter 5')
  assert.equal(await received(`verfahren=x'y&zeitraum=x&gemeinde=%25`), '65', 'unknown words count as not given')
})

test('no figure is about a person who works here', async () => {
  for (const path of ['', '/gestattung', '.csv']) {
    const { html } = await elke.get(FIGURES + path)
    const page = html.replaceAll('Elke Harms', '')
    for (const { name } of SAMPLE_PEOPLE['musterangeln']!) assert.equal(page.includes(name), false, `${name} on ${path}`)
  }
})

test('the neighbouring town sees its own cases alone', async () => {
  const other = await signedIn(world, deskApp(world), world.lindenbrueck, 'kruse')
  const page = await other.get('/lindenbrueck/amt/auswertung')
  assert.equal(page.status, 200)
  assert.equal(cell(page.html, 'Eingänge'), 'unter 5')
  assert.doesNotMatch(page.text, /Süderau|Angeln/)
})

test('numbers below five appear nowhere: not on the page, not in the picture, not in the CSV', async () => {
  const page = await elke.get(FIGURES)
  const cells = [...page.html.matchAll(/<td>(?:<span[^>]*>[^<]*<\/span>)?([^<]*)<\/td>/g)].map((match) => match[1]!)
  assert.ok(cells.length > 40)
  for (const text of cells) assert.doesNotMatch(text, /^[0-4]$/)
  const csv = (await elke.get(`${FIGURES}.csv`)).html
  assert.match(csv, /^\uFEFF?Kennzahl;Was;01\.01\.2026 bis 31\.12\.2026;01\.01\.2025 bis 31\.12\.2025;So wird gezählt/)
  assert.match(csv, /Eingänge nach Weg;Papier;60;/)
  for (const row of csv.split('\r\n').slice(1)) assert.doesNotMatch(row, /;[0-4];/)
})

test('a case that moves on is in the figures of the next page', async () => {
  const before = cell((await elke.get(FIGURES)).html, 'Eingänge')
  await copies('gestattung', 10)
  const after = cell((await elke.get(FIGURES)).html, 'Eingänge')
  assert.equal(Number(after) - Number(before), 10)
})

test('which questions were refused is told from five applications on', async () => {
  const [{ store }, tenant] = [world.house, world.angeln]
  const of = async (n: number, mistakes: readonly string[]) => {
    const id = `insight-${n}`
    const [at, purgeAt] = ['2026-06-01T08:00:00.000Z', '2026-07-01T08:00:00.000Z']
    await createDraft(store, tenant, { id, process: 'gestattung', version: 'v', data: {}, page: 'ort', at, purgeAt })
    if (mistakes.length) await noteMistakes(store, tenant, id, mistakes)
    await submitDraft(store, tenant, id, { caseId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, counted: { day: '2026-06-01', entity: n <= 3 ? '' : n % 2 ? 'suederau' : 'norderfeld' } })
  }
  for (let n = 1; n <= 4; n++) await of(n, ['zeiten.datum'])
  assert.doesNotMatch((await elke.get(`${FIGURES}/gestattung`)).text, /Beim Ausfüllen/)
  for (let n = 5; n <= 20; n++) await of(n, n <= 10 ? ['zeiten.datum', 'ort.art'] : n === 11 ? ['zeiten.datum'] : [])
  const page = await elke.get(`${FIGURES}/gestattung`)
  assert.match(page.text, /Bei der Frage „Tage und Zeiten: Tag“ wurde in 10 von 20 Anträgen im Internet ein Fehler gemeldet \(50\s%\)/)
  assert.equal(cell(page.html, '[^<]*: Tag'), '10')
  assert.match(page.html, /Beim Ausfüllen im Internet/)
  assert.doesNotMatch(page.text, /nach Gemeinden noch nicht getrennt/)
  // Refused in 4 of its 8 applications: too few to be told.
  const ofOne = await elke.get(`${FIGURES}/gestattung?gemeinde=suederau`)
  assert.match(ofOne.text, /Gesendete Anträge: 5 ?\. .*nach Gemeinden noch nicht getrennt.*Bei keiner Frage/)
  for (const n of [21, 23]) await of(n, ['zeiten.datum'])
  assert.match((await elke.get(`${FIGURES}/gestattung?gemeinde=suederau`)).text, /Tag“ wurde in 5 von 10 Anträgen im Internet/)
  assert.doesNotMatch((await elke.get(`${FIGURES}/hundesteuer`)).text, /Beim Ausfüllen/)
})
