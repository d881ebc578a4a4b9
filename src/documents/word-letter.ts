// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A letter as a Word document after DIN 5008, form B, for who wants to go on writing there. The
// letter that counts is the PDF; this one is a draft.
import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, HeightRule, LevelFormat, Packer,
  PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType,
} from 'docx'
import { formatDate } from '../calendar/date.ts'
import { plain } from '../engine/letter-content.ts'
import type { Filled, FilledTable, LetterContent, Run } from '../engine/letter-content.ts'
import { groupedIban } from './iban.ts'

const TWIPS_PER_MM = 56.7
const mm = (n: number) => Math.round(n * TWIPS_PER_MM)
const FONT = 'Fira Sans'
const SMALL = 17
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: 'B4BACB' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }
const ORDERED = 'ziffern'
const BULLETS = 'striche'
/** Between the margins of the page. */
const TEXT_MM = 165

/** The letter as DOCX; each list counts from one. */
export async function wordLetter(content: LetterContent): Promise<Uint8Array> {
  const lists = new Lists()
  const { sender, subject, reference, blocks, title } = content
  const document = new Document({
    title: `${title}: ${subject}`, creator: sender.authority, description: title,
    styles: STYLES,
    numbering: { config: [listConfig(ORDERED, LevelFormat.DECIMAL, '%1.'), listConfig(BULLETS, LevelFormat.BULLET, '–')] },
    sections: [{
      properties: {
        page: {
          size: { width: mm(210), height: mm(297) },
          margin: { top: mm(20), bottom: mm(27), left: mm(25), right: mm(20), footer: mm(10) },
        },
      },
      footers: { default: footer(content) },
      children: [
        head(content),
        new Paragraph({ spacing: { before: mm(8.46) }, heading: HeadingLevel.HEADING_1, children: [new TextRun(subject)] }),
        ...(reference ? [new Paragraph(reference)] : []),
        ...blocks.flatMap((block) => placed(block, lists)),
      ],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const STYLES = {
  default: {
    document: {
      run: { font: FONT, size: 21, language: { value: 'de-DE' } },
      paragraph: { spacing: { after: 160, line: 280 } },
    },
    heading1: { run: { bold: true, size: 24, color: '171A2B' }, paragraph: { spacing: { after: 200 } } },
    heading2: { run: { bold: true, size: 21, color: '171A2B' }, paragraph: { spacing: { before: 280, after: 140 } } },
  },
}

function listConfig(reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  const style = { paragraph: { indent: { left: mm(8), hanging: mm(8) } } }
  return { reference, levels: [{ level: 0, format, text, alignment: AlignmentType.LEFT, style }] }
}

/** Letterhead, address field 45 mm below the edge, and the block of information beside it. */
function head({ sender, recipient, pairs, date }: LetterContent): Table {
  const [authority = '', ...office] = sender.authority.split(', ')
  const under = [office.join(', '), sender.name === authority ? '' : sender.name, sender.office].filter(Boolean)
  const returned = `${authority} · ${sender.street} · ${sender.postcode} ${sender.city}`
  const information = [...pairs, ['Datum', formatDate(date, 'long')] as const]
  const row = (height: number, left: Paragraph[], right: Paragraph[]) => new TableRow({
    height: { value: mm(height), rule: HeightRule.ATLEAST },
    children: [cell(left, 100), cell(right, TEXT_MM - 100)],
  })
  return new Table({
    width: { size: mm(TEXT_MM), type: WidthType.DXA }, columnWidths: [mm(100), mm(TEXT_MM - 100)],
    layout: TableLayoutType.FIXED, borders: NO_BORDERS,
    rows: [
      row(25, [tight(authority, { bold: true, size: 28 }), ...under.map((text) => tight(text, { size: 19 }))], [tight('')]),
      row(45, [
        new Paragraph({ spacing: { before: mm(13), after: 60 }, border: { bottom: HAIR }, children: [new TextRun({ text: returned, size: 14 })] }),
        ...recipient.map((text) => tight(text)),
      ], information.map(([name, value]) => tight(`${name}: ${value}`, { size: 18 }))),
    ],
  })
}

const cell = (children: Paragraph[], width: number) =>
  new TableCell({ children, width: { size: mm(width), type: WidthType.DXA }, margins: { left: 0, right: 0 } })

const tight = (text: string, more: { bold?: boolean; size?: number } = {}) =>
  new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, ...more })] })

function footer({ fileNumber }: LetterContent): Footer {
  return new Footer({
    children: [new Paragraph({
      border: { top: HAIR },
      children: [
        new TextRun({ text: fileNumber ? `Aktenzeichen ${fileNumber}   ` : '', size: SMALL }),
        new TextRun({ size: SMALL, children: ['Seite ', PageNumber.CURRENT, ' von ', PageNumber.TOTAL_PAGES] }),
      ],
    })],
  })
}

class Lists {
  count = 0
}

function placed(block: Filled, lists: Lists): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(block.runs) })]
    case 'paragraph': return [new Paragraph({ children: runs(block.runs) })]
    case 'list': {
      const instance = ++lists.count
      const reference = block.ordered ? ORDERED : BULLETS
      return block.items.map((item) =>
        new Paragraph({ numbering: { reference, level: 0, instance }, children: runs(item) }))
    }
    case 'table': {
      const texts = (row: FilledTable['head']) => row.map(plain)
      const width = TEXT_MM / Math.max(block.head.length, ...block.rows.map((row) => row.length), 1)
      const widths = block.rows[0]?.map(() => width) ?? []
      return [grid(block.head.length ? texts(block.head) : widths.map(() => ''), block.rows.map(texts), widths), tight('')]
    }
    case 'fees':
      return [grid(['Nr.', 'Leistung', 'Betrag'], [...block.rows, ['', 'Zusammen', block.total]], [15, 115, 35]), tight('')]
    case 'payment': {
      const { holder, iban, bic, amount, reference } = block
      const rows = [
        ['Empfänger', holder], ['IBAN', groupedIban(iban)], ...(bic ? [['BIC', bic]] : []),
        ['Betrag', amount], ['Kassenzeichen', reference],
      ]
      return [grid(['Zahlung', ''], rows, [40, 125]), tight('')]
    }
  }
}

/** A table whose first row is its head and is repeated on every page. */
function grid(head: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): Table {
  const last = head.length - 1
  const line = (texts: readonly string[], bold: boolean) => new TableRow({
    tableHeader: bold, cantSplit: true,
    children: texts.map((text, i) => new TableCell({
      width: { size: mm(widths[i]!), type: WidthType.DXA },
      borders: { top: NONE, left: NONE, right: NONE, bottom: HAIR },
      children: [new Paragraph({
        spacing: { before: 60, after: 60 }, children: [new TextRun({ text, bold })],
        alignment: last === 2 && i === last ? AlignmentType.RIGHT : AlignmentType.LEFT,
      })],
    })),
  })
  return new Table({
    width: { size: mm(TEXT_MM), type: WidthType.DXA }, columnWidths: widths.map(mm),
    layout: TableLayoutType.FIXED, borders: NO_BORDERS,
    rows: [line(head, true), ...rows.map((row) => line(row, false))],
  })
}

/** Line breaks a person typed stay line breaks. */
function runs(given: readonly Run[]): TextRun[] {
  return given.flatMap(({ text, bold = false }) =>
    text.split('\n').map((part, i) => new TextRun({ text: part, bold, ...(i > 0 && { break: 1 }) })))
}
