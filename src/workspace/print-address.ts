// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An address as the post needs it (DIN 5008): what is wrong is said before anything is printed.
import { csvOf } from '../documents/csv.ts'

export interface AddressFinding {
  /** `stop`: it cannot be sent like this; `hint`: somebody should look. */
  readonly level: 'stop' | 'hint'
  readonly text: string
}

const LINES_AT_MOST = 6
/** 85 mm of window at the size of the address. */
const LINE_CHARACTERS = 45
const TOWN = /^(\d{5}) (\S.*)$/

/** What is missing or unusual in the lines of an address, in words for the clerk. */
export function addressFindings(lines: readonly string[]): readonly AddressFinding[] {
  if (lines.length === 0) return [{ level: 'stop', text: 'Die Anschrift fehlt.' }]
  const found: AddressFinding[] = []
  const last = lines.at(-1)!
  const isInland = TOWN.test(last)
  if (lines.length < 3) found.push({ level: 'stop', text: 'Die Anschrift ist unvollständig: Name, Straße und Ort gehören dazu.' })
  else if (!isInland) found.push({ level: 'hint', text: 'Das sieht nach einer Anschrift im Ausland aus: Prüfen Sie Land und Porto.' })
  if (isInland && lines.length >= 3 && !/\d/.test(lines.at(-2)!) && !/postfach/i.test(lines.at(-2)!)) {
    found.push({ level: 'hint', text: 'In der Straße steht keine Hausnummer.' })
  }
  if (lines.length > LINES_AT_MOST) found.push({ level: 'hint', text: `Die Anschrift hat ${lines.length} Zeilen, ins Fenster passen ${LINES_AT_MOST}.` })
  const long = lines.find((line) => line.length > LINE_CHARACTERS)
  if (long !== undefined) found.push({ level: 'hint', text: `Diese Zeile ist zu lang für das Fenster: „${long.slice(0, LINE_CHARACTERS)}…“` })
  return found
}

/** The parts of an address for a list: name, further lines, street, postcode, town or last line. */
export function addressParts(lines: readonly string[]): {
  readonly name: string
  readonly more: string
  readonly street: string
  readonly postcode: string
  readonly town: string
} {
  const [, postcode = '', town = lines.length > 1 ? lines.at(-1)! : ''] = TOWN.exec(lines.at(-1) ?? '') ?? []
  const street = lines.length > 2 ? lines.at(-2)! : ''
  return { name: lines[0] ?? '', more: lines.slice(1, -2).join(', '), street, postcode, town }
}

const CSV_HEAD = ['Nr', 'Empfänger', 'Zusatz', 'Straße', 'PLZ', 'Ort', 'Aktenzeichen', 'Seiten', 'Versand']

/** The list for the postal service: semicolons, UTF-8 with mark, no cell is taken for a formula. */
export function addressCsv(rows: readonly {
  readonly address: readonly string[]
  readonly fileNumber: string
  readonly pages: number
  readonly way: string
}[]): string {
  const body = rows.map(({ address, fileNumber, pages, way }, i) => {
    const { name, more, street, postcode, town } = addressParts(address)
    return [String(i + 1), name, more, street, postcode, town, fileNumber, String(pages), way].map(onOneLine)
  })
  return csvOf([CSV_HEAD, ...body])
}

const onOneLine = (text: string) => text.replaceAll(/[\r\n\t]+/g, ' ')
