// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Letters and named texts come from the building blocks; a process may bring its own instead.
import { z } from 'zod'
import { parseBlocks, parseInline } from './letter.ts'
import type { Letter, TextBlock } from './letter.ts'
import { rule } from './schema-scalar.ts'
import type { SourceReader } from './source-reader.ts'
import type { Files } from './source.ts'

const letterHead = z.strictObject({
  title: z.string(),
  kind: z.enum(['decisionNotice', 'information']),
  subject: z.string(),
  reference: z.string().optional(),
  to: rule.optional().describe('FEEL: die Feldgruppe des Empfängers.'),
  attachments: rule.optional().describe('FEEL: was unter Anlagen steht, Text oder Liste.'),
  copies: rule.optional().describe('FEEL: wer unter Verteiler steht, Text oder Liste.'),
  seal: z.boolean().optional().describe('Trägt das gedruckte Dienstsiegel.'),
  remedy: rule.optional().describe('FEEL: wann eine Rechtsbehelfsbelehrung hineingehört.'),
  reasons: rule.optional().describe('FEEL: wann eine Begründung nötig ist.'),
  wording: z.string().optional().describe('Das Feld (wording) mit den geänderten Sätzen.'),
})

export { letterHead }

/** The letters of the folders, the first folder that has one wins: the process comes first. */
export function readLetters(
  files: Files, folders: readonly string[], reader: SourceReader,
): Record<string, Letter> {
  const letters: Record<string, Letter> = {}
  for (const [key, file] of found(files, folders, 'letters')) {
    const letter = readLetter(key, file, files[file]!, reader)
    if (letter) letters[key] = letter
  }
  return letters
}

/** The named texts of the folders, the process's own before those of its blocks. */
export function readTexts(
  files: Files, folders: readonly string[], reader: SourceReader,
): Record<string, TextBlock> {
  const texts: Record<string, TextBlock> = {}
  for (const [key, file] of found(files, folders, 'texts')) {
    texts[key] = { file, blocks: bodyOf(file, files[file]!, 1, reader) }
  }
  return texts
}

function found(files: Files, folders: readonly string[], kind: string): [string, string][] {
  const out = new Map<string, string>()
  const names = Object.keys(files).sort()
  for (const folder of folders) {
    const start = `${folder}${kind}/`
    for (const file of names) {
      const key = file.startsWith(start) ? /^([\p{L}\w-]+)\.md$/u.exec(file.slice(start.length))?.[1] : undefined
      if (key && !out.has(key)) out.set(key, file)
    }
  }
  return [...out]
}

function readLetter(key: string, file: string, text: string, reader: SourceReader): Letter | undefined {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)
  if (!parts) {
    const message = 'Ein Brief beginnt mit einem Kopf zwischen zwei Zeilen «---» (title, kind, subject).'
    reader.findings.push({ level: 'error', where: `${file}:1:1`, message })
    return undefined
  }
  // A line in front keeps the line numbers of the file.
  const head = reader.validated(reader.source(file, `# ---\n${parts[1]!}`), letterHead)
  const blocks = bodyOf(file, parts[2]!, parts[1]!.split('\n').length + 3, reader)
  if (!head) return undefined
  const { subject, reference, ...rest } = head
  return {
    ...withoutGaps(rest),
    key, file, blocks,
    subject: parseInline(subject, 2),
    ...(reference !== undefined && { reference: parseInline(reference, 2) }),
  }
}

type Head = Omit<z.output<typeof letterHead>, 'subject' | 'reference'>

function withoutGaps(head: Head): Pick<Letter, 'title' | 'kind'> & Partial<Letter> {
  return Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined)) as
    Pick<Letter, 'title' | 'kind'>
}

function bodyOf(file: string, body: string, firstLine: number, reader: SourceReader) {
  const { blocks, faults } = parseBlocks(body, firstLine)
  for (const fault of faults) {
    reader.findings.push({ level: 'error', where: `${file}:${fault.line}:1`, message: fault.message })
  }
  return blocks
}
