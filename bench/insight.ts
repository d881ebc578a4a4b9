// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Key figures over a million cases: how long reading them anew takes, and how long a page then waits.
// `node --import ./src/tsx.ts bench/insight.ts [--cases 1000000]`
import { parseArgs } from 'node:util'
import { FIGURE_MARKS, insightOf, rebuildFigures } from '../src/command/insight.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { Store } from '../src/store/store.ts'
import { readFigures } from '../src/store/insight-read.ts'
import { stationsOf } from '../src/store/insight-way.ts'
import { processOf } from '../src/command/settings.ts'
import { manyCases } from './many-cases.ts'

const TIMES = 15

/** Fills one municipality, reads its figures and measures the questions of the page. */
async function measure(cases: number): Promise<void> {
  const world = await testWorld()
  const { house, angeln } = world
  try {
    const started = performance.now()
    await manyCases(house.store, angeln, { cases, events: 0 })
    const filled = performance.now()
    await rebuildFigures(house, angeln)
    await spread(house.store, angeln.id)
    console.log(`${cases} Vorgänge angelegt in ${seconds(filled - started)} s, gelesen in ${seconds(performance.now() - filled)} s`)
    const today = new Date().toISOString().slice(0, 10)
    const year = today.slice(0, 4)
    const wanted = { today, hidden: [] }
    const prepared = (await processOf(house, angeln, 'gestattung'))!
    const spans = { monat: { from: `${today.slice(0, 7)}-01`, to: today }, jahr: { from: `${year}-01-01`, to: `${year}-12-31` } }
    for (const [name, span] of Object.entries(spans)) {
      await times(`Auswertung, ${name}`, () => insightOf(house, angeln, span, wanted))
      await times(`Prozessbild, ${name}`, () => stationsOf(house.store, angeln, prepared.process, { ...wanted, ...span }))
    }
    await times('nichts Neues lesen', () => readFigures(house.store, angeln, FIGURE_MARKS))
  } finally {
    await world.close()
  }
}

/** The copies all ended within the last year, which no town has: their ends follow their receipt. */
async function spread(store: Store, id: string): Promise<void> {
  await store.admin.query(
    `UPDATE ${id}.case_figures SET finished_on = least(received_on + 3 + abs(hashtext(case_id::text)) % 90, current_date)
     WHERE finished_on IS NOT NULL`)
  await store.admin.query(`VACUUM ANALYZE ${id}.case_figures`)
}

const seconds = (ms: number) => (ms / 1000).toFixed(0)

async function times(what: string, one: () => Promise<unknown>): Promise<void> {
  await one()
  const all: number[] = []
  for (let i = 0; i < TIMES; i++) {
    const start = performance.now()
    await one()
    all.push(performance.now() - start)
  }
  all.sort((a, b) => a - b)
  console.log(`${what.padEnd(28)} p50 ${all[Math.floor(TIMES / 2)]!.toFixed(0)} ms, p95 ${all[Math.floor(TIMES * 0.95)]!.toFixed(0)} ms`)
}

const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' } } })
await measure(Number(values.cases))
