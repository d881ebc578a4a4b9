// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { walk } from '../forms/xdatenfelder/model.ts'
import { schemaOfProcess } from '../forms/xdatenfelder/schema-of-process.ts'
import { writeSchema } from '../forms/xdatenfelder/write-schema.ts'
import { checkFiles } from '../process/check.ts'
import { readOpenRules } from '../process/open-rules.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { help as xzufiHelp, run as exportServices } from './export-xzufi.ts'
import { numberOf } from './number-of.ts'
import { readFolder } from './read-folder.ts'

export const help = `laufzettel export xdatenfelder ORDNER --out DATEI   schreibt das Formular als XDatenfelder 3.0.0

  Felder behalten ihre FIM-Nummer. Ohne Nummer bleiben sie weg und werden genannt, außer mit:
  --range ZIFFERN   Nummernkreis Ihrer Redaktion, fünf Ziffern; daraus bekommen sie Nummern
  --long-ids        achtstellige Nummern aus 2.0 elfstellig schreiben
  --json            {"file","fields","groups","rules","leftOut"} und sonst nichts

${xzufiHelp}`

/** Writes the form of a process as a data schema; exit code 1 with the reason if that cannot be. */
export function run(argv: readonly string[]): number | Promise<number> {
  if (argv[0] === 'xzufi') return exportServices(argv.slice(1))
  const { words, options } = parseArguments(argv, ['long-ids'], ['out', 'range'])
  const [format, dir] = words
  const { out, range, json } = options
  if (format !== 'xdatenfelder' || !dir || words.length > 2)
    throw new UsageError('So geht es: laufzettel export xdatenfelder ORDNER --out DATEI')
  if (typeof out !== 'string') throw new UsageError('Es fehlt --out mit der Datei.')
  const files = readFolder(dir)
  const { process, findings } = checkFiles(files)
  const wrong = findings.find((one) => one.level === 'error')
  if (!process || wrong)
    return refuse(`Das Verfahren hat Fehler: ${wrong?.where} ${wrong?.message}`, json === true)
  const { schema, leftOut, refusal } = schemaOfProcess(process, {
    rules: readOpenRules(files).rules,
    longIds: options['long-ids'] === true,
    ...(typeof range === 'string' && { range }),
  })
  if (!schema) return refuse(refusal ?? 'Es gibt nichts zu schreiben.', json === true)
  writeFileSync(out, writeSchema(schema, new Date().toISOString(), randomUUID()))
  const all = [...walk(schema.members)].map(({ member }) => member.element)
  const fields = all.filter((one) => one.kind === 'field').length
  const rules = [schema, ...all].reduce((sum, one) => sum + one.rules.length, 0)
  const counts = { fields, groups: all.length - fields, rules }
  if (json) console.log(JSON.stringify({ file: out, ...counts, leftOut }))
  else {
    for (const name of leftOut)
      console.error(
        `${name}: Hinweis: Das Feld hat keine FIM-Nummer und bleibt weg (--range gibt ihm eine).`,
      )
    console.log(
      `${out}: ${numberOf(counts.fields, 'Feld', 'Felder')}, ${numberOf(counts.groups, 'Gruppe', 'Gruppen')}, ${numberOf(counts.rules, 'Regel', 'Regeln')}; ${leftOut.length} ohne Nummer weggelassen.`,
    )
  }
  return 0
}

function refuse(message: string, isJson: boolean): number {
  if (isJson) console.log(JSON.stringify({ refusal: { message } }))
  else console.error(message)
  return 1
}
