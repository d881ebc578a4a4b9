// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The figures of a town with some dozens of cases: read, narrowed, compared, followed to the lists.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { livedCases, putCase } from '../insight-cases.ts'
import { preparedOf } from '../library.ts'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage, Visitor } from './visit.ts'

const skip = NO_BROWSER ?? false
const FIGURES = '/musterangeln/amt/auswertung'
const THEMES = ['light', 'dark'] as const
let stage: Stage
let lead: Visitor

before(async () => {
  if (skip) return
  stage = await openStage('allgemeiner-antrag', 'plakatierung')
  const { house, angeln } = stage.world
  for (const id of ['gestattung', 'allgemeiner-antrag', 'plakatierung']) {
    const all = livedCases(preparedOf(id), 'suederau')
    for (const [i, one] of all.entries()) {
      const at = { ...one.at, channel: ['portal', 'portal', 'paper', 'email', 'counter'][i % 5]! }
      await putCase(house.store, angeln, { ...one, at, entity: ['suederau', 'norderfeld', 'mittelholm'][i % 3]! })
    }
  }
  lead = await stage.visitor({ scripts: true })
  await lead.become('lorenzen')
})
after(() => stage?.close())

test('figures of the year, wide and narrow, light and dark', { skip }, async () => {
  await lead.open('/musterangeln/amt/')
  await lead.page.getByRole('link', { name: 'Auswertung' }).click()
  await lead.sees('Eingänge nach Weg', 'Durchlaufzeit', 'Bestand', 'unter 5', 'So wird gezählt')
  await lead.inspect('90-auswertung', { photo: true, themes: THEMES })
})

test('each figure says how it is counted', { skip }, async () => {
  await lead.page.locator('details summary').filter({ hasText: 'So wird gezählt' }).first().click()
  await lead.sees('Es zählt der Tag des Eingangs')
  const charts = await lead.page.locator('.lz-figures svg').all()
  assert.ok(charts.length >= 5)
  for (const chart of charts) assert.match((await chart.locator('title').textContent())!, /Werte in der Tabelle/)
})

test('narrowed to one service and own months; a wrong period is said', { skip }, async () => {
  await lead.open(`${FIGURES}?zeitraum=eigen&von=2026-05&bis=2026-06&verfahren=gestattung&gemeinde=suederau`)
  await lead.sees('01.05.2026 bis 30.06.2026', '01.03.2026 bis 30.04.2026')
  await lead.inspect('91-auswertung-eng', { photo: true, themes: THEMES })
  await lead.open(`${FIGURES}?zeitraum=eigen&von=2026-06&bis=2026-05`)
  await lead.sees('Der Anfang liegt nach dem Ende')
})

test('the backlog leads to the list of its cases', { skip }, async () => {
  await lead.open(`${FIGURES}?verfahren=gestattung`)
  await lead.page.getByRole('link', { name: 'Unerledigt' }).click()
  await lead.sees('Alle offenen Vorgänge')
  assert.match(lead.page.url(), /vorgaenge\?sicht=alle&verfahren=gestattung/)
})

test('the way of a service as a picture, with hints and their numbers', { skip }, async () => {
  await lead.open(`${FIGURES}/gestattung?zeitraum=jahr`)
  await lead.sees('Wo es einfacher ginge', 'Der Weg als Bild', 'Die Stationen', 'Von Station zu Station')
  await lead.inspect('92-weg', { photo: true, themes: THEMES })
})
