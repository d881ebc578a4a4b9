// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Cases that belong beside each other: the same application twice, the same person, the same place.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { execute } from '../src/command/execute.ts'
import { rebuildColumns } from '../src/command/rebuild-columns.ts'
import { traitsOf } from '../src/command/traits.ts'
import { viewCase } from '../src/command/case-view.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Json, Values } from '../src/engine/case.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import type { Web } from '../src/server/web.ts'
import { readTenant, withTenant } from '../src/store/query.ts'
import { relatedCases } from '../src/store/related.ts'
import type { Tenant } from '../src/store/tenant.ts'
import { deskApp, signedIn } from '../src/workspace/test-visitor.ts'
import type { Visitor } from '../src/workspace/test-visitor.ts'
import { answersOf } from './library.ts'

let world: TestWorld
let app: Hono<Web>
let petersen: Visitor
before(async () => {
  world = await testWorld('hundesteuer', 'aufgrabung')
  app = deskApp(world)
  petersen = await signedIn(world, app, world.angeln, 'petersen')
})
after(() => world.close())

const BASE = '/musterangeln/amt'
const hanna: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
const harms: Actor = { kind: 'person', id: 'harms', name: 'Elke Harms', roles: ['steuer'] }

const WHO = {
  art: 'verein', organisation: 'Bürgerverein Schlehby', vorname: 'Ute', name: 'Brandt', funktion: 'Vorsitzende',
  anschrift: { strasse: 'Dorfstr.', hausnummer: '12 a', plz: '24999', ort: 'Schlehby' },
  email: 'ute@buergerverein.example',
}
const SAME_BUT_SPELT = {
  ...WHO, organisation: 'BUERGERVEREIN  Schlehby',
  anschrift: { strasse: 'Dorfstraße', hausnummer: '12A', plz: '24999', ort: 'Schlehby' }, email: 'vorstand@buergerverein.example',
}

interface Asked {
  readonly process?: string
  readonly who?: Values
  readonly place?: string
  readonly day?: string
  readonly tenant?: Tenant
  readonly actor?: Actor
  readonly more?: Values
}

async function open({ process = 'gestattung', who = WHO, place = 'Festwiese', day = '2026-08-01', tenant = world.angeln, actor = hanna, more = {} }: Asked) {
  const id = randomUUID()
  const input: Values = {
    ...(process === 'gestattung' && {
      anlass: { bezeichnung: 'Sommerfest', art: 'vereinsfest' }, ort: { adresse: place, art: 'freiflaeche' },
      zeiten: [{ datum: day, von: '14:00', bis: '22:00' }] as Json,
    }),
    antragsteller: who, gemeinde: tenant === world.angeln ? 'suederau' : 'lindenbrueck', eingangAm: '2026-06-10', eingangskanal: 'post', ...more,
  }
  const done = await execute(world.house, tenant, { kind: 'act', id: randomUUID(), action: 'erfassen', input, actor },
    { open: { case: id, entity: tenant === world.angeln ? 'suederau' : 'lindenbrueck', channel: 'paper' }, process })
  assert.ok(!('refusal' in done), JSON.stringify(done))
  return { id, fileNumber: done.case.fileNumber! }
}

/** The panel of a case as a person reads it. */
async function panel(visitor: Visitor, id: string, base = BASE): Promise<string> {
  const { html } = await visitor.get(`${base}/vorgaenge/${id}`)
  const [, found = ''] = /<section[^>]*aria-labelledby="h-ähnliche-vorgänge"[^>]*>([\s\S]*?)<\/section>/.exec(html) ?? []
  return found.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').trim()
}
const part = (text: string, title: string) =>
  text.split(/(?=Vielleicht doppelt|Von derselben Person|Am selben Ort)/).find((one) => one.startsWith(title)) ?? ''

test('the same application sent twice is suggested, with what is equal in words', async () => {
  const first = await open({})
  const again = await open({ who: SAME_BUT_SPELT, place: 'FESTWIESE' })
  const text = part(await panel(petersen, again.id), 'Vielleicht doppelt')
  assert.match(text, new RegExp(first.fileNumber))
  assert.match(text, /Gleicher Name und gleiche Anschrift, gleicher Ort, gleiche Tage, am selben Tag eingegangen/)
  assert.match(part(await panel(petersen, first.id), 'Vielleicht doppelt'), new RegExp(again.fileNumber))
})

test('other days, another place or another name make another application of the same person', async () => {
  const who = { ...WHO, organisation: 'Chor Holm', email: 'chor@holm.example' }
  const first = await open({ who })
  const others = [await open({ who, day: '2026-09-12' }), await open({ who, place: 'Schulhof' }), await open({ who: { ...who, organisation: 'Chor Süderau' } })]
  const text = await panel(petersen, first.id)
  assert.doesNotMatch(text, /Vielleicht doppelt/)
  const person = part(text, 'Von derselben Person')
  for (const one of others) assert.match(person, new RegExp(one.fileNumber))
  assert.match(person, /Gleiche E-Mail-Adresse/)
})

test('four weeks later it is a new application', async () => {
  const who = { ...WHO, organisation: 'Anglerverein Schlei', email: '' }
  const first = await open({ who })
  world.setClock('2026-07-09T08:00:00.000Z')
  const later = await open({ who })
  world.setClock('2026-07-10T08:00:00.000Z')
  const tooLate = await open({ who })
  world.setClock('2026-06-11T08:00:00.000Z')
  const text = await panel(petersen, first.id)
  assert.match(part(text, 'Vielleicht doppelt'), new RegExp(`${later.fileNumber}.* 28 Tage später`))
  assert.doesNotMatch(part(text, 'Vielleicht doppelt'), new RegExp(tooLate.fileNumber))
  assert.match(part(text, 'Von derselben Person'), new RegExp(tooLate.fileNumber))
})

test('the same place in the same Gemeinde is found, also by another procedure that names the street', async () => {
  const first = await open({ process: 'aufgrabung', who: { ...WHO, organisation: 'Stadtwerke', email: '' }, more: { strasse: 'Süderstr.' } })
  const other = await open({ who: { ...WHO, organisation: 'Tennisclub', email: '', anschrift: {} }, place: 'Süderstraße' })
  const text = await panel(petersen, other.id)
  assert.match(part(text, 'Am selben Ort'), new RegExp(first.fileNumber))
  assert.doesNotMatch(text, /derselben Person/)
})

test('what is captured at the counter says so at once if it was there already', async () => {
  const form = `${BASE}/neu/gestattung/aktion/erfassen`
  const typed = {
    'eingangAm.tag': '9', 'eingangAm.monat': '6', 'eingangAm.jahr': '2026', eingangskanal: 'telefon', gemeinde: 'suederau',
    'antragsteller.art': 'verein', 'antragsteller.organisation': 'Schützenverein', 'antragsteller.email': 'kontakt@schuetzen.example',
  }
  const capture = async () => (await petersen.get((await petersen.send(await petersen.get(form), form, typed)).location!))
  assert.doesNotMatch((await capture()).text, /vielleicht schon/)
  assert.match((await capture()).text, /Diesen Antrag gibt es vielleicht schon .*Gleiche E-Mail-Adresse, am selben Tag eingegangen .*führen Sie nur einen/)
})

test('a protected class leaves no trace beside the cases of the same person', async () => {
  const who = { ...WHO, art: 'person', organisation: null, vorname: 'Knut', name: 'Wuffke', email: 'knut@wuffke.example' }
  const { antragsteller: _, gemeinde: __, ...answers } = answersOf('hundesteuer', 'bello')
  const dog = await open({ process: 'hundesteuer', who, actor: harms, more: answers as Values })
  const feast = await open({ who, place: 'Wuffkes Garten' })
  assert.equal(await panel(petersen, feast.id), '')
  const tax = await signedIn(world, app, world.angeln, 'harms')
  assert.match(await panel(tax, feast.id), new RegExp(dog.fileNumber))
  const { prepared, at } = (await viewCase(world.house, world.angeln, feast.id))!
  const list = await petersen.get(`${BASE}/vorgaenge?sicht=alle&merkmal=${traitsOf(prepared.process, at).filter((one) => /^(email|person)/.test(one)).join(',')}`)
  assert.match(list.text, /Nur Vorgänge derselben Person/)
  assert.match(list.text, new RegExp(feast.fileNumber))
  assert.doesNotMatch(list.text, new RegExp(dog.fileNumber))
})

test('nothing crosses to another municipality', async () => {
  const who = { ...WHO, organisation: 'Wanderzirkus', email: 'zirkus@zirkus.example' }
  const here = await open({ who, place: 'Zirkusplatz', day: '2026-10-03' })
  const there = await open({ who, place: 'Zirkusplatz', day: '2026-10-03', tenant: world.lindenbrueck })
  const { prepared, at } = (await viewCase(world.house, world.angeln, here.id))!
  const traits = traitsOf(prepared.process, at)
  const found = async (tenant: Tenant, caseId: string) =>
    (await relatedCases(world.house.store, tenant, { caseId, traits, hidden: [] })).map(({ id }) => id)
  assert.deepEqual(await found(world.angeln, randomUUID()), [here.id])
  assert.deepEqual(await found(world.angeln, here.id), [])
  assert.ok(!(await found(world.lindenbrueck, randomUUID())).includes(here.id))
  assert.equal(await panel(petersen, here.id), '')
  assert.equal((await petersen.get(`${BASE}/vorgaenge/${there.id}`)).status, 404)
})

test('cases from before have their traits after the next start', async () => {
  const { id } = await open({ who: { ...WHO, organisation: 'Alter Verein' } })
  const traits = () => readTenant(world.house.store, world.angeln, (q) =>
    q<{ trait: string }>('SELECT trait FROM case_traits WHERE case_id = $1 ORDER BY trait', [id]))
  const known = await traits()
  assert.ok(known.length >= 4, JSON.stringify(known))
  await withTenant(world.house.store, world.angeln, (q) => q(
    'WITH gone AS (DELETE FROM case_traits WHERE case_id = $1) UPDATE cases SET traits = NULL WHERE id = $1', [id]))
  assert.deepEqual(await traits(), [])
  await rebuildColumns(world.house, world.angeln)
  assert.deepEqual(await traits(), known)
})

test('among 20,000 cases, 4,000 of one person, only the index is asked and few lines are read', async () => {
  const { id } = await open({ who: { ...WHO, organisation: 'Vielschreiber', email: 'viel@schreiber.example' } })
  const schema = world.angeln.id
  await world.house.store.admin.query(
    `INSERT INTO ${schema}.cases (id, process, version, entity, sequence, title, done, statuses, snapshot, opened_at, changed_at, traits)
     SELECT gen_random_uuid(), c.process, c.version, c.entity, 1, 'Kopie ' || n, true, c.statuses, '{}', now(), now(),
       CASE WHEN n % 5 = 0 THEN c.traits ELSE ARRAY['place:' || n] END
     FROM generate_series(1, 20000) n, ${schema}.cases c WHERE c.id = $1`, [id])
  await world.house.store.admin.query(
    `INSERT INTO ${schema}.case_traits (trait, opened_at, case_id, process)
     SELECT one, opened_at, id, process FROM ${schema}.cases, unnest(traits) one WHERE title LIKE 'Kopie %'`)
  await world.house.store.admin.query(`ANALYZE ${schema}.cases`)
  await world.house.store.admin.query(`ANALYZE ${schema}.case_traits`)
  const { prepared, at } = (await viewCase(world.house, world.angeln, id))!
  const traits = traitsOf(prepared.process, at)
  const lines = await relatedCases(world.house.store, world.angeln, { caseId: id, traits, hidden: [] })
  assert.ok(lines.length >= 25 && lines.length <= 25 * traits.length, String(lines.length))
  const plan = await readTenant(world.house.store, world.angeln, async (q) => await q('SET LOCAL enable_bitmapscan = off') && q<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE) SELECT c.id FROM cases c WHERE c.id IN (SELECT found.case_id
       FROM unnest($2::text[]) AS own (trait) CROSS JOIN LATERAL (
         SELECT t.case_id FROM case_traits t WHERE t.trait = own.trait AND t.case_id <> $1 AND t.process <> ALL ($3)
         ORDER BY t.opened_at DESC, t.case_id LIMIT 25) found)`, [id, traits, []]))
  const text = plan.map((row) => row['QUERY PLAN']).join('\n')
  assert.match(text, /Index (Only )?Scan using case_traits_newest/)
  assert.doesNotMatch(text, /Seq Scan|Sort/)
  assert.match(await panel(petersen, id), /Es gibt weitere: offene und abgeschlossene ansehen/)
})
