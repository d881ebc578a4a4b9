// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { display } from '../feel/display.ts'
import type { Fee, FeeLine } from './case.ts'

/** Units that do not bend: one has to know them even of one. */
const MEASURE = /^(?:[cdkm]?m[²³]?|ha|kg|t|l|%|k?Wh?)$/

/**
 * How much of it a line of a fee counts: `12 m²`, `2 Tage`, `3-mal` (as `times` says it); undefined
 * where it is once, which the title says.
 */
export function quantityWords(
  { quantity, unit }: Pick<FeeLine, 'quantity' | 'unit'>, times: (count: string) => string = manyTimes,
): string | undefined {
  if (quantity === undefined) return undefined
  if (unit !== undefined && MEASURE.test(unit)) return `${display(quantity)}\u00a0${unit}`
  if (quantity === 1) return undefined
  return unit === undefined ? times(display(quantity)) : `${display(quantity)}\u00a0${unit}`
}

/** The lines worth reading: what costs nothing is left out, unless nothing costs anything. */
export function tellingLines({ lines }: Pick<Fee, 'lines'>): readonly FeeLine[] {
  const telling = lines.filter(({ cents }) => cents !== 0)
  return telling.length ? telling : lines
}

const manyTimes = (count: string) => `${count}-mal`
