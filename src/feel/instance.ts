// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Code for `x instance of type`.
import type { Code } from './code.ts'
import type { Compiler } from './compiler.ts'
import type { Names } from './names.ts'
import type { Node } from './tree.ts'
import { isList, kindOf } from './values.ts'
import type { Value } from './values.ts'

const TYPES = new Set([
  'Any', 'number', 'string', 'boolean', 'date', 'time', 'date and time', 'list', 'context', 'range',
  'years and months duration', 'days and time duration',
])

/** True if the value has the type; null has none. */
export function instanceCode(
  c: Compiler, node: Extract<Node, { kind: 'instance' }>, names: Names,
): Code {
  const of = c.code(node.of, names).run
  const test = typeTest(node.type)
  if (!test) return c.fault(`Den Typ «${node.type}» gibt es in Regeln nicht.`, node)
  return { run: (frame) => test(of(frame)) }
}

function typeTest(type: string): ((value: Value) => boolean) | undefined {
  const list = /^list ?< ?(.+) ?>$/.exec(type)
  if (list) {
    const element = typeTest(list[1]!.trim())
    return element && ((value) => isList(value) && value.every((each) => element(each)))
  }
  if (!TYPES.has(type)) return undefined
  return type === 'Any' ? (value) => value !== null : (value) => kindOf(value) === type
}
