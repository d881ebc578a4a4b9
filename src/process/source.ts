// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Reads YAML and keeps for every place in the model the line it came from.
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document, Node, YAMLParseError } from 'yaml'
import type { Finding } from './finding.ts'

/** The files of a process folder: path inside the folder → text. */
export type Files = Readonly<Record<string, string>>

/** A bomb of anchors or a giant file is refused, not parsed. */
const MAX_FILE_CHARS = 1_000_000
const MAX_ALIASES = 50

export interface Source {
  readonly file: string
  readonly value: unknown
  readonly findings: readonly Finding[]
  /** `file:line:column` of the nearest existing node on this path, or of a place in its text. */
  readonly where: (path: readonly PropertyKey[], offset?: number) => string
}

/** Lifts a document of an older language version; says in a sentence what it changed. */
export type Lift = (document: Document) => string | undefined

/** Parses one YAML file; syntax errors and duplicate keys come back as findings with their place. */
export function readYaml(file: string, text: string, lift?: Lift): Source {
  if (text.length > MAX_FILE_CHARS) {
    const message = `Die Datei hat ${text.length} Zeichen, erlaubt sind ${MAX_FILE_CHARS}.`
    const findings = [{ level: 'error' as const, where: `${file}:1:1`, message }]
    return { file, value: undefined, findings, where: () => `${file}:1:1` }
  }
  const { document, lines } = parsed(text, lift)
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  const findings: Finding[] = real(document.errors).map((error) => ({
    level: 'error',
    where: at(error.pos[0]),
    message: syntaxMessage(error.code, error.message),
  }))
  const lifted = findings.length ? undefined : lift?.(document)
  if (lifted) findings.push({ level: 'warning', where: `${file}:1:1`, message: lifted })
  else keep(text, { document, lines, lift })
  return {
    file,
    value: findings.some((one) => one.level === 'error') ? undefined : toValue(document, file, findings),
    findings,
    where: (path, offset) => at(placeOf(document, path, offset, text)),
  }
}

interface Parsed {
  readonly document: Document
  readonly lines: LineCounter
  /** What has looked at it and left it as it was. */
  readonly lift: Lift | undefined
}

/** Of so many characters the documents are kept: building blocks are the same in every procedure. */
const KEPT_CHARS = 250_000
const kept = new Map<string, Parsed>()
let keptChars = 0

/** The document of a text; values made of it are new each time, so nobody changes another's. */
function parsed(text: string, lift: Lift | undefined): Parsed {
  const known = kept.get(text)
  if (known && known.lift === lift) return known
  const lines = new LineCounter()
  return { document: parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false }), lines, lift }
}

function keep(text: string, one: Parsed) {
  if (text.length > KEPT_CHARS) return
  if (!kept.delete(text)) keptChars += text.length
  kept.set(text, one)
  for (const oldest of kept.keys()) {
    if (keptChars <= KEPT_CHARS) break
    kept.delete(oldest)
    keptChars -= oldest.length
  }
}

/** After the first syntax error the parser is lost; only doubled keys are errors of their own. */
function real(errors: readonly YAMLParseError[]): readonly YAMLParseError[] {
  const doubled = errors.filter((error) => error.code === 'DUPLICATE_KEY')
  const first = errors.find((error) => error.code !== 'DUPLICATE_KEY')
  return first ? [first] : doubled
}

function toValue(document: Document, file: string, findings: Finding[]): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch {
    const message = `Die Datei verweist mehr als ${MAX_ALIASES}-mal auf andere Stellen (YAML-Anker).`
    findings.push({ level: 'error', where: `${file}:1:1`, message })
    return undefined
  }
}

/** A place inside a text can be named only where the text stands in one line as it is. */
function placeOf(
  document: Document, path: readonly PropertyKey[], inside: number | undefined, text: string,
): number {
  const key = offsetOf(document, path)
  if (inside === undefined) return key
  const node = document.getIn(path, true)
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return key
  const [from, to] = node.range
  const found = text.slice(from, to).indexOf(node.value)
  return found < 0 ? from : from + found + Math.min(inside, node.value.length)
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = (node as Node | null)?.range?.[0] ?? 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      if (!pair) return offset
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      if (!node) return offset
      offset = (node as Node).range?.[0] ?? offset
    } else return offset
  }
  return offset
}

function syntaxMessage(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'Derselbe Schlüssel steht hier zweimal.'
  if (code === 'BAD_INDENT') return 'Die Einrückung passt nicht zu den Zeilen darüber, oder eine Klammer [ { ist nicht geschlossen. '
      + 'Regeln mit [ ] { } : # gehören in Anführungszeichen.'
  const first = message.split('\n')[0] ?? message
  return `Die Zeile ist kein gültiges YAML (${first}). Regeln mit [ ] { } : # gehören in Anführungszeichen.`
}
