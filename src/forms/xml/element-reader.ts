// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Takes elements out of XML and notes, with its line, what should be there and is not.
import type { Remark, Xml } from './read-xml.ts'

const MAX_FAULTS = 50
const MAX_TEXT_CHARS = 20_000

/** Reads children by name in one namespace; faults refuse the file, warnings go with the result. */
export class ElementReader {
  readonly faults: Remark[] = []
  readonly warnings: Remark[] = []
  readonly namespace: string

  constructor(namespace: string) {
    this.namespace = namespace
  }

  fault(line: number, message: string) {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ line, message })
  }

  warn(line: number, message: string) {
    this.warnings.push({ line, message })
  }

  all(node: Xml, name: string): readonly Xml[] {
    return node.children.filter((one) => one.name === name && one.namespace === this.namespace)
  }

  /** The first child of this name; that there is no second is checked by `only`. */
  maybe(node: Xml, name: string): Xml | undefined {
    return this.all(node, name)[0]
  }

  one(node: Xml, name: string): Xml | undefined {
    const found = this.maybe(node, name)
    if (!found) this.fault(node.line, `In «${node.name}» fehlt «${name}».`)
    return found
  }

  /** The text of an optional child; undefined for none, an empty one or FIM's dash for nothing. */
  text(node: Xml, name: string): string | undefined {
    return this.plain(this.maybe(node, name))
  }

  texts(node: Xml, name: string): string[] {
    return this.all(node, name).flatMap((one) => this.plain(one) ?? [])
  }

  /** The text of a child that must say something. */
  needed(node: Xml, name: string): string {
    const found = this.one(node, name)
    const text = this.plain(found)
    if (found && text === undefined) this.fault(found.line, `«${name}» in «${node.name}» ist leer.`)
    return text ?? ''
  }

  /** A code, one of those allowed; the code itself bears no namespace. */
  code<T extends string>(node: Xml, name: string, allowed: readonly T[]): T {
    const found = this.one(node, name)
    const text = found?.children.find((one) => one.name === 'code')?.text.trim() ?? ''
    if (found && !(allowed as readonly string[]).includes(text)) {
      this.fault(
        found.line,
        `«${name}» hat den Wert «${text.slice(0, 60)}», erlaubt sind: ${allowed.join(', ')}.`,
      )
    }
    return text as T
  }

  /** What the standard knows here, at most once or often; elements of other namespaces are extensions. */
  only(node: Xml, once: readonly string[], often: readonly string[] = []) {
    const seen = new Set<string>()
    for (const { name, namespace, line } of node.children) {
      if (namespace !== this.namespace)
        this.warn(line, `Die Erweiterung «${name}» wurde nicht übernommen.`)
      else if (often.includes(name)) continue
      else if (!once.includes(name)) this.fault(line, `«${name}» gehört nicht in «${node.name}».`)
      else if (seen.has(name))
        this.fault(line, `«${name}» steht zweimal in «${node.name}», erlaubt ist es einmal.`)
      seen.add(name)
    }
  }

  private plain(node: Xml | undefined): string | undefined {
    const text = node?.text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim() ?? ''
    if (node && text.length > MAX_TEXT_CHARS) {
      this.fault(
        node.line,
        `«${node.name}» hat ${text.length} Zeichen, erlaubt sind ${MAX_TEXT_CHARS}.`,
      )
    }
    return text === '' || text === '-' ? undefined : text
  }
}
