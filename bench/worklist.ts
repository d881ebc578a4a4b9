// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The desk with ten thousand and with a million cases: lists, search, case page, beside the same SQL
// run bare, in one run. `node --import ./src/tsx.ts bench/worklist.ts [--cases 1000000] [--events 0]`
import { parseArgs } from 'node:util'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { readTenant } from '../src/store/query.ts'
import { listCases } from '../src/store/worklist.ts'
import { conditions } from '../src/store/worklist-filter.ts'
import { deskApp, signedIn } from '../src/workspace/test-visitor.ts'
import { manyCases } from './many-cases.ts'

const FEW = 10_000
/** Of so few as 40 the p95 would be what two disturbances make it. */
const TIMES = 200
/** The file number of a case both sizes have. */
const SOUGHT = 100_000 + 4_711

interface Row {
  readonly what: string
  readonly p50: number
  readonly p95: number
  readonly cpu: number
}

/** Measures the desk of one municipality at two sizes. */
export async function worklistTable(cases: number, events: number): Promise<string> {
  const world = await testWorld()
  try {
    const lines: string[] = []
    let known = 0
    for (const size of [FEW, cases]) {
      const start = performance.now()
      await manyCases(world.house.store, world.angeln, {
        cases: size - known, events: size === cases ? events : 0,
      })
      known = size
      const seconds = Math.round((performance.now() - start) / 1000)
      lines.push(`\n${size.toLocaleString('de-DE')} Vorgänge${size === cases && events ? `, ${events.toLocaleString('de-DE')} Ereignisse` : ''} (angelegt in ${seconds} s)`)
      lines.push('                                     p50 ms   p95 ms   CPU ms')
      for (const row of await rowsOf(world)) {
        lines.push(`${row.what.padEnd(34)} ${row.p50.toFixed(1).padStart(8)} ${row.p95.toFixed(1).padStart(8)} ${row.cpu.toFixed(1).padStart(8)}`)
      }
    }
    return lines.join('\n')
  } finally {
    await world.close()
  }
}

async function rowsOf(world: TestWorld): Promise<Row[]> {
  const clerk = await signedIn(world, deskApp(world), world.angeln, 'petersen')
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'open', sort: 'newest', pageSize: 1 })
  const get = (path: string) => async () => void (await clerk.get(`/musterangeln/amt${path}`))
  const bare = (sql: string, values: unknown[] = []) => async () =>
    void (await readTenant(world.house.store, world.angeln, (q) => q(sql, values)))
  const open = conditions({ state: 'open' })
  const [sought] = await readTenant(world.house.store, world.angeln, (q) => q<{ number: string; words: string[] }>(
    `SELECT file_number AS number, (regexp_match(title, '(\\S+) (\\d+)$')) AS words FROM cases WHERE file_number LIKE $1`, [`32-GE-${SOUGHT}/%`]))
  const applicant = lines[0]!.applicant
  return [
    await measured('Heute', get('/')),
    await measured('Meine Vorgänge', get('/vorgaenge')),
    await measured('Mein Amt', get('/vorgaenge?sicht=amt')),
    await measured('Alle offenen', get('/vorgaenge?sicht=alle')),
    await measured('  dasselbe SQL allein', bare(`SELECT * FROM cases WHERE ${open.where} ORDER BY next_due NULLS LAST, id LIMIT 20`, open.values)),
    await measured('Alle offenen, nach Titel, Seite 50', get('/vorgaenge?sicht=alle&sort=title&seite=50')),
    await measured('Abgeschlossene', get('/vorgaenge?sicht=abgeschlossen')),
    await measured('Filter: Status, Kanal, Betrag', get('/vorgaenge?sicht=alle&status=antrag.vollstaendig&kanal=portal&von=100&bis=200')),
    // The same one case at every size: how many hits are shown must not differ.
    await measured('Filter: Antragsteller', get(`/vorgaenge?sicht=alle&antragsteller=${encodeURIComponent(applicant!)}`)),
    await measured('Filter: Straße, selten', get('/vorgaenge?sicht=alle&ort=Dorfstr.%204711')),
    await measured('Filter: Straße, häufig', get('/vorgaenge?sicht=alle&ort=Dorfstra%C3%9Fe')),
    await measured('Meine, nach Antragsteller', get('/vorgaenge?sort=applicant')),
    await measured('Meine bis heute fällig, nach Gebühr', get('/vorgaenge?frist=heute&wartet=mich&sort=fee')),
    await measured('Schnellsuche, ohne Wort', get('/suche/vorschlaege?q=')),
    await measured('Schnellsuche, Aktenzeichen', get(`/suche/vorschlaege?q=${encodeURIComponent(sought!.number)}`)),
    await measured('Schnellsuche, seltenes Wort', get(`/suche/vorschlaege?q=${encodeURIComponent(sought!.words.join(' '))}`)),
    await measured('Schnellsuche, häufiges Wort', get(`/suche/vorschlaege?q=${encodeURIComponent(sought!.words[0]!)}`)),
    await measured('Schnellsuche, zwei Buchstaben', get('/suche/vorschlaege?q=do')),
    await measured('Suche nach Aktenzeichen', get(`/suche?q=${encodeURIComponent(sought!.number)}`)),
    await measured('Suche nach Wörtern', get(`/suche?q=${encodeURIComponent(sought!.words.join(' '))}`)),
    await measured('  dasselbe SQL allein', bare(
      `SELECT * FROM cases WHERE ${sought!.words.map((_, i) => `search LIKE $${i + 1}`).join(' AND ')} ORDER BY changed_at DESC, id LIMIT 50`,
      sought!.words.map((word) => `%${word.toLowerCase()}%`))),
    await measured('Suche mit 50 Treffern', get(`/suche?q=${encodeURIComponent(sought!.words[0]!)}`)),
    await measured('Suche nach nichts', get('/suche?q=Xylophonkonzert')),
    await measured('Vorgangsseite', get(`/vorgaenge/${lines[0]!.id}`)),
  ]
}

async function measured(what: string, one: () => Promise<void>): Promise<Row> {
  for (let i = 0; i < 5; i++) await one()
  const times: number[] = []
  const cpu = process.cpuUsage()
  for (let i = 0; i < TIMES; i++) {
    const start = performance.now()
    await one()
    times.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(cpu)
  times.sort((a, b) => a - b)
  return { what, p50: times[TIMES / 2]!, p95: times[Math.floor(TIMES * 0.95)]!, cpu: (user + system) / 1000 / TIMES }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' }, events: { type: 'string', default: '0' } } })
  console.log(await worklistTable(Number(values.cases), Number(values.events)))
}
