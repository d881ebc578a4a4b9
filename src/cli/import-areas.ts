// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync, statSync } from 'node:fs'
import { formatDate } from '../calendar/date.ts'
import { MAX_AREA_BYTES, readAreas } from '../forms/gv100ad/read-areas.ts'
import type { AreaFault } from '../forms/gv100ad/read-areas.ts'
import { replaceAreas } from '../store/areas.ts'
import { listEntities } from '../store/entities.ts'
import type { Store } from '../store/store.ts'
import { listTenants } from '../store/tenant.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { numberOf } from './number-of.ts'
import { openPlatform } from './platform.ts'

export const help = `laufzettel import gebiete DATEI   übernimmt das Gemeindeverzeichnis (GV100AD von Destatis)

  Ein neuerer Stand ersetzt den alten ganz, ein älterer wird abgewiesen.
  --data ORDNER   Ort der Daten, sonst .data
  --json          {"validFrom","areas","added","gone","unknown"} und sonst nichts`

/** Imports the directory; exit code 1 with file, line and reason if it is refused. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, [], ['data'])
  const [source] = words
  if (!source || words.length > 1) throw new UsageError('So geht es: laufzettel import gebiete DATEI')
  const isJson = options['json'] === true
  const info = statSync(source, { throwIfNoEntry: false })
  if (!info?.isFile()) return refuse(source, [{ line: 1, message: `${source} gibt es nicht.` }], isJson)
  if (info.size > MAX_AREA_BYTES) return refuse(source, [{ line: 1, message: `Die Datei hat ${info.size} Bytes, erlaubt sind ${MAX_AREA_BYTES}.` }], isJson)
  const read = readAreas(readFileSync(source))
  if ('faults' in read) return refuse(source, read.faults, isJson)
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say: () => undefined })
  const { store } = platform.house
  try {
    const done = await replaceAreas(store, read)
    const { validFrom } = read
    if ('newer' in done) {
      return refuse(source, [{ line: 1, message: `Die Datei ist vom ${formatDate(validFrom, 'long')}; da ist schon der Stand vom ${formatDate(done.newer, 'long')}.` }], isJson)
    }
    const unknown = await entitiesWithout(store, new Set(read.areas.flatMap((one) => one.ags ?? [])))
    if (isJson) console.log(JSON.stringify({ validFrom, ...done, unknown }))
    else {
      console.log(`${numberOf(done.areas, 'Gebiet', 'Gebiete')}, Stand ${formatDate(validFrom, 'long')}: ${numberOf(done.added.length, 'Gemeinde', 'Gemeinden')} neu, ${done.gone.length} nicht mehr dabei.`)
      for (const one of unknown) console.error(`Hinweis: ${one} gibt es in diesem Stand nicht.`)
    }
    return 0
  } finally {
    await platform.close()
  }
}

/** Legal entities whose AGS the directory does not have (any more). */
async function entitiesWithout(store: Store, known: ReadonlySet<string>): Promise<string[]> {
  const unknown: string[] = []
  for (const tenant of await listTenants(store)) {
    for (const { name, settings } of await listEntities(store, tenant)) {
      const ags = settings['ags']
      if (typeof ags === 'string' && !known.has(ags)) unknown.push(`${tenant.name}: ${name} (AGS ${ags})`)
    }
  }
  return unknown
}

function refuse(file: string, faults: readonly AreaFault[], isJson: boolean): number {
  const findings = faults.map(({ line, message }) => ({ level: 'error', where: `${file}:${line}`, message }))
  if (isJson) console.log(JSON.stringify({ findings }))
  else for (const { where, message } of findings) console.error(`${where}: Fehler: ${message}`)
  return 1
}
