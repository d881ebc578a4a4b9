// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What the process does by itself waits for a deadline to pass, not for it to be still ahead.
import { compile } from '../feel/compile.ts'
import type { Node } from '../feel/compile.ts'
import { conjuncts } from '../feel/tree.ts'
import type { Fault } from './check-tariff.ts'
import type { Process } from './process.ts'
import { HOUSE_FUNCTIONS, shapeOf } from './shape.ts'

/** System actions whose rule holds only until the deadline is over: `due x > today`. */
export function earlyWaits(process: Process): Fault[] {
  const shape = shapeOf(process)
  return Object.entries(process.actions).flatMap(([key, action]): Fault[] => {
    if (!action.by.includes('system')) return []
    const compiled = compile(action.rule, shape, HOUSE_FUNCTIONS)
    if ('faults' in compiled) return []
    const deadline = early(compiled.rule.tree)
    if (deadline === undefined) return []
    const message = `«${action.title}» wartet auf einen Tag vor dem Ende der Frist «${deadline}». Gemeint ist wohl \`overdue ${deadline}\`.`
    return [{ path: ['actions', key, 'rule'], message, file: 'process.yaml' }]
  })
}

/** The deadline a conjunct wants to be still ahead, and no other conjunct speaks of. */
function early(node: Node): string | undefined {
  const parts = conjuncts(node)
  return parts.map(stillAhead).find((deadline, i) => {
    const others = parts.filter((_, at) => at !== i)
    return deadline !== undefined && !others.some((part) => JSON.stringify(part).includes(`"due ${deadline}"`))
  })
}

function stillAhead(node: Node): string | undefined {
  if (node.kind !== 'compare') return undefined
  const [left, right] = [nameOf(node.left), nameOf(node.right)]
  if (left.startsWith('due ') && right === 'today' && (node.op === '>' || node.op === '>=')) return left.slice(4)
  if (right.startsWith('due ') && left === 'today' && (node.op === '<' || node.op === '<=')) return right.slice(4)
  return undefined
}

const nameOf = (node: Node) => (node.kind === 'name' ? node.name : '')
