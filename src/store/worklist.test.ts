// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { newSalt } from './audit-entry.ts'
import { commitCommand, type CaseColumns } from './commit-command.ts'
import { testStore, type TestStore } from './test-store.ts'
import { narrowPlace } from './find-place.ts'
import { narrowText } from './find-words.ts'
import { readTenant } from './query.ts'
import { conditions } from './worklist-filter.ts'
import { caseByFileNumber, caseLine, countCases, firstCases, listCases, type CaseFilter } from './worklist.ts'

const SOMMER = 'b7a1f0c2-0000-4000-8000-00000000000a'
const CASES: readonly (Partial<CaseColumns> & { fileNumber: string })[] = [
  { fileNumber: '32-GE-17/2026', title: 'Dorffest Süderau', applicant: 'Jana Sommer',
    account: SOMMER, assignee: 'petersen', unit: 'ordnung', feeCents: 900, nextDue: '2026-06-18',
    nextDueKind: 'stellungnahme', waitingFor: 'polizei', entity: 'suederau', answers: '', places: 'dorfstrasse 12a 24999 suderau\nfestwiese' },
  { fileNumber: '32-GE-18/2026', title: 'Straßenfest', applicant: 'TSV Süderau',
    assignee: 'petersen', unit: 'ordnung', feeCents: 10_000, nextDue: '2026-06-10', waitingKind: 'staff', waitingRole: 'aussendienst',
    answers: '', places: 'dorfstrasse 1\nhauptstrasse 12a' },
  { fileNumber: '60-SN-3/2026', title: 'Gerüst 100%_ig', applicant: 'Bau ÖZGÜR', unit: 'bau' },
  { fileNumber: '32-GE-1/2025', title: 'Altes Fest', unit: 'ordnung', done: true },
]

let world: TestStore
before(async () => {
  world = await testStore()
  for (const [n, columns] of CASES.entries()) {
    await commitCommand(world.store, world.tenants[0], {
      commandId: randomUUID(), caseId: randomUUID(), expected: 0,
      at: `2026-06-0${n + 1}T08:00:00.000Z`, snapshot: {},
      columns: { process: 'gestattung', version: 'v', title: '', done: false,
        statuses: { antrag: 'neu' }, ...columns },
      events: [{ kind: 'e', payload: {}, actor: {}, salt: newSalt() }],
    })
  }
})
after(() => world.close())

const ASKED: readonly [string, CaseFilter, readonly string[]][] = [
  ['open cases, what is due first, then what has no date', { state: 'open' }, ['18', '17', '3']],
  ['all cases, newest first', { state: 'all', sort: 'newest' }, ['1', '3', '18', '17']],
  ['those of one assignee', { state: 'open', assignee: 'petersen' }, ['18', '17']],
  ['those nobody has', { state: 'open', assignee: null }, ['3']],
  ['those of two units', { state: 'all', units: ['bau', 'ordnung'], sort: 'oldest' },
    ['17', '18', '3', '1']],
  ['none of no unit', { state: 'all', units: [] }, []],
  ['those of an account', { state: 'all', account: SOMMER }, ['17']],
  ['those that wait for the police', { state: 'open', waitingFor: 'polizei' }, ['17']],
  ['those of a legal entity', { state: 'open', entity: 'suederau' }, ['17']],
  ['those with all words, in any case of letters', { state: 'all', text: 'SÜDERAU fest' },
    ['18', '17']],
  ['those of one who applies, by words of the name and no others', { state: 'all', applicant: 'süderau TSV' }, ['18']],
  ['nobody of a name that stands in the title alone', { state: 'all', applicant: 'dorffest' }, []],
  ['a percent sign in a name as itself', { state: 'all', applicant: '%' }, []],
  ['by who applies, umlauts and capitals aside, then those of nobody', { state: 'all', sort: 'applicant' }, ['3', '17', '18', '1']],
  ['what costs most first, then what has no fee', { state: 'open', sort: 'fee' }, ['18', '17', '3']],
  ['by legal entity, what is due first in each', { state: 'open', sort: 'entity' }, ['18', '3', '17']],
  ['one by its file number', { state: 'all', text: '32-ge-17/2026' }, ['17']],
  ['Özgür with umlauts', { state: 'all', text: 'özgür' }, ['3']],
  ['those in a street, however it is written', { state: 'all', place: 'DORFSTR.' }, ['18', '17']],
  ['those in a street by the beginning of its name', { state: 'all', place: 'haupt' }, ['18']],
  ['a house by its whole number', { state: 'all', place: 'Dorfstraße 1' }, ['18']],
  ['street and number of one place only', { state: 'all', place: 'Dorfstr. 12 a' }, ['17']],
  ['a place with umlauts in any spelling', { state: 'all', place: 'Suederau' }, ['17']],
  ['no place of signs that mean something to a search', { state: 'all', place: "dorf' & !(x:*) <-> |" }, []],
  ['a percent sign as itself', { state: 'all', text: '0%_i' }, ['3']],
  ['those whose turn is in this procedure, whoever of another role has them',
    { state: 'open', turnsIn: [{ turns: ['gestattung aussendienst'], held: ['sb petersen'] }] }, ['18']],
  ['none that a colleague of that role has', { state: 'open', turnsIn: [{ turns: ['gestattung aussendienst'], held: ['aussendienst petersen'] }] }, []],
  ['none of the same role in another procedure', { state: 'open', turnsIn: [{ turns: ['plakatierung aussendienst'], held: [] }] }, []],
  ['none of no turn', { state: 'open', turnsIn: [] }, []],
  ['nothing for what is nowhere', { state: 'all', text: 'a%t' }, []],
]

for (const [title, filter, numbers] of ASKED) {
  test(`lists ${title}`, async () => {
    const { lines, total } = await listCases(world.store, world.tenants[0], filter)
    assert.deepEqual(lines.map((line) => line.fileNumber!.split(/[-/]/)[2]), numbers)
    assert.equal(total, numbers.length)
  })
}

test('counts what it lists, whoever else is asked for beside one’s own cases', async () => {
  const reader = (id: string, ...roles: string[]) => ({ id, roles, held: [] })
  const [hansen, petersen, other] = [reader('hansen', 'aussendienst'), reader('petersen', 'sb'), reader('x', 'sb')]
  const asked: readonly [CaseFilter, number][] = [
    [{ state: 'open', ownOf: [hansen] }, 1],
    [{ state: 'open', ownOf: [petersen] }, 2],
    [{ state: 'open', ownOf: [hansen], turnOf: hansen }, 1],
    [{ state: 'open', ownOf: [hansen], turnOf: other }, 0],
    [{ state: 'open', ownOf: [petersen], turnOf: hansen }, 1],
    [{ state: 'open', ownOf: [petersen], assignee: null }, 0],
    [{ state: 'open', ownOf: [petersen, hansen] }, 2],
  ]
  const counts = await countCases(world.store, world.tenants[0], asked.map(([filter]) => filter))
  for (const [i, [filter, count]] of asked.entries()) {
    const { lines } = await listCases(world.store, world.tenants[0], filter)
    assert.deepEqual([lines.length, counts[i]], [count, count], JSON.stringify(filter))
  }
})

test('a word that most cases have is looked for where a rare one leads', async () => {
  const { store, tenants: [, stadt] } = world
  await store.admin.query(
    `INSERT INTO ${stadt.id}.cases (id, process, version, sequence, title, done, statuses, snapshot, entity, opened_at, changed_at)
     SELECT gen_random_uuid(), 'p', 'v', 1, 'Antrag ' || CASE n WHEN 7 THEN 'Xylofon' WHEN 8 THEN 'Xylofonverleih' ELSE 'Garage' END, false, '{}', '{}', 'e', now(), now()
       FROM generate_series(1, 4000) n`)
  await store.admin.query(`ANALYZE ${stadt.id}.cases`)
  const narrowed = (text: string) => readTenant(store, stadt, (q) => narrowText(q, { state: 'all', text }))
  assert.deepEqual(await narrowed('Antrag Xylofon'), { filter: { state: 'all', text: 'Antrag Xylofon', beside: ['Antrag'] }, isFrequent: false })
  assert.deepEqual(await narrowed('Antrag Garage'), { filter: { state: 'all', text: 'Antrag Garage' }, isFrequent: true })
  assert.deepEqual(await narrowed('Xylofon'), { filter: { state: 'all', text: 'Xylofon' }, isFrequent: false })
  // Two letters the index cannot look up.
  assert.deepEqual(await narrowed('an ga. Garage'), { filter: { state: 'all', text: 'an ga. Garage', beside: ['an', 'ga.'] }, isFrequent: true })
  assert.deepEqual(await narrowed('an'), { filter: { state: 'all', text: 'an' }, isFrequent: true })
  assert.deepEqual((await listCases(store, stadt, { state: 'open', text: 'ge an antr' })).total, 1000)
  assert.deepEqual((await listCases(store, stadt, { state: 'open', text: 'ga xy antr' })).total, 0)
  const found = async (text: string) => (await listCases(store, stadt, { state: 'all', text })).lines.map(({ title }) => title).toSorted()
  assert.deepEqual(await found('ANTRAG xylofon'), ['Antrag Xylofon', 'Antrag Xylofonverleih'])
  assert.deepEqual(await found('Garage Xylofon'), [], 'each word counts')
  assert.deepEqual((await firstCases(store, stadt, { state: 'all', text: 'antrag xylofonv' }, 5)).map(({ title }) => title), ['Antrag Xylofonverleih'])
  assert.deepEqual((await narrowed('Antrag Xylofon Antrag')).filter.beside, ['Antrag'])
  const byName = await readTenant(store, stadt, (q) => narrowText(q, { state: 'all', applicant: 'Antrag Xylofon' }))
  assert.equal(conditions(byName.filter).where, "true AND lower(applicant) LIKE lower($1) AND search LIKE lower($2) AND lower(applicant) LIKE lower($3)")
  const first = await listCases(store, stadt, { state: 'all', text: 'garage antrag', sort: 'changed', pageSize: 20 })
  assert.deepEqual([first.lines.length, first.total], [20, 1000])
  const last = await listCases(store, stadt, { state: 'all', text: 'garage antrag', sort: 'changed', pageSize: 500, page: 8 })
  assert.deepEqual([last.lines.length, last.total], [498, 1000])
  assert.deepEqual((await listCases(store, stadt, { state: 'done', text: 'garage antrag' })).total, 0)
  assert.equal((await listCases(store, stadt, { state: 'open', text: 'garage', sort: 'fee', pageSize: 5 })).total, 1000)
  await store.admin.query(`DELETE FROM ${stadt.id}.cases`)
})

test('a street that most cases lie in is compared where the number leads', async () => {
  const { store, tenants: [, stadt] } = world
  await store.admin.query(
    `WITH made AS (INSERT INTO ${stadt.id}.cases (id, process, version, sequence, title, done, statuses, snapshot, entity, opened_at, changed_at)
       SELECT gen_random_uuid(), 'p', 'v', 1, n::text, false, '{}', '{}', 'e', now(), now() FROM generate_series(1, 4000) n RETURNING id, title)
     INSERT INTO ${stadt.id}.case_answers (case_id, body, places) SELECT id, '', CASE WHEN title::int % 5 = 0 THEN 'weg' || title::int % 300 ELSE 'dorfstrasse' END || ' ' || title || E'\nhafenweg 7 24999 suderau' FROM made`)
  await store.admin.query(`ANALYZE ${stadt.id}.case_answers`)
  const beside = async (place: string) => (await readTenant(store, stadt, (q) => narrowPlace(q, { state: 'open', place }))).placeBeside
  assert.deepEqual(await beside('Dorfstr. 1234'), ['dorfstrasse'])
  assert.equal(await beside('Dorfstraße'), undefined)
  const found = async (place: string) => (await listCases(store, stadt, { state: 'open', place, pageSize: 5 })).lines.map(({ title }) => title)
  assert.deepEqual(await found('Dorfstr. 1234'), ['1234'])
  assert.deepEqual(await found('Hafenweg 1234'), [], 'one place has to have both')
  await store.admin.query(`DELETE FROM ${stadt.id}.cases`)
})

test('gives pages and the number of all', async () => {
  const page = (n: number) =>
    listCases(world.store, world.tenants[0], { state: 'all', sort: 'oldest', page: n, pageSize: 3 })
  const [first, second] = [await page(1), await page(2)]
  assert.deepEqual([first.lines.length, second.lines.length], [3, 1])
  assert.deepEqual([first.total, second.total], [4, 4])
})

test('shows a case with dates as dates and instants in UTC', async () => {
  const [amt, stadt] = world.tenants
  const line = (await caseByFileNumber(world.store, amt, '32-GE-17/2026'))!
  assert.equal(line.nextDue, '2026-06-18')
  assert.equal(line.openedAt, '2026-06-01T08:00:00.000Z')
  assert.deepEqual(await caseLine(world.store, amt, line.id), line)
  assert.equal(await caseLine(world.store, stadt, line.id), undefined)
})

test('shows the other tenant nothing of it', async () => {
  const { total } = await listCases(world.store, world.tenants[1], { state: 'all' })
  assert.equal(total, 0)
})
