// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A letter is markdown with {{ FEEL }} placeholders. It is parsed once into blocks; what a person
// typed enters later as plain runs of text and never becomes markup.
//
//   ## Heading · paragraphs · 1. item · - item · **bold**
//   | cell | cell |   a row of a table; | --- | ---: | below the first makes it the head and says
//   which columns stand to the right; rows may stand inside {{#each}}
//   {{#if RULE}} … {{else}} … {{/if}}      {{#each LIST as name}} … {{/each}}
//   {{> gebuehren}} {{> zahlung}} {{> nebenbestimmungen}}   built-in parts
//   {{> name}}   the text block texts/name.md, of the process or of one of its building blocks

import type { Feel } from './process.ts'

export const PARTS = ['gebuehren', 'zahlung', 'nebenbestimmungen'] as const
export type PartName = (typeof PARTS)[number]

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold?: boolean }
  | { readonly kind: 'value'; readonly feel: Feel; readonly bold?: boolean; readonly line: number }

export type Block =
  | { readonly kind: 'heading'; readonly inline: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inline: readonly Inline[] }
  | { readonly kind: 'item'; readonly ordered: boolean; readonly inline: readonly Inline[] }
  | { readonly kind: 'row'; readonly cells: readonly (readonly Inline[])[]; readonly line: number }
  | { readonly kind: 'columns'; readonly right: readonly boolean[] }
  | { readonly kind: 'part'; readonly part: PartName }
  | { readonly kind: 'text'; readonly key: string; readonly line: number }
  | { readonly kind: 'if'; readonly rule: Feel; readonly then: readonly Block[]; readonly else: readonly Block[]; readonly line: number }
  | { readonly kind: 'each'; readonly list: Feel; readonly name: string; readonly body: readonly Block[]; readonly line: number }

/** A text that several letters share; a municipality may word it anew. */
export interface TextBlock {
  readonly file: string
  readonly blocks: readonly Block[]
}

export interface Letter {
  readonly key: string
  readonly file: string
  readonly title: string
  readonly kind: 'decisionNotice' | 'information'
  readonly subject: readonly Inline[]
  readonly reference?: readonly Inline[]
  /** FEEL for the addressee's group; without it the one the process names. */
  readonly to?: Feel
  /** FEEL for the lines under „Anlagen“ and „Verteiler“, a text or a list of texts. */
  readonly attachments?: Feel
  readonly copies?: Feel
  /** Bears the printed seal of the legal entity. */
  readonly seal?: boolean
  /** Rule: a remedy notice belongs into it; without it into every decision notice (§ 58 VwGO). */
  readonly remedy?: Feel
  /** Rule: it burdens somebody and needs reasons (§ 39 VwVfG, § 109 LVwG). */
  readonly reasons?: Feel
  /** The field of type `wording` with the sentences the office has changed. */
  readonly wording?: string
  readonly blocks: readonly Block[]
}

export interface LetterFault {
  readonly line: number
  readonly message: string
}

const MAX_DEPTH = 10

/** Splits a line into text and placeholders; `**` toggles bold. */
export function parseInline(text: string, line: number): Inline[] {
  const out: Inline[] = []
  let bold = false
  for (const [index, chunk] of text.split(/(\{\{.*?\}\}|\*\*)/).entries()) {
    if (index % 2 === 0) {
      if (chunk) out.push({ kind: 'text', text: chunk, ...(bold && { bold }) })
    } else if (chunk === '**') bold = !bold
    else out.push({ kind: 'value', feel: chunk.slice(2, -2).trim(), line, ...(bold && { bold }) })
  }
  return out
}

/** Parses the body of a letter; faults name the line within the file. */
export function parseBlocks(body: string, firstLine: number): { blocks: Block[]; faults: LetterFault[] } {
  const faults: LetterFault[] = []
  const lines = body.split('\n').map((text, i) => ({ text: text.trim(), line: firstLine + i }))
  const cursor = { at: 0 }
  const blocks = sequence(lines, cursor, faults, 0)
  if (cursor.at < lines.length) {
    faults.push({ line: lines[cursor.at]!.line, message: 'Dieses Ende gehört zu keinem Anfang.' })
  }
  return { blocks, faults }
}

type Lines = readonly { text: string; line: number }[]

function sequence(lines: Lines, cursor: { at: number }, faults: LetterFault[], depth: number): Block[] {
  const blocks: Block[] = []
  let open: { inline: Inline[]; add: (inline: Inline[]) => void } | undefined
  const close = () => {
    if (open) open.add(open.inline)
    open = undefined
  }
  while (cursor.at < lines.length) {
    const { text, line } = lines[cursor.at]!
    if (/^\{\{(else|\/if|\/each)\}\}$/.test(text.replaceAll(' ', ''))) break
    cursor.at++
    const control = /^\{\{([#>])\s*(.+?)\s*\}\}$/.exec(text)
    const cells = control ? undefined : cellsOf(text)
    if (text === '' || control || cells) close()
    if (cells) blocks.push(rowBlock(cells, line))
    else if (control) blocks.push(...controlBlock(control[1]!, control[2]!, line, lines, cursor, faults, depth))
    else if (text !== '') {
      const [, heading, number, dash, rest] = /^(?:(##\s+)|(\d+\.\s+)|(-\s+))?(.*)$/.exec(text)!
      const inline = parseInline(rest!, line)
      if (heading || number || dash || !open) {
        close()
        const ordered = Boolean(number)
        open = {
          inline,
          add: (all) =>
            blocks.push(
              heading ? { kind: 'heading', inline: all }
              : number || dash ? { kind: 'item', ordered, inline: all }
              : { kind: 'paragraph', inline: all },
            ),
        }
      } else open.inline.push({ kind: 'text', text: ' ' }, ...inline)
    }
  }
  close()
  return blocks
}

/** The cells of `| a | b |`; a bar inside a placeholder is not one between cells. */
function cellsOf(text: string): string[] | undefined {
  if (!/^\|.*\|$/.test(text) || text.length < 2) return undefined
  const inside = text.slice(1, -1).match(/(?:\{\{.*?\}\}|[^|])*\|?/g) ?? []
  const cells = inside.map((cell) => cell.replace(/\|$/, '').trim())
  // The pattern also finds the nothing at the end.
  return cells.slice(0, -1)
}

function rowBlock(cells: readonly string[], line: number): Block {
  if (cells.every((cell) => /^:?-{3,}:?$/.test(cell))) {
    return { kind: 'columns', right: cells.map((cell) => /[^:]-*:$/.test(cell)) }
  }
  return { kind: 'row', cells: cells.map((cell) => parseInline(cell, line)), line }
}

function controlBlock(
  sign: string, rest: string, line: number, lines: Lines, cursor: { at: number },
  faults: LetterFault[], depth: number,
): Block[] {
  if (sign === '>') {
    if ((PARTS as readonly string[]).includes(rest)) return [{ kind: 'part', part: rest as PartName }]
    return [{ kind: 'text', key: rest, line }]
  }
  if (depth >= MAX_DEPTH) {
    faults.push({ line, message: `Mehr als ${MAX_DEPTH} Ebenen ineinander sind nicht möglich.` })
    return []
  }
  const each = /^each\s+(.+)\s+as\s+(\w+)$/u.exec(rest)
  const rule = /^if\s+(.+)$/.exec(rest)
  if (!each && !rule) {
    faults.push({ line, message: `«{{#${rest}}}» ist weder {{#if …}} noch {{#each … as name}}.` })
    return []
  }
  const then = sequence(lines, cursor, faults, depth + 1)
  let otherwise: Block[] = []
  if (rule && isTag(lines[cursor.at], '{{else}}')) {
    cursor.at++
    otherwise = sequence(lines, cursor, faults, depth + 1)
  }
  if (isTag(lines[cursor.at], rule ? '{{/if}}' : '{{/each}}')) cursor.at++
  else faults.push({ line, message: `Zu diesem Anfang fehlt ${rule ? '{{/if}}' : '{{/each}}'}.` })
  return rule
    ? [{ kind: 'if', rule: rule[1]!, then, else: otherwise, line }]
    : [{ kind: 'each', list: each![1]!, name: each![2]!, body: then, line }]
}

const isTag = (entry: { text: string } | undefined, tag: string) =>
  entry?.text.replaceAll(' ', '') === tag
