// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a page costs: CPU of this process for one request, bytes on the line, beside the same bytes
// sent by a bare Hono application in the same run. `node --import ./src/tsx.ts bench/pages.ts`
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
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
/** Requests on their way at the same time, as in a real hour: one alone pays for every waking up of the process. */
const AT_ONCE = 16
const MB = 1024 * 1024

interface Row {
  readonly page: string
  readonly cpuMs: number
  readonly perSecond: number
  readonly bytes: number
  readonly gz: number
  readonly scripts: number
}

/** Measures the pages citizens and clerks see most, and 10,000 drafts side by side. */
export async function pagesTable(seconds: number): Promise<string> {
  const world = await testWorld()
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
    const clerk = await signedIn(world, deskApp(world), world.angeln, 'petersen')
    const bare = new Hono()
    const html = await get(form)
    bare.get('/', (c) => c.html(html))
    const rows = [
      await measured('Startseite des Portals', seconds, () => get('/musterangeln/')),
      await measured('Leistung', seconds, () => get('/musterangeln/leistungen/gestattung')),
      await measured('Formularseite, 20 Felder', seconds, () => get(twenty)),
      await measured('Formularseite Gestattung, 26 Eingaben', seconds, () => get(form)),
      await measured('  dieselben Bytes, Hono allein', seconds, async () => (await bare.request('/')).text()),
      await measured('Arbeitsliste', seconds, async () => (await clerk.get('/musterangeln/amt/vorgaenge')).html),
      await measured('Heute', seconds, async () => (await clerk.get('/musterangeln/amt/')).html),
    ]
    return [HEAD, ...rows.map(line), await draftsLine(world, get)].join('\n')
  } finally {
    await world.close()
  }
}

const HEAD = `${`Seiten, ${AT_ONCE} Anfragen zugleich`.padEnd(37)} CPU ms      /s     Bytes        gz  Skripte`

const line = ({ page, cpuMs, perSecond, bytes, gz, scripts }: Row) =>
  `${page.padEnd(37)} ${cpuMs.toFixed(2).padStart(6)} ${String(Math.round(perSecond)).padStart(7)} ${String(bytes).padStart(9)} ${String(gz).padStart(9)} ${String(scripts).padStart(8)}`

async function measured(page: string, seconds: number, get: () => Promise<string>): Promise<Row> {
  for (let i = 0; i < WARM_UP; i++) await get()
  const html = await get()
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  let n = 0
  const one = async () => {
    for (; performance.now() - start < seconds * 1000; n++) await get()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  const { user, system } = process.cpuUsage(cpu)
  return {
    page, cpuMs: (user + system) / 1000 / n, perSecond: (n * 1000) / (performance.now() - start),
    bytes: Buffer.byteLength(html), gz: gzipSync(html).length, scripts: html.split('<script').length - 1,
  }
}

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
