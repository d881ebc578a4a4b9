// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A Word document by what it is: a ZIP whose parts are text and pictures and nothing that acts.
import { fileNameFor } from './file-name.ts'
import { readZip } from './zip-reader.ts'
import type { ZipEntry } from './zip-reader.ts'

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const WORD_BYTES_AT_MOST = 10 * 1024 * 1024
const PARTS_XML_BYTES_AT_MOST = 40 * 1024 * 1024
const MAIN = /ContentType="application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml"/
/** What a letter never needs: programs, other documents, controls. */
const FORBIDDEN_PARTS = /(^|\/)(vbaProject|vbaData|activeX|embeddings|oleObject|attachedToolbars|customUI|externalLinks)/i
const FORBIDDEN_TYPES = /macroEnabled|vbaProject|activeX|oleObject|ms-office\.(?:vba|activeX)/i
/** Fields that fetch or start something when the document is opened. */
const FORBIDDEN_FIELDS = /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|MACROBUTTON|DATABASE)\b/

export type Word = { readonly ok: true; readonly fileName: string; readonly parts: ReadonlyMap<string, ZipEntry> }

/** Says that a file is a plain Word document, or in a sentence why we do not take it. */
export function inspectWord(bytes: Uint8Array, given: string): Word | { readonly refusal: string } {
  const fileName = withEnding(fileNameFor(given))
  const refusal = (why: string) => ({ refusal: `Die Datei „${fileName}“ ${why}` })
  if (bytes.length > WORD_BYTES_AT_MOST) return refusal('ist zu groß. Möglich sind 10 MB.')
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = isZip(file) ? readZip(file) : undefined
  if (!parts) return refusal('ist kein Word-Dokument oder beschädigt. Bitte speichern Sie sie neu als DOCX.')
  if ([...parts.keys()].some((name) => FORBIDDEN_PARTS.test(name))) return refusal(ACTIVE)
  let xml: ReadonlyMap<string, string>
  try {
    xml = texts(parts)
  } catch {
    return refusal('ist beschädigt oder entpackt sich zu sehr großen Daten.')
  }
  const types = xml.get('[Content_Types].xml') ?? ''
  if (FORBIDDEN_TYPES.test(types)) return refusal(ACTIVE)
  if (!MAIN.test(types) || !xml.has('word/document.xml')) {
    return refusal('ist kein Word-Dokument. Bitte speichern Sie sie als DOCX.')
  }
  const objection = [...xml].map(([name, text]) => objectionTo(name, text)).find((one) => one !== undefined)
  return objection === undefined ? { ok: true, fileName, parts } : refusal(objection)
}

const ACTIVE = 'enthält Programme (Makros) oder eingebettete Objekte. Bitte speichern Sie sie ohne diese.'
const OUTSIDE = 'holt Inhalte von anderen Orten. Bitte fügen Sie Bilder und Vorlagen in das Dokument ein.'

export function isZip(file: Buffer): boolean {
  return file.length > 22 && file.readUInt32LE(0) === 0x04034b50
}

/** Every XML part as text; throws if one is broken or all are too long together. */
function texts(parts: ReadonlyMap<string, ZipEntry>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let bytes = 0
  for (const [name, entry] of parts) {
    if (!/\.(xml|rels)$/i.test(name)) continue
    const text = entry.read().toString('utf8')
    bytes += text.length
    if (bytes > PARTS_XML_BYTES_AT_MOST) throw new RangeError('too much XML')
    found.set(name, text)
  }
  return found
}

function objectionTo(name: string, text: string): string | undefined {
  // Word writes none; they are the way to bombs and foreign files.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return 'enthält unerlaubte Definitionen (DOCTYPE).'
  if (/\.rels$/i.test(name) && reachesOut(text)) return OUTSIDE
  if (FORBIDDEN_TYPES.test(name)) return ACTIVE
  const instructions = [...text.matchAll(/<w:instrText[^>]*>([^<]*)<|w:instr="([^"]*)"/g)]
  const fields = instructions.map(([, inside, simple]) => inside ?? simple ?? '').join('')
  if (FORBIDDEN_FIELDS.test(fields.toUpperCase())) return OUTSIDE
  return /<w:altChunk\b|<w:object\b|<o:OLEObject\b/i.test(text) ? ACTIVE : undefined
}

/** A link a reader may click is no harm; everything else outside would be fetched on opening. */
function reachesOut(rels: string): boolean {
  return [...rels.matchAll(/<Relationship\b[^>]*>/g)].some(([one]) =>
    /TargetMode\s*=\s*["']External["']/i.test(one) &&
    !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(one))
}

const withEnding = (name: string) => (/\.docx$/i.test(name) ? name : `${name.replace(/\.\w{1,5}$/, '')}.docx`)
