// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Photos say where and when they were taken, with which device, sometimes by whom. We keep what a
// viewer needs to show them right: size, colours and which way is up.
import { orientationOf, orientationOnly } from './exif-orientation.ts'
import { pngWithoutMetadata } from './png-metadata.ts'
import type { MediaType } from './upload.ts'

const SEGMENTS_AT_MOST = 10_000
const [SOI, EOI, SOS, APP0, APP1, APP2, APP14, APP15, COM] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe]

/** The same picture without metadata, other files as they are; undefined if it is damaged. */
export function withoutMetadata(bytes: Uint8Array, mediaType: MediaType): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (mediaType === 'image/jpeg') return jpegWithoutMetadata(file)
  return mediaType === 'image/png' ? pngWithoutMetadata(file) : bytes
}

/** What follows the end of the picture goes too: a film, a second photo with a place of its own. */
function jpegWithoutMetadata(file: Buffer): Buffer | undefined {
  const kept: Buffer[] = []
  let orientation = 1
  let at = 2
  for (let i = 0; i < SEGMENTS_AT_MOST; i++) {
    // A photo that breaks off is shown as far as it goes.
    if (at >= file.length) return jpegOf(kept, orientation, false)
    if (file[at] !== 0xff) return undefined
    const marker = file[at + 1]
    if (marker === 0xff) at++
    else if (marker === EOI) return jpegOf(kept, orientation, true)
    else {
      const end = marker === undefined || at + 4 > file.length ? file.length + 1 : at + 2 + file.readUInt16BE(at + 2)
      if (marker === undefined || end < at + 4 || end > file.length) return undefined
      const segment = file.subarray(at, end)
      if (marker === APP1) orientation = orientationOf(segment) ?? orientation
      if (isNeeded(marker, segment)) kept.push(segment)
      at = end
      if (marker === SOS) {
        const next = scanEnd(file, at)
        kept.push(file.subarray(at, next))
        at = next
      }
    }
  }
  return undefined
}

/** Colours need JFIF, the ICC profile and Adobe's transform; no other application is heard. */
function isNeeded(marker: number, segment: Buffer): boolean {
  if (marker === COM) return false
  if (marker < APP0 || marker > APP15) return true
  const name = segment.toString('latin1', 4, 16)
  return (marker === APP0 && name.startsWith('JFIF\0')) || (marker === APP2 && name.startsWith('ICC_PROFILE\0'))
    || (marker === APP14 && name.startsWith('Adobe'))
}

/** Compressed data end at the next marker that is neither a stuffed byte nor a restart. */
function scanEnd(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1]!
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return file.length
}

function jpegOf(kept: readonly Buffer[], orientation: number, isWhole: boolean): Buffer {
  const [first, ...rest] = kept
  // JFIF wants to be first, if it is there.
  const isJfif = first?.[1] === APP0
  const exif = orientation === 1 ? [] : [jpegExif(orientation)]
  return Buffer.concat([
    Buffer.from([0xff, SOI]), ...(isJfif ? [first!, ...exif, ...rest] : [...exif, ...kept]),
    ...(isWhole ? [Buffer.from([0xff, EOI])] : []),
  ])
}

function jpegExif(orientation: number): Buffer {
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation)])
  const head = Buffer.from([0xff, APP1, 0, 0])
  head.writeUInt16BE(exif.length + 2, 2)
  return Buffer.concat([head, exif])
}
