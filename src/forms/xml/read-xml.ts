// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// XML from outside is hostile until proven otherwise: no document type, no entities, no network,
// a limit on everything. What comes out is plain data with line numbers.
import {
  ParseOption,
  XmlCData,
  XmlDocument,
  XmlElement,
  XmlParseError,
  XmlText,
} from 'libxml2-wasm'
import type { XmlTreeNode } from 'libxml2-wasm'

/** One element: local name, namespace, line in the file. `text` is its own, without that of children. */
export interface Xml {
  readonly name: string
  readonly namespace: string
  readonly line: number
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Xml[]
  readonly text: string
}

/** Something a file says wrongly, or that could not be taken over: one sentence, one line. */
export interface Remark {
  readonly line: number
  readonly message: string
}

export const MAX_XML_BYTES = 16_000_000
const MAX_ELEMENTS = 500_000
/** A field group takes three levels, so this leaves thirty groups inside each other. */
const MAX_DEPTH = 100
const OPTIONS =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_BIG_LINES |
  ParseOption.XML_PARSE_NO_SYS_CATALOG

/** Reads a file in UTF-8; a sentence with its line where it is no XML we take. Never throws. */
export function readXml(bytes: Uint8Array): { readonly root: Xml } | { readonly refusal: Remark } {
  if (bytes.length > MAX_XML_BYTES) {
    return refuse(1, `Die Datei hat ${bytes.length} Bytes, erlaubt sind ${MAX_XML_BYTES}.`)
  }
  const text = decode(bytes)
  if (text === undefined) return refuse(1, 'Die Datei ist nicht in UTF-8 geschrieben.')
  const encoding = /^<\?xml[^>]{0,100}encoding\s*=\s*["']([^"']{1,40})["']/.exec(text)?.[1]
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
    return refuse(1, `Die Datei nennt die Zeichenkodierung «${encoding}», erlaubt ist UTF-8.`)
  }
  const type = documentTypeAt(text)
  if (type >= 0) {
    return refuse(
      lineOf(text, type),
      'Die Datei enthält eine Dokumenttyp-Deklaration (DOCTYPE). Aus Sicherheitsgründen nehmen wir sie nicht an.',
    )
  }
  return parse(text)
}

const refuse = (line: number, message: string) => ({ refusal: { line, message } })

function decode(bytes: Uint8Array): string | undefined {
  // Where NULs stand between letters the parser guesses UTF-16, and sees a document type we do not.
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Where a document type begins in front of the first element, -1 without one; looks at each character once. */
function documentTypeAt(text: string): number {
  let at = 0
  for (;;) {
    at = text.indexOf('<', at)
    if (at < 0) return -1
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined
    if (end === undefined) return text.startsWith('<!', at) ? at : -1
    const close = text.indexOf(end, at + 2)
    if (close < 0) return -1
    at = close + end.length
  }
}

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length

/** What the parser says in English, in the words of a clerk. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/depth/i, 'Sie ist zu tief verschachtelt.'],
  [
    /mismatch|premature end|end of data/i,
    'Ein Element ist nicht richtig geschlossen, oder die Datei ist unvollständig.',
  ],
  [/entity/i, 'Sie verweist auf eine Zeichenfolge (Entität), die es nicht gibt.'],
  [/start tag expected|document is empty/i, 'Sie enthält kein Element.'],
  [/namespace|prefix/i, 'Ein Namensraum ist nicht vereinbart.'],
]

function parse(text: string): { readonly root: Xml } | { readonly refusal: Remark } {
  let document: XmlDocument
  try {
    document = XmlDocument.fromString(text, { option: OPTIONS })
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error
    const { line = 1, message = error.message } = error.details[0] ?? {}
    const known = SENTENCES.find(([pattern]) => pattern.test(message))
    return refuse(
      line,
      `Die Datei ist kein lesbares XML. ${known?.[1] ?? `Der Leser meldet: «${message.trim()}».`}`,
    )
  }
  try {
    const copy = new Copy()
    const root = copy.element(document.root, 1)
    return copy.refusal ? { refusal: copy.refusal } : { root }
  } finally {
    document.dispose()
  }
}

/** Takes the tree out of the parser's memory. */
class Copy {
  refusal: Remark | undefined
  private count = 0

  element(node: XmlElement, depth: number): Xml {
    const children: Xml[] = []
    let text = ''
    const { line } = node
    if (++this.count > MAX_ELEMENTS)
      this.refuse(line, `Die Datei hat mehr als ${MAX_ELEMENTS} Elemente.`)
    if (depth > MAX_DEPTH)
      this.refuse(line, `Die Datei ist tiefer als ${MAX_DEPTH} Ebenen verschachtelt.`)
    for (
      let child: XmlTreeNode | null = node.firstChild;
      child && !this.refusal;
      child = child.next
    ) {
      if (child instanceof XmlElement) children.push(this.element(child, depth + 1))
      else if (child instanceof XmlText || child instanceof XmlCData) text += child.content
    }
    const attributes = Object.fromEntries(node.attrs.map((one) => [one.name, one.value]))
    return { name: node.name, namespace: node.namespaceUri, line, attributes, children, text }
  }

  private refuse(line: number, message: string) {
    this.refusal ??= { line, message }
  }
}
