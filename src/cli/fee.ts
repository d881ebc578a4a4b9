// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { parseLocalDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { Case, Values } from '../engine/case.ts'
import { openCase } from '../engine/decide.ts'
import { evolve } from '../engine/evolve.ts'
import { computeFee } from '../engine/fees.ts'
import { prepare } from '../engine/prepare.ts'
import type { Prepared } from '../engine/prepare.ts'
import { look } from '../engine/scope.ts'
import { MUSTERGEMEINDE } from '../engine/scenario.ts'
import { checkFiles } from '../process/check.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { readFolder } from './read-folder.ts'
import { readAll } from './stdin.ts'

export const help = `laufzettel fee ORDNER < daten.json   rechnet die Gebühr nach dem Tarif des Verfahrens

  --on DATUM   nach dem Recht dieses Tages (JJJJ-MM-TT), sonst heute
  --entity ID  die Gemeinde, deren Werte gelten (Muster ohne eigene Werte)
  --json       nur {"totalCents","lines":[{"no","title","legalBasis","cents"}]}`

/** Reads field values as JSON from standard input and prints the fee as JSON. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, [], ['on', 'entity'])
  const [dir] = words
  if (!dir || words.length > 1) throw new UsageError('Nennen Sie genau einen Ordner.')
  const on = options['on'] === undefined ? localDateOf(new Date().toISOString()) : parseLocalDate(String(options['on']))
  if (!on) throw new UsageError(`--on braucht ein Datum wie 2026-06-15, angegeben ist «${options['on']}».`)
  const { process: found, findings } = checkFiles(readFolder(dir))
  const error = findings.find((finding) => finding.level === 'error')
  if (!found || error) return refuse(`Das Verfahren hat Fehler: ${error?.where} ${error?.message}`)
  if (!found.tariff) return refuse('Das Verfahren hat keinen Tarif (tariff.yaml fehlt).')
  let data: unknown
  try {
    data = JSON.parse(await readAll())
  } catch {
    return refuse('Auf der Standardeingabe wird ein JSON-Objekt mit den Feldern des Verfahrens erwartet.')
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return refuse('Erwartet wird ein JSON-Objekt.')
  try {
    const { totalCents, lines } = feeOf(prepare(found), data as Values, on)
    console.log(JSON.stringify({ totalCents, lines }))
    return 0
  } catch (problem) {
    return refuse((problem as Error).message)
  }
}

function feeOf(prepared: Prepared, data: Values, on: string) {
  const context = {
    now: `${on}T10:00:00.000Z`, today: on, region: { land: 'SH' as const },
    entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE }, overlays: {},
  }
  const opened = openCase(prepared, { case: 'fee', entity: MUSTERGEMEINDE.id, channel: 'cli' }, context)
  const at: Case = evolve(undefined, opened)
  return computeFee(prepared, look(prepared, { ...at, fields: flatten(prepared, data) }, context), on)
}

/** Sections of the form may be given as objects: `{"umfang": {"ausschankstellen": 4}}`. */
function flatten(prepared: Prepared, data: Values): Values {
  const { fields } = prepared.process
  return Object.fromEntries(Object.entries(data).flatMap(([key, value]) => {
    const isSection = !Object.hasOwn(fields, key) && typeof value === 'object' && value !== null && !Array.isArray(value)
    return isSection ? Object.entries(value as Values) : [[key, value]]
  }))
}

function refuse(message: string): number {
  console.log(JSON.stringify({ refusal: { message } }))
  return 1
}
