// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The palette's list: what it finds, that it shows no more than the search, and that each entry leads somewhere.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { execute } from '../command/execute.ts'
import { paymentReference } from '../command/payment-reference.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { withTenant } from '../store/query.ts'
import { saveSearch } from '../store/searches.ts'
import { caseByFileNumber, caseLine, listCases } from '../store/worklist.ts'
import { deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

let world: TestWorld
let hanna: Visitor
before(async () => {
  world = await testWorld('hundesteuer')
  hanna = await signedIn(world, deskApp(world), world.angeln, 'petersen')
})
after(() => world.close())

const BASE = '/musterangeln/amt'
const asked = (visitor: Visitor, query: string, more = '', base = BASE) =>
  visitor.get(`${base}/suche/vorschlaege?q=${encodeURIComponent(query)}${more}`)

interface Entry { readonly group: string; readonly href: string; readonly text: string }

function entriesOf(html: string): Entry[] {
  return html.split('role="group"').slice(1).flatMap((part) => {
    const group = /role="presentation">([^<]*)</.exec(part)![1]!
    return [...part.matchAll(/role="option"[^>]* href="([^"]+)">(.*?)<\/a>/g)]
      .map(([, href, inner]) => ({ group, href: href!.replaceAll('&amp;', '&'), text: inner!.replaceAll(/<[^>]+>/g, ' ').trim() }))
  })
}
const found = async (visitor: Visitor, query: string, more = '') => entriesOf((await asked(visitor, query, more)).html)

test('finds a case by its number in every spelling, by title and by applicant, the number first', async () => {
  const line = (await caseByFileNumber(world.house.store, world.angeln, '32-GE-2/2026'))!
  for (const words of ['32-GE-2/2026', '32 ge 2 2026', 'ge 2', '32-ge-2', 'dorffest', 'DORF süderau', line.applicant!.slice(0, 6)]) {
    const cases = (await found(hanna, words)).filter(({ group }) => group === 'Vorgänge')
    assert.ok(cases.some(({ href }) => href === `${BASE}/vorgaenge/${line.id}`), words)
    if (/\d/.test(words)) assert.equal(cases[0]!.href, `${BASE}/vorgaenge/${line.id}`, words)
  }
})

test('offers the actions of the case that is open, and those of a case by number and words', async () => {
  const { id } = (await caseByFileNumber(world.house.store, world.angeln, '32-GE-2/2026'))!
  const home = `${BASE}/vorgaenge/${id}`
  const before = await found(hanna, '', `&vorgang=${id}`)
  const actions = before.filter(({ group }) => group === 'In diesem Vorgang')
  assert.ok(actions.length > 0)
  assert.ok(before.every(({ href }) => href !== home), 'the case that is open is not among the last ones')
  for (const { href } of actions) assert.equal((await hanna.get(href)).status, 200, href)
  const word = /^\S+/.exec(actions[0]!.text)![0]
  assert.ok((await found(hanna, word, `&vorgang=${id}`)).some(({ group, href }) => group === 'In diesem Vorgang' && href === actions[0]!.href))
  assert.ok((await found(hanna, `ge 2 ${word}`)).some(({ group, href }) => group === 'Aktionen' && href === actions[0]!.href))
  assert.ok((await found(hanna, word)).every(({ group }) => group !== 'In diesem Vorgang'))
})

test('without a word the cases this window had open come first, then own ones', async () => {
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'all' })
  const seen = [lines.at(-1)!, lines[0]!, lines.find(({ assignee }) => assignee !== 'petersen')!].map(({ id }) => id)
  const last = (await found(hanna, '', `&zuletzt=${[...seen, 'x', '-'.repeat(36)].join(',')}`)).filter(({ group }) => group === 'Zuletzt')
  assert.deepEqual(last.slice(0, 3).map(({ href }) => href.split('/').at(-1)), seen)
  const own = new Set((await listCases(world.house.store, world.angeln, { state: 'open', assignee: 'petersen' })).lines.map(({ id }) => id))
  assert.ok(last.length > 3)
  for (const { href } of last.slice(3)) assert.ok(own.has(href.split('/').at(-1)!), href)
})

test('names at most twelve entries, each once, and leads into the search for the rest', async () => {
  for (const query of ['', 'gestattung', 'a', 'xylophonkonzert', 'e', '%', '"><b>']) {
    const { html, status } = await asked(hanna, query)
    const entries = entriesOf(html)
    assert.equal(status, 200)
    assert.ok(entries.length > 0 && entries.length <= 12, `${query}: ${entries.length}`)
    assert.equal(new Set(entries.map(({ href }) => href)).size, entries.length)
    assert.doesNotMatch(html, /<b>/)
    const said = /data-say="([^"]+)"/.exec(html)![1]!
    const count = query === '' ? entries.length : entries.length - 1
    assert.equal(said, count === 0 ? 'Kein Treffer' : `${count} Treffer`)
    if (query !== '') assert.equal(entries.at(-1)!.href, `${BASE}/suche?q=${encodeURIComponent(query)}`)
  }
})

test('every page it names opens for the person it is named to', async () => {
  for (const who of ['petersen', 'rohde', 'lorenzen', 'andresen']) {
    const visitor = await signedIn(world, deskApp(world), world.angeln, who)
    const pages = [...'abcdefghijklmnopqrstuvwxyzöü'].map((letter) => found(visitor, letter))
    const links = new Set((await Promise.all(pages)).flat().filter(({ group }) => group === 'Seiten').map(({ href }) => href))
    assert.ok(links.size > 5)
    for (const href of links) assert.equal((await visitor.get(href)).status, 200, `${who}: ${href}`)
    assert.equal([...links].some((href) => href.includes('/verwaltung')), who === 'andresen', who)
    assert.equal((await found(visitor, 'kasse')).some(({ href }) => href === `${BASE}/kasse`), who === 'rohde', who)
  }
})

test('finds services to capture an application for, and lists one keeps', async () => {
  assert.ok((await found(hanna, 'bierwagen')).some(({ group, href }) => group === 'Antrag erfassen' && href === `${BASE}/neu/gestattung/aktion/erfassen`))
  await saveSearch(world.house.store, world.angeln, {
    id: world.house.newId(), staff: 'petersen', title: 'Wartet auf Polizei', query: 'sicht=amt&wartet=stellen', shared: false, createdAt: world.house.clock(),
  })
  const kept = (one: Entry) => one.group === 'Gemerkte Listen' && one.href === `${BASE}/vorgaenge?sicht=amt&wartet=stellen`
  assert.ok((await found(hanna, 'polizei')).some(kept))
  const uwe = await signedIn(world, deskApp(world), world.angeln, 'thomsen')
  assert.ok(!(await found(uwe, 'polizei')).some(kept), 'what is not shared is one’s own')
})

test('finds a claim by its Kassenzeichen in every spelling, here and in the search, only for who may see the case', async () => {
  const { house, angeln, lindenbrueck } = world
  const harms = await signedIn(world, deskApp(world), angeln, 'harms')
  const kruse = await signedIn(world, deskApp(world), lindenbrueck, 'kruse')
  const { id } = (await caseByFileNumber(house.store, angeln, '32-GE-6/2026'))!
  const reference = paymentReference(1, 1)
  const address = `${BASE}/vorgaenge/${id}/gebuehr`
  const search = async (visitor: Visitor, base: string, words: string) => (await visitor.get(`${base}/suche?q=${encodeURIComponent(words)}`)).location
  for (const words of [reference, reference.replaceAll('.', ' '), reference.replaceAll('.', ''), `kz ${reference}`]) {
    const [first] = await found(hanna, words)
    assert.deepEqual([first?.group, first?.href], ['Vorgänge', address], words)
    assert.match(first!.text, new RegExp(`Kassenzeichen ${reference}`))
    assert.equal(await search(hanna, BASE, words), address, words)
  }
  const ofKruse = entriesOf((await asked(kruse, reference, '', '/lindenbrueck/amt')).html)
  assert.ok(ofKruse.every(({ href }) => !href.includes(id)))
  assert.ok(!String(await search(kruse, '/lindenbrueck/amt', reference)).includes(id), 'the same number may be another there')
  // The same case as if it were of a protected class.
  await withTenant(house.store, angeln, (q) => q(`UPDATE cases SET process = 'hundesteuer' WHERE id = $1`, [id]))
  assert.ok((await found(hanna, reference)).every(({ href }) => !href.includes(id)))
  assert.equal(await search(hanna, BASE, reference), null)
  assert.equal((await found(harms, reference))[0]!.href, address)
  await withTenant(house.store, angeln, (q) => q(`UPDATE cases SET process = 'gestattung' WHERE id = $1`, [id]))
})

test('shows nothing of a protected class, of another tenant, or to nobody', async () => {
  const dog = randomUUID()
  const actor = { kind: 'person' as const, id: 'harms', name: 'Elke Harms', roles: ['steuer'] }
  const done = await execute(world.house, world.angeln,
    { kind: 'act', id: randomUUID(), action: 'erfassen', input: { eingangAm: '2026-06-11', eingangskanal: 'post' }, actor },
    { open: { case: dog, entity: 'suederau', channel: 'paper' }, process: 'hundesteuer' })
  assert.ok(!('refusal' in done), JSON.stringify(done))
  const { fileNumber } = (await caseLine(world.house.store, world.angeln, dog))!
  const elsewhere = (await listCases(world.house.store, world.lindenbrueck, { state: 'all', pageSize: 1 })).lines[0]!
  const harms = await signedIn(world, deskApp(world), world.angeln, 'harms')
  const ways = (id: string, number: string) => [[number, ''], [`${number} v`, ''], ['', `&vorgang=${id}`], ['', `&zuletzt=${id}`]] as const
  const shown = async (visitor: Visitor, id: string, number: string) => {
    const answers = await Promise.all(ways(id, number).map(([query, more]) => found(visitor, query, more)))
    return answers.flat().some(({ href }) => href.includes(id))
  }
  assert.equal(await shown(harms, dog, fileNumber!), true)
  assert.equal(await shown(hanna, dog, fileNumber!), false)
  assert.equal(await shown(hanna, elsewhere.id, elsewhere.fileNumber!), false)
  const answer = await deskApp(world).request(`${BASE}/suche/vorschlaege?q=dorffest`, { headers: { host: 'localhost' } })
  assert.equal(answer.status, 303)
})
