// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Abstraction } from './abstract.ts'
import type { Mask } from './step.ts'

/** All variables made of one of these roots, with all their samples. */
export function forgotten(to: Abstraction, roots: Iterable<string>): Mask[] {
  const wanted = new Set(roots)
  return to.variables.list
    .filter((one) => [...one.roots].some((root) => wanted.has(root)))
    .map((one) => ({ variable: one.index, bits: one.full }))
}
