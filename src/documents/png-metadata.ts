// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { crc32 } from 'node:zlib'
import { orientationIn, orientationOnly } from './exif-orientation.ts'

const SIGNATURE_BYTES = 8
const CHUNKS_AT_MOST = 100_000
/** Beside the critical chunks (capital first letter): transparency, colours, size on paper, frames. */
const NEEDED = new Set(['tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'])

/** A PNG without texts, times and places; undefined if its chunks do not add up. */
export function pngWithoutMetadata(file: Buffer): Buffer | undefined {
  const kept: Buffer[] = [file.subarray(0, SIGNATURE_BYTES)]
  let at = SIGNATURE_BYTES
  for (let i = 0; i < CHUNKS_AT_MOST; i++) {
    // A picture that breaks off is shown as far as it goes.
    if (at >= file.length) return Buffer.concat(kept)
    if (at + 12 > file.length) return undefined
    const type = file.toString('latin1', at + 4, at + 8)
    const end = at + 12 + file.readUInt32BE(at)
    if (!/^[A-Za-z]{4}$/.test(type) || end > file.length) return undefined
    if (/^[A-Z]/.test(type) || NEEDED.has(type)) kept.push(file.subarray(at, end))
    else if (type === 'eXIf') kept.push(...turned(orientationIn(file.subarray(at + 8, end - 4))))
    // What follows the end is not the picture's.
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return undefined
}

function turned(orientation: number | undefined): Buffer[] {
  if (orientation === undefined || orientation === 1) return []
  const content = Buffer.concat([Buffer.from('eXIf', 'latin1'), orientationOnly(orientation)])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length - 4)
  sum.writeUInt32BE(crc32(content))
  return [Buffer.concat([length, content, sum])]
}
