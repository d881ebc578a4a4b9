// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { parseLocalDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { prepare } from '../engine/prepare.ts'
import { musterSetting, onePerRole, RehearsalSession } from '../engine/rehearsal-session.ts'
import { checkFiles } from '../process/check.ts'
import { readYaml } from '../process/source.ts'
import type { Files } from '../process/source.ts'
import type { Values } from '../engine/case.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { readFolder } from './read-folder.ts'
import { Dialogue, HELP } from './rehearse-dialogue.ts'
import { readText } from './rehearse-files.ts'
import { readLines } from './stdin.ts'

export const help = `laufzettel rehearse ORDNER   spielt einen Vorgang von Hand durch, Zeile für Zeile

  --on DATUM   der erste Tag (JJJJ-MM-TT), sonst heute
  --data FILE  Angaben für die erste Aktion (YAML oder JSON), abrufbar als «mit data»
  --json       am Ende {"today","statuses","deadlines","fee","letters","steps"} und sonst nichts

${HELP}`

/** Leads a rehearsal on the terminal or a pipe; on a pipe, exit code 1 if anything was refused. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, [], ['on', 'data'])
  const [dir] = words
  if (!dir || words.length > 1) throw new UsageError('Nennen Sie genau einen Ordner.')
  const on = options['on'] === undefined ? localDateOf(new Date().toISOString()) : parseLocalDate(String(options['on']))
  if (!on) throw new UsageError(`--on braucht ein Datum wie 2026-06-15, angegeben ist «${options['on']}».`)
  const files = readFolder(dir)
  const { process: found, findings } = checkFiles(files)
  const error = findings.find((finding) => finding.level === 'error')
  if (!found || error) {
    console.error(`Das Verfahren hat Fehler: ${error?.where} ${error?.message}`)
    return 1
  }
  const prepared = prepare(found)
  const lines = readLines()[Symbol.asyncIterator]()
  const isJson = options['json'] === true
  const say = (text: string) => { if (!isJson) console.log(text) }
  const ask = async (prompt: string) => {
    if (process.stdin.isTTY && !isJson) process.stdout.write(prompt)
    const next = await lines.next()
    return next.done ? undefined : next.value
  }
  const session = new RehearsalSession(prepared, onePerRole(prepared), on, { ...musterSetting(), clock: () => performance.now() })
  const dialogue = new Dialogue(session, { ask, say }, { ...dataSets(files), ...given(options['data']) })
  say(`${found.title}. Was möglich ist, sagt «hilfe».`)
  await dialogue.run()
  if (isJson) console.log(JSON.stringify(dialogue.result()))
  return dialogue.refused > 0 && !process.stdin.isTTY ? 1 : 0
}

type DataSets = Readonly<Record<string, Values>>

/** The shared answers that travel with the example cases, by the name of their file. */
function dataSets(files: Files): DataSets {
  return Object.fromEntries(Object.entries(files).flatMap(([file, text]) => {
    const [, name] = /^scenarios\/data\/(.+)\.yaml$/.exec(file) ?? []
    return name === undefined ? [] : [[name, valuesOf(file, text)]]
  }))
}

function given(file: string | true | undefined): DataSets {
  return typeof file === 'string' ? { data: valuesOf(file, readText(file)) } : {}
}

function valuesOf(file: string, text: string): Values {
  const { value, findings } = readYaml(file, text)
  const [first] = findings
  if (first) throw new UsageError(`${first.where}: ${first.message}`)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UsageError(`In ${file} stehen keine Felder mit Werten.`)
  return value as Values
}
