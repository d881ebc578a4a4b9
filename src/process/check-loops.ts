// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { compile } from '../feel/compile.ts'
import { MAX_STEPS } from '../feel/budget.ts'
import type { Binding, Node } from '../feel/tree.ts'
import type { Fault } from './check-tariff.ts'
import { places } from './places.ts'
import type { Process } from './process.ts'
import { HOUSE_FUNCTIONS } from './shape.ts'

/** Rules that count further than any evaluation may: they would fail in March, not now. */
export function loopFaults(process: Process): Fault[] {
  return places(process).flatMap(({ source, shape, path, file }) => {
    if (!/\b(?:for|some|every)\b/.test(source)) return []
    const compiled = compile(source, shape, HOUSE_FUNCTIONS)
    const steps = 'rule' in compiled ? countOf(compiled.rule.tree) : 0
    if (steps <= MAX_STEPS) return []
    const message = `Die Regel zählt ${steps.toLocaleString('de-DE')} Schritte, mehr als die erlaubten ${MAX_STEPS.toLocaleString('de-DE')}.`
    return [{ path, file, message }]
  })
}

/** Steps of all loops whose bounds are numbers in the rule; loops inside loops multiply. */
function countOf(node: Node): number {
  const inner = children(node).reduce((most, one) => Math.max(most, countOf(one)), 0)
  if (node.kind !== 'for' && node.kind !== 'some' && node.kind !== 'every') return inner
  return node.bindings.reduce((steps, one) => steps * rangeOf(one), 1) * Math.max(1, inner)
}

function rangeOf({ list, end }: Binding): number {
  return list.kind === 'number' && end?.kind === 'number' ? Math.abs(end.value - list.value) + 1 : 1
}

function children(node: Node): Node[] {
  return Object.values(node).flatMap((value: unknown): Node[] => {
    const list = Array.isArray(value) ? value : [value]
    return list.flatMap((one: unknown) => (isNode(one) ? [one] : isBinding(one) ? [one.list] : []))
  })
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'kind' in value && 'from' in value
const isBinding = (value: unknown): value is Binding =>
  typeof value === 'object' && value !== null && 'list' in value && 'name' in value
