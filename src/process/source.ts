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
  /** `file:line` of the nearest existing node on this path. */
  readonly where: (path: readonly PropertyKey[]) => string
  /** The same with the column: `file:line:column`. */
  readonly exactly: (path: readonly PropertyKey[]) => string
}

/** Parses one YAML file; syntax errors and duplicate keys come back as findings with their line. */
export function readYaml(file: string, text: string): Source {
  if (text.length > MAX_FILE_CHARS) {
    const message = `Die Datei hat ${text.length} Zeichen, erlaubt sind ${MAX_FILE_CHARS}.`
    const findings = [{ level: 'error' as const, where: `${file}:1`, message }]
    return { file, value: undefined, findings, where: () => `${file}:1`, exactly: () => `${file}:1:1` }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false })
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`
  const findings: Finding[] = real(document.errors).map((error) => ({
    level: 'error',
    where: at(error.pos[0]),
    message: syntaxMessage(error.code, error.message),
  }))
  return {
    file,
    value: findings.length ? undefined : toValue(document, file, findings),
    findings,
    where: (path) => at(offsetOf(document, path)),
    exactly: (path) => {
      const { line, col } = lines.linePos(offsetOf(document, path))
      return `${file}:${line}:${col}`
    },
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
    findings.push({ level: 'error', where: `${file}:1`, message })
    return undefined
  }
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
