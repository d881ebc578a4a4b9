// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// People write rules and sentences as they are; YAML reads commas and brackets in them as its own.
// Line by line, so that comments and layout stay as their author left them.

/** What became of one line; `line` counts from 1. */
export interface Repair {
  readonly line: number
  readonly value: string
}

/** Keys whose value is a rule: it goes on to the comma or brace outside its own parentheses. */
const RULES = new Set([
  'rule', 'when', 'value', 'amount', 'quantity', 'also', 'never', 'final', 'required', 'initially', 'from', 'on',
  'duration', 'workingDays', 'factor', 'min', 'max', 'of', 'each', 'reason', 'since', 'instalments', 'keys', 'to', 'whom', 'channel',
  'deliver', 'position', 'by', 'process', 'account', 'debtors', 'evidence', 'decider',
])
/** Keys whose value is a sentence: it goes on to the next key. */
const TEXTS = new Set([
  'title', 'short', 'help', 'why', 'message', 'text', 'question', 'intro', 'done', 'consequence', 'outside', 'basis',
  'summary', 'subject', 'add', 'unit',
])
const MAX_LINE = 20_000

/** The text with every rule and sentence in quotes that YAML would misread; says where. */
export function repairQuotes(text: string): { readonly text: string; readonly repairs: readonly Repair[] } {
  const repairs: Repair[] = []
  let scalarIndent: number | undefined
  const lines = text.split('\n').map((line, i) => {
    const indent = line.search(/\S/)
    if (scalarIndent !== undefined && (indent < 0 || indent > scalarIndent)) return line
    scalarIndent = /:\s*[|>][-+\d]*\s*$/.test(line) ? indent : undefined
    if (indent < 0 || line.length > MAX_LINE || line.trimStart().startsWith('#')) return line
    return repairLine(line, (value) => repairs.push({ line: i + 1, value }))
  })
  return { text: lines.join('\n'), repairs }
}

const KEY = /(^\s*(?:- +)*|[{,]\s*)([A-Za-z_][\w]*):\s+/gu

function repairLine(line: string, note: (value: string) => void): string {
  let out = ''
  let at = 0
  KEY.lastIndex = 0
  for (let found = KEY.exec(line); found; found = KEY.exec(line)) {
    const [whole, before, key] = found as unknown as [string, string, string]
    const start = found.index + whole.length
    const inFlow = /[{,]/.test(before)
    if (!RULES.has(key) && !TEXTS.has(key)) continue
    const end = endOf(line, start, inFlow, RULES.has(key))
    const value = line.slice(start, end).trimEnd()
    const quoted = quotedIfNeeded(value, inFlow)
    out += line.slice(at, start) + quoted
    at = start + value.length
    KEY.lastIndex = Math.max(at, KEY.lastIndex)
    if (quoted !== value) note(value)
  }
  return out + line.slice(at)
}

/** Where a value ends: at the end of the line, or in a flow map before the next key or the brace. */
function endOf(line: string, start: number, inFlow: boolean, isRule: boolean): number {
  if (!inFlow) return commentStart(line, start)
  if (/^["'[{]/.test(line.slice(start)) && !isRule) return quoteEnd(line, start)
  let depth = 0
  let quote: string | undefined
  for (let i = start; i < line.length; i += 1) {
    const c = line[i]!
    if (quote) {
      if (c === quote && line[i - 1] !== '\\') quote = undefined
    } else if (c === '"' || (c === '\'' && i === start)) quote = c
    else if (c === '(' || c === '[' || c === '{') depth += 1
    else if (depth > 0 && (c === ')' || c === ']' || c === '}')) depth -= 1
    else if (c === '}' || (c === ',' && (isRule ? depth === 0 : /^,\s*[A-Za-z_]\w*:\s/.test(line.slice(i))))) return i
  }
  return line.length
}

/** A comment begins outside of quotes; a value that is quoted from the start ends with its quote. */
function commentStart(line: string, start: number): number {
  const whole = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*(?:#|$))/.exec(line.slice(start))
  if (whole) return start + whole[0].length
  let isQuoted = false
  for (let i = start; i < line.length; i += 1) {
    if (line[i] === '"') isQuoted = !isQuoted
    else if (!isQuoted && line[i] === '#' && /\s/.test(line[i - 1] ?? '')) return i
  }
  return line.length
}

function quoteEnd(line: string, start: number): number {
  const quote = line[start]!
  if (quote !== '"' && quote !== '\'') return start
  for (let i = start + 1; i < line.length; i += 1) {
    if (line[i] === quote && !(quote === '"' && line[i - 1] === '\\') && line[i + 1] !== quote) return i + 1
  }
  return line.length
}

function quotedIfNeeded(value: string, inFlow: boolean): string {
  if (value === '' || isQuoted(value) || /^[|>&*!]/.test(value)) return value
  const startsOdd = /^["'[\]{},#%@`]/.test(value) && !isCollection(value)
  const misread = inFlow ? /[[\]{},]|: | #|:$/.test(value) && !isCollection(value) : /: | #|:$/.test(value)
  if (!startsOdd && !misread) return value
  return value.includes('"') || value.includes('\\') ? `'${value.replaceAll('\'', '\'\'')}'` : `"${value}"`
}

/** Quoted from its first to its last character, and nowhere in between. */
function isQuoted(value: string): boolean {
  const [quote] = value
  if ((quote !== '"' && quote !== '\'') || value.length < 2 || !value.endsWith(quote)) return false
  const inner = value.slice(1, -1)
  return quote === '\'' ? !/(^|[^'])'([^']|$)/.test(inner) : !/(^|[^\\])"/.test(inner)
}

/** A list or map of YAML, not a rule that begins with a bracket. */
function isCollection(value: string): boolean {
  return /^\[.*\]$/.test(value) ? !/^\[[^\]]*\][^\]]+\]$/.test(value) : /^\{.*\}$/.test(value)
}
