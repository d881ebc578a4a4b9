// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Which characters a TrueType font can draw, read from its cmap table (format 4 or 12).

const TABLES_AT_MOST = 100
const SEGMENTS_AT_MOST = 20_000

type Ranges = readonly (readonly [first: number, last: number])[]

/** Tells whether the font has a glyph for a code point; throws if the font has no usable cmap. */
export function coverageOf(font: Buffer): (codePoint: number) => boolean {
  const ranges = rangesOf(font)
  return (codePoint) => {
    let low = 0
    let high = ranges.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const [first, last] = ranges[middle]!
      if (codePoint < first) high = middle - 1
      else if (codePoint > last) low = middle + 1
      else return true
    }
    return false
  }
}

function rangesOf(font: Buffer): Ranges {
  const cmap = tableAt(font, 'cmap')
  const encodings = Math.min(font.readUInt16BE(cmap + 2), TABLES_AT_MOST)
  let best: Ranges = []
  for (let i = 0; i < encodings; i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4)
    const format = font.readUInt16BE(at)
    const ranges =
      format === 12 ? segmentsOf12(font, at) : format === 4 ? segmentsOf4(font, at) : []
    if (ranges.length > best.length) best = ranges
  }
  if (!best.length) throw new Error('the font has no cmap of format 4 or 12')
  return best
}

function tableAt(font: Buffer, tag: string): number {
  const count = Math.min(font.readUInt16BE(4), TABLES_AT_MOST)
  for (let i = 0; i < count; i++) {
    const at = 12 + i * 16
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`the font has no table ${tag}`)
}

function segmentsOf12(font: Buffer, at: number): Ranges {
  const count = Math.min(font.readUInt32BE(at + 12), SEGMENTS_AT_MOST)
  return Array.from({ length: count }, (_, i) => {
    const group = at + 16 + i * 12
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const
  })
}

/** Codes of a segment that map to glyph 0 are not covered and split it. */
function segmentsOf4(font: Buffer, at: number): Ranges {
  const count = Math.min(font.readUInt16BE(at + 6) / 2, SEGMENTS_AT_MOST)
  const [ends, starts] = [at + 14, at + 16 + count * 2]
  const [deltas, offsets] = [starts + count * 2, starts + count * 4]
  const ranges: [number, number][] = []
  for (let i = 0; i < count; i++) {
    const [first, last] = [font.readUInt16BE(starts + i * 2), font.readUInt16BE(ends + i * 2)]
    const delta = font.readUInt16BE(deltas + i * 2)
    const offset = font.readUInt16BE(offsets + i * 2)
    for (let code = first; code <= last && code < 0xffff; code++) {
      const raw =
        offset === 0 ? code : font.readUInt16BE(offsets + i * 2 + offset + (code - first) * 2)
      const glyph = raw === 0 && offset !== 0 ? 0 : (raw + delta) & 0xffff
      if (glyph === 0) continue
      const open = ranges.at(-1)
      if (open && open[1] === code - 1) open[1] = code
      else ranges.push([code, code])
    }
  }
  return ranges
}
