// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { writeFileSync } from 'node:fs'
import { exportXzufi } from '../command/export-xzufi.ts'
import { DEFAULT_ROOT, writeXzufi } from '../forms/xzufi/write-xzufi.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { numberOf } from './number-of.ts'
import { openPlatform } from './platform.ts'
import { tenantOrFail } from './tenant-or-fail.ts'

export const help = `laufzettel export xzufi --tenant NAME --out DATEI --url ADRESSE   schreibt die Leistungen als XZuFi 2.2

  ADRESSE ist die des Portals, zum Beispiel https://antrag.example.de
  --root NAME     Name des Wurzelelements, den der Empfänger erwartet, sonst ${DEFAULT_ROOT}
  --data ORDNER   Ort der Daten, sonst .data
  --json          {"file","services","units","responsibilities"} und sonst nichts`

/** Writes the catalogue of a municipality. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, [], ['tenant', 'out', 'url', 'root', 'data'])
  const { tenant: slug, out, url, root = DEFAULT_ROOT } = options
  if (words.length > 0 || typeof slug !== 'string' || typeof out !== 'string') throw new UsageError('So geht es: laufzettel export xzufi --tenant NAME --out DATEI --url ADRESSE')
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:/.test(url)) throw new UsageError('--url braucht die Adresse des Portals, zum Beispiel https://antrag.example.de')
  if (typeof root !== 'string' || !/^[A-Za-z_][\w.-]{0,80}$/.test(root)) throw new UsageError('--root braucht den Namen eines XML-Elements.')
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say: () => undefined })
  try {
    const { house } = platform
    const message = await exportXzufi(house, await tenantOrFail(house.store, slug), url)
    writeFileSync(out, writeXzufi(message, { now: house.clock(), id: house.newId(), root }))
    const counts = { services: message.services.length, units: message.units.length, responsibilities: message.responsibilities.length }
    console.log(options['json'] ? JSON.stringify({ file: out, ...counts }) : `${out}: ${numberOf(counts.services, 'Leistung', 'Leistungen')}, ${numberOf(counts.units, 'Stelle', 'Stellen')}, ${numberOf(counts.responsibilities, 'Zuständigkeit', 'Zuständigkeiten')}.`)
    return 0
  } finally {
    await platform.close()
  }
}
