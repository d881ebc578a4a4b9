// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync } from 'node:fs'
import type { LetterContent } from '../engine/letter-content.ts'
import { coverageOf } from './font-coverage.ts'
import { bundleData, letterData } from './letter-data.ts'
import type { Covers } from './printable.ts'
import { addUaIdentifier } from './pdf-ua.ts'
import { recordData } from './record-print.ts'
import type { RecordPrint } from './record-print.ts'
import { compiled, FONTS, openCompiler, pathOf } from './typst-compiler.ts'
import type { NodeCompiler } from './typst-compiler.ts'

export interface Typesetter {
  /**
   * Sets a letter as PDF/A-3a with PDF/UA-1; throws if the result breaks either standard. Typst
   * takes one standard at a time: UA-1 as a check, A-3a for keeps, then the mark of UA-1.
   */
  set(content: LetterContent): Typeset
  /** Several letters as one document, each with pages of its own; made like a letter. */
  setBundle(bundle: Bundle): Typeset
  /** Sets a whole file by the same standards, photos as figures, other papers attached. */
  setRecord(print: RecordPrint): Typeset
}

export interface Typeset {
  readonly pdf: Uint8Array
  readonly pages: number
}

export interface Bundle {
  readonly title: string
  /** Local date of the document. */
  readonly date: string
  /** At least one, at most 500. */
  readonly letters: readonly LetterContent[]
}

type BundleData = ReturnType<typeof bundleData>

const SHAPES_AT_MOST = 1000
const LETTERS_AT_MOST = 500
const CONTENT_BYTES_AT_MOST = 1_000_000

/** Loads the compiler, the template and the fonts; about 0.2 s. */
export function openTypesetter(): Typesetter {
  const compiler = openCompiler()
  const checked = new Set<string>()
  const covers = coverageOf(readFileSync(FONTS[0]!))
  const write = (data: BundleData, content: Uint8Array, date: string, shape: string): Typeset => {
    compiler.mapShadow(pathOf('letters.json'), Buffer.from(JSON.stringify(data)))
    compiler.mapShadow(pathOf('content.json'), Buffer.from(content))
    const document = compiled(compiler, 'letter.typ')
    const creationTimestamp = Date.parse(`${date}T00:00:00Z`) / 1000
    if (!checked.has(shape)) {
      compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp })
      if (checked.size < SHAPES_AT_MOST) checked.add(shape)
    }
    const pdf = compiler.pdf(document, { pdfStandard: 'a-3a', creationTimestamp })
    return { pdf: addUaIdentifier(pdf), pages: document.numOfPages }
  }
  return {
    set(content) {
      const json = Buffer.from(JSON.stringify(content))
      if (json.length > CONTENT_BYTES_AT_MOST) {
        throw new Error(`Brief: ${json.length} Byte Inhalt, möglich sind ${CONTENT_BYTES_AT_MOST}.`)
      }
      const letter = letterData(content, covers)
      return write(bundleData(letter.title, content.date, [letter]), json, content.date, shapeOf(content))
    },
    setBundle({ title, date, letters }) {
      if (letters.length === 0 || letters.length > LETTERS_AT_MOST) {
        throw new Error(`Ein Bündel hat 1 bis ${LETTERS_AT_MOST} Briefe, dieses hat ${letters.length}.`)
      }
      const all = letters.map((content, i) => letterData(content, covers, i))
      const shape = [...new Set(letters.map(shapeOf))].sort().join('; ')
      return write(bundleData(title, date, all), Buffer.from('{}'), date, shape)
    },
    setRecord: (print) => recordOf(compiler, print, covers),
  }
}

/** A photo that cannot be drawn must not keep a file from being printed: then all are attached. */
function recordOf(compiler: NodeCompiler, print: RecordPrint, covers: Covers): Typeset {
  try {
    return drawnRecord(compiler, print, covers)
  } catch (error) {
    if (print.withoutPictures) throw error
    return drawnRecord(compiler, { ...print, withoutPictures: true }, covers)
  }
}

function drawnRecord(compiler: NodeCompiler, print: RecordPrint, covers: Covers): Typeset {
  const { data, shadows } = recordData(print, covers)
  const all = [...shadows, { path: 'record.json', bytes: Buffer.from(JSON.stringify(data)) }]
  for (const { path, bytes } of all) compiler.mapShadow(pathOf(path), Buffer.from(bytes))
  try {
    const document = compiled(compiler, 'record.typ')
    const creationTimestamp = Math.floor(Date.parse(print.file.made) / 1000)
    compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp })
    const pdf = compiler.pdf(document, { pdfStandard: 'a-3a', creationTimestamp })
    return { pdf: addUaIdentifier(pdf), pages: document.numOfPages }
  } finally {
    // The next file may be another tenant's.
    for (const { path } of all) compiler.unmapShadow(pathOf(path))
  }
}

/**
 * What PDF/UA-1 depends on, headings, lists, tables and pictures, is the same for all letters of
 * one shape. Checking each shape once halves the time and the memory the compiler never gives back.
 */
function shapeOf({ letter, kind, blocks }: LetterContent): string {
  return [letter, kind, ...new Set(blocks.map((block) => block.kind))].join(' ')
}
