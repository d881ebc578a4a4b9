// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { parseLocalDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { Case, Values } from '../engine/case.ts'
import type { Context } from '../engine/context.ts'
import { openCase } from '../engine/decide.ts'
import { evolve } from '../engine/evolve.ts'
import { assessFee } from '../engine/fees.ts'
import { prepare } from '../engine/prepare.ts'
import type { Prepared } from '../engine/prepare.ts'
import { look } from '../engine/scope.ts'
import { MUSTERGEMEINDE } from '../engine/scenario.ts'
import { checkFiles } from '../process/check.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { answerStream } from './answer-stream.ts'
import { readFolder } from './read-folder.ts'

export const help = `laufzettel fee ORDNER < daten.json   rechnet die Gebühr nach dem Tarif des Verfahrens

  Ein JSON-Objekt mit den Feldern des Verfahrens, oder je Zeile eines (beliebig viele Zeilen).
  Ein Feld «on» in einer Zeile bestimmt deren Tag. Geldbeträge stehen in ganzen Cent.

  --on DATUM   nach dem Recht dieses Tages (JJJJ-MM-TT), sonst heute
  --entity ID  die Gemeinde, deren Werte gelten (Muster ohne eigene Werte)
  --json       nur {"totalCents","lines":[{"no","title","legalBasis","cents"}]}`

/** Reads field values as JSON from standard input and prints each fee, or its refusal, as JSON. */
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
  const prepared = prepare(found)
  return answerStream((value) => answerFee(prepared, value, on))
}

const refusal = (message: string, field = '') => ({ refusal: { message, field } })

function answerFee(prepared: Prepared, data: unknown, byDefault: string) {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return refusal('Erwartet wird ein JSON-Objekt.')
  const values = flatten(prepared, data as Values)
  const own = Object.hasOwn(prepared.process.fields, 'on') ? undefined : values['on']
  const on = own === undefined ? byDefault : parseLocalDate(own)
  if (on === undefined) return refusal(`«on» ist «${String(own)}». Erwartet wird ein Datum wie 2026-06-15.`, 'on')
  const split = Object.entries(values).find(([key, value]) =>
    prepared.process.fields[key]?.type === 'money' && typeof value === 'number' && !Number.isSafeInteger(value))
  if (split) return refusal(`«${split[0]}» ist ${String(split[1])}. Erlaubt sind Geldbeträge in ganzen Cent.`, split[0])
  const answer = feeOf(prepared, values, on)
  if ('refusal' in answer) return answer
  const { tableFrom, paymentReference, ...rest } = answer.fee
  return rest
}

function feeOf(prepared: Prepared, fields: Values, on: string) {
  const context: Context = {
    now: `${on}T10:00:00.000Z`, today: on, region: { land: 'SH' },
    entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE }, overlays: {}, clock: () => performance.now(),
  }
  const opened = openCase(prepared, { case: 'fee', entity: MUSTERGEMEINDE.id, channel: 'cli' }, context)
  const at: Case = evolve(undefined, opened)
  return assessFee(prepared, look(prepared, { ...at, fields }, context), on)
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
  console.log(JSON.stringify(refusal(message)))
  return 1
}
