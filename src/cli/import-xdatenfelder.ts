// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { readCodeList } from '../forms/xdatenfelder/code-lists.ts'
import type { CodeLists } from '../forms/xdatenfelder/form-of-schema.ts'
import type { Code } from '../forms/xdatenfelder/model.ts'
import { processFolder } from '../forms/xdatenfelder/process-folder.ts'
import { readSchema } from '../forms/xdatenfelder/read-schema.ts'
import { MAX_XML_BYTES } from '../forms/xml/read-xml.ts'
import type { Remark } from '../forms/xml/read-xml.ts'
import type { Finding } from '../process/finding.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { numberOf } from './number-of.ts'
import { blocksBeside, ownFiles } from './read-folder.ts'

export const help = `laufzettel import xdatenfelder DATEI --out ORDNER   macht aus einem FIM-Datenschema ein Verfahren

  Übernommen werden XDatenfelder 2.0 und 3.0.0, Datenschemata (0102) und Datenfeldgruppen (0103).
  Regeln stehen danach in rules.yaml und gelten erst, wenn Sie sie modellieren.

  --codelists ORDNER   Codelisten in genericode (*.xml), sonst werden ihre Auswahlen Textfelder
  --json   {"schema","fields","groups","rules","proposals","ms","files","findings":[{"level","where","message"}]}`

const MAX_CODE_LISTS = 500

/** Makes a process folder of a data schema; exit code 1 with file, line and reason if it is refused. */
export function run(argv: readonly string[]): number {
  const { words, options } = parseArguments(argv, [], ['out', 'codelists'])
  const [source] = words
  const { out, codelists, json } = options
  if (!source || words.length > 1)
    throw new UsageError('So geht es: laufzettel import xdatenfelder DATEI --out ORDNER')
  if (typeof out !== 'string') throw new UsageError('Es fehlt --out mit dem Ordner des Verfahrens.')
  const start = performance.now()
  const isJson = json === true
  const size = statSync(source, { throwIfNoEntry: false })
  if (!size?.isFile()) return refuse([error(source, `${source} gibt es nicht.`)], isJson)
  if (size.size > MAX_XML_BYTES)
    return refuse(
      [error(source, `Die Datei hat ${size.size} Bytes, erlaubt sind ${MAX_XML_BYTES}.`)],
      isJson,
    )
  if (existsSync(join(out, 'process.yaml'))) {
    return refuse(
      [error(out, `In ${out} liegt schon ein Verfahren. Nennen Sie einen neuen Ordner.`)],
      isJson,
    )
  }
  const read = readSchema(readFileSync(source))
  if ('refusals' in read) return refuse(findings(source, 'error', read.refusals), isJson)
  const lists =
    typeof codelists === 'string'
      ? readCodeLists(codelists)
      : { lists: new Map<string, Code[]>(), findings: [] }
  const name = basename(resolve(out))
  const folder = processFolder(read.schema, {
    blocks: Object.fromEntries(
      Object.entries(ownFiles(blocksBeside(out))).map(([file, text]) => [`blocks/${file}`, text]),
    ),
    codeLists: lists.lists,
    ...(/^[a-z][a-z0-9-]*$/.test(name) && { id: name }),
  })
  if ('refusals' in folder) return refuse(findings(source, 'error', folder.refusals), isJson)
  mkdirSync(out, { recursive: true })
  for (const [file, text] of Object.entries(folder.files)) writeFileSync(join(out, file), text)
  const told = [
    ...lists.findings,
    ...findings(source, 'warning', [...read.warnings, ...folder.warnings]),
  ]
  const ms = Math.round(performance.now() - start)
  const { counts } = folder
  if (isJson)
    console.log(
      JSON.stringify({
        schema: read.schema.id,
        ...counts,
        ms,
        files: Object.keys(folder.files),
        findings: told,
      }),
    )
  else {
    say(told)
    console.log(
      `${out}: ${numberOf(counts.fields, 'Feld', 'Felder')}, ${numberOf(counts.groups, 'Gruppe', 'Gruppen')}, ${numberOf(counts.rules, 'Regel', 'Regeln')} zu modellieren (${numberOf(counts.proposals, 'Vorschlag', 'Vorschläge')}), ${numberOf(told.length, 'Hinweis', 'Hinweise')}.`,
    )
    console.log(`Als Nächstes: ${join(out, 'README.md')} lesen, dann ./laufzettel check ${out}`)
  }
  return 0
}

function readCodeLists(folder: string): {
  readonly lists: CodeLists
  readonly findings: readonly Finding[]
} {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`Den Ordner ${folder} gibt es nicht.`)
  const lists = new Map<string, readonly Code[]>()
  const told: Finding[] = []
  for (const name of readdirSync(folder)
    .filter((one) => /\.(xml|gc)$/i.test(one))
    .sort()
    .slice(0, MAX_CODE_LISTS)) {
    const path = join(folder, name)
    if (statSync(path).size > MAX_XML_BYTES)
      told.push({ level: 'warning', where: path, message: 'Die Codeliste ist zu groß.' })
    else {
      const read = readCodeList(readFileSync(path))
      if ('refusal' in read) told.push(...findings(path, 'warning', [read.refusal]))
      else lists.set(read.uri, read.codes)
    }
  }
  return { lists, findings: told }
}

const error = (where: string, message: string): Finding => ({ level: 'error', where, message })

const findings = (file: string, level: Finding['level'], remarks: readonly Remark[]): Finding[] =>
  remarks.map(({ line, message }) => ({ level, where: `${file}:${line}`, message }))

function refuse(all: readonly Finding[], isJson: boolean): number {
  if (isJson) console.log(JSON.stringify({ findings: all }))
  else say(all)
  return 1
}

/** On the error output, so that the answer itself stays clean. */
function say(all: readonly Finding[]) {
  for (const { level, where, message } of all)
    console.error(`${where}: ${level === 'error' ? 'Fehler' : 'Hinweis'}: ${message}`)
}
