// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Reads a message of XZuFi 2.2 whatever its root is called: what counts is the namespace, the
// version, one `nachrichtenkopf`, and what is written (`schreibe`) and deleted (`loesche`).
import { ElementReader } from '../xml/element-reader.ts'
import { readXml } from '../xml/read-xml.ts'
import type { Remark, Xml } from '../xml/read-xml.ts'
import { NAMESPACE, VERSIONS } from './message.ts'
import type {
  Identifier, TextModule, XzufiMessage, XzufiOnlineService, XzufiResponsibility, XzufiService, XzufiUnit,
} from './message.ts'
import { plainText } from './plain-text.ts'

const MAX_OBJECTS = 20_000
const MAX_MODULE_CHARS = 50_000

export interface ReadXzufi {
  readonly message: XzufiMessage
  /** What was not taken over, with lines. */
  readonly warnings: readonly Remark[]
}

/** Takes a message apart, or says with lines why not. Never throws. */
export function readXzufi(bytes: Uint8Array): ReadXzufi | { readonly refusals: readonly Remark[] } {
  const read = readXml(bytes)
  if ('refusal' in read) return { refusals: [read.refusal] }
  const { root } = read
  if (root.namespace !== NAMESPACE) {
    return refuse(root, `Der Namensraum «${root.namespace}» ist nicht der von XZuFi 2.2 (${NAMESPACE}).`)
  }
  const version = root.attributes['xzufiVersion'] ?? ''
  if (!VERSIONS.includes(version)) return refuse(root, `Die Fassung «${version}» nehmen wir nicht, sondern ${VERSIONS.join(' und ')}.`)
  const reader = new MessageReader()
  reader.message(root)
  return reader.faults.length > 0 ? { refusals: reader.faults } : { message: reader.done(), warnings: reader.warnings }
}

const refuse = ({ line }: Xml, message: string) => ({ refusals: [{ line, message }] })

class MessageReader extends ElementReader {
  readonly services: XzufiService[] = []
  readonly units: XzufiUnit[] = []
  readonly onlineServices: XzufiOnlineService[] = []
  readonly responsibilities: XzufiResponsibility[] = []
  readonly deleted: Identifier[] = []

  constructor() {
    super(NAMESPACE)
  }

  done(): XzufiMessage {
    const { services, units, onlineServices, responsibilities, deleted } = this
    return { services, units, onlineServices, responsibilities, deleted }
  }

  message(root: Xml) {
    const heads = this.all(root, 'nachrichtenkopf').length
    if (heads !== 1) this.fault(root.line, `«nachrichtenkopf» steht ${heads}-mal da, nötig ist er einmal.`)
    const written = this.all(root, 'schreibe').flatMap((one) => one.children)
    if (written.length > MAX_OBJECTS) return this.fault(root.line, `Die Nachricht hat ${written.length} Objekte, erlaubt sind ${MAX_OBJECTS}.`)
    for (const one of written) this.object(one)
    for (const one of this.all(root, 'loesche').flatMap((each) => each.children)) {
      const id = this.maybe(one, 'id') ?? (one.children.length === 0 ? one : undefined)
      if (id) this.deleted.push(identifier(id))
      else this.warn(one.line, `Was «${one.name}» löschen soll, ist nicht zu erkennen.`)
    }
  }

  private object(node: Xml) {
    switch (node.name) {
      case 'leistung': return this.service(node)
      case 'organisationseinheit': return this.unit(node)
      case 'onlinedienst': return this.online(node)
      case 'zustaendigkeitTransferObjekt': {
        const [unit, inner] = [this.one(node, 'uebergeordnetesObjektID'), this.one(node, 'zustaendigkeit')]
        return unit && inner && this.responsibility(inner, identifier(unit))
      }
      default: this.warn(node.line, `«${node.name}» übernehmen wir nicht.`)
    }
  }

  private service(node: Xml) {
    const id = this.one(node, 'id')
    if (!id) return
    const reference = this.maybe(node, 'referenzLeiKa')
    const key = reference && codeOf(reference)
    if (reference && !/^\d{14}$/.test(key ?? '')) this.fault(reference.line, `Der Leistungsschlüssel «${key}» hat nicht 14 Ziffern.`)
    const modules = this.all(node, 'modulText').flatMap((one) => this.module(one) ?? [])
    for (const one of node.children) {
      if (one.name.startsWith('modul') && one.name !== 'modulText') this.warn(one.line, `«${one.name}» rechnen wir selbst und übernehmen es nicht.`)
    }
    this.services.push({ id: identifier(id), ...(key && { key }), modules })
  }

  private module(node: Xml): TextModule | undefined {
    const list = this.one(node, 'leikaTextmodul')
    const code = list && codeOf(list)
    if (!list || !code || !/^\d{2}$/.test(code)) {
      if (list) this.fault(list.line, `Das Textmodul «${code ?? ''}» hat keinen Code aus zwei Ziffern.`)
      return undefined
    }
    const texts: Record<string, string> = {}
    for (const one of this.all(node, 'inhalt')) {
      if (one.text.length > MAX_MODULE_CHARS) {
        this.fault(one.line, `Der Text hat ${one.text.length} Zeichen, erlaubt sind ${MAX_MODULE_CHARS}.`)
        continue
      }
      const text = plainText(one.text)
      if (text !== '') texts[one.attributes['languageCode'] ?? 'de'] = text
    }
    const links = this.all(node, 'weiterfuehrenderLink').flatMap((one) => {
      const url = this.text(one, 'uri') ?? this.text(one, 'url') ?? ''
      if (!/^https:\/\/[^\s"'<>]+$/.test(url) || !URL.canParse(url)) {
        this.warn(one.line, `Der Link «${url.slice(0, 100)}» ist keine Adresse mit https und bleibt weg.`)
        return []
      }
      return [{ title: plainText(this.text(one, 'titel') ?? url), url }]
    })
    return { code, texts, links }
  }

  private unit(node: Xml) {
    const id = this.one(node, 'id')
    const name = this.one(node, 'name')
    if (!id || !name) return
    this.units.push({ id: identifier(id), name: this.text(name, 'name') ?? name.text.trim() })
    for (const one of this.all(node, 'zustaendigkeit')) this.responsibility(one, identifier(id))
  }

  private responsibility(node: Xml, unit: Identifier) {
    const service = this.one(node, 'leistungID')
    if (service) this.responsibilities.push({ unit, service: identifier(service), areas: this.all(node, 'gebietID').map(identifier) })
  }

  private online(node: Xml) {
    const id = this.one(node, 'id')
    if (!id) return
    const links = this.all(node, 'link').flatMap((one) => this.text(one, 'link') ?? [])
    this.onlineServices.push({ id: identifier(id), title: this.text(node, 'bezeichnung') ?? '', links })
  }
}

/** The code itself bears no namespace. */
const codeOf = (node: Xml) => node.children.find((one) => one.name === 'code')?.text.trim()

function identifier({ text, attributes }: Xml): Identifier {
  const { schemeAgencyID: agency } = attributes
  const scheme = attributes['schemeID'] ?? attributes['schemeDataURI']
  return { text: text.trim(), ...(agency && { agency }), ...(scheme && { scheme }) }
}
