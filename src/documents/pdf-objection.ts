// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Finds what makes a PDF more than a picture of paper. A reader may write any letter of a name as
// #xx and may hide objects in compressed streams, so both are undone before looking.
import { inflateSync } from 'node:zlib'
import type { PdfObjection } from './upload.words.ts'

const OBJECT_STREAMS_AT_MOST = 2000
/** No honest PDF of 10 MB has so many; what has more is made to keep us busy. */
const STREAMS_AT_MOST = 50_000
const ESCAPES_AT_MOST = 100_000
const INFLATED_BYTES_AT_MOST = 50_000_000
const END_WITHIN_BYTES = 2048
const DICTIONARY_BYTES_AT_MOST = 4096

/** What speaks against a PDF, or `undefined` if nothing does. */
export function pdfObjection(file: Buffer): PdfObjection | undefined {
  const text = file.toString('latin1')
  if (!text.slice(-END_WITHIN_BYTES).includes('%%EOF')) return 'broken'
  if (hasMore(text, STREAM, STREAMS_AT_MOST) || hasMore(text, ESCAPE, ESCAPES_AT_MOST)) return 'broken'
  // Long names are looked for everywhere: no chance bytes of a picture spell them.
  const whole = named(text)
  const plain = named(withoutStreams(text))
  if (/\/Encrypt[\s<\d]/.test(plain)) return 'locked'
  const hidden = objectStreams(text)
  if (hidden === undefined || hasMore(hidden, ESCAPE, ESCAPES_AT_MOST)) return 'broken'
  for (const [part, short] of [
    [whole, false],
    [plain, true],
    [named(hidden), true],
  ] as const) {
    if (/\/(JavaScript|Launch)\b/.test(part)) return 'active'
    if (short && /\/JS[\s(<\d/]/.test(part)) return 'active'
    if (/\/EmbeddedFile/.test(part)) return 'attached'
    if (/\/(SubmitForm|ImportData|RichMedia)\b/.test(part)) return 'interactive'
    if (short && /\/XFA[\s[<\d]/.test(part)) return 'interactive'
  }
  return undefined
}

const STREAM = />>\s*stream\r?\n/g
const ESCAPE = /#([0-9a-fA-F]{2})/g

function hasMore(text: string, pattern: RegExp, limit: number): boolean {
  let found = 0
  for (const _ of text.matchAll(pattern)) if (++found > limit) return true
  return false
}

/** Names with their #xx written out. */
function named(text: string): string {
  return text.replaceAll(ESCAPE, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}

function withoutStreams(text: string): string {
  const parts: string[] = []
  let from = 0
  for (const start of text.matchAll(STREAM)) {
    if (start.index < from) continue
    const end = text.indexOf('endstream', start.index)
    parts.push(text.slice(from, start.index + start[0].length))
    from = end === -1 ? text.length : end
  }
  return parts.join('') + text.slice(from)
}

/** What lies in compressed object streams; `undefined` if one of them cannot be read. */
function objectStreams(text: string): string | undefined {
  const parts: string[] = []
  let bytes = 0
  for (const start of text.matchAll(STREAM)) {
    const before = text.slice(Math.max(0, start.index - DICTIONARY_BYTES_AT_MOST), start.index)
    const dictionary = named(before.slice(before.lastIndexOf(' obj') + 1))
    if (!/\/ObjStm\b/.test(dictionary)) continue
    const from = start.index + start[0].length
    const end = text.indexOf('endstream', from)
    const inside = end === -1 ? undefined : unpacked(dictionary, text.slice(from, end))
    bytes += inside?.length ?? 0
    if (inside === undefined || parts.length >= OBJECT_STREAMS_AT_MOST) return undefined
    if (bytes > INFLATED_BYTES_AT_MOST) return undefined
    parts.push(inside)
  }
  return parts.join('\n')
}

function unpacked(dictionary: string, data: string): string | undefined {
  if (!/\/Filter/.test(dictionary)) return data
  const filter = /\/Filter\s*(?:\[\s*\/(\w+)\s*\]|\/(\w+))/.exec(dictionary)
  if ((filter?.[1] ?? filter?.[2]) !== 'FlateDecode' || /\/Predictor/.test(dictionary))
    return undefined
  try {
    return inflateSync(Buffer.from(data, 'latin1'), {
      maxOutputLength: INFLATED_BYTES_AT_MOST,
    }).toString('latin1')
  } catch {
    return undefined
  }
}
