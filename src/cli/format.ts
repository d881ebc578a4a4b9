// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatYaml, upgradeYaml } from '../process/format.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { numberOf } from './number-of.ts'
import { ownFiles } from './read-folder.ts'

export const help = `laufzettel format ORDNER…   setzt Regeln in Anführungszeichen, wo YAML sie sonst falsch läse,
                           und ordnet Leerraum; Kommentare und Aufbau bleiben

  --check     ändert nichts; Ende mit 1, wenn etwas zu ändern wäre
  --upgrade   schreibt auch ältere Fassungen der Prozesssprache um
  --json      {"files":[{"file","changes"}]} und sonst nichts`

/** Formats the YAML files of folders in place; with --check it only says what it would do. */
export function run(argv: readonly string[]): number {
  const { words, options } = parseArguments(argv, ['check', 'upgrade'])
  if (words.length === 0) throw new UsageError('Nennen Sie mindestens einen Ordner.')
  const files = words.flatMap((dir) => formatFolder(dir, Boolean(options['upgrade'])))
  const isCheck = Boolean(options['check'])
  if (!isCheck) for (const { file, text } of files) writeFileSync(file, text)
  if (options['json']) console.log(JSON.stringify({ files: files.map(({ file, changes }) => ({ file, changes })) }))
  else {
    for (const { file, changes } of files) for (const change of changes) console.log(`${file}: ${change}`)
    console.log(files.length ? `${numberOf(files.length, 'Datei', 'Dateien')} ${isCheck ? 'zu ändern' : 'geändert'}.` : 'Alles ist in Form.')
  }
  return isCheck && files.length ? 1 : 0
}

interface Changed {
  readonly file: string
  readonly text: string
  readonly changes: readonly string[]
}

function formatFolder(dir: string, lifts: boolean): Changed[] {
  return Object.entries(ownFiles(dir)).flatMap(([name, text]): Changed[] => {
    if (!name.endsWith('.yaml')) return []
    const formatted = formatYaml(text)
    const lifted = lifts && name === 'process.yaml' ? upgradeYaml(formatted.text) : undefined
    const changes = [...formatted.changes, ...(lifted?.changes ?? [])]
    const after = lifted?.text ?? formatted.text
    return after === text ? [] : [{ file: join(dir, name), text: after, changes: changes.length ? changes : ['Leerraum geordnet.'] }]
  })
}
