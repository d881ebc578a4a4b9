// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import type { Finding } from './finding.ts'
import { issueMessage } from './issue.ts'
import { parseBlocks, parseInline } from './letter.ts'
import type { Letter } from './letter.ts'
import type { Process } from './process.ts'
import { formSchema, processSchema, tariffSchema } from './schema.ts'
import { readYaml } from './source.ts'
import type { Files, Source } from './source.ts'

export interface ReadResult {
  /** Present when the files have the right form; rules may still be wrong (see `compile`). */
  readonly process?: Process
  readonly findings: readonly Finding[]
  /** `file:line` of a place such as `['process.yaml', 'actions', 'zeichnen', 'rule']`. */
  readonly where: (file: string, path: readonly PropertyKey[]) => string
}

/** Reads a process from the files of its folder; every fault has file, line and what is allowed. */
export function readProcess(files: Files): ReadResult {
  const findings: Finding[] = []
  const sources = new Map<string, Source>()
  const part = <T extends z.ZodType>(file: string, schema: T, needed: boolean) => {
    const text = files[file]
    if (text === undefined) {
      if (needed) findings.push({ level: 'error', where: `${file}:1`, message: `Die Datei ${file} fehlt.` })
      return undefined
    }
    const source = readYaml(file, text)
    sources.set(file, source)
    findings.push(...source.findings)
    if (source.findings.length) return undefined
    return validate(source, schema, findings)
  }
  const main = part('process.yaml', processSchema, true)
  const form = part('form.yaml', formSchema, true)
  const tariff = part('tariff.yaml', tariffSchema, false)
  const letters = readLetters(files, findings)
  const where = (file: string, path: readonly PropertyKey[]) =>
    sources.get(file)?.where(path) ?? `${file}:1`
  if (!main || !form) return { findings, where }
  const process = { ...main, pages: form.pages, letters, ...(tariff && { tariff }) } as Process
  return { process, findings, where }
}

function validate<T extends z.ZodType>(source: Source, schema: T, findings: Finding[]): z.output<T> | undefined {
  const result = schema.safeParse(source.value, { reportInput: true })
  if (result.success) return result.data
  for (const issue of result.error.issues.slice(0, 50)) {
    const extra = issue.code === 'unrecognized_keys' ? [issue.keys[0]!] : []
    const path = [...issue.path, ...extra]
    findings.push({
      level: 'error',
      where: source.where(path),
      path: path.map(String).join('.'),
      message: issueMessage(issue, KEYWORDS),
    })
  }
  return undefined
}

function readLetters(files: Files, findings: Finding[]): Record<string, Letter> {
  const letters: Record<string, Letter> = {}
  for (const [file, text] of Object.entries(files)) {
    const key = /^letters\/([\w-]+)\.md$/u.exec(file)?.[1]
    if (!key) continue
    const letter = readLetter(key, file, text, findings)
    if (letter) letters[key] = letter
  }
  return letters
}

const letterHead = z.strictObject({
  title: z.string(),
  kind: z.enum(['decisionNotice', 'information']),
  subject: z.string(),
  reference: z.string().optional(),
})

function readLetter(key: string, file: string, text: string, findings: Finding[]): Letter | undefined {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)
  if (!parts) {
    const message = 'Ein Brief beginnt mit einem Kopf zwischen zwei Zeilen «---» (title, kind, subject).'
    findings.push({ level: 'error', where: `${file}:1`, message })
    return undefined
  }
  const source = readYaml(file, parts[1]!)
  findings.push(...source.findings)
  const head = source.findings.length ? undefined : validate(source, letterHead, findings)
  const firstLine = parts[1]!.split('\n').length + 3
  const { blocks, faults } = parseBlocks(parts[2]!, firstLine)
  for (const fault of faults) {
    findings.push({ level: 'error', where: `${file}:${fault.line}`, message: fault.message })
  }
  if (!head) return undefined
  const { title, kind, subject, reference } = head
  const inline = parseInline(subject, 2)
  return { key, title, kind, subject: inline, blocks, ...(reference && { reference: parseInline(reference, 2) }) }
}

/** For suggestions: every key the language knows. */
const KEYWORDS = [
  ...Object.keys(processSchema.shape), ...Object.keys(formSchema.shape), ...Object.keys(tariffSchema.shape),
  'type', 'help', 'why', 'list', 'options', 'when', 'required', 'value', 'transient', 'min', 'max', 'unit',
  'by', 'rule', 'needs', 'input', 'checks', 'values', 'sets', 'effects', 'notBy', 'exceptional', 'done',
  'states', 'outside', 'mark', 'from', 'duration', 'workingDays', 'on', 'objection', 'side', 'warn',
  'consequence', 'rare', 'initially', 'pattern', 'fields', 'workingDays', 'mandatory', 'basis', 'until',
  'message', 'field', 'question', 'intro', 'stop', 'key', 'positions', 'adjustments', 'amount', 'quantity',
]
