// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

export interface Size {
  readonly width: number
  readonly height: number
}

const SEGMENTS_AT_MOST = 1000
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda

/** Width and height in pixels from the header; `undefined` if the header is damaged. */
export function imageSize(file: Buffer, mediaType: 'image/png' | 'image/jpeg'): Size | undefined {
  const size = mediaType === 'image/png' ? pngSize(file) : jpegSize(file)
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

function pngSize(file: Buffer): Size | undefined {
  if (file.length < 33 || file.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
}

/** Walks the segments to the first frame header (SOF0–SOF15 without DHT, JPG and DAC). */
function jpegSize(file: Buffer): Size | undefined {
  let at = 2
  for (let segment = 0; segment < SEGMENTS_AT_MOST && at + 9 <= file.length; segment++) {
    if (file[at] !== 0xff) return undefined
    const marker = file[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === END_OF_IMAGE || marker === START_OF_SCAN) return undefined
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
    const length = file.readUInt16BE(at + 2)
    if (length < 2) return undefined
    at += 2 + length
  }
  return undefined
}
