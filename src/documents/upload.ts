// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a person may hand in: by what it is, not by what it is called.
import { fileNameFor } from './file-name.ts'
import { imageSize } from './image-size.ts'
import { pdfObjection } from './pdf-objection.ts'
import { LOCALES } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import { UPLOAD } from './upload.words.ts'

export type MediaType = 'application/pdf' | 'image/png' | 'image/jpeg'

export type Inspected =
  | { readonly ok: true; readonly mediaType: MediaType; readonly fileName: string }
  | { readonly refusal: string }

export const UPLOAD_BYTES_AT_MOST = 10 * 1024 * 1024
const MEGABYTE = 1024 * 1024
const PIXELS_AT_MOST = 50_000_000
const HEADER_WITHIN_BYTES = 1024
const ONE_PLACE = { minimumFractionDigits: 1, maximumFractionDigits: 1 }

/** Marks the harmless test file every virus scanner must find (joined, or it would find us). */
const EICAR = ['$EICAR', 'STANDARD', 'ANTIVIRUS', 'TEST', 'FILE!'].join('-')
const PDF = '%PDF-'
const PNG = '\x89PNG\r\n\x1a\n'
const JPEG = '\xff\xd8\xff'

/** Says what an uploaded file is and a name safe to store and show, or why we do not take it. */
export function inspectUpload(
  bytes: Uint8Array, fileName: string, language: Language = 'de',
): Inspected {
  const say = UPLOAD[language]
  const name = fileNameFor(fileName)
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length === 0) return { refusal: say.empty(name) }
  if (file.length > UPLOAD_BYTES_AT_MOST) {
    return { refusal: say.tooLarge(name, megabytesOf(file.length, language)) }
  }
  if (file.includes(EICAR)) return { refusal: say.virus(name) }
  const mediaType = mediaTypeOf(file)
  if (!mediaType) return { refusal: say.unknown(name) }
  if (mediaType === 'application/pdf') {
    const objection = pdfObjection(file)
    if (objection) return { refusal: say.pdf[objection](name) }
  } else {
    const size = imageSize(file, mediaType)
    if (!size) return { refusal: say.brokenImage(name) }
    const pixels = size.width * size.height
    if (pixels > PIXELS_AT_MOST) {
      return { refusal: say.manyPixels(name, Math.ceil(pixels / 1_000_000)) }
    }
  }
  return { ok: true, mediaType, fileName: fileNameFor(fileName, mediaType) }
}

/** `undefined`: none of the three, or two at once, which different programs would read differently. */
function mediaTypeOf(file: Buffer): MediaType | undefined {
  const head = file.toString('latin1', 0, HEADER_WITHIN_BYTES)
  const image = head.startsWith(PNG)
    ? 'image/png'
    : head.startsWith(JPEG)
      ? 'image/jpeg'
      : undefined
  const pdfAt = head.indexOf(PDF)
  if (image) return pdfAt === -1 ? image : undefined
  // Readers accept a PDF that begins later; what stands before it must be nothing in itself.
  return pdfAt !== -1 && /^(\xef\xbb\xbf)?\s*$/.test(head.slice(0, pdfAt))
    ? 'application/pdf'
    : undefined
}

/** Rounded up, so that nobody reads that 10,0 MB are more than 10 MB. */
const megabytesOf = (bytes: number, language: Language) =>
  (Math.ceil((bytes / MEGABYTE) * 10) / 10).toLocaleString(LOCALES[language], ONE_PLACE)
