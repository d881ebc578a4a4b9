// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { orientationIn, orientationOf } from './exif-orientation.ts'
import { withoutMetadata } from './photo-metadata.ts'
import { chunk, exif, SECRETS, tellingJpeg, tellingPng } from './test-photos.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')
/** JFIF, profile, frame, two scans with stuffed bytes, a restart and a fill byte, end. */
const JPEG = hex(`ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000
  ffe2 0010 4943435f50524f46494c4500 0101 ffee 000e 41646f626500 640000000001 ffc2 000b 08 0002 0004 01 011100
  ffda 0008 0101 0000 3f00 11ff00 22ffd0 33 ff ffc4 0003 00 ffda 0008 0101 0000 3f00 44ff00 55 ffd9`)

const PNG = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', hex('00000001 00000001 08 00 000000')), chunk('gAMA', hex('0000b18f')),
  chunk('IDAT', deflateSync(Buffer.from([0, 128]))), chunk('IEND', Buffer.alloc(0)),
])

const said = (bytes: Uint8Array) => SECRETS.filter((secret) => Buffer.from(bytes).includes(secret))

test('a JPEG keeps its picture byte by byte, its colours and which way is up, and nothing else', () => {
  for (const order of ['II', 'MM'] as const) {
    const photo = tellingJpeg(JPEG, 6, order)
    assert.ok(said(photo).length >= 5, 'the photo tells something to begin with')
    const clean = Buffer.from(withoutMetadata(photo, 'image/jpeg')!)
    assert.deepEqual(said(clean), [])
    const at = clean.indexOf(hex('ffe1'))
    assert.equal(orientationOf(clean.subarray(at)), 6)
    const length = 2 + clean.readUInt16BE(at + 2)
    const rest = Buffer.concat([clean.subarray(0, at), clean.subarray(at + length)])
    assert.deepEqual(rest, JPEG)
    assert.deepEqual(withoutMetadata(clean, 'image/jpeg'), clean, 'cleaned twice is cleaned once')
  }
})

test('a photo that stands upright needs no EXIF at all', () => {
  assert.equal(Buffer.from(withoutMetadata(tellingJpeg(JPEG, 1), 'image/jpeg')!).indexOf(hex('ffe1')), -1)
  assert.deepEqual(withoutMetadata(tellingPng(PNG, 1), 'image/png'), PNG)
})

test('a PNG loses texts, time and place and keeps its orientation', () => {
  const photo = tellingPng(PNG, 8)
  assert.ok(said(photo).length >= 4)
  const clean = Buffer.from(withoutMetadata(photo, 'image/png')!)
  assert.deepEqual(said(clean), [])
  const at = clean.indexOf('eXIf')
  assert.equal(orientationIn(clean.subarray(at + 4)), 8)
  assert.equal(clean.readUInt32BE(at + 4 + 26), crc32(clean.subarray(at, at + 30)))
  assert.deepEqual(Buffer.concat([clean.subarray(0, at - 4), clean.subarray(at + 34)]), PNG)
})

test('a PDF stays as it is', () => {
  const pdf = Buffer.from('%PDF-1.7 /Author (Jana) %%EOF')
  assert.equal(withoutMetadata(pdf, 'application/pdf'), pdf)
})

test('a photo that breaks off is shown as far as it goes, and its secrets go all the same', () => {
  const photo = tellingJpeg(JPEG, 6).subarray(0, -19)
  const clean = withoutMetadata(photo, 'image/jpeg')
  assert.ok(clean)
  assert.deepEqual(said(clean), [])
})

test('corrupt EXIF, lying lengths and noise are refused or harmless, in no time', () => {
  assert.equal(withoutMetadata(hex('ffd8 ffe1 0001'), 'image/jpeg'), undefined)
  assert.equal(withoutMetadata(hex('ffd8 ffe1 ffff 00'), 'image/jpeg'), undefined)
  assert.equal(withoutMetadata(Buffer.concat([PNG.subarray(0, 8), hex('ffffffff 49444154')]), 'image/png'), undefined)
  for (const tiff of [Buffer.alloc(0), Buffer.from('II*\0\xff\xff\xff\xff', 'latin1'), exif(9), exif(0)]) assert.equal(orientationIn(tiff), undefined)
  const start = performance.now()
  for (let i = 0; i < 2_000; i++) {
    const photo = i % 2 ? tellingPng(PNG, 3) : tellingJpeg(JPEG, 3)
    const broken = Buffer.from(photo)
    for (const byte of randomBytes(1 + (i % 5))) broken[2 + (byte * 7) % (broken.length - 2)] = byte
    const clean = withoutMetadata(broken.subarray(0, 10 + (i * 13) % broken.length), i % 2 ? 'image/png' : 'image/jpeg')
    if (clean) assert.equal(Buffer.from(clean).includes('N 54 45\0'), false)
  }
  const long = Buffer.concat([hex('ffd8'), Buffer.alloc(10_000_000, 0xff)])
  withoutMetadata(long, 'image/jpeg')
  assert.ok(performance.now() - start < 5_000)
})
