// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Rules that came with a data schema as prose. None of them holds by itself: an author models each
// one or says why not, and until then `check` reminds of it.
import type { Finding } from './finding.ts'
import { rulesSchema } from './schema-rules.ts'
import type { OpenRule } from './schema-rules.ts'
import { SourceReader } from './source-reader.ts'
import type { Files } from './source.ts'

export const RULES_FILE = 'rules.yaml'

/** The rules of `rules.yaml` and what is still to do about them; nothing where there is no such file. */
export function readOpenRules(files: Files): {
  readonly rules: readonly OpenRule[]
  readonly findings: readonly Finding[]
} {
  const reader = new SourceReader(files)
  const rules = reader.part(RULES_FILE, rulesSchema, false)?.rules ?? []
  const say = (level: Finding['level'], i: number, message: string): Finding => {
    const path = ['rules', i]
    return { level, where: reader.where(RULES_FILE, path), path: path.join('.'), message }
  }
  const open = rules.flatMap(({ id, title, state, reason }, i): Finding[] => {
    if (state === 'open')
      return [say('warning', i, `Die Regel ${id} («${title}») ist noch zu modellieren.`)]
    if (state === 'dropped' && reason === undefined) {
      return [say('error', i, `Die Regel ${id} entfällt. Schreiben Sie unter «reason», warum.`)]
    }
    return []
  })
  return { rules, findings: [...reader.findings, ...open] }
}
