// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Functions on text. Positions count characters (code points), from 1, or from the end if negative.
import { boundedText, checkLength, spendText } from './budget.ts'
import type { Budget } from './budget.ts'
import { builtin } from './builtin.ts'
import type { Builtin } from './builtin.ts'
import { temporalText } from './temporal.ts'
import { FRange, Scalar, isList } from './values.ts'
import type { FDate, Value } from './values.ts'

const MAX_DEPTH = 32

export const TEXT: readonly Builtin[] = [
  builtin('string', 'from:any', ([from], { budget }) => {
    const text = from === null ? null : boundedText(plainText(from, budget, 0))
    if (text !== null) spendText(budget, text)
    return text
  }),
  onText('string length', '', (text) => [...text].length),
  onText('substring', ', start position:number, length?:number', substring),
  onText('upper case', '', (text) => boundedText(text.toUpperCase())),
  onText('lower case', '', (text) => boundedText(text.toLowerCase())),
  onText('substring before', ', match:string', (text, match) => {
    const at = text.indexOf(match)
    return at < 0 ? '' : text.slice(0, at)
  }),
  onText('substring after', ', match:string', (text, match) => {
    const at = text.indexOf(match)
    return at < 0 ? '' : text.slice(at + match.length)
  }),
  onText('contains', ', match:string', (text, match) => text.includes(match)),
  onText('starts with', ', match:string', (text, match) => text.startsWith(match)),
  onText('ends with', ', match:string', (text, match) => text.endsWith(match)),
  builtin('string join', 'list:list, delimiter?:any', ([list, delimiter = null], { budget }) => {
    budget.spend(list.length)
    if (!list.every((each: Value) => each === null || typeof each === 'string')) return null
    if (delimiter !== null && typeof delimiter !== 'string') return null
    const parts: string[] = list.filter((each: Value) => each !== null)
    const between: string = delimiter ?? ''
    checkLength(parts.reduce((sum, part) => sum + part.length + between.length, 0))
    return parts.join(between)
  }),
]

function onText(
  name: string, further: string, run: (text: string, ...rest: readonly any[]) => Value,
): Builtin {
  return builtin(name, `string:string${further}`, ([text, ...rest], { budget }) => {
    spendText(budget, text)
    return run(text, ...rest)
  })
}

function substring(text: string, start: number, length?: number): Value {
  const letters = [...text]
  if (start === 0 || !Number.isInteger(start)) return null
  const from = start > 0 ? start - 1 : letters.length + start
  if (length === undefined) return letters.slice(Math.max(from, 0)).join('')
  return length >= 1 ? letters.slice(Math.max(from, 0), from + Math.trunc(length)).join('') : null
}

/** The text of a value as the standard writes it; texts inside lists and contexts are quoted. */
export function plainText(value: Value, budget: Budget, depth: number): string {
  budget.spend(1)
  if (depth > MAX_DEPTH) return '…'
  if (value === null) return 'null'
  if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value)
  if (typeof value !== 'object') return numberText(value)
  if (isList(value)) {
    return `[${boundedText(value.map((each) => plainText(each, budget, depth + 1)).join(', '))}]`
  }
  if (value instanceof FRange) {
    const [low, high] = [value.low, value.high].map((each) => plainText(each, budget, depth + 1))
    return `${value.lowClosed ? '[' : '('}${low}..${high}${value.highClosed ? ']' : ')'}`
  }
  if (Scalar.is(value)) return temporalText(value as FDate)
  const entries = Object.entries(value)
    .map(([key, each]) => `${keyText(key)}: ${plainText(each, budget, depth + 1)}`)
  return `{${boundedText(entries.join(', '))}}`
}

// JavaScript writes 1e21; the standard writes digits.
function numberText(value: boolean | number): string {
  const text = String(value)
  return /e\+/.test(text) ? BigInt(value).toString() : text
}

function keyText(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : JSON.stringify(key)
}
