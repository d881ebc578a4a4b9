// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A message of XZuFi 2.2.0. Its schema is not public in any repository we know, so the name of the
// root is a setting of whoever receives it; readers we know look at namespace and version only.
import { escapeXml } from '../xml/escape-xml.ts'
import { LINK_LIST, MODULE_LIST, NAMESPACE } from './message.ts'
import type { Identifier, XzufiMessage, XzufiService } from './message.ts'

export const DEFAULT_ROOT = 'transfer.operation'

/** `now` is an ISO instant, `id` names the message; the same input gives the same text. */
export function writeXzufi(message: XzufiMessage, { now, id, root = DEFAULT_ROOT }: { now: string; id: string; root?: string }): string {
  const out = new Writer()
  out.open(root, ` xmlns:xzufi="${NAMESPACE}" xzufiVersion="2.2.0" produktbezeichnung="Laufzettel" produkthersteller="Laufzettel"`)
  out.open('nachrichtenkopf')
  out.text('nachrichtUUID', id)
  out.text('erstelltDatumZeit', now)
  out.close('nachrichtenkopf')
  for (const one of message.services) out.object('leistung', () => service(out, one))
  for (const one of message.units) {
    out.object('organisationseinheit', () => {
      out.id('id', one.id)
      out.open('name')
      out.text('name', one.name, ' languageCode="de"')
      out.close('name')
    })
  }
  for (const one of message.onlineServices) {
    out.object('onlinedienst', () => {
      out.id('id', one.id)
      out.text('bezeichnung', one.title, ' languageCode="de"')
      for (const link of one.links) {
        out.open('link')
        out.code('typ', LINK_LIST, '01')
        out.text('link', link)
        out.close('link')
      }
    })
  }
  for (const { unit, service: about, areas } of message.responsibilities) {
    out.object('zustaendigkeitTransferObjekt', () => {
      out.id('uebergeordnetesObjektID', unit)
      out.open('zustaendigkeit')
      out.id('leistungID', about)
      for (const area of areas) out.id('gebietID', area)
      out.close('zustaendigkeit')
    })
  }
  out.close(root)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${out.lines.join('\n')}\n`
}

function service(out: Writer, { id, key, modules }: XzufiService) {
  out.id('id', id)
  if (key !== undefined) out.code('referenzLeiKa', 'urn:de:fim:leika:leistung', key)
  modules.forEach(({ code, texts, links }, i) => {
    out.open('modulText')
    out.text('positionDarstellung', String(i + 1))
    for (const [language, text] of Object.entries(texts)) out.text('inhalt', text, ` languageCode="${escapeXml(language)}"`)
    for (const { title, url } of links) {
      out.open('weiterfuehrenderLink')
      out.text('uri', url)
      out.text('titel', title)
      out.close('weiterfuehrenderLink')
    }
    out.code('leikaTextmodul', MODULE_LIST, code)
    out.close('modulText')
  })
}

class Writer {
  readonly lines: string[] = []
  #depth = 0

  open(name: string, attributes = '') {
    this.#line(`<xzufi:${name}${attributes}>`)
    this.#depth++
  }

  close(name: string) {
    this.#depth--
    this.#line(`</xzufi:${name}>`)
  }

  object(name: string, write: () => void) {
    this.open('schreibe')
    this.open(name)
    write()
    this.close(name)
    this.close('schreibe')
  }

  text(name: string, value: string, attributes = '') {
    this.#line(`<xzufi:${name}${attributes}>${escapeXml(value)}</xzufi:${name}>`)
  }

  id(name: string, { text, agency, scheme }: Identifier) {
    const attribute = (key: string, value: string | undefined) => (value === undefined ? '' : ` ${key}="${escapeXml(value)}"`)
    this.text(name, text, attribute('schemeAgencyID', agency) + attribute('schemeID', scheme))
  }

  code(name: string, list: string, code: string) {
    this.open(name, ` listURI="${list}"`)
    this.#line(`<code>${escapeXml(code)}</code>`)
    this.close(name)
  }

  #line(text: string) {
    this.lines.push('  '.repeat(this.#depth) + text)
  }
}
