// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How the public conformance suite of DMN writes its models, values and expected results.
import { Budget } from './budget.ts'
import type { Shape } from './compile.ts'
import { equal } from './ops.ts'
import { parseDate, parseDateTime, parseDuration, parseTime } from './temporal.ts'
import { isContext, isList } from './values.ts'
import type { Value } from './values.ts'

/** One element. */
export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Xml[]
  text: string
}

/** The children of one name. */
export function named(xml: Xml, name: string): Xml[] {
  return xml.children.filter((each) => each.name === name)
}

/** The value a node of a test case states. */
export function valueOf(node: Xml): Value {
  const list = named(node, 'list')[0]
  if (list) return list.attributes['nil'] === 'true' ? null : named(list, 'item').map(valueOf)
  const components = named(node, 'component')
  if (components.length) {
    return Object.fromEntries(components.map((each) => [each.attributes['name']!, valueOf(each)]))
  }
  const value = named(node, 'value')[0]
  if (!value || value.attributes['nil'] === 'true') return null
  const { text } = value
  switch (value.attributes['type']?.replace(/^.*:/, '')) {
    case 'boolean': return text.trim() === 'true'
    case 'decimal': case 'double': case 'integer': case 'int': case 'float': return Number(text)
    case 'date': return parseDate(text.trim())
    case 'time': return parseTime(text.trim())
    case 'dateTime': return parseDateTime(text.trim())
    case 'duration': return parseDuration(text.trim())
    default: return text
  }
}

/** The names inside a value. */
export function shapeOf(value: Value): Shape {
  const shape: Record<string, Shape | true> = {}
  for (const each of isList(value) ? value : [value]) {
    if (!isContext(each)) continue
    for (const [key, inner] of Object.entries(each)) {
      const below = shapeOf(inner)
      const known = shape[key]
      shape[key] = Object.keys(below).length === 0 ? known ?? true
        : { ...(typeof known === 'object' ? known : {}), ...below }
    }
  }
  return shape
}

/** Equal, or numbers equal to eight digits. */
export function same(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(b))
  }
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((each, i) => same(each, b[i]!))
  }
  if (isContext(a) && isContext(b)) {
    const keys = Object.keys(a)
    return keys.length === Object.keys(b).length
      && keys.every((key) => Object.hasOwn(b, key) && same(a[key]!, b[key]!))
  }
  return equal(a, b, new Budget()) === true
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<', gt: '>', amp: '&', quot: '"', apos: "'",
}

// Comments and instructions, character data, tags with their attributes, text.
const MARKUP = new RegExp([
  '<!--[\\s\\S]*?-->|<\\?[\\s\\S]*?\\?>',
  '<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>',
  `<(/?)([\\w:.-]+)((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*(/?)>`,
  '([^<]+)',
].join('|'), 'g')
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Just enough XML for the suite. */
export function parseXml(source: string): Xml {
  const root: Xml = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const [, cdata, close, tag, attributes = '', empty, text] of source.matchAll(MARKUP)) {
    const at = open.at(-1)!
    if (cdata !== undefined) at.text += cdata
    else if (text !== undefined) at.text += unescaped(text)
    else if (tag === undefined) continue
    else if (close) open.pop()
    else {
      const node: Xml = {
        name: tag.replace(/^.*:/, ''), children: [], text: '',
        attributes: Object.fromEntries([...attributes.matchAll(ATTRIBUTE)]
          .map(([, key, a, b]) => [key!.replace(/^.*:/, ''), unescaped(a ?? b ?? '')])),
      }
      at.children.push(node)
      if (!empty) open.push(node)
    }
  }
  return root.children[0]!
}

function unescaped(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (all, code, name) => {
    if (code === '#x') return String.fromCodePoint(parseInt(name, 16))
    if (code === '#') return String.fromCodePoint(Number(name))
    return ENTITIES[name] ?? all
  })
}
