// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { availabilitiesOf, openingOf, setAvailability } from '../command/availability.ts'
import type { House } from '../command/house.ts'
import { rebuildCatalogue } from '../command/publish.ts'
import type { Availability } from '../engine/availability.ts'
import { unknownName } from '../process/finding.ts'
import { availabilityHistory } from '../store/availability.ts'
import { listCatalogue } from '../store/catalogue.ts'
import type { Tenant } from '../store/tenant.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { numberOf } from './number-of.ts'
import { openPlatform } from './platform.ts'
import { tenantOrFail } from './tenant-or-fail.ts'

export const help = `laufzettel service list VERWALTUNG                       zeigt die Leistungen und ob sie offen sind
laufzettel service open VERWALTUNG VERFAHREN             nimmt Anträge an
laufzettel service pause VERWALTUNG VERFAHREN --reason GRUND [--from TAG] [--until TAG] [--stop-drafts]
laufzettel service season VERWALTUNG VERFAHREN --from MM-TT --until MM-TT [--reason GRUND]
laufzettel service close VERWALTUNG VERFAHREN --reason GRUND
laufzettel service history VERWALTUNG VERFAHREN          zeigt, wer wann was geändert hat
laufzettel service index VERWALTUNG                      schreibt den Suchindex neu

  Was vor einer Pause begonnen wurde, darf abgesendet werden, außer mit --stop-drafts.
  Den Grund lesen die Antragstellenden.
  --by NAME       wer es veranlasst, steht im Verlauf
  --data ORDNER   Ort der Daten, sonst .data`

const VERBS = ['list', 'open', 'pause', 'season', 'close', 'history', 'index']

/** Shows and changes what services take; exit code 1 where that cannot be. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, ['stop-drafts'], ['reason', 'from', 'until', 'by', 'data'])
  const [verb = '', slug, process] = words
  if (!VERBS.includes(verb)) throw new UsageError(`Möglich sind: ${VERBS.map((one) => `service ${one}`).join(', ')}.`)
  if (!slug) throw new UsageError('Nennen Sie die Verwaltung.')
  const needsProcess = verb !== 'list' && verb !== 'index'
  if (needsProcess && !process) throw new UsageError('Nennen Sie das Verfahren.')
  if (words.length > (needsProcess ? 3 : 2)) throw new UsageError(`«${words.at(-1)}» ist zu viel.`)
  const isJson = options['json'] === true
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say: () => undefined })
  const { house } = platform
  try {
    const tenant = await tenantOrFail(house.store, slug)
    if (verb === 'list') return await list(house, tenant, isJson)
    if (verb === 'index') {
      const services = await rebuildCatalogue(house, tenant)
      console.log(isJson ? JSON.stringify({ services }) : `${numberOf(services, 'Leistung ist', 'Leistungen sind')} zu finden.`)
      return 0
    }
    const known = (await listCatalogue(house.store, tenant)).map((one) => one.process)
    if (!known.includes(process!)) throw new UsageError(unknownName('Das Verfahren', process!, known))
    if (verb === 'history') return await history(house, tenant, process!, isJson)
    const by = String(options['by'] ?? 'Kommandozeile')
    const refusal = await setAvailability(house, tenant, process!, wanted(verb, options), by)
    if (refusal !== undefined) {
      if (isJson) console.log(JSON.stringify({ refusal: { message: refusal } }))
      else console.error(refusal)
      return 1
    }
    return await list(house, tenant, isJson, process)
  } finally {
    await platform.close()
  }
}

function wanted(verb: string, options: Readonly<Record<string, string | true>>): Availability {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
  const [reason = '', from, until] = [text('reason'), text('from'), text('until')]
  if (verb === 'open') return { kind: 'open' }
  if (verb === 'close') return { kind: 'closed', reason }
  if (verb === 'season') return { kind: 'seasonal', from: from ?? '', until: until ?? '', ...(reason && { reason }) }
  return {
    kind: 'paused', reason,
    ...(from !== undefined && { from }), ...(until !== undefined && { until }),
    ...(options['stop-drafts'] === true && { stopsDrafts: true }),
  }
}

async function list(house: House, tenant: Tenant, isJson: boolean, only?: string): Promise<number> {
  const all = await availabilitiesOf(house, tenant)
  const lines = (await listCatalogue(house.store, tenant)).filter((one) => only === undefined || one.process === only)
  const services = await Promise.all(lines.map(async ({ process, name }) => ({
    process, name, availability: all[process] ?? { kind: 'open' as const }, opening: await openingOf(house, tenant, process),
  })))
  if (isJson) console.log(JSON.stringify({ services }))
  else for (const { process, name, opening } of services) console.log(`${process}\t${name}\t${opening.isOpen ? 'offen' : opening.why}`)
  return 0
}

async function history(house: House, tenant: Tenant, process: string, isJson: boolean): Promise<number> {
  const changes = await availabilityHistory(house.store, tenant, process)
  if (isJson) console.log(JSON.stringify({ changes }))
  else for (const { setAt, setBy, state } of changes) console.log(`${formatDate(localDateOf(setAt), 'short')}\t${setBy}\t${stateWords(state as unknown as Availability)}`)
  return 0
}

/** What was set, in a line; the reason is what applicants read. */
function stateWords(set: Availability): string {
  const reason = 'reason' in set && set.reason ? `: ${set.reason}` : ''
  switch (set.kind) {
    case 'open': return 'offen'
    case 'closed': return `geschlossen${reason}`
    case 'seasonal': return `jedes Jahr vom ${set.from} bis ${set.until} (Monat-Tag)${reason}`
    case 'paused': {
      const from = set.from === undefined ? '' : ` ab ${formatDate(set.from, 'short')}`
      const until = set.until === undefined ? '' : ` bis ${formatDate(set.until, 'short')}`
      return `Pause${from}${until}${set.stopsDrafts ? ', auch für begonnene Anträge' : ''}${reason}`
    }
  }
}
