// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A computed field that needs itself, over however many others or over the fee, has no value.
import { compile } from '../feel/compile.ts'
import type { Fault } from './check-tariff.ts'
import { places } from './places.ts'
import type { Process } from './process.ts'
import { HOUSE_FUNCTIONS } from './shape.ts'

const FEE = 'fee total'

/** Each computed field on a cycle, with the way back to itself. */
export function cycles(process: Process): Fault[] {
  const needs = needsOf(process)
  const faults: Fault[] = []
  for (const name of needs.keys()) {
    const way = name === FEE ? undefined : wayBack(name, needs)
    if (!way) continue
    const message = `Das Feld «${name}» hängt von sich selbst ab: ${way.join(' → ')}.`
    faults.push({ path: ['fields', name, 'value'], message, file: 'process.yaml' })
  }
  return faults
}

/** Computed name → names its rules read; the fee counts as computed. */
function needsOf(process: Process): Map<string, ReadonlySet<string>> {
  const needs = new Map<string, Set<string>>()
  for (const { file, path, source, shape } of places(process)) {
    const isFee = file === 'tariff.yaml'
    const isField = file === 'process.yaml' && path.length === 3 && path[0] === 'fields' && path[2] === 'value'
    if (!isFee && !isField) continue
    const compiled = compile(source, shape, HOUSE_FUNCTIONS)
    if ('faults' in compiled) continue
    const name = isFee ? FEE : String(path[1])
    const reads = needs.get(name) ?? new Set()
    for (const read of compiled.rule.reads) reads.add(read.split('.')[0]!)
    needs.set(name, reads)
  }
  return needs
}

/** Breadth first from a name back to itself; each name is visited once. */
function wayBack(name: string, needs: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [name]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of needs.get(at) ?? []) {
      if (next === name) return trail(at, name, cameFrom)
      if (cameFrom.has(next) || !needs.has(next)) continue
      cameFrom.set(next, at)
      queue.push(next)
    }
  }
  return undefined
}

function trail(last: string, name: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [name]
  for (let at: string | undefined = last; at !== undefined && at !== name; at = cameFrom.get(at)) way.unshift(at)
  return [name, ...way]
}
