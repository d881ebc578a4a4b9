// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync, statSync } from 'node:fs'
import { importXzufi } from '../command/import-xzufi.ts'
import { MAX_XML_BYTES } from '../forms/xml/read-xml.ts'
import type { Remark } from '../forms/xml/read-xml.ts'
import { readXzufi } from '../forms/xzufi/read-xzufi.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { numberOf } from './number-of.ts'
import { openPlatform } from './platform.ts'
import { tenantOrFail } from './tenant-or-fail.ts'

export const help = `laufzettel import xzufi DATEI --tenant NAME   übernimmt Leistungen aus XZuFi 2.2

  Texte gehen denen der Bibliothek vor; was zu keinem Verfahren passt, bleibt aufbewahrt und wird genannt.
  --data ORDNER   Ort der Daten, sonst .data
  --json          {"matched","unmatched","unshown","units","onlineServices","responsibilities","deleted","findings"}`

/** Imports a message; exit code 1 with file, line and reason if it is refused. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, [], ['tenant', 'data'])
  const [source] = words
  const slug = options['tenant']
  if (!source || words.length > 1 || typeof slug !== 'string') throw new UsageError('So geht es: laufzettel import xzufi DATEI --tenant NAME')
  const isJson = options['json'] === true
  const info = statSync(source, { throwIfNoEntry: false })
  const refuse = (remarks: readonly Remark[]) => {
    const findings = told(source, 'error', remarks)
    if (isJson) console.log(JSON.stringify({ findings }))
    else for (const { where, message } of findings) console.error(`${where}: Fehler: ${message}`)
    return 1
  }
  if (!info?.isFile()) return refuse([{ line: 1, message: `${source} gibt es nicht.` }])
  if (info.size > MAX_XML_BYTES) return refuse([{ line: 1, message: `Die Datei hat ${info.size} Bytes, erlaubt sind ${MAX_XML_BYTES}.` }])
  const read = readXzufi(readFileSync(source))
  if ('refusals' in read) return refuse(read.refusals)
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say: () => undefined })
  try {
    const tenant = await tenantOrFail(platform.house.store, slug)
    const done = await importXzufi(platform.house, tenant, read.message)
    const findings = told(source, 'warning', read.warnings)
    if (isJson) console.log(JSON.stringify({ ...done, findings }))
    else {
      for (const { where, message } of findings) console.error(`${where}: Hinweis: ${message}`)
      for (const { id, why } of done.unmatched) console.error(`Leistung ${id}: aufbewahrt, nicht gezeigt. ${why}`)
      for (const [id, codes] of Object.entries(done.unshown)) console.error(`Leistung ${id}: Textmodule ${codes.join(', ')} aufbewahrt, nicht gezeigt.`)
      console.log(`${numberOf(Object.keys(done.matched).length, 'Leistung', 'Leistungen')} übernommen, ${done.unmatched.length} ohne Verfahren; ${numberOf(done.units, 'Stelle', 'Stellen')}, ${numberOf(done.responsibilities, 'Zuständigkeit', 'Zuständigkeiten')}.`)
    }
    return 0
  } finally {
    await platform.close()
  }
}

const told = (file: string, level: 'error' | 'warning', remarks: readonly Remark[]) =>
  remarks.map(({ line, message }) => ({ level, where: `${file}:${line}`, message }))
