// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What an archive answers, as XML or in its ZIP: hostile until proven otherwise.
import { ElementReader } from '../../forms/xml/element-reader.ts'
import { readXml } from '../../forms/xml/read-xml.ts'
import type { Xml } from '../../forms/xml/read-xml.ts'
import { readZip } from '../zip-reader.ts'
import { parseUuid } from './uuid.ts'
import { READ_VERSIONS, versionIn } from './versions.ts'
import type { ReadVersion } from './versions.ts'

export interface Refusal {
  readonly refusal: string
  /** It is another message, or none of xdomea. */
  readonly isOther?: true
}

/** A message of the type asked for, in a version we read. */
export interface OpenedMessage {
  readonly root: Xml
  readonly version: ReadVersion
  readonly process: string
  readonly reader: ElementReader
}

const QUOTED_CHARS = 60
/** Folders some programs put beside what was packed. */
const BESIDE = /^__MACOSX\//
const quoted = (text: string) => `«${text.length > QUOTED_CHARS ? `${text.slice(0, QUOTED_CHARS)}…` : text}»`

/** Opens a message; `type` is its name with number, `title` what a clerk calls it. A sentence where it is another or none. Never throws. */
export function openMessage(file: Uint8Array, type: string, title: string): OpenedMessage | Refusal {
  const found = xmlOf(file)
  if ('refusal' in found) return found
  const read = readXml(found.xml)
  if ('refusal' in read) return { refusal: `Zeile ${read.refusal.line}: ${read.refusal.message}` }
  const { root } = read
  const version = versionIn(root.namespace)
  if (version === undefined) return { refusal: `Die Datei ist keine Nachricht von xdomea. Gebraucht wird: ${title}.`, isOther: true }
  const known = READ_VERSIONS.find((one) => one === version)
  if (!known) return { refusal: `Die Nachricht ist in xdomea ${quoted(version)} geschrieben. Wir lesen ${READ_VERSIONS.join(', ')}. Bitte fragen Sie das Archiv nach einer dieser Fassungen.` }
  if (root.name !== type) return { refusal: `Die Datei ist die Nachricht ${quoted(root.name)}. Gebraucht wird: ${title}.`, isOther: true }
  const reader = new ElementReader(root.namespace)
  const head = reader.one(root, 'Kopf')
  const process = head ? uuidIn(reader, head, 'ProzessID') : undefined
  return refusalOf(reader) ?? { root, version: known, process: process ?? '', reader }
}

/** The first thing that is wrong in a message, undefined where nothing is. */
export function refusalOf({ faults }: ElementReader): Refusal | undefined {
  const [first] = faults
  return first && { refusal: `Zeile ${first.line}: ${first.message}` }
}

/** The UUID a child names, in lower case; a fault and undefined where it is none. */
export function uuidIn(reader: ElementReader, node: Xml, name: string): string | undefined {
  const text = reader.needed(node, name)
  const id = parseUuid(text)
  if (id === undefined && text !== '') reader.fault(reader.maybe(node, name)?.line ?? node.line, `«${name}» ist keine UUID: ${quoted(text)}.`)
  return id
}

function xmlOf(file: Uint8Array): { readonly xml: Uint8Array } | Refusal {
  if (file.length === 0) return { refusal: 'Die Datei ist leer.' }
  const isZip = file[0] === 0x50 && file[1] === 0x4b
  if (!isZip) return { xml: file }
  const entries = readZip(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  if (!entries) return { refusal: 'Die ZIP-Datei lässt sich nicht lesen: Sie ist beschädigt, verschlüsselt oder zu groß.' }
  const [message, ...more] = [...entries.values()].filter(({ name }) => /\.xml$/i.test(name) && !BESIDE.test(name))
  if (!message) return { refusal: 'In der ZIP-Datei steht keine XML-Datei.' }
  if (more.length > 0) return { refusal: `In der ZIP-Datei stehen ${more.length + 1} XML-Dateien. Bitte geben Sie nur die eine, die gemeint ist.` }
  try {
    return { xml: message.read() }
  } catch {
    return { refusal: `In der ZIP-Datei ist ${quoted(message.name)} beschädigt.` }
  }
}
