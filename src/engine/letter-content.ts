// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a finished letter consists of, before any layout.
import type { Letter } from '../process/letter.ts'
import type { Language } from '../words/language.ts'
import type { Entity } from './context.ts'

export interface Run {
  readonly text: string
  readonly bold?: boolean
}

export type Runs = readonly Run[]

export type Filled =
  | { readonly kind: 'heading'; readonly runs: Runs }
  | { readonly kind: 'paragraph'; readonly runs: Runs }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Runs[] }
  | FilledTable
  | { readonly kind: 'fees'; readonly rows: readonly (readonly [string, string, string])[]; readonly total: string }
  | { readonly kind: 'payment'; readonly holder: string; readonly iban: string; readonly bic?: string; readonly cents: number; readonly amount: string; readonly reference: string }

/** `right` says which columns stand to the right; `head` is empty where there is none. */
export interface FilledTable {
  readonly kind: 'table'
  readonly head: readonly Runs[]
  readonly right: readonly boolean[]
  readonly rows: readonly (readonly Runs[])[]
}

/** Where the addressee sees how far the case is, without an account. */
export interface StatusLink {
  /** Address with scheme and host. */
  readonly url: string
  readonly code: string
}

/** A finished letter without its layout; the same content always prints the same bytes. */
export interface LetterContent {
  readonly letter: string
  readonly title: string
  readonly kind: Letter['kind']
  /** What it is written in; German unless told. */
  readonly language?: Language
  readonly sender: Entity
  readonly recipient: readonly string[]
  readonly pairs: readonly (readonly [string, string])[]
  readonly date: string
  readonly subject: string
  readonly reference?: string
  readonly blocks: readonly Filled[]
  /** Lines under „Anlagen“ and „Verteiler“. */
  readonly attachments?: readonly string[]
  readonly copies?: readonly string[]
  readonly seal?: true
  readonly status?: StatusLink
  readonly fileNumber: string
}

/** Runs as one text. */
export const plain = (runs: Runs): string => runs.map((run) => run.text).join('')

/** All words of a letter in reading order, one line for each paragraph, item or row. */
export function letterText(letter: LetterContent): string {
  const { subject, reference = '', blocks, attachments = [], copies = [] } = letter
  const lines = [subject, reference, ...blocks.flatMap(linesOf), ...attachments, ...copies]
  return lines.join('\n').replaceAll('\u00a0', ' ')
}

/** The lines of a block as text. */
export function linesOf(block: Filled): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph': return [plain(block.runs)]
    case 'list':
      return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${plain(item)}`)
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plain).join(' ')).filter(Boolean)
    case 'fees': return [...block.rows.map((row) => row.join(' ')), block.total]
    case 'payment': return [`${block.holder} ${block.iban} ${block.reference} ${block.amount}`]
  }
}
