// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The code list Dateiformat 1.0 of xdomea: code and ending by media type.

export interface FileFormat {
  readonly code: string
  /** What the format is called where the list only knows „Sonstiges“. */
  readonly otherName?: string
  readonly version: string
  /** Of the file, without a dot. */
  readonly ending: string
}

const OTHER = '100'
const PDF_ARCHIVAL = '044'
const UNKNOWN = 'unbekannt'
const OFFICE = 'application/vnd.openxmlformats-officedocument'
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument'

const LISTED: Readonly<Record<string, readonly [code: string, ending: string]>> = {
  'image/bmp': ['001', 'bmp'],
  'text/csv': ['002', 'csv'],
  'application/msword': ['003', 'doc'],
  'message/rfc822': ['006', 'eml'],
  'text/html': ['008', 'html'],
  'image/jpeg': ['011', 'jpg'],
  'application/vnd.ms-outlook': ['012', 'msg'],
  [`${OPEN_DOCUMENT}.presentation`]: ['013', 'odp'],
  [`${OPEN_DOCUMENT}.spreadsheet`]: ['014', 'ods'],
  [`${OPEN_DOCUMENT}.text`]: ['015', 'odt'],
  'application/pdf': ['018', 'pdf'],
  'image/png': ['019', 'png'],
  'application/vnd.ms-powerpoint': ['020', 'ppt'],
  'application/rtf': ['022', 'rtf'],
  'text/rtf': ['022', 'rtf'],
  'image/tiff': ['023', 'tif'],
  'application/vnd.ms-excel': ['028', 'xls'],
  'application/xml': ['030', 'xml'],
  'text/xml': ['030', 'xml'],
  [`${OFFICE}.wordprocessingml.document`]: ['035', 'docx'],
  [`${OFFICE}.spreadsheetml.sheet`]: ['036', 'xlsx'],
  [`${OFFICE}.presentationml.presentation`]: ['037', 'pptx'],
  'text/plain': ['045', 'txt'],
}

/** The format of a file by its media type; of a PDF also what the file says of itself, which nobody checks here. */
export function fileFormatOf({ mediaType, fileName }: { readonly mediaType: string; readonly fileName: string }, bytes: Uint8Array): FileFormat {
  const type = mediaType.split(';')[0]!.trim().toLowerCase()
  const listed = Object.hasOwn(LISTED, type) ? LISTED[type] : undefined
  if (!listed) {
    const ending = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? 'bin'
    return { code: OTHER, otherName: type || UNKNOWN, version: UNKNOWN, ending }
  }
  const [code, ending] = listed
  if (ending !== 'pdf') return { code, version: UNKNOWN, ending }
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const archival = archivalPartOf(file)
  if (archival !== undefined) return { code: PDF_ARCHIVAL, version: archival, ending }
  const version = /%PDF-(\d\.\d)/.exec(file.toString('latin1', 0, HEAD_BYTES))?.[1] ?? UNKNOWN
  return { code, version, ending }
}

/** A PDF may begin after 1,024 bytes of something else (ISO 32000-1, implementation note 13). */
const HEAD_BYTES = 1024
/** Part and level stand side by side in the metadata, which PDF/A forbids to compress (ISO 19005). */
const METADATA_CHARS = 400

/** Part and level of PDF/A as the file names them, as in `3a`; undefined where it does not. */
function archivalPartOf(file: Buffer): string | undefined {
  const at = file.lastIndexOf('pdfaid:part')
  if (at < 0) return undefined
  const near = file.toString('latin1', Math.max(0, at - METADATA_CHARS), at + METADATA_CHARS)
  const part = /pdfaid:part(?:\s*=\s*["']|>)\s*([1-4])/.exec(near)?.[1]
  const level = /pdfaid:conformance(?:\s*=\s*["']|>)\s*([A-Z])/i.exec(near)?.[1] ?? ''
  return part === undefined ? undefined : part + level.toLowerCase()
}
