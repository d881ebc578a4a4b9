// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The desk with ten thousand and with a million cases in turn: lists, search, case page, beside the
// same SQL run bare. `node --import ./src/tsx.ts bench/worklist.ts [--cases 1000000] [--events 0]`; the
// database has the memory it has in earnest, unless a server of tests is running already.
import { parseArgs } from 'node:util'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { readTenant } from '../src/store/query.ts'
import type { Store } from '../src/store/store.ts'
import type { Tenant } from '../src/store/tenant.ts'
import { listCases } from '../src/store/worklist.ts'
import { conditions } from '../src/store/worklist-filter.ts'
import { deskApp, signedIn } from '../src/workspace/test-visitor.ts'
import { manyCases } from './many-cases.ts'

const FEW = 10_000
/** Of so few as 40 the p95 would be what two disturbances make it. */
const TIMES = 200
const WARMED = 5
/** The file number of a case both sizes have. */
const SOUGHT = 100_000 + 4_711

/** The desk of one municipality; what its pages are asked for is the same at every size. */
export interface DeskPlace {
  readonly store: Store
  readonly tenant: Tenant
  readonly get: (path: string) => Promise<unknown>
}

/** Measures the desk of two municipalities, ten thousand cases and many, in turn. */
export async function worklistTable(cases: number, events: number): Promise<string> {
  const worlds = [await testWorld(), await testWorld()] as const
  try {
    const lines: string[] = []
    for (const [i, wanted] of [{ cases: FEW, events: 0 }, { cases, events }].entries()) {
      const start = performance.now()
      await worlds[i]!.worker.stop()
      await manyCases(worlds[i]!.house.store, worlds[i]!.angeln, wanted)
      lines.push(`${number(wanted.cases)} Vorgänge, ${number(wanted.events)} Ereignisse dazu (angelegt in ${Math.round((performance.now() - start) / 1000)} s)`)
    }
    const [few, many] = await Promise.all(worlds.map(placeOf))
    return [...lines, ...(await sideBySide(few!, many!))].join('\n')
  } finally {
    for (const world of worlds) await world.close()
  }
}

const number = (n: number) => n.toLocaleString('de-DE')

async function placeOf(world: TestWorld): Promise<DeskPlace> {
  const clerk = await signedIn(world, deskApp(world), world.angeln, 'petersen')
  return { store: world.house.store, tenant: world.angeln, get: (path) => clerk.get(`/musterangeln/amt${path}`) }
}

/** The lines of the table: milliseconds a request with few and with many cases, and how many times the p95 is. */
export async function sideBySide(few: DeskPlace, many: DeskPlace): Promise<string[]> {
  const rows = await Promise.all([few, many].map(rowsOf))
  const lines = [
    `${''.padEnd(36)}       p50 ms         p95 ms   p95      CPU ms`,
    `${''.padEnd(36)}  wenige  viele  wenige  viele   mal  wenige  viele`,
  ]
  for (const [i, { what, one: ofFew }] of rows[0]!.entries()) {
    const [a, b] = await measured(ofFew, rows[1]![i]!.one)
    const cells = [a.p50, b.p50, a.p95, b.p95].map((n) => n.toFixed(1).padStart(7))
    lines.push(`${what.padEnd(36)} ${cells.join(' ')} ${(b.p95 / a.p95).toFixed(2).padStart(5)} ${a.cpu.toFixed(1).padStart(7)} ${b.cpu.toFixed(1).padStart(6)}`)
  }
  return lines
}

interface Row {
  readonly what: string
  readonly one: () => Promise<unknown>
}

async function rowsOf({ store, tenant, get }: DeskPlace): Promise<Row[]> {
  const { lines } = await listCases(store, tenant, { state: 'open', sort: 'newest', pageSize: 1 })
  const bare = (sql: string, values: unknown[] = []) => () => readTenant(store, tenant, (q) => q(sql, values))
  const open = conditions({ state: 'open' })
  const [sought] = await readTenant(store, tenant, (q) => q<{ number: string; words: string[] }>(
    `SELECT file_number AS number, (regexp_match(title, '(\\S+) (\\d+)$')) AS words FROM cases WHERE file_number LIKE $1`, [`32-GE-${SOUGHT}/%`]))
  const applicant = encodeURIComponent(lines[0]!.applicant!)
  const words = sought!.words
  const rows: [string, () => Promise<unknown>][] = [
    ['Heute', () => get('/')],
    ['Meine Vorgänge', () => get('/vorgaenge')],
    ['Mein Amt', () => get('/vorgaenge?sicht=amt')],
    ['Alle offenen', () => get('/vorgaenge?sicht=alle')],
    ['  dasselbe SQL allein', bare(`SELECT * FROM cases WHERE ${open.where} ORDER BY next_due NULLS LAST, id LIMIT 20`, open.values)],
    ['Alle offenen, nach Titel, Seite 50', () => get('/vorgaenge?sicht=alle&sort=title&seite=50')],
    ['Abgeschlossene', () => get('/vorgaenge?sicht=abgeschlossen')],
    ['Filter: Status, Kanal, Betrag', () => get('/vorgaenge?sicht=alle&status=antrag.vollstaendig&kanal=portal&von=100&bis=200')],
    // The same one case at every size: how many hits are shown must not differ.
    ['Filter: Antragsteller', () => get(`/vorgaenge?sicht=alle&antragsteller=${applicant}`)],
    ['Filter: Straße, selten', () => get('/vorgaenge?sicht=alle&ort=Dorfstr.%204711')],
    ['Filter: Straße, häufig', () => get('/vorgaenge?sicht=alle&ort=Dorfstra%C3%9Fe')],
    ['Meine, nach Antragsteller', () => get('/vorgaenge?sort=applicant')],
    ['Meine bis heute fällig, nach Gebühr', () => get('/vorgaenge?frist=heute&wartet=mich&sort=fee')],
    ['Schnellsuche, ohne Wort', () => get('/suche/vorschlaege?q=')],
    ['Schnellsuche, Aktenzeichen', () => get(`/suche/vorschlaege?q=${encodeURIComponent(sought!.number)}`)],
    ['Schnellsuche, seltenes Wort', () => get(`/suche/vorschlaege?q=${encodeURIComponent(words.join(' '))}`)],
    ['Schnellsuche, häufiges Wort', () => get(`/suche/vorschlaege?q=${encodeURIComponent(words[0]!)}`)],
    ['Schnellsuche, zwei Buchstaben', () => get('/suche/vorschlaege?q=do')],
    ['Suche nach Aktenzeichen', () => get(`/suche?q=${encodeURIComponent(sought!.number)}`)],
    ['Suche nach Wörtern', () => get(`/suche?q=${encodeURIComponent(words.join(' '))}`)],
    ['  dasselbe SQL allein', bare(
      `SELECT * FROM cases WHERE ${words.map((_, i) => `search LIKE $${i + 1}`).join(' AND ')} ORDER BY changed_at DESC, id LIMIT 50`,
      words.map((word) => `%${word.toLowerCase()}%`))],
    ['Suche mit 50 Treffern', () => get(`/suche?q=${encodeURIComponent(words[0]!)}`)],
    ['Suche nach nichts', () => get('/suche?q=Xylophonkonzert')],
    ['Vorgangsseite', () => get(`/vorgaenge/${lines[0]!.id}`)],
  ]
  return rows.map(([what, one]) => ({ what, one }))
}

interface Figures {
  readonly p50: number
  readonly p95: number
  readonly cpu: number
}

/** One after the other, so that whatever else the machine does falls on both alike. */
async function measured(...both: readonly (() => Promise<unknown>)[]): Promise<readonly [Figures, Figures]> {
  const found = both.map(() => ({ times: [] as number[], cpu: 0 }))
  for (let i = -WARMED; i < TIMES; i++) {
    for (const [k, one] of both.entries()) {
      const [start, cpu] = [performance.now(), process.cpuUsage()]
      await one()
      if (i < 0) continue
      const { user, system } = process.cpuUsage(cpu)
      found[k]!.times.push(performance.now() - start)
      found[k]!.cpu += (user + system) / 1000 / TIMES
    }
  }
  const figures = found.map(({ times, cpu }): Figures => {
    times.sort((a, b) => a - b)
    return { p50: times[TIMES / 2]!, p95: times[Math.floor(TIMES * 0.95)]!, cpu }
  })
  return [figures[0]!, figures[1]!]
}

if (import.meta.main) {
  process.env['LAUFZETTEL_TEST_LARGE'] = 'on'
  const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' }, events: { type: 'string', default: '0' } } })
  console.log(await worklistTable(Number(values.cases), Number(values.events)))
}
