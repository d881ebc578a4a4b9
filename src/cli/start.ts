// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { serve } from '@hono/node-server'
import { openRenderer } from '../documents/render-letter.ts'
import { portalApp } from '../portal/portal.tsx'
import { createWorld } from '../sample/world.ts'
import { SAMPLE_PEOPLE } from '../sample/people.ts'
import { rootApp } from '../sample/start-page.tsx'
import { createApp } from '../server/app.ts'
import { closeLive } from '../server/live.ts'
import { SERVER_LIMITS } from '../server/limits.ts'
import { openChangeWire } from '../store/change-wire.ts'
import { listTenants } from '../store/tenant.ts'
import { startWorker } from '../worker/worker.ts'
import { workspaceApp } from '../workspace/workspace.tsx'
import { parseArguments, UsageError } from './arguments.ts'
import { readLibrary } from './library.ts'
import { openPlatform } from './platform.ts'
import type { Platform } from './platform.ts'

export const help = `laufzettel start   startet die Plattform

  --port ZAHL    Anschluss des Webservers, sonst 3000
  --host NAME    Adresse, auf der er hört, sonst 127.0.0.1
  --data ORDNER  Ort der Daten, sonst .data
  --empty        ohne Musterverwaltungen

Umgebung: DATABASE_URL (eigene PostgreSQL ab 15), LAUFZETTEL_SECRET (Schlüssel, ab 32 Zeichen),
LAUFZETTEL_TRUST_PROXY=1 (hinter einem Proxy mit TLS), LAUFZETTEL_LOG=off,
LAUFZETTEL_ADDRESS (öffentliche Adresse), LAUFZETTEL_SMTP_URL (Mailserver),
LAUFZETTEL_DKIM_KEY und LAUFZETTEL_DKIM_SELECTOR (Unterschrift der E-Mails),
LAUFZETTEL_BOUNCES_URL (Postfach für unzustellbare E-Mails), LAUFZETTEL_HYBRID_MAIL_URL
(Druckdienst, stand-in zum Ausprobieren), LAUFZETTEL_CLAMD (Virenschutz),
LAUFZETTEL_MAP_URL (Karte des Außendiensts, mit {ort}),
LAUFZETTEL_SEALS und LAUFZETTEL_SEALS_PASSWORD (Ordner mit Siegeln der Verwaltungen)`

const STOP_MS = 10_000

/** Starts everything and keeps running until Ctrl-C; exit code 0 after a clean stop. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, ['empty'], ['port', 'host', 'data'])
  if (words.length) throw new UsageError(`«${words[0]}» gehört nicht zu start.`)
  const port = Number(options['port'] ?? process.env['PORT'] ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port braucht eine Zahl von 0 bis 65535, angegeben ist «${options['port']}».`)
  const started = performance.now()
  const say = (sentence: string) => process.stdout.write(`  ${sentence}\n`)
  process.stdout.write('Laufzettel startet\n')
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say })
  const renderer = openRenderer()
  const { house } = platform
  const isNew = (await listTenants(house.store)).length === 0
  if (isNew && !options['empty']) {
    say('Musterverwaltungen werden angelegt, einmalig, etwa eine halbe Minute')
    await createWorld(house, renderer, readLibrary(), say)
  }
  const worker = startWorker(house, renderer)
  const wire = openChangeWire(house.store)
  const app = createApp(house, { portal: portalApp(renderer), workspace: workspaceApp(renderer), root: rootApp() })
  const hostname = String(options['host'] ?? '127.0.0.1')
  const server = serve({ fetch: app.fetch, port, hostname, serverOptions: SERVER_LIMITS })
  await new Promise<void>((ready, broken) => server.once('listening', ready).once('error', broken)).catch(async (error: Error) => {
    await wire.stop()
    await worker.stop()
    await renderer.close()
    await platform.close()
    throw new StartError('code' in error && error.code === 'EADDRINUSE' ? `Der Anschluss ${port} ist schon belegt. Wählen Sie einen anderen mit --port.` : error.message)
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  // Before anybody can read that it runs: who presses Ctrl-C at once must not find nobody listening.
  const stop = stopSignal()
  await greet(platform, `http://${hostname === '0.0.0.0' || hostname === '127.0.0.1' ? 'localhost' : hostname}:${actual}`, performance.now() - started)
  await stop
  process.stdout.write('\nLaufzettel hält an\n')
  setTimeout(() => process.exit(1), STOP_MS).unref()
  await new Promise<void>((closed) => {
    server.close(() => closed())
    closeLive(house.store)
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 1_000).unref()
  })
  await wire.stop()
  await worker.stop()
  await renderer.close()
  await platform.close()
  process.stdout.write('Angehalten.\n')
  return 0
}

/** The platform could not start; the message is for the user. */
export class StartError extends Error {}

function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    // A terminal signals launcher and platform at once and the launcher passes it on: the second
    // of the pair must not kill what is stopping.
    process.on('SIGINT', () => stop())
    process.on('SIGTERM', () => stop())
  })
}

/** Says in German where to click and who can sign in. */
async function greet({ house, dataDir }: Platform, url: string, ms: number): Promise<void> {
  const tenants = await listTenants(house.store)
  const lines = ['', `Laufzettel läuft: ${url}/   (bereit nach ${(ms / 1000).toFixed(1).replace('.', ',')} s, Daten in ${dataDir})`]
  for (const tenant of tenants) {
    lines.push('', tenant.name, `  Portal          ${url}/${tenant.slug}/`, `  Arbeitsplatz    ${url}/${tenant.slug}/amt/`)
    const people = tenant.settings['sample'] === true ? (SAMPLE_PEOPLE[tenant.slug] ?? []) : []
    const shown = people.filter((person) => ['sommer', 'petersen', 'lorenzen', 'rohde', 'kruse', 'ehlers'].includes(person.id))
    for (const person of shown) lines.push(`  ${person.name.padEnd(20)} ${person.title}`)
  }
  if (tenants.some((tenant) => tenant.settings['sample'] === true)) {
    lines.push('', `Anmelden als eine der Musterpersonen mit einem Klick: ${url}/`)
  }
  if (tenants.length === 0) lines.push('', 'Noch keine Verwaltung. Legen Sie eine an mit: ./laufzettel tenant add NAME --title "Amt …" --land SH')
  process.stdout.write(`${lines.join('\n')}\n\nAnhalten mit Strg-C.\n`)
}
