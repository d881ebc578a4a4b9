// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// feelin, the open FEEL engine of bpmn.io, as an oracle for ours; for tests only.
import { evaluate } from 'feelin'
import { plainText } from '../src/feel/builtins-text.ts'
import { Budget } from '../src/feel/compile.ts'
import { parseDate, parseDateTime, parseDuration, parseTime } from '../src/feel/temporal.ts'
import { FRange, Scalar, isContext, isList } from '../src/feel/values.ts'
import type { Value } from '../src/feel/values.ts'

const contexts = new WeakMap<object, Record<string, unknown>>()

/** What feelin makes of an expression over our values; `threw` where it throws. */
export function feelin(source: string, scope: Readonly<Record<string, Value>>): { value: Value } | { threw: string } {
  try {
    let context = contexts.get(scope)
    if (!context) {
      context = Object.fromEntries(Object.entries(scope).map(([key, value]) => [key, toFeelin(value)]))
      contexts.set(scope, context)
    }
    return { value: ours(result(evaluate(source, context))) }
  } catch (error) {
    return { threw: error instanceof Error ? error.message : String(error) }
  }
}

/** feelin answers with the value alone or together with its warnings. */
function result(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'value' in answer && 'warnings' in answer
    ? answer.value : answer
}

function toFeelin(value: Value): unknown {
  if (isList(value)) return value.map(toFeelin)
  if (isContext(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toFeelin(each)]))
  if (typeof value !== 'object' || value === null || !Scalar.is(value)) return value
  if (value instanceof FRange) throw new Error('no ranges in the scope')
  return result(evaluate(`@"${plainText(value, new Budget(), 0)}"`, {}))
}

function ours(value: unknown): Value {
  if (value === undefined || value === null) return null
  if (typeof value !== 'object') {
    if (typeof value === 'function') throw new Error('a function is no value')
    return value as Value
  }
  if (Array.isArray(value)) return value.map(ours)
  const name = value.constructor.name
  if (name === 'FeelRange') {
    const range = value as Record<string, unknown>
    return new FRange(ours(range['start']), ours(range['end']), range['start included'] === true, range['end included'] === true)
  }
  if (name === 'Object') return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, ours(each)]))
  const text = String(result(evaluate('string(x)', { x: value })))
  const read = parseDate(text) ?? parseTime(text) ?? parseDuration(text) ?? parseDateTime(text)
  if (read === null) throw new Error(`not a value of ours: ${name} ${text}`)
  return read
}
