// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a page costs: CPU of the serving process for one request over HTTP, bytes on the line, beside
// the same bytes sent by a bare Hono application in the same rounds. Who asks is a process of its own.
// `node --import ./src/tsx.ts bench/pages.ts`
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { publish } from '../src/command/publish.ts'
import { createDraft } from '../src/store/drafts.ts'
import { Browser } from '../src/portal/test-browser.ts'
import { ANSWERS, codeOf } from '../src/portal/test-journey.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { deskApp, signedIn } from '../src/workspace/test-visitor.ts'
import { TWENTY, TWENTY_PAGE, twentyFields } from './twenty-fields.ts'

/** Without it the rubbish of ten thousand inserts would count as growth. */
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const DRAFTS = 10_000
/** A server runs for weeks: what is compiled once is not counted. */
const WARM_UP = 1_500
/** Requests of one page before it is the next one's turn: what the machine does meanwhile hits all. */
const AT_A_TIME = 160
const MB = 1024 * 1024

/** A page somebody asks for again and again. */
export interface Asked {
  readonly port: number
  readonly path: string
  readonly cookie: string
  readonly times: number
}

interface Row {
  readonly page: string
  readonly asked: Asked
  /** Of each round, for one request. */
  readonly cpuMs: number[]
  readonly perSecond: number[]
}

/** Measures the pages citizens and clerks see most, and 10,000 drafts side by side. */
export async function pagesTable(seconds: number): Promise<string> {
  const world = await testWorld()
  const visitors = fork(fileURLToPath(new URL('page-visitors.ts', import.meta.url)))
  const servers: Server[] = []
  try {
    const browser = new Browser(world.house)
    await browser.open('/musterangeln/leistungen/gestattung')
    await browser.send({})
    const code = codeOf(browser)
    for (const [page, answers] of ANSWERS.slice(0, 1)) {
      await browser.open(`/musterangeln/antrag/${code}/${page}`)
      await browser.send(answers, { button: ['_weiter', ''] })
    }
    const get = async (path: string) => (await browser.request(path, { method: 'GET' })).text()
    const form = `/musterangeln/antrag/${code}/antragsteller`
    await publish(world.house, world.angeln, twentyFields())
    await browser.open(`/musterangeln/leistungen/${TWENTY}`)
    await browser.send({})
    const twenty = `/musterangeln/antrag/${codeOf(browser)}/${TWENTY_PAGE}`
    const desk = deskApp(world)
    const clerk = await signedIn(world, desk, world.angeln, 'petersen')
    const bare = new Hono()
    const html = await get(twenty)
    bare.get('/', (c) => c.html(html))
    const portal = { port: await portOf(servers, browser.app), cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const office = { port: await portOf(servers, desk), cookie: await clerk.cookie() }
    const nothing = { port: await portOf(servers, bare), cookie: '' }
    const row = (page: string, place: typeof portal, path: string): Row => ({ page, asked: { ...place, path, times: AT_A_TIME }, cpuMs: [], perSecond: [] })
    const rows = [
      row('Startseite des Portals', portal, '/musterangeln/'),
      row('Leistung', portal, '/musterangeln/leistungen/gestattung'),
      row('Formularseite, 20 Felder', portal, twenty),
      row('  dieselben Bytes, Hono allein', nothing, '/'),
      row('Formularseite Gestattung, 26 Eingaben', portal, form),
      row('Arbeitsliste', office, '/musterangeln/amt/vorgaenge'),
      row('Heute', office, '/musterangeln/amt/'),
    ]
    for (const { asked } of rows) await visit(visitors, { ...asked, times: WARM_UP })
    for (let round = 0; round < seconds * ROUNDS_A_SECOND; round++) for (const one of rows) await measure(visitors, one)
    return [HEAD, ...await Promise.all(rows.map(line)), await draftsLine(world, get)].join('\n')
  } finally {
    visitors.kill()
    for (const server of servers) server.close()
    await world.close()
  }
}

const ROUNDS_A_SECOND = 10
const HEAD = `${'Seiten, 16 Anfragen zugleich'.padEnd(37)} CPU ms  bestes      /s     Bytes        gz  Skripte`

async function portOf(servers: Server[], { fetch }: Pick<Hono, 'fetch'>): Promise<number> {
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }) as Server
  servers.push(server)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function visit(visitors: ChildProcess, asked: Asked): Promise<void> {
  visitors.send(asked)
  const [problem] = await once(visitors, 'message')
  if (problem) throw new Error(`${asked.path}: ${problem}`)
}

async function measure(visitors: ChildProcess, { asked, cpuMs, perSecond }: Row): Promise<void> {
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  await visit(visitors, asked)
  const { user, system } = process.cpuUsage(cpu)
  cpuMs.push((user + system) / 1000 / asked.times)
  perSecond.push((asked.times * 1000) / (performance.now() - start))
}

async function line({ page, asked: { port, path, cookie }, cpuMs, perSecond }: Row): Promise<string> {
  const html = await (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } })).text()
  const numbers = [
    median(cpuMs).toFixed(2), Math.min(...cpuMs).toFixed(2), Math.round(median(perSecond)),
    Buffer.byteLength(html), gzipSync(html).length, html.split('<script').length - 1,
  ]
  return `${page.padEnd(37)} ${numbers.map((one, i) => String(one).padStart(WIDTHS[i]!)).join(' ')}`
}

const WIDTHS = [6, 7, 7, 9, 9, 8]
const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!

/** Ten thousand people in the middle of a form: nothing of it may stay in memory. */
async function draftsLine(world: TestWorld, get: (path: string) => Promise<string>): Promise<string> {
  const { store } = world.house
  const before = await settled()
  for (let i = 0; i < DRAFTS; i++) {
    await createDraft(store, world.angeln, {
      id: `bench:${i}`, process: 'gestattung', version: 'bench', page: 'vorfrage', data: { code: `b${i}`, values: {}, typed: {}, shown: {} },
      at: world.house.clock(), purgeAt: '2026-12-31T00:00:00.000Z',
    })
    if (i % 10 === 0) await get('/musterangeln/leistungen/gestattung')
  }
  const after = await settled()
  return `${DRAFTS.toLocaleString('de-DE')} Entwürfe nebeneinander: ${((after - before) / MB).toFixed(1)} MB mehr im Speicher (vorher ${(before / MB).toFixed(0)} MB)`
}

async function settled(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    collect()
    await new Promise((done) => setTimeout(done, 50))
  }
  return process.memoryUsage().heapUsed
}

if (import.meta.main) console.log(await pagesTable(3))
