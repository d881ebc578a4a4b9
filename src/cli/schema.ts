// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchema, SCHEMAS } from '../process/json-schema.ts'
import { parseArguments, UsageError } from './arguments.ts'

export const help = `laufzettel schema --out ORDNER   schreibt JSON Schema für process, block, form, tariff, overlay, service, language, rules und letter
laufzettel schema NAME           gibt eines davon aus

  Mit ihnen ergänzen Editoren Schlüssel und erklären sie (VS Code: Erweiterung YAML).`

/** Writes the schemas of all YAML files, or prints one. */
export function run(argv: readonly string[]): number {
  const { words, options } = parseArguments(argv, [], ['out'])
  const [name] = words
  const out = options['out']
  if (typeof out === 'string' && name === undefined) {
    mkdirSync(out, { recursive: true })
    for (const schema of SCHEMAS) writeFileSync(join(out, `${schema.name}.schema.json`), jsonSchema(schema))
    if (options['json']) console.log(JSON.stringify({ files: SCHEMAS.map((one) => `${one.name}.schema.json`) }))
    else console.log(`${SCHEMAS.length} Schemas liegen in ${out}.`)
    return 0
  }
  const known = SCHEMAS.find((one) => one.name === name)
  if (!known || words.length > 1) throw new UsageError(`Möglich sind: ${SCHEMAS.map((one) => one.name).join(', ')}.`)
  process.stdout.write(jsonSchema(known))
  return 0
}
