// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Photos as telephones make them, for tests: a picture with place, time and device in it.
import { crc32 } from 'node:zlib'

/** What must be gone afterwards. */
export const SECRETS = ['N 54 45', 'Telefon 9', 'Jana', '2026:06:11', 'GPSLatitude', 'Kommentar']

/** A TIFF with orientation, maker and a GPS directory, in either byte order. */
export function exif(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const tiff = Buffer.alloc(140)
  const little = order === 'II'
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at))
  const long = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    short(tag, at)
    short(type, at + 2)
    long(count, at + 4)
    if (type === 3) short(value, at + 8)
    else long(value, at + 8)
  }
  tiff.write(order, 0, 'latin1')
  short(42, 2)
  long(8, 4)
  short(3, 8)
  entry(10, 0x010f, 2, 10, 100)
  entry(22, 0x0112, 3, 1, orientation)
  entry(34, 0x8825, 4, 1, 60)
  short(1, 60)
  entry(62, 0x0002, 2, 8, 112)
  tiff.write('Telefon 9\0', 100, 'latin1')
  tiff.write('N 54 45\0', 112, 'latin1')
  tiff.write('2026:06:11 10:00', 121, 'latin1')
  return tiff
}

const segment = (marker: number, content: Buffer | string) => {
  const body = Buffer.isBuffer(content) ? content : Buffer.from(content, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Puts EXIF, XMP, IPTC, a comment and a trailing film into a JPEG. */
export function tellingJpeg(plain: Buffer, orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation, order)])),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude="54,45N"/>'),
    segment(0xed, 'Photoshop 3.0\x008BIM by Jana'), segment(0xe2, 'MPF\0 N 54 45'), segment(0xfe, 'Kommentar'),
    plain.subarray(2), Buffer.from('ftypmp42 N 54 45', 'latin1'),
  ])
}

/** One chunk of a PNG with its length and sum. */
export const chunk = (type: string, content: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The same for a PNG, in its chunks. */
export function tellingPng(plain: Buffer, orientation: number): Buffer {
  return Buffer.concat([
    plain.subarray(0, 33), chunk('eXIf', exif(orientation, 'II')), chunk('tEXt', Buffer.from('Author\0Jana', 'latin1')),
    chunk('iTXt', Buffer.from('Comment\0\0\0\0\0Kommentar', 'latin1')), chunk('tIME', Buffer.from([7, 0xea, 6, 11, 10, 0, 0])),
    plain.subarray(33), Buffer.from('N 54 45', 'latin1'),
  ])
}
