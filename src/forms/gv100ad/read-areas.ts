// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Reads the municipality directory of Destatis (GV100AD): one record a line, fixed columns. The
// regional key (ARS) is not in the file as such: a record has Kreis, Gemeinde and Verband in this
// order, the key has Kreis, Verband and Gemeinde.
import { parseLocalDate } from '../../calendar/date.ts'
import type { LocalDate } from '../../calendar/date.ts'

export type AreaLevel = 'land' | 'district' | 'region' | 'county' | 'association' | 'municipality'

export interface Area {
  /** Regional key: 2 digits for a Land, 5 for a Kreis, 9 for a Verband, 12 for a Gemeinde. */
  readonly ars: string
  readonly level: AreaLevel
  /** Eight-digit key of a Gemeinde. */
  readonly ags: string | null
  readonly name: string
  /** Where its administration sits. */
  readonly seat: string | null
  /** Kind by the key of the directory: 64 is a Gemeinde, 63 a Stadt, 51 an Amt. */
  readonly kind: string | null
  /** Of the seat only: a Gemeinde may have several. */
  readonly postcode: string | null
  readonly inhabitants: number | null
}

export interface ReadAreas {
  readonly validFrom: LocalDate
  readonly areas: readonly Area[]
}

/** What is wrong with a file, in a sentence, with its line. */
export interface AreaFault {
  readonly line: number
  readonly message: string
}

export const MAX_AREA_BYTES = 20_000_000
const MAX_AREAS = 50_000
const MAX_FAULTS = 20
const LEVELS: Readonly<Record<string, AreaLevel>> = {
  '10': 'land', '20': 'district', '30': 'region', '40': 'county', '50': 'association', '60': 'municipality',
}
/** Columns from 0, the end excluded. */
const DATE = [2, 10] as const
const KEY = [10, 22] as const
const NAME = [22, 72] as const
const SEAT = [72, 122] as const
const KIND = [122, 124] as const
const INHABITANTS = [139, 150] as const
const POSTCODE = [165, 170] as const
const LEAST_COLUMNS = 124

/** All areas of the file and the day they are of; otherwise what is wrong, with lines. Never throws. */
export function readAreas(bytes: Uint8Array): ReadAreas | { readonly faults: readonly AreaFault[] } {
  if (bytes.length > MAX_AREA_BYTES) return fail(1, `Die Datei hat ${bytes.length} Bytes, erlaubt sind ${MAX_AREA_BYTES}.`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail(1, 'Die Datei ist nicht in UTF-8 geschrieben.')
  }
  const lines = text.split(/\r?\n/)
  if (lines.length > MAX_AREAS) return fail(MAX_AREAS, `Die Datei hat ${lines.length} Zeilen, erlaubt sind ${MAX_AREAS}.`)
  const faults: AreaFault[] = []
  const areas = new Map<string, Area>()
  const lineOf = new Map<string, number>()
  let validFrom: LocalDate | undefined
  for (const [i, line] of lines.entries()) {
    if (faults.length >= MAX_FAULTS) break
    if (line.trim() === '') continue
    const read = readLine(line)
    const say = (message: string) => faults.push({ line: i + 1, message })
    if (typeof read === 'string') say(read)
    else {
      validFrom ??= read.validFrom
      if (read.validFrom !== validFrom) say(`Der Stand ist ${read.validFrom}, in den Zeilen davor ${validFrom}.`)
      const id = `${read.area.level} ${read.area.ars}`
      if (areas.has(id)) say(`Den Schlüssel ${read.area.ars} gibt es schon in Zeile ${lineOf.get(id)}.`)
      areas.set(id, read.area)
      lineOf.set(id, i + 1)
    }
  }
  faults.push(...orphans(areas, lineOf))
  if (validFrom === undefined && faults.length === 0) return fail(1, 'Die Datei ist leer.')
  if (faults.length > 0) return { faults: faults.slice(0, MAX_FAULTS) }
  return { validFrom: validFrom!, areas: [...areas.values()] }
}

const fail = (line: number, message: string) => ({ faults: [{ line, message }] })

function readLine(line: string): { area: Area; validFrom: LocalDate } | string {
  const cut = ([from, to]: readonly [number, number]) => line.slice(from, to).trim() || null
  const level = LEVELS[line.slice(0, 2)]
  if (!level) return `«${line.slice(0, 2)}» ist keine Satzart; möglich sind ${Object.keys(LEVELS).join(', ')}.`
  if (line.length < LEAST_COLUMNS) return `Die Zeile hat ${line.length} Zeichen, nötig sind ${LEAST_COLUMNS}.`
  const day = cut(DATE) ?? ''
  const validFrom = parseLocalDate(day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
  if (!validFrom) return `«${day}» ist kein Stand wie 20250831.`
  const ars = keyOf(level, line.slice(...KEY))
  if (ars === undefined) return `«${line.slice(...KEY)}» ist kein Schlüssel dieser Satzart.`
  const name = cut(NAME)
  if (name === null) return 'Der Name fehlt.'
  // No database text can hold NUL, and no name of a place has a control character.
  if (/\p{Cc}/u.test(line)) return 'Die Zeile enthält Steuerzeichen.'
  const isPlace = level === 'municipality'
  const [inhabitants, postcode] = isPlace ? [cut(INHABITANTS), cut(POSTCODE)] : [null, null]
  if (inhabitants !== null && !/^\d{1,11}$/.test(inhabitants)) return `«${inhabitants}» ist keine Zahl von Einwohnern.`
  if (postcode !== null && !/^\d{5}$/.test(postcode)) return `«${postcode}» ist keine Postleitzahl.`
  return {
    validFrom,
    area: {
      ars, level, name, seat: cut(SEAT), kind: cut(KIND), postcode,
      ags: isPlace ? line.slice(10, 18) : null,
      inhabitants: inhabitants === null ? null : Number(inhabitants),
    },
  }
}

/** The regional key out of the twelve columns of a record. */
function keyOf(level: AreaLevel, columns: string): string | undefined {
  const [county, place, association] = [columns.slice(0, 5), columns.slice(5, 8), columns.slice(8, 12)]
  const parts: Record<AreaLevel, string> = {
    land: columns.slice(0, 2), district: columns.slice(0, 3), region: columns.slice(0, 4), county,
    association: county + association, municipality: county + association + place,
  }
  const key = parts[level]
  return /^\d+$/.test(key) ? key : undefined
}

/** A Gemeinde, Verband or Kreis whose Land or Kreis is not in the file: something was cut off. */
function orphans(areas: ReadonlyMap<string, Area>, lineOf: ReadonlyMap<string, number>): AreaFault[] {
  const faults: AreaFault[] = []
  for (const [id, { level, ars, name }] of areas) {
    if (faults.length >= MAX_FAULTS) break
    const above = aboveOf(level, ars)
    const missing = above.find(([over, digits]) => !areas.has(`${over} ${ars.slice(0, digits)}`))
    if (missing) faults.push({ line: lineOf.get(id)!, message: `Zu «${name}» fehlt der Satz ${ars.slice(0, missing[1])} darüber.` })
  }
  return faults
}

/** Levels and digits of what must be there over an area. Coastal waters and the German-Luxembourg
 * territory lie in a Land but in no Kreis (`000`). */
function aboveOf(level: AreaLevel, ars: string): readonly (readonly [AreaLevel, number])[] {
  if (level === 'land') return []
  const isOutside = ars.slice(2, 5) === '000'
  if (level === 'association' && !isOutside) return [['county', 5]]
  if (level !== 'municipality') return [['land', 2]]
  return isOutside ? [['association', 9]] : [['association', 9], ['county', 5]]
}
