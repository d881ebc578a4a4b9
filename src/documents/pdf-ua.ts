// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Typst writes one standard per file. A letter that passed its PDF/UA-1 check and is kept as
// PDF/A-3a gets the mark of PDF/UA-1 by an incremental update (ISO 32000-1, 7.5.6), so that the
// file says of itself that it is both. ISO 14289-1 § 5 asks for the identifier, § 7.1 for the
// title in the window; ISO 19005-3 § 6.6.2.3 asks that the identifier's schema be described.

const XREF_ENTRY_BYTES = 20
const SCHEMAS = '<pdfaExtension:schemas><rdf:Bag>'
const END_OF_DESCRIPTION = '</rdf:Description></rdf:RDF>'

const UA_SCHEMA =
  '<rdf:li rdf:parseType="Resource">' +
  '<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>' +
  '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 this file conforms to</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name>' +
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li>' +
  '</rdf:Seq></pdfaSchema:property></rdf:li>'
const UA_PART = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>'

/** Appends the PDF/UA-1 mark to a PDF as Typst writes it; throws if it is built otherwise. */
export function addUaIdentifier(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const startxref = Number(found(text.slice(-100), /startxref\s+(\d+)\s+%%EOF\s*$/)[1])
  const trailer = found(text.slice(startxref), /trailer\s*<<([\s\S]*?)>>\s*startxref/)[1]!
  const rootId = Number(found(trailer, /\/Root (\d+) 0 R/)[1])
  const root = objectAt(text, startxref, rootId)
  const metadataId = Number(found(root, /\/Metadata (\d+) 0 R/)[1])
  const metadata = objectAt(text, startxref, metadataId)
  const xmp = found(metadata, /stream\r?\n([\s\S]*?)\r?\nendstream/)[1]!

  const marked = inserted(
    inserted(xmp, SCHEMAS, SCHEMAS + UA_SCHEMA),
    END_OF_DESCRIPTION,
    UA_PART + END_OF_DESCRIPTION,
  )
  const objects = [
    {
      id: metadataId,
      body: `<<\n  /Type /Metadata\n  /Subtype /XML\n  /Length ${marked.length}\n>>\nstream\n${marked}\nendstream`,
    },
    {
      id: rootId,
      body: inserted(
        root,
        '/ViewerPreferences <<',
        '/ViewerPreferences <<\n    /DisplayDocTitle true',
      ),
    },
  ]
  return Buffer.from(updated(text, objects, trailer, startxref), 'latin1')
}

/** The body of an object by way of the cross-reference table, so that no text can pose as one. */
function objectAt(text: string, startxref: number, id: number): string {
  const [head, first, count] = found(
    text.slice(startxref, startxref + 40),
    /^xref\s+(\d+) (\d+)\s*\n/,
  )
  if (id < Number(first) || id >= Number(first) + Number(count))
    throw new Error(`PDF: no object ${id}`)
  const entry = startxref + head.length + (id - Number(first)) * XREF_ENTRY_BYTES
  const offset = Number(text.slice(entry, entry + 10))
  const start = `${id} 0 obj\n`
  if (!text.startsWith(start, offset))
    throw new Error(`PDF: object ${id} is not where it should be`)
  return text.slice(offset + start.length, text.indexOf('\nendobj', offset))
}

function updated(
  text: string,
  objects: readonly { id: number; body: string }[],
  trailer: string,
  previous: number,
): string {
  let out = text.endsWith('\n') ? text : `${text}\n`
  let table = 'xref\n'
  for (const { id, body } of objects) {
    table += `${id} 1\n${String(out.length).padStart(10, '0')} 00000 n \n`
    out += `${id} 0 obj\n${body}\nendobj\n`
  }
  return `${out}${table}trailer\n<<${trailer}  /Prev ${previous}\n>>\nstartxref\n${out.length}\n%%EOF\n`
}

function inserted(text: string, at: string, instead: string): string {
  if (!text.includes(at)) throw new Error(`PDF: «${at}» is missing`)
  return text.replace(at, () => instead)
}

function found(text: string, pattern: RegExp): RegExpExecArray {
  const match = pattern.exec(text)
  if (!match) throw new Error(`PDF: ${pattern} is missing`)
  return match
}
