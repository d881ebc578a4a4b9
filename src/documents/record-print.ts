// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Prepares a file for the layout: plain data, every text made fit for the fonts, papers as files.
import { formatDate } from '../calendar/date.ts'
import { formatSize } from '../forms/format.ts'
import { plain } from '../engine/letter-content.ts'
import type { Filled } from '../engine/letter-content.ts'
import { packedName, papersOfFile, recordJson } from './record-file.ts'
import type { RecordFile } from './record-file.ts'
import type { RecordItem, RecordPaper } from './record-items.ts'
import { MISSING_SIGN, printable } from './printable.ts'
import type { Covers } from './printable.ts'
import { WORD } from './word-inspect.ts'

/** A file with the bytes of its papers by their keys; papers without bytes are only named. */
export interface RecordPrint {
  readonly file: RecordFile
  readonly bytes: ReadonlyMap<string, Uint8Array>
  /** Photos are attached instead of shown: one of them could not be drawn. */
  readonly withoutPictures?: boolean
}

const PICTURES: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' }
const FORMATS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF', 'image/jpeg': 'JPG', 'image/png': 'PNG', 'application/zip': 'ZIP',
  [WORD]: 'Word',
}
const ITEMS_AT_MOST = 10_000
const TITLE_CHARS = 110

/** A file of its own in the compiler's sight: `path` in it, `bytes`. */
export interface Shadow {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The input of `typst/record.typ` and the files it places; throws if there are too many entries. */
export function recordData(print: RecordPrint, covers: Covers) {
  const { file } = print
  if (file.items.length > ITEMS_AT_MOST) {
    throw new Error(`Akte: ${file.items.length} Einträge, möglich sind ${ITEMS_AT_MOST}.`)
  }
  const pen = new Pen(covers)
  const places = placesOf(print)
  const date = file.made.slice(0, 10).split('-').map(Number)
  const data = {
    title: pen.text(file.title), authority: pen.text(file.authority),
    fileNumber: pen.text(file.fileNumber),
    year: date[0], month: date[1], day: date[2],
    cover: file.cover.map(([name, value]) => [pen.text(name), pen.text(value)]),
    reasons: (file.reasons ?? []).map(({ mark, words }) => [mark, pen.text(words)]),
    isInsight: file.reasons !== undefined,
    contents: (file.contents ?? []).map(([name, value]) => [pen.text(name), pen.text(value)]),
    items: file.items.map((item) => itemData(pen, item, places)),
    papers: file.items.flatMap(({ papers }) => papers).map((paper) => paperRow(pen, paper, places)),
    attachments: [...places.values()].flatMap((place) => (place.attached ? [place.attached] : [])),
  }
  const shadows = [...places.values()].flatMap(({ shadow }) => (shadow ? [shadow] : []))
  return {
    data: { ...data, missing: pen.missing ? MISSING_SIGN : '' },
    shadows: [...shadows, { path: 'akte.json', bytes: Buffer.from(recordJson(file)) }],
  }
}

interface Placed {
  readonly where: 'picture' | 'attached' | 'named'
  readonly shadow?: Shadow
  readonly attached?: { readonly path: string; readonly name: string; readonly type: string; readonly about: string }
}

/** Photos are shown, everything else is attached under its number. */
function placesOf({ file, bytes, withoutPictures }: RecordPrint): Map<string, Placed> {
  return new Map(papersOfFile(file).map((paper): [string, Placed] => {
    const own = paper.isDisclosure ? undefined : bytes.get(paper.key)
    if (!own) return [paper.key, { where: 'named' }]
    const ending = PICTURES[paper.mediaType]
    const path = `paper-${paper.no.replace('.', '-')}`
    if (ending && !withoutPictures) {
      return [paper.key, { where: 'picture', shadow: { path: `${path}.${ending}`, bytes: own } }]
    }
    const name = packedName(paper)
    return [paper.key, {
      where: 'attached',
      shadow: { path: `${path}.bin`, bytes: own },
      attached: { path: `${path}.bin`, name, type: paper.mediaType, about: `Unterlage ${paper.no}: ${paper.title}` },
    }]
  }))
}

function itemData(pen: Pen, item: RecordItem, places: ReadonlyMap<string, Placed>) {
  const groups = new Map<string, [string, string][]>()
  for (const { group = '', label, lines } of item.facts) {
    const rows = groups.get(group) ?? []
    groups.set(group, rows)
    rows.push([pen.text(label), pen.text(lines.join('\n'))])
  }
  const title = pen.text(item.title.replaceAll(/\s+/g, ' '))
  const short = title.length > TITLE_CHARS ? `${title.slice(0, TITLE_CHARS - 1)}…` : title
  return {
    no: item.no, day: formatDate(item.day, 'short'), title: short,
    // A heading names it; what is longer stands whole below.
    whole: short === title || saysItBelow(item) ? '' : pen.text(item.title),
    who: pen.text(item.who), withheld: item.withheld ?? '',
    groups: [...groups].map(([name, rows]) => ({ name: pen.text(name), rows })),
    text: item.text.map((block) => pen.block(block)),
    follow: item.follow.map((line) => pen.text(line)),
    papers: item.papers.map((paper) => ({
      no: paper.no, title: pen.text(paper.title), withheld: paper.withheld ?? '',
      about: pen.text(aboutPaper(paper)),
      picture: places.get(paper.key)?.where === 'picture' ? places.get(paper.key)!.shadow!.path : '',
      alt: pen.text(altOf(paper, item)),
      where: whereWords(places.get(paper.key)?.where, paper),
    })),
  }
}

/** An act whose title ends in what it was told, such as a note. */
function saysItBelow({ title, facts }: RecordItem): boolean {
  return facts.some(({ lines }) => title.endsWith(`: ${lines.join('\n')}`))
}

/** What the picture is and where it came from; what it shows only a person could say. */
function altOf({ no, title, fileName }: RecordPaper, { day, who }: RecordItem): string {
  const name = title === fileName ? title : `${title}, ${fileName}`
  return `Bild, Unterlage ${no}: ${name}, zur Akte am ${formatDate(day, 'long')}${who ? `, von ${who}` : ''}`
}

function aboutPaper({ fileName, title, mediaType, size, version, withheld }: RecordPaper): string {
  if (withheld !== undefined) return ''
  return [
    ...(fileName && fileName !== title ? [fileName] : []),
    `${FORMATS[mediaType] ?? 'Datei'}, ${formatSize(size)}`,
    ...(version ? [`Fassung ${version.n} von ${version.of}`] : []),
  ].join(' · ')
}

function whereWords(where: Placed['where'] | undefined, paper: RecordPaper): string {
  if (paper.withheld !== undefined) return 'nicht herausgegeben'
  if (where === 'picture') return 'abgebildet'
  return where === 'attached' ? 'dieser PDF-Datei angehängt' : 'nicht beigefügt'
}

function paperRow(pen: Pen, paper: RecordPaper, places: ReadonlyMap<string, Placed>) {
  return {
    no: paper.no, title: pen.text(paper.title), about: pen.text(aboutPaper(paper)),
    hash: pen.text(paper.sha256), where: whereWords(places.get(paper.key)?.where, paper),
    withheld: paper.withheld ?? '',
  }
}

class Pen {
  readonly covers: Covers
  missing = false
  constructor(covers: Covers) {
    this.covers = covers
  }

  text(text: string): string {
    const shown = printable(text, this.covers)
    this.missing ||= shown.missing
    return shown.text
  }

  block(block: Filled) {
    const runs = (given: readonly { text: string; bold?: boolean }[]) =>
      given.map(({ text, bold }) => ({ text: this.text(text), bold: bold === true }))
    switch (block.kind) {
      case 'heading':
      case 'paragraph': return { kind: block.kind, runs: runs(block.runs) }
      case 'list': return { kind: block.kind, ordered: block.ordered, items: block.items.map(runs) }
      // Cells of a line are read one after the other.
      case 'table':
        return {
          kind: 'list', ordered: false,
          items: [block.head, ...block.rows].filter((row) => row.length > 0)
            .map((row) => runs([{ text: row.map(plain).join(' · ') }])),
        }
      case 'fees': {
        const rows = [...block.rows, ['', 'Zusammen', block.total] as const]
        return { kind: block.kind, rows: rows.map((row) => row.map((one) => this.text(one))) }
      }
      case 'payment': {
        const { holder, iban, amount, reference } = block
        const rows = [['Empfänger', holder], ['IBAN', iban], ['Betrag', amount], ['Kassenzeichen', reference]]
        return { kind: block.kind, rows: rows.map((row) => row.map((one) => this.text(one))) }
      }
    }
  }
}
