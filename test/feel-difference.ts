// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Where two engines differ: the smallest part of an expression that they see differently.
import { compile } from '../src/feel/compile.ts'
import type { Node } from '../src/feel/compile.ts'
import { same } from '../src/feel/tck-suite.ts'
import { kindOf } from '../src/feel/values.ts'
import type { Value } from '../src/feel/values.ts'
import { SCOPE, SHAPE } from './feel-expressions.ts'
import { feelin } from './feelin.ts'

export interface Difference {
  readonly source: string
  /** Kind of the node, with its sign or function. */
  readonly what: string
  /** Our kinds of its parts. */
  readonly parts: readonly string[]
  readonly values: readonly Value[]
  /** What feelin made of the parts; null where it threw. */
  readonly others: readonly Value[]
  readonly ours: Value
  readonly theirs: Value
}

type Theirs = ReturnType<typeof feelin>

const ENV = { today: '2026-06-15' }

/** How the two differ on an expression, at its smallest differing part; undefined if they agree. */
export function difference(source: string): Difference | undefined {
  const compiled = compile(source, SHAPE)
  if ('faults' in compiled) throw new Error(`not in the subset: ${source}: ${compiled.faults[0]?.message}`)
  const ours = compiled.rule.evaluate(SCOPE, ENV)
  const theirs = feelin(source, SCOPE)
  if (agrees(ours, theirs)) return undefined
  return smallest(compiled.rule.tree, source, ours, theirs)
}

/** NaN is null in the standard. */
function agrees(ours: Value, theirs: Theirs): boolean {
  if ('threw' in theirs) return false
  return Number.isNaN(theirs.value) ? ours === null : same(ours, theirs.value)
}

function smallest(node: Node, source: string, ours: Value, theirs: Theirs): Difference {
  const children = childrenOf(node)
  const parts = children.map((child) => closed(child, source))
  // What reads a loop variable cannot stand alone, but parts of it can.
  const inside = children.flatMap((child, i) => (parts[i] ? [] : closedInside(child, source)))
  const found = [...parts, ...inside].find((part) => part && !agrees(part.value, part.other))
  if (found) return smallest(found.child, source, found.value, found.other)
  const op = 'op' in node ? ` ${node.op}` : node.kind === 'call' ? ` ${node.name}` : ''
  const values = parts.map((part) => (part ? part.value : null))
  return {
    source: source.slice(node.from, node.to), what: node.kind + op, values,
    parts: parts.map((part) => (part ? kindOf(part.value) : 'open')),
    others: parts.map((part) => (part && 'value' in part.other ? part.other.value : null)),
    ours, theirs: 'threw' in theirs ? 'threw' : theirs.value,
  }
}

interface Part {
  readonly child: Node
  readonly value: Value
  readonly other: Theirs
}

/** A part that can stand alone, with both values. */
function closed(child: Node, source: string): Part | undefined {
  const text = source.slice(child.from, child.to)
  const compiled = compile(text, SHAPE)
  if ('faults' in compiled) return undefined
  return { child, value: compiled.rule.evaluate(SCOPE, ENV), other: feelin(text, SCOPE) }
}

function closedInside(node: Node, source: string): Part[] {
  return childrenOf(node).flatMap((child) => {
    const part = closed(child, source)
    return part ? [part] : closedInside(child, source)
  })
}

function childrenOf(node: Node): Node[] {
  const nodesIn = (value: unknown): Node[] => {
    if (Array.isArray(value)) return value.flatMap(nodesIn)
    if (typeof value !== 'object' || value === null) return []
    return 'kind' in value && 'from' in value ? [value as Node] : Object.values(value).flatMap(nodesIn)
  }
  return Object.values(node).flatMap(nodesIn)
}
