// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseLocalDate } from '../calendar/date.ts'
import type { Decision } from '../process/dmn/decision.ts'
import { decisionYaml, readDecisionYaml, tariffYaml } from '../process/dmn/decision-yaml.ts'
import { readDmn } from '../process/dmn/read-dmn.ts'
import { tariffOfTable } from '../process/dmn/tariff-of-table.ts'
import { writeDmn } from '../process/dmn/write-dmn.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { help as areasHelp, run as importAreas } from './import-areas.ts'
import { help as xzufiHelp, run as importServices } from './import-xzufi.ts'
import { help as dataFieldsHelp, run as importDataFields } from './import-xdatenfelder.ts'

export const help = `laufzettel import dmn DATEI --out ORDNER        macht aus DMN 1.3 Entscheidungstabellen
laufzettel import dmn ORDNER --out DATEI.dmn    und aus ihnen wieder DMN

  Jede Entscheidung wird ORDNER/ID.decision.yaml; ergibt sie Beträge, kommt ID.tariff.yaml dazu.
  Was sich nicht übernehmen ließ, steht in der Antwort unter «unknown».

  --from DATUM  ab wann der Tarif gilt (JJJJ-MM-TT), sonst 2026-01-01
  --json        nur JSON

${dataFieldsHelp}

${xzufiHelp}

${areasHelp}`

const ENDING = '.decision.yaml'
const MAX_BYTES = 8_000_000

/** Imports a data schema or a DMN file, or writes a folder of decisions back; says what it did as JSON. */
export async function run(argv: readonly string[]): Promise<number> {
  if (argv[0] === 'xzufi') return importServices(argv.slice(1))
  if (argv[0] === 'gebiete') return importAreas(argv.slice(1))
  if (argv[0] === 'xdatenfelder') return importDataFields(argv.slice(1))
  const { words, options } = parseArguments(argv, [], ['out', 'from'])
  const [format, source] = words
  const out = options['out']
  if (format !== 'dmn' || !source || words.length > 2) throw new UsageError('So geht es: laufzettel import dmn DATEI --out ORDNER')
  if (typeof out !== 'string') throw new UsageError('Es fehlt --out mit dem Ziel.')
  const from = parseLocalDate(options['from'] ?? '2026-01-01')
  if (!from) throw new UsageError(`--from braucht ein Datum wie 2026-06-15, angegeben ist «${String(options['from'])}».`)
  if (!existsSync(source)) return refuse(`${source} gibt es nicht.`)
  if (statSync(source).isDirectory()) return writeBack(source, out)
  if (statSync(source).size > MAX_BYTES) return refuse(`${source} ist größer als ${MAX_BYTES} Bytes.`)
  return importFile(source, out, from)
}

async function importFile(source: string, out: string, from: string): Promise<number> {
  const { title, decisions, unknown } = await readDmn(readFileSync(source, 'utf8'))
  if (decisions.length === 0) return refuse(['Die Datei enthält keine Entscheidung, die sich übernehmen lässt.', ...unknown].join(' '))
  mkdirSync(out, { recursive: true })
  const files: string[] = []
  const write = (name: string, text: string) => {
    writeFileSync(join(out, name), text)
    files.push(name)
  }
  for (const decision of decisions) {
    const name = fileName(decision)
    write(`${name}${ENDING}`, decisionYaml({ ...decision, id: name }))
    const tariff = tariffOfTable(decision, from)
    if ('table' in tariff) write(`${name}.tariff.yaml`, tariffYaml({ title: decision.title, tables: [tariff.table] }))
  }
  console.log(JSON.stringify({ title: title || basename(source), files, unknown }))
  return 0
}

async function writeBack(folder: string, out: string): Promise<number> {
  const decisions: Decision[] = []
  for (const name of readdirSync(folder).filter((one) => one.endsWith(ENDING)).sort()) {
    const read = readDecisionYaml(readFileSync(join(folder, name), 'utf8'))
    if ('fault' in read) return refuse(`${name}: ${read.fault}`)
    decisions.push(read.decision)
  }
  if (decisions.length === 0) return refuse(`In ${folder} liegt keine Datei mit der Endung ${ENDING}.`)
  writeFileSync(out, await writeDmn(basename(folder), decisions))
  console.log(JSON.stringify({ file: out, decisions: decisions.map((one) => one.title) }))
  return 0
}

/** The id as a file name: letters, digits, `_` and `-` only, so that nothing leaves the folder. */
const fileName = ({ id, title }: Decision) => (id || title).replaceAll(/[^\w-]/g, '_').slice(0, 100) || 'entscheidung'

function refuse(message: string): number {
  console.log(JSON.stringify({ refusal: { message } }))
  return 1
}
