// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Several cases at once in a real browser without script: choose, ask, look, start, result.
import { after, before, test } from 'node:test'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage } from './visit.ts'

let stage: Stage
before(async () => {
  if (!NO_BROWSER) stage = await openStage()
})
after(() => stage?.close())

test('a note to several cases: tick, preview, start, result', { skip: NO_BROWSER }, async () => {
  const hanna = await stage.visitor()
  await hanna.become('petersen')
  await hanna.open('/musterangeln/amt/vorgaenge?sicht=alle')
  const boxes = hanna.page.locator('input[name="vorgang"]')
  for (const i of [0, 1, 2]) await boxes.nth(i).check()
  await hanna.look('sammeln-1-liste')
  await hanna.press('Ausgewählte')
  await hanna.sees('3 Vorgänge zugleich bearbeiten', 'bei allen 3 möglich')
  await hanna.look('sammeln-2-wahl')
  await hanna.follow('Vermerk zur Akte')
  await hanna.answer({ vermerktext: 'Wegen Sturm verlegt.' })
  await hanna.look('sammeln-3-angaben')
  await hanna.press('Weiter zur Vorschau')
  await hanna.sees('Noch ist nichts geschehen', 'Möglich bei 3 Vorgängen', 'Vermerk: Wegen Sturm verlegt.')
  await hanna.look('sammeln-4-vorschau')
  await hanna.press('Vermerk zur Akte: 3 Vorgänge')
  await hanna.sees('läuft, 0 von 3')
  await hanna.look('sammeln-5-laeuft')
  await stage.world.worker.drain()
  await hanna.follow('Stand neu laden')
  await hanna.sees('beendet', '3 erledigt')
  await hanna.look('sammeln-6-ergebnis')
  await hanna.open('/musterangeln/amt/sammelauftraege')
  await hanna.sees('Vermerk zur Akte: 3 Vorgänge')
  await hanna.look('sammeln-7-auftraege')
})

test('cases are dealt out by load, seen before, and taken back', { skip: NO_BROWSER }, async () => {
  const hanna = await stage.visitor()
  await hanna.become('petersen')
  await hanna.open('/musterangeln/amt/vorgaenge?sicht=alle')
  await hanna.press(/dieser Seite/)
  await hanna.follow('Zuweisen, verteilen oder zurückgeben')
  await hanna.look('sammeln-8-zuweisung')
  await hanna.answer({ wie: 'verteilen', auf: ['petersen', 'lorenzen'] })
  await hanna.press('Weiter zur Vorschau')
  await hanna.sees('Noch ist nichts geschehen', 'offen jetzt', 'danach', 'Zuständig: Dr. Inga Lorenzen')
  await hanna.look('sammeln-9-verteilen')
  await hanna.press(/^Nach Last verteilen/)
  await stage.world.worker.drain()
  await hanna.follow('Stand neu laden')
  await hanna.sees('beendet', 'erledigt')
  await hanna.look('sammeln-10-verteilt')
  await hanna.press('Rückgängig machen')
  await stage.world.worker.drain()
  await hanna.follow('Stand neu laden')
  await hanna.sees('Nach Last verteilen: rückgängig', 'beendet')
})

test('a note is taken back right after it was made', { skip: NO_BROWSER }, async () => {
  const hanna = await stage.visitor()
  await hanna.become('petersen')
  await hanna.open('/musterangeln/amt/vorgaenge?sicht=alle')
  await hanna.follow('32-GE-2/2026')
  await hanna.open(`${new URL(hanna.page.url()).pathname}/aktion/vermerken`)
  await hanna.answer({ vermerktext: 'Zum falschen Vorgang.' })
  await hanna.press('Vermerk zur Akte')
  await hanna.sees('Rückgängig machen', 'möglich bis 10:10 Uhr')
  await hanna.look('ruecknahme-1-moeglich')
  await hanna.press('Rückgängig machen')
  await hanna.sees('Rückgängig gemacht: Vermerk zur Akte')
  await hanna.look('ruecknahme-2-geschehen')
})
