// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Prepares a letter for the layout: everything becomes plain data the template only places.
import type { Filled, LetterContent, Run, StatusLink } from '../engine/letter-content.ts'
import { armsSvg } from './arms.ts'
import { epcPayload } from './epc.ts'
import { giroCodeSvg, qrSvg } from './giro-code.ts'
import { groupedIban } from './iban.ts'
import { MISSING_SIGN, printable } from './printable.ts'
import type { Covers } from './printable.ts'

/** What a person reads as one: file numbers and the like never break across lines. */
interface Piece {
  readonly text: string
  readonly bold?: boolean
  readonly whole?: boolean
}

type Payment = Extract<Filled, { kind: 'payment' }>

const LONG_DATE = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' })
/** Lines of at most so many characters at the end of a letter are its closing. */
const CLOSING_CHARS_AT_MOST = 60
const CLOSING_LINES_AT_MOST = 3
const BLOCKS_AT_MOST = 2000

/**
 * The input of `typst/letter.typ`; throws if a letter has over 2,000 blocks or its payment
 * cannot be made (bad IBAN, amount out of range).
 */
export function letterData(content: LetterContent, covers: Covers, index: number = 0) {
  if (content.blocks.length > BLOCKS_AT_MOST) {
    throw new Error(`Brief: ${content.blocks.length} Absätze, möglich sind ${BLOCKS_AT_MOST}.`)
  }
  const pen = new Pen(content, covers)
  const { sender } = content
  const [authority, ...office] = sender.authority.split(', ')
  const closing = closingAt(content.blocks)
  const data = {
    /** The name of its last place, from which its pages are counted. */
    end: `end-${index}`,
    title: pen.line(`${content.title}: ${content.subject}`),
    authority: pen.line(authority!),
    under: [office.join(', '), sender.name === authority ? '' : sender.name, sender.office]
      .filter(Boolean)
      .map((line) => pen.line(line)),
    return: pen.line(`${authority} · ${sender.street} · ${sender.postcode} ${sender.city}`),
    recipient: content.recipient.map((line) => pen.line(line)),
    pairs: [...content.pairs, ['Datum', longDate(content.date)] as const].map(([name, value]) => [
      pen.line(name),
      narrow(pen.line(value)),
    ]),
    subject: pen.pieces([{ text: content.subject }]),
    reference: content.reference ? pen.pieces([{ text: content.reference }]) : [],
    blocks: content.blocks.slice(0, closing).map((block) => pen.block(block)),
    closing: content.blocks.slice(closing).map((block) => pen.block(block)),
    fileNumber: pen.line(content.fileNumber),
    paymentReference: pen.line(referenceOf(content)),
    arms: armsSvg(sender.arms),
    below: [
      { title: 'Anlagen', lines: content.attachments ?? [] },
      { title: 'Verteiler', lines: content.copies ?? [] },
    ]
      .filter(({ lines }) => lines.length > 0)
      .map(({ title, lines }) => ({ title, lines: lines.map((line) => pen.line(line)) })),
    seal: content.seal ? sealOf(sender.name) : null,
    status: content.status ? statusOf(content.status) : null,
    language: content.language ?? 'de',
    attachment: content.kind === 'decisionNotice' ? 'bescheid.json' : 'schreiben.json',
  }
  return { ...data, missing: pen.missing ? MISSING_SIGN : '' }
}

export type LetterData = ReturnType<typeof letterData>

/** The whole input of `typst/letter.typ`: letters in order, with what the document is called. */
export function bundleData(title: string, date: string, letters: readonly LetterData[]) {
  const [year, month, day] = date.split('-').map(Number)
  // Read aloud as it is written; Leichte Sprache is German.
  const place = letters[0]!.language === 'en' ? { lang: 'en', region: 'GB' } : { lang: 'de', region: 'DE' }
  return { title, author: letters[0]!.authority, year, month, day, ...place, letters }
}

class Pen {
  readonly covers: Covers
  readonly wholes: readonly string[]
  missing = false

  constructor(content: LetterContent, covers: Covers) {
    this.covers = covers
    this.wholes = [content.fileNumber, referenceOf(content)].filter((text) => text.length > 1)
  }

  /** Text of one line. */
  line(text: string): string {
    return this.text(
      text.replaceAll(/\s+/g, (space) => (space.includes('\u00a0') ? '\u00a0' : ' ')),
    )
  }

  block(block: Filled) {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { kind: block.kind, pieces: this.pieces(block.runs) }
      case 'list':
        return {
          kind: block.kind,
          ordered: block.ordered,
          items: block.items.map((item) => this.pieces(item)),
        }
      case 'table':
        return {
          kind: block.kind,
          columns: Math.max(block.head.length, ...block.rows.map((row) => row.length)),
          right: block.right,
          head: block.head.map((cell) => this.pieces(cell)),
          rows: block.rows.map((row) => row.map((cell) => this.pieces(cell))),
        }
      case 'fees':
        return {
          kind: block.kind,
          total: block.total,
          rows: block.rows.map(([no, title, amount]) => {
            const [what, basis] = titleAndBasis(title)
            return { no: this.line(no), what: this.line(what), basis: this.line(basis), amount }
          }),
        }
      case 'payment':
        return this.payment(block)
    }
  }

  payment(payment: Payment) {
    const epc = epcPayload(payment)
    if ('refusal' in epc) throw new Error(`Brief: ${epc.refusal}`)
    const { amount, reference } = payment
    const [holder, iban] = [this.line(payment.holder), groupedIban(payment.iban)]
    const bic = payment.bic ? [['BIC', payment.bic] as const] : []
    return {
      kind: payment.kind,
      svg: giroCodeSvg(epc.payload),
      alt:
        `GiroCode für die Überweisung von ${amount} an ${holder}, IBAN ${iban}, ` +
        `Verwendungszweck ${reference}`,
      rows: [
        ['Empfänger', holder],
        ['IBAN', iban],
        ...bic,
        ['Betrag', amount],
        ['Kassenzeichen', this.line(reference)],
      ],
    }
  }

  pieces(runs: readonly Run[]): Piece[] {
    return runs.flatMap((run) => {
      const text = bound(this.text(run.text))
      return this.split(text).map((piece) => (run.bold ? { ...piece, bold: true } : piece))
    })
  }

  private split(text: string): Piece[] {
    const whole = this.wholes.find((one) => text.includes(one))
    if (!whole) return text ? [{ text }] : []
    const at = text.indexOf(whole)
    return [
      ...(at > 0 ? [{ text: text.slice(0, at) }] : []),
      { text: whole, whole: true },
      ...this.split(text.slice(at + whole.length)),
    ]
  }

  private text(text: string): string {
    const shown = printable(text, this.covers)
    this.missing ||= shown.missing
    return shown.text
  }
}

const MONTH = '(?:Jan|Febr)uar|März|April|Mai|Ju[nl]i|August|(?:Sept|Nov|Dez)ember|Oktober'
const BEFORE = /(§§?|\b(?:Abs\.|Absatz|Nr\.|S\.|Satz|Art\.|Artikel|Frau|Herrn?)) (?=[\p{L}\d])/gu
const AFTER = new RegExp(`(\\d\\.?) (?=(?:€|%|Uhr|km|m²?|cm|${MONTH})(?!\\p{L}))`, 'gu')
const SHORT = /\b([zdui])\. (?=[BhaVAdR]\.)/g

/** Keeps together what belongs together: „§ 12“, „Abs. 1“, „15. Juni 2026“, „24 Uhr“, „35,00 €“. */
function bound(text: string): string {
  return text
    .replaceAll(BEFORE, '$1\u00a0')
    .replaceAll(AFTER, '$1\u00a0')
    .replaceAll(SHORT, '$1.\u00a0')
}

/** In the narrow column beside the address an e-mail address may break after its parts. */
function narrow(text: string): string {
  return text.replaceAll(/[@.](?=\S)/g, (sign) => (text.includes('@') ? `${sign}\u200b` : sign))
}

function longDate(date: string): string {
  return LONG_DATE.format(Date.parse(`${date}T00:00:00Z`)).replace(' ', '\u00a0')
}

/** The printed seal: the coat of arms with the name around it. */
function sealOf(name: string) {
  return { name, alt: `Dienstsiegel: ${name}` }
}

function statusOf({ url, code }: StatusLink) {
  const shown = url.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '')
  return { svg: qrSvg(url), shown, code, alt: `QR-Code zum Stand des Vorgangs, Adresse ${url}` }
}

/** Fee rows carry „title, legal basis“; a title may hold commas itself. */
function titleAndBasis(text: string): [string, string] {
  const at = text.search(/, (?=§|Art\.|Nr\.|Ziff|Tarif|\p{Lu}\p{L}*(?:ordnung|satzung|VO)\b)/u)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)]
}

function referenceOf(content: LetterContent): string {
  return (
    content.blocks.find((block) => block.kind === 'payment')?.reference ??
    content.pairs.find(([name]) => name === 'Kassenzeichen')?.[1] ??
    ''
  )
}

/** Where the closing („Im Auftrag“, the name) begins; it stays together on one page. */
function closingAt(blocks: LetterContent['blocks']): number {
  let at = blocks.length
  while (at > 0 && blocks.length - at < CLOSING_LINES_AT_MOST) {
    const block = blocks[at - 1]!
    if (block.kind !== 'paragraph') break
    const text = block.runs.map((run) => run.text).join('')
    if (text.length > CLOSING_CHARS_AT_MOST || /[.:;!?]$/.test(text)) break
    at--
  }
  return at
}
