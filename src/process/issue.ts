// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod'
import { nearest } from './finding.ts'

type Issue = z.core.$ZodIssue

/** A German sentence for one schema fault: what was given and what is allowed there. */
export function issueMessage(issue: Issue, known: readonly string[]): string {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? ''
      const hint = nearest(key, known)
      return `Den Schlüssel «${key}» gibt es hier nicht.${hint ? ` Meinten Sie «${hint}»?` : ''}`
    }
    case 'invalid_type':
      return issue.input === undefined
        ? `Hier fehlt «${String(issue.path.at(-1) ?? '')}».`
        : `Hier gehört ${TYPES[issue.expected] ?? issue.expected} hin.`
    case 'invalid_value':
      return `Möglich sind hier: ${issue.values.map(String).join(', ')}.`
    case 'invalid_format':
      return `Der Wert hat nicht die erwartete Form${'pattern' in issue ? ` ${issue.pattern}` : ''}.`
    case 'too_small':
      return 'Der Wert ist zu klein oder leer.'
    case 'too_big':
      return 'Der Wert ist zu groß oder zu lang.'
    case 'invalid_union':
      return deepest(issue, known)
    default:
      return 'Der Wert passt nicht an diese Stelle.'
  }
}

/** A union fails in every branch; the branch that got furthest names the real fault. */
function deepest(issue: Extract<Issue, { code: 'invalid_union' }>, known: readonly string[]): string {
  const branches = issue.errors.filter((branch) => branch.length > 0)
  const sorted = [...branches].sort((a, b) => rank(a) - rank(b))
  const first = sorted[0]?.[0]
  if (!first) return 'Der Wert passt nicht an diese Stelle.'
  const place = first.path.length ? `${first.path.map(String).join('.')}: ` : ''
  return place + issueMessage({ ...first, input: undefined } as Issue, known)
}

function rank(branch: readonly Issue[]): number {
  const wrongKind = branch.some((issue) => issue.code === 'invalid_value' || issue.path.length === 0)
  return (wrongKind ? 100 : 0) + branch.length
}

const TYPES: Record<string, string> = {
  string: 'ein Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: '`true` oder `false`',
  object: 'ein Block mit Schlüsseln',
  record: 'ein Block mit Schlüsseln',
  array: 'eine Liste',
}
