// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { display } from '../feel/display.ts'
import { feelDate, toLocalDate } from '../feel/values.ts'
import type { Value } from '../feel/values.ts'
import type { Occupation } from './case.ts'
import type { Context } from './context.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** No case holds more places than this in one register. */
export const MAX_OCCUPATIONS = 500

/** What a case asks to hold in a register; nothing while a date or the places are open. */
export function wantedPlaces(prepared: Prepared, name: string, sight: Sight): Occupation[] {
  const register = prepared.process.registers[name]!
  const value = (source: string) => prepared.rule(source).evaluate(sight.scope, sight.env)
  const [keys, from, to] = [value(register.keys), toLocalDate(value(register.from)), toLocalDate(value(register.to))]
  if (!from || !to) return []
  const list: readonly Value[] = Array.isArray(keys) ? keys : [keys]
  const texts = list.filter((key) => key !== null).map((key) => display(key))
  return [...new Set(texts)].slice(0, MAX_OCCUPATIONS).map((key) => ({ register: name, key, from, to }))
}

/** Places of a register that other cases hold at the same time (Belegungskonflikt). */
export function conflicts(prepared: Prepared, name: string, sight: Sight, context: Context): Value {
  const others = (context.occupied ?? []).filter((one) => one.register === name)
  if (others.length === 0) return []
  return wantedPlaces(prepared, name, sight).flatMap((mine) =>
    others.filter((one) => one.key === mine.key && one.from <= mine.to && mine.from <= one.to)
      .map((one) => ({
        schluessel: one.key, aktenzeichen: one.fileNumber, von: feelDate(one.from), bis: feelDate(one.to),
      })))
}
