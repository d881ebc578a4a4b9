// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { resolve } from 'node:path'
import { publish } from '../command/publish.ts'
import { checkFiles } from '../process/check.ts'
import type { Process } from '../process/process.ts'
import { prove } from '../process/prove/prove.ts'
import { listProcesses } from '../store/processes.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { readLibrary } from './library.ts'
import { openPlatform } from './platform.ts'
import { readFolder } from './read-folder.ts'
import { tenantOrFail } from './tenant-or-fail.ts'
import { testFolder } from './test.ts'

export const help = `laufzettel library list                          zeigt die Verfahren der mitgelieferten Bibliothek
laufzettel library list --tenant NAME            zeigt, was eine Verwaltung veröffentlicht hat
laufzettel library install ORDNER --tenant NAME  prüft und beweist ein Verfahren und veröffentlicht es dort

  --data ORDNER   Ort der Daten, sonst .data`

/** Lists processes or publishes one for a tenant; a red scenario or a broken proof stops publication. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, [], ['tenant', 'data'])
  const [verb, dir] = words
  const slug = options['tenant'] as string | undefined
  if (verb === 'list' && !slug) return list(Boolean(options['json']))
  if ((verb !== 'list' && verb !== 'install') || !slug) throw new UsageError('Möglich sind: library list, library install ORDNER --tenant NAME.')
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say: () => undefined })
  const { store } = platform.house
  try {
    const tenant = await tenantOrFail(store, slug)
    if (verb === 'list') {
      const processes = await listProcesses(store, tenant)
      console.log(options['json'] ? JSON.stringify({ processes }) : processes.map((one) => `${one.id}\t${one.title}\t${one.version.slice(0, 12)}`).join('\n'))
      return 0
    }
    if (!dir) throw new UsageError('Nennen Sie den Ordner des Verfahrens.')
    const { process, against } = publishable(resolve(dir))
    if (against !== undefined || !process) {
      console.error(`Nicht veröffentlicht: ${against ?? 'kein Verfahren'}`)
      return 1
    }
    const version = await publish(platform.house, tenant, process)
    console.log(options['json'] ? JSON.stringify({ process: process.id, version }) : `${process.title} ist in ${tenant.name} veröffentlicht (Fassung ${version.slice(0, 12)}).`)
    return 0
  } finally {
    await platform.close()
  }
}

/** The process of a folder, or what speaks against publishing it: a red example or a broken proof. */
export function publishable(dir: string): { readonly process?: Process; readonly against?: string } {
  const [fault] = testFolder(dir).faults
  if (fault) return { against: `${fault.scenario}: ${fault.message}` }
  const { process } = checkFiles(readFolder(dir))
  if (!process) return { against: `${dir}: kein Verfahren` }
  const broken = prove(process).findings.find((one) => one.level === 'error')
  if (!broken) return { process }
  const way = (broken.story ?? []).map((step) => step.title).join(' → ')
  return { against: `${broken.message}${way ? ` Weg dorthin: ${way}.` : ''}` }
}

function list(json: boolean): number {
  const rows = Object.values(readLibrary()).flatMap((files) => {
    const { process } = checkFiles(files)
    return process ? [{ id: process.id, title: process.title, version: process.version }] : []
  })
  console.log(json ? JSON.stringify({ processes: rows }) : rows.map((one) => `${one.id}\t${one.title}\t${one.version}`).join('\n'))
  return 0
}
