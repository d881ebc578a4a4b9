// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The sides of a comparison in words: what stands there, and what it was just now.
import { display } from '../feel/display.ts'
import type { Seen } from '../feel/trace.ts'
import type { CompareOp, Node } from '../feel/tree.ts'
import { FDate, FDateTime, FTime } from '../feel/values.ts'
import { parseDate, parseDateTime, parseDuration, parseTime } from '../feel/temporal.ts'
import type { Value } from '../feel/values.ts'
import { nameTitle, prefixed, shownValue, subject } from './explain-names.ts'
import type { Audience } from './explain-names.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** For whom a rule is put into words, and where its names lead. */
export interface Telling {
  readonly prepared: Prepared
  readonly sight: Sight
  readonly paths: ReadonlyMap<Node, string>
  readonly audience: Audience
}

/** One side of a comparison. */
export interface Operand {
  readonly node: Node
  readonly path?: string
  /** As the subject of a sentence. */
  readonly title: string
  /** Undefined where the rule never looked. */
  readonly value: Value | undefined
  readonly isLiteral: boolean
}

/** What stands at a node, by the run in which it was seen. */
export function operand(telling: Telling, node: Node, seen: Seen | undefined): Operand {
  const found = seen?.children.find((one) => one.node === node)
  const path = telling.paths.get(node)
  return {
    node, title: subject(phrase(telling, node)), value: found?.value ?? (found ? null : literalOf(node)),
    isLiteral: isLiteral(node), ...(path !== undefined && { path }),
  }
}

function literalOf(node: Node): Value | undefined {
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'boolean': return node.value
    case 'null': return null
    default: return undefined
  }
}

/** Whether a value stands in the rule itself. */
export function isLiteral(node: Node): boolean {
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'at': return true
    case 'negate': return isLiteral(node.of)
    case 'list': return node.items.every(isLiteral)
    case 'call':
      return ['date', 'time', 'duration', 'date and time'].includes(node.name) && node.args.every(isLiteral)
    default: return false
  }
}

const SIGNS: Readonly<Record<string, string>> = { '+': '+', '-': '−', '*': '×', '/': '÷', '**': 'hoch' }
const CALLS: Readonly<Record<string, string>> = {
  count: 'Anzahl bei', sum: 'Summe von', min: 'kleinster Wert von', max: 'größter Wert von',
  'string length': 'Länge von', 'distinct values': 'Verschiedene bei', 'lower case': '', 'upper case': '',
  date: '', number: '', string: '', 'round half up': '', decimal: '', floor: '', ceiling: '',
}

/** A German phrase for an expression, without the signs of the rule language. */
export function phrase(telling: Telling, node: Node): string {
  const path = telling.paths.get(node)
  if (path !== undefined) return nameTitle(telling.prepared, path)
  const inner = (one: Node) => subject(phrase(telling, one))
  switch (node.kind) {
    case 'number': return display(node.value)
    case 'string': return `«${node.value}»`
    case 'boolean': return node.value ? '«ja»' : '«nein»'
    case 'null': return 'nichts'
    case 'negate': return `minus ${inner(node.of)}`
    case 'arithmetic': return `${inner(node.left)} ${SIGNS[node.op]} ${inner(node.right)}`
    case 'filter': return phrase(telling, node.of)
    case 'name':
    case 'path': return nameTitle(telling.prepared, node.name)
    case 'call': {
      if (node.name === 'today') return 'heute'
      const [first] = node.args
      const word = Object.hasOwn(CALLS, node.name) ? CALLS[node.name] : undefined
      if (isLiteral(node) && first?.kind === 'string') return display(literalCall(node.name, first.value))
      if (first && word !== undefined && !isLiteral(first)) return `${word} ${inner(first)}`.trim()
      return computed(telling, node)
    }
    default: return computed(telling, node)
  }
}

/** What cannot be said otherwise is called by the one name it is computed of. */
function computed(telling: Telling, node: Node): string {
  const paths = new Set(pathsIn(telling, node))
  return paths.size === 1 ? nameTitle(telling.prepared, [...paths][0]!) : COMPUTED
}

const COMPUTED = 'der berechnete Wert'

function literalCall(name: string, text: string): Value {
  if (name === 'date') return parseDate(text)
  if (name === 'time') return parseTime(text)
  return name === 'duration' ? parseDuration(text) : parseDateTime(text)
}

/** Every path of the scope a part of a rule can read. */
export function pathsIn({ paths }: Pick<Telling, 'paths'>, node: Node): string[] {
  const own = paths.get(node)
  if (own !== undefined) return [own]
  return Object.values(node).flatMap((value) => nodesIn(value)).flatMap((one) => pathsIn({ paths }, one))
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (typeof value !== 'object' || value === null) return []
  return 'kind' in value ? [value as Node] : Object.values(value).flatMap(nodesIn)
}

const isTemporal = (value: Value | undefined) =>
  value instanceof FDate || value instanceof FTime || value instanceof FDateTime

/** `ist «offen»`, `ist der 4. Mai 2026`, `ist noch nicht angegeben`. */
export function isPhrase({ prepared }: Telling, side: Operand): string {
  const { value, path } = side
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
    if (path !== undefined && prefixed(path)?.kind === 'due') return 'ist noch nicht gesetzt'
    const isField = path !== undefined && Object.hasOwn(prepared.process.fields, path.split('.')[0]!)
    return isField ? 'ist noch nicht angegeben' : 'steht noch nicht fest'
  }
  return `ist ${quoted(prepared, path, value)}`
}

/** A value inside a sentence: words in quotes, dates with their article. */
export function quoted(prepared: Prepared, path: string | undefined, value: Value): string {
  const text = shownValue(prepared, path, value)
  if (value instanceof FDate) return `der ${text}`
  return typeof value === 'string' || typeof value === 'boolean' ? `«${text}»` : text
}

const DATE_WORDS: Readonly<Record<CompareOp, string>> = {
  '=': 'der', '!=': 'nicht der', '<': 'vor dem', '<=': 'spätestens der', '>': 'nach dem', '>=': 'frühestens der',
}
const TIME_WORDS: Readonly<Record<CompareOp, string>> = {
  '=': '', '!=': 'nicht', '<': 'vor', '<=': 'spätestens', '>': 'nach', '>=': 'frühestens',
}
const NUMBER_WORDS: Readonly<Record<CompareOp, string>> = {
  '=': '', '!=': 'nicht', '<': 'weniger als', '<=': 'höchstens', '>': 'mehr als', '>=': 'mindestens',
}

/** What a comparison asks of its left side: `mehr als 500`, `spätestens der 4. Mai 2026 (heute)`. */
export function target(telling: Telling, op: CompareOp, left: Operand, right: Operand): string {
  const { value } = right
  if (value === null || value === undefined) {
    const words = (isTemporal(left.value) ? TIME_WORDS : NUMBER_WORDS)[op]
    return `${words} ${right.title} (steht noch nicht fest)`.trim()
  }
  const path = right.isLiteral ? left.path : right.path ?? left.path
  const named = right.isLiteral || right.title === COMPUTED ? '' : ` (${right.title})`
  if (value instanceof FDate) {
    return `${DATE_WORDS[op]} ${shownValue(telling.prepared, path, value)}${named}`
  }
  const words = (isTemporal(value) ? TIME_WORDS : NUMBER_WORDS)[op]
  return `${words} ${quoted(telling.prepared, path, value)}${named}`.trim()
}
