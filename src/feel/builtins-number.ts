// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Functions on numbers. The rounding ones are exact where they are called (see calls).
import { builtin } from './builtin.ts'
import type { Builtin } from './builtin.ts'
import { rounded } from './exact.ts'
import type { Rounding } from './exact.ts'
import { finite } from './ops.ts'
import type { Value } from './values.ts'

/** The rounding functions, with the way each rounds. */
export const ROUNDINGS: Readonly<Record<string, Rounding>> = {
  'decimal': 'half even', 'floor': 'floor', 'ceiling': 'ceiling', 'round up': 'up',
  'round down': 'down', 'round half up': 'half up', 'round half down': 'half down',
}

const rounding = (name: string, signature: string): Builtin =>
  builtin(name, signature, ([n, scale = 0]) => rounded(n, scale, ROUNDINGS[name]!))

export const NUMBERS: readonly Builtin[] = [
  rounding('decimal', 'n:number, scale:number'),
  rounding('floor', 'n:number, scale?:number'),
  rounding('ceiling', 'n:number, scale?:number'),
  rounding('round up', 'n:number, scale:number'),
  rounding('round down', 'n:number, scale:number'),
  rounding('round half up', 'n:number, scale:number'),
  rounding('round half down', 'n:number, scale:number'),
  builtin('modulo', 'dividend:number, divisor:number', ([a, b]) =>
    b === 0 ? null : finite(a - b * Math.floor(a / b))),
  builtin('sqrt', 'number:number', ([n]) => finite(Math.sqrt(n))),
  builtin('log', 'number:number', ([n]) => finite(Math.log(n))),
  builtin('exp', 'number:number', ([n]) => finite(Math.exp(n))),
  builtin('odd', 'number:number', ([n]) => (Number.isInteger(n) ? n % 2 !== 0 : null)),
  builtin('even', 'number:number', ([n]) => (Number.isInteger(n) ? n % 2 === 0 : null)),
  builtin('number',
    'from:any, grouping separator?:any, decimal separator?:any', toNumber),
]

function toNumber([from, grouping = null, point = null]: readonly any[]): Value {
  if (![null, ' ', ',', '.'].includes(grouping) || ![null, ',', '.'].includes(point)) return null
  if (grouping !== null && grouping === point) return null
  if (typeof from === 'number') return from
  if (typeof from !== 'string') return null
  const ungrouped = grouping === null ? from : from.replaceAll(grouping, '')
  const text = point === null ? ungrouped : ungrouped.replaceAll(point, '.')
  return /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? finite(Number(text)) : null
}
