// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Fees per second on one core by the tariff of the library, beside the same sums by hand.
import { fileURLToPath } from 'node:url'
import { readFolder } from '../src/cli/read-folder.ts'
import { computeFee } from '../src/engine/fees.ts'
import { prepare } from '../src/engine/prepare.ts'
import { sightOf } from '../src/engine/test-tariff.ts'
import { checkFiles } from '../src/process/check.ts'
import { rate } from './rate.ts'
import type { Rate } from './rate.ts'

const ON = '2026-06-01'
const { process: found, findings } = checkFiles(readFolder(fileURLToPath(new URL('../library/gestattung', import.meta.url))))
if (!found) throw new Error(findings[0]!.message)
const prepared = prepare(found)

const inputs = Array.from({ length: 500 }, (_, i) => ({
  zeiten: Array.from({ length: 1 + (i % 4) }, (_day, day) => ({ datum: `2026-06-2${day}` })),
  ausschankstellen: 1 + (i % 7), personenMax: (i * 37) % 900, ermaessigungProzent: i % 5 === 0 ? 50 : 0,
  entscheidung: i % 9 === 0 ? 'abgelehnt' : 'erteilt',
}))

/** The tariff of the library as a clerk would program it, in cents. */
function byHand({ zeiten, ausschankstellen, personenMax, ermaessigungProzent, entscheidung }: (typeof inputs)[number]): number {
  let cents = 5_000 + 2_500 * (zeiten.length - 1) + 2_500 * (ausschankstellen - 1) + (personenMax > 500 ? 10_000 : 0)
  cents = Math.min(Math.max(cents, 5_000), 100_000)
  if (entscheidung === 'abgelehnt') cents = Math.round(cents * 0.75)
  if (ermaessigungProzent > 0) cents = Math.round((cents * (100 - ermaessigungProzent)) / 100)
  return cents
}

/** Rates of the sums of the tariff; throws if both ways differ on a case. */
export function feeRates(seconds: number): Rate[] {
  const sights = inputs.map((one) => sightOf(prepared, one, ON))
  inputs.forEach((one, i) => {
    const { totalCents } = computeFee(prepared, sights[i]!, ON)
    if (totalCents !== byHand(one)) throw new Error(`${JSON.stringify(one)}: ${totalCents} ${byHand(one)}`)
  })
  const at = <T>(list: readonly T[], i: number) => list[i % list.length]!
  return [
    rate('Gebühr mit Positionen und Rechtsgrundlagen', seconds, (i) => computeFee(prepared, at(sights, i), ON)),
    rate('dasselbe vom Vorgang an (Felder lesen, dann rechnen)', seconds, (i) => computeFee(prepared, sightOf(prepared, at(inputs, i), ON), ON)),
    rate('dieselben Summen in nacktem JavaScript, ohne Positionen', seconds, (i) => byHand(at(inputs, i))),
  ]
}
