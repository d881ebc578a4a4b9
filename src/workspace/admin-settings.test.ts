// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { openingOf } from '../command/availability.ts'
import { contextFor } from '../command/settings.ts'
import { pageAddition } from '../command/tenant-pages.ts'
import { execute } from '../command/execute.ts'
import { portalApp } from '../portal/portal.tsx'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { createApp } from '../server/app.ts'
import type { Web } from '../server/web.ts'
import { withTenant } from '../store/query.ts'
import { changeSetting, latestChanges, settingChanges, stateHash } from '../store/settings-history.ts'
import { tenantBySlug } from '../store/tenant.ts'
import { verifyAudit } from '../store/verify-audit.ts'
import { keepHouse } from '../worker/housekeeping.ts'
import { deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const HOME = '/musterangeln/amt/verwaltung'

let world: TestWorld
let app: Hono<Web>
let andresen: Visitor
/** A case of a protected class. */
const dog = randomUUID()
before(async () => {
  world = await testWorld('hundesteuer')
  app = deskApp(world)
  andresen = await signedIn(world, app, world.angeln, 'andresen')
})
after(() => world.close())

const changes = (area: string, key: string) =>
  settingChanges(world.house.store, world.angeln, area, key)

test('a value shows its effect on real cases before it holds', async () => {
  const address = `${HOME}/werte/gestattung`
  const form = await andresen.get(address)
  assert.match(form.text, /Bibliothek: 50,00 €\. Grundlage: VerwGebVO SH/)
  const shown = await andresen.send(form, address, { gebuehrErsterTag: '60', _vorschau: '1' })
  assert.equal(shown.status, 200)
  assert.match(shown.text, /Gebühr erster Tag, eine Ausschankstelle wirkt auf: .*Gebühr/)
  assert.match(shown.text, /offene Vorgänge sind noch ohne Bescheid\. Davon wären heute [1-9]\d* anders/)
  assert.match(shown.text, /Gebühr: \d+,00 € → dann \d+,00 €/)
  assert.deepEqual(await changes('werte', 'gestattung'), [])
  assert.equal((await andresen.send(shown, address)).location, `${address}?gespeichert=1`)
  const { overlays } = await contextFor(world.house, world.angeln, 'gestattung')
  assert.equal(overlays['']!['gebuehrErsterTag'], 60)
  assert.equal(overlays['norderfeld']!['gebuehrWeitererTag'], 20)
  const other = await contextFor(world.house, world.lindenbrueck, 'gestattung')
  assert.equal(
    other.overlays['']!['gebuehrErsterTag'],
    60,
    'the other town has its own 60 from the samples',
  )
  assert.deepEqual(await latestChanges(world.house.store, world.lindenbrueck), [])
  assert.match(
    (await andresen.get(address)).text,
    /Gebühr erster Tag, eine Ausschankstelle: nichts → jetzt 60/,
  )
})

test('a value of one legal entity names where it is read, a wrong shape is refused', async () => {
  const address = `${HOME}/werte/gestattung?gemeinde=suederau`
  const form = await andresen.get(address)
  assert.match(form.text, /Für alle Gemeinden: 60,00 €/)
  const shown = await andresen.send(form, address, { stellungnahmefrist: '10', _vorschau: '1' })
  assert.match(shown.text, /Frist für beteiligte Stellen wirkt auf: .*Frist „/)
  const wrong = await andresen.send(form, address, { sperrzeitAb: 'fünf Uhr' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Schreiben Sie eine Uhrzeit wie 5:00 Uhr/)
  assert.equal((await andresen.send(form, address, { gebuehrErsterTag: 'viel' })).status, 422)
  assert.equal((await andresen.get(`${HOME}/werte/gestattung?gemeinde=kiel`)).status, 404)
})

test('a protected procedure shows sums and no case', async () => {
  const harms = { kind: 'person' as const, id: 'harms', name: 'Elke Harms', roles: ['steuer'] }
  const done = await execute(
    world.house,
    world.angeln,
    {
      kind: 'act',
      id: randomUUID(),
      action: 'erfassen',
      input: { eingangAm: '2026-06-11', eingangskanal: 'post' },
      actor: harms,
    },
    { open: { case: dog, entity: 'suederau', channel: 'paper' }, process: 'hundesteuer' },
  )
  assert.ok(!('refusal' in done), JSON.stringify(done))
  const address = `${HOME}/werte/hundesteuer`
  const form = await andresen.get(address)
  assert.equal(form.status, 200)
  const name = /name="(\w+)"[^>]*inputmode="decimal"/.exec(form.html)![1]!
  const shown = await andresen.send(form, address, { [name]: '77', _vorschau: '1' })
  assert.match(shown.text, /Ein offener Vorgang ist noch ohne Bescheid/)
  assert.doesNotMatch(shown.html, new RegExp(dog))
})

test('reading a protected case is on record', async () => {
  const harms = await signedIn(world, app, world.angeln, 'harms')
  assert.equal((await harms.get(`/musterangeln/amt/vorgaenge/${dog}`)).status, 200)
  const reads = await andresen.get(`${HOME}/zugriffe`)
  assert.match(reads.text, /Elke Harms , heute/)
  assert.match(reads.text, /Vorgang geöffnet/)
  assert.match(
    (await andresen.get(`${HOME}/zugriffe?von=2020-01-01&bis=2020-01-31`)).text,
    /hat niemand einen geschützten Vorgang/,
  )
})

test('a page takes the words of the municipality, in German where a language is missing', async () => {
  const address = `${HOME}/seiten/impressum`
  const form = await andresen.get(address)
  const wrong = await andresen.send(form, address, { text: '# Groß' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Text, Zeile 1: Überschriften beginnen mit „## “/)
  const shown = await andresen.send(form, address, {
    text: '## Vertretung\n\nDer **Amtsvorsteher**',
    _vorschau: '1',
  })
  assert.match(
    shown.html,
    /<h2 class="kern-heading-medium">Vertretung<\/h2><p>Der <strong>Amtsvorsteher<\/strong>/,
  )
  assert.equal(await pageAddition(world.house, world.angeln, 'impressum', 'de'), undefined)
  assert.equal(
    (await andresen.send(form, address, { text: 'Vertreten durch den Amtsvorsteher.' })).status,
    303,
  )
  const english = await pageAddition(world.house, world.angeln, 'impressum', 'en')
  assert.deepEqual(english, { language: 'de', text: 'Vertreten durch den Amtsvorsteher.' })
  assert.equal(await pageAddition(world.house, world.lindenbrueck, 'impressum', 'de'), undefined)
  assert.equal((await andresen.get(`${address}?sprache=fr`)).status, 404)
})

test('local holidays move deadlines, and the directory keeps what it had', async () => {
  const address = `${HOME}/feiertage`
  const form = await andresen.get(address)
  const day = {
    dazu: '1',
    'dazu.0.tag.tag': '12',
    'dazu.0.tag.monat': '6',
    'dazu.0.tag.jahr': '2026',
  }
  const more = await andresen.send(form, address, { ...day, _hinzufuegen: 'dazu' })
  assert.match(more.html, /name="dazu\.1\.tag\.tag"/)
  assert.deepEqual(await changes('feiertage', ''), [])
  const shown = await andresen.send(form, address, { ...day, _vorschau: '1' })
  assert.match(shown.text, /Freitag, 12\. Juni 2026: frei/)
  assert.equal((await andresen.send(form, address, day)).status, 303)
  const tenant = (await tenantBySlug(world.house.store, 'musterangeln'))!
  assert.deepEqual(
    [tenant.settings['extraHolidays'], tenant.settings['sample'], tenant.settings['tint']],
    [['2026-06-12'], true, 'darkblue'],
  )
  const { region } = await contextFor(world.house, tenant, 'gestattung')
  assert.deepEqual(region.extraHolidays, ['2026-06-12'])
  assert.equal(
    (await tenantBySlug(world.house.store, 'lindenbrueck'))!.settings['extraHolidays'],
    undefined,
  )
})

test('hours and sender change together with their history', async () => {
  const address = `${HOME}/allgemein`
  const form = await andresen.get(address)
  assert.equal(
    (await andresen.send(form, address, { sender: 'hinweise@musterangeln.example' })).status,
    303,
  )
  const tenant = (await tenantBySlug(world.house.store, 'musterangeln'))!
  assert.deepEqual(tenant.settings['mail'], { sender: 'hinweise@musterangeln.example' })
  assert.equal((await andresen.send(form, address, { hours: 'immer' })).status, 409)
  assert.equal((await changes('allgemein', '')).length, 1)
})

test('a service pauses with a reason that people read', async () => {
  const address = `${HOME}/leistungen/gestattung`
  const form = await andresen.get(address)
  const typed = {
    stand: 'paused',
    entwuerfe: 'weiter',
    'pauseBis.tag': '30',
    'pauseBis.monat': '6',
    'pauseBis.jahr': '2026',
  }
  const wrong = await andresen.send(form, address, typed)
  assert.match(wrong.text, /Nennen Sie den Grund/)
  const over = await andresen.send(form, address, { ...typed, grund: 'Wir ziehen um', 'pauseBis.monat': '5' })
  assert.equal(over.status, 422)
  assert.match(over.text, /Die Pause wäre schon vorbei/)
  const shown = await andresen.send(form, address, {
    ...typed,
    grund: 'Wir ziehen um',
    _vorschau: '1',
  })
  assert.match(shown.text, /Bis 30\. Juni 2026 nehmen wir keine neuen Anträge an: Wir ziehen um/)
  assert.equal(
    (await andresen.send(form, address, { ...typed, grund: 'Wir ziehen um' })).status,
    303,
  )
  assert.equal((await openingOf(world.house, world.angeln, 'gestattung')).isOpen, false)
  assert.equal((await openingOf(world.house, world.lindenbrueck, 'gestattung')).isOpen, true)
  const season = { stand: 'seasonal', entwuerfe: 'weiter', saisonVon: '1.5.', saisonBis: '30.9.' }
  assert.equal((await andresen.send(await andresen.get(address), address, season)).status, 303)
  assert.equal((await openingOf(world.house, world.angeln, 'gestattung')).isOpen, true)
})

test('own words for a text are checked, shown in letters, and go back to the library', async () => {
  const address = `${HOME}/texte/gestattung/anrede`
  const form = await andresen.get(address)
  const wrong = await andresen.send(form, address, { text: 'Moin,\n\n{{ nahme }}' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Ihre Fassung, Zeile 3, Zeichen 4: .*nahme/)
  const shown = await andresen.send(form, address, {
    text: 'Moin aus Musterangeln,',
    _vorschau: '1',
  })
  assert.match(shown.html, /class="lz-letter"/)
  assert.match(shown.text, /Moin aus Musterangeln,/)
  assert.equal((await andresen.send(form, address, { text: 'Moin aus Musterangeln,' })).status, 303)
  const known = (await contextFor(world.house, world.angeln, 'gestattung')).adaptations?.['']?.texts
  assert.equal(known?.['anrede']?.length, 1)
  assert.equal(
    (await andresen.send(await andresen.get(address), address, { text: '' })).status,
    303,
  )
  const back = (await contextFor(world.house, world.angeln, 'gestattung')).adaptations?.['']?.texts
  assert.deepEqual(back, {})
  assert.equal((await changes('text', 'gestattung/anrede')).length, 2)
})

test('connections show no secret, retention counts, and the chain holds', async () => {
  assert.match((await andresen.get(`${HOME}/anschluesse`)).text, /Mailserver Nicht eingerichtet/)
  assert.match((await andresen.get(`${HOME}/aufbewahrung`)).text, /keine zur Aussonderung/)
  assert.equal((await verifyAudit(world.house.store, world.angeln)).ok, true)
})

test('what was changed about people goes after the third year; the last state, and what cases rest on, stay', async () => {
  const { store } = world.house
  const by = { id: 'andresen', name: 'Andresen' }
  for (const telefon of ['-12', '-13']) {
    const seen = stateHash((await changes('person', 'harms'))[0]?.after ?? null)
    await changeSetting(store, world.angeln, { area: 'person', key: 'harms', seen, after: { telefon }, by, at: world.house.clock() })
  }
  const account = { area: 'konto', key: dog, seen: stateHash(null), after: { grund: 'Ausweis im Bürgerbüro', am: world.house.clock() } }
  await changeSetting(store, world.angeln, { ...account, by, at: world.house.clock() })
  assert.match((await andresen.get(`${HOME}/verlauf`)).text, /Bürgerkonto Andresen, heute, \S+ Uhr Ein Link ging an eine neue E.Mail-Adresse.*wer sie ist: Ausweis im Bürgerbüro/)
  const kept = async () => [(await changes('person', 'harms')).length, (await changes('text', 'gestattung/anrede')).length]
  for (const [at, people] of [['2029-12-31T22:30:00.000Z', 2], ['2029-12-31T23:30:00.000Z', 1], ['2040-01-01T08:00:00.000Z', 1]] as const) {
    world.setClock(at)
    await keepHouse(world.house, world.angeln)
    assert.deepEqual(await kept(), [people, 2], at)
  }
  await withTenant(store, world.angeln, (q) => q('DELETE FROM settings_history'))
  assert.deepEqual(await kept(), [0, 2], 'even a statement somebody slipped in ends at people')
  assert.equal((await verifyAudit(store, world.angeln)).ok, true)
})

test('the portal shows the words of the municipality on its own pages only', async () => {
  const portal = createApp(world.house, {
    portal: portalApp(world.renderer),
    workspace: app,
    root: new Hono<Web>(),
  })
  const read = async (path: string) =>
    (await portal.request(path, { headers: { host: 'localhost' } })).text()
  assert.match(await read('/musterangeln/impressum'), /Vertreten durch den Amtsvorsteher\./)
  assert.match(
    await read('/musterangeln/impressum?sprache=en'),
    /lang="de"><p>Vertreten durch den Amtsvorsteher\./,
  )
  assert.doesNotMatch(await read('/lindenbrueck/impressum'), /Amtsvorsteher\./)
  assert.match(
    await read('/lindenbrueck/leichte-sprache'),
    /lang="de-simple"[\s\S]*Das sind die Internet-Seiten von: Stadt Lindenbrück/,
  )
})
