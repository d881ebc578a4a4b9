// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A message of xdomea 3.1.0 and its ZIP. What all messages share: envelope, head, codes.
import { zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import { localDateOf } from '../../calendar/instant.ts'
import { escapeXml } from '../../forms/xml/escape-xml.ts'
import type { Message, PackedMessage, Party } from './disposal-case.ts'
import { uuidOf } from './uuid.ts'
import { namespaceOf } from './versions.ts'

const NAMESPACE = namespaceOf('3.1.0')
const SCHEMA = 'xdomea-Nachrichten-AussonderungDurchfuehren.xsd'
const LISTS = 'urn:xoev-de:xdomea:codeliste:'
const LIST_VERSIONS = { nachrichtentyp: '2.0', aussonderungsart: '1.0', medium: '1.0', dateiformat: '1.0' }
/** The oldest moment a ZIP knows: the same message gives the same bytes. */
const NO_TIME = new Date(1980, 0, 1)

/** Writes elements in the order they come; empty texts are left out. */
export class MessageWriter {
  readonly #lines: string[] = []
  #depth = 0

  get lines(): readonly string[] {
    return this.#lines
  }

  object(name: string, write: () => void, attributes = '') {
    this.#line(`<xdomea:${name}${attributes}>`)
    this.#depth++
    write()
    this.#depth--
    this.#line(`</xdomea:${name}>`)
  }

  text(name: string, value: string | undefined) {
    const escaped = escapeXml(value ?? '')
    if (escaped !== '') this.#line(`<xdomea:${name}>${escaped}</xdomea:${name}>`)
  }

  /** A code of a list of xdomea; it bears no namespace. */
  code(name: string, list: keyof typeof LIST_VERSIONS, code: string) {
    this.object(name, () => this.#line(`<code>${escapeXml(code)}</code>`), ` listURI="${LISTS}${list}" listVersionID="${LIST_VERSIONS[list]}"`)
  }

  party(name: string, party: Party) {
    this.object(name, () => {
      const { code } = party
      if (code !== undefined && code.trim() !== '') {
        this.object('Behoerdenkennung', () => {
          this.object('Behoerdenschluessel', () => this.#line(`<code>${escapeXml(code.trim())}</code>`))
        })
      }
      this.object('Institution', () => this.text('Name', party.name))
    })
  }

  #line(text: string) {
    this.#lines.push('  '.repeat(this.#depth) + text)
  }
}

/** The XML of a message; `type` is its name with number, `head` what its head has more than others. */
export function messageXml(type: string, message: Message, head: (out: MessageWriter) => void, body: (out: MessageWriter) => void): string {
  const out = new MessageWriter()
  const spaces = `xmlns:xdomea="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`
  out.object(type, () => {
    out.object('Kopf', () => {
      out.text('ProzessID', uuidOf(message.process))
      out.code('Nachrichtentyp', 'nachrichtentyp', type.slice(-4))
      out.text('Erstellungszeitpunkt', instantText(message.at))
      out.party('Absender', message.from)
      out.party('Empfaenger', message.to)
      out.object('SendendesSystem', () => out.text('Produktname', 'Laufzettel'))
      head(out)
    })
    body(out)
  }, ` ${spaces} xsi:schemaLocation="${NAMESPACE} ${SCHEMA}"`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${out.lines.join('\n')}\n`
}

/** Whole seconds in UTC; throws a RangeError for what is no instant. */
export function instantText(instant: string): string {
  localDateOf(instant)
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/** The ZIP with the message and files beside it; both are named by the process and the type, as archives look for them. */
export function packMessage({ process }: Message, type: string, xml: string, files: Zippable = {}): PackedMessage {
  const stem = `${uuidOf(process)}_${type}`
  const entries: Zippable = { [`${stem}.xml`]: Buffer.from(xml), ...files }
  return { name: `${stem}.zip`, zip: zipSync(entries, { level: 6, mtime: NO_TIME }) }
}
