// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { Budget } from '../../feel/compile.ts'
import { equal } from '../../feel/ops.ts'
import type { Value } from '../../feel/values.ts'

/** Orders two answers by the rank of their outputs, the first output first; unranked comes last. */
export function compare(
  a: readonly Value[], b: readonly Value[], ranks: readonly (readonly Value[])[],
): number {
  for (const [i, order] of ranks.entries()) {
    const [left, right] = [rank(a[i]!, order), rank(b[i]!, order)]
    if (left !== right) return left - right
  }
  return 0
}

function rank(value: Value, order: readonly Value[]): number {
  const at = order.findIndex((one) => equal(one, value, new Budget()) === true)
  return at < 0 ? order.length : at
}
