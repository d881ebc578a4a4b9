// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Writes a view as HTML, at once and from the outside in. Preact's own writer keeps what a page in a
// browser would need to change later and takes twice as long; `render.test.tsx` compares both.
import type { ComponentChildren, VNode } from 'preact'
import type { Element, Props } from './jsx-runtime.ts'

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
const TO_ESCAPE = /["&<]/
const ATTRIBUTE = /^[a-zA-Z][\w:.-]*$/

/** The HTML of a view. Texts and attributes are escaped; a name that is no attribute is a fault. */
export function render(view: VNode): string {
  return written(view, undefined)
}

/** Writes children at once, for a component around which something holds only while they are written. */
export function writeNow(children: ComponentChildren): VNode {
  return new Written(written(children, undefined)) as unknown as VNode
}

/** The same for what goes into many pages: as one piece of text, where `writeNow` leaves a chain of small ones. */
export function writeOnce(children: ComponentChildren): VNode {
  return new Written(Buffer.from(written(children, undefined)).toString()) as unknown as VNode
}

/** HTML that is there already. */
class Written {
  readonly html: string
  constructor(html: string) {
    this.html = html
  }
}

/** `chosen` is the value of the `select` around an option. */
function written(node: unknown, chosen: unknown): string {
  if (typeof node === 'string') return escaped(node)
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node !== 'object') return String(node)
  if (Array.isArray(node)) {
    let html = ''
    for (const one of node) html += written(one, chosen)
    return html
  }
  if (node instanceof Written) return node.html
  const { type, props } = node as Element
  return typeof type === 'function' ? written(type(props), chosen) : element(type, props, chosen)
}

function element(type: string, props: Props, chosen: unknown): string {
  let html = `<${type}`
  let children = props['children']
  let inside = chosen
  for (const name in props) {
    if (name === 'children' || name === 'dangerouslySetInnerHTML' || name === 'key') continue
    const value = props[name]
    if (name === 'value' && type === 'textarea') children = value
    else if (name === 'value' && type === 'select') inside = value
    else {
      if (name === 'value' && type === 'option' && chosen !== undefined && String(value) === String(chosen) && !('selected' in props)) html += ' selected'
      html += attribute(name, value)
    }
  }
  if (VOID.has(type)) return `${html}/>`
  const raw = props['dangerouslySetInnerHTML'] as { readonly __html: string } | undefined
  return `${html}>${raw ? raw.__html : written(children, inside)}</${type}>`
}

function attribute(name: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  const written = names.get(name) ?? nameOf(name)
  // `aria-expanded="false"` says something, `disabled="false"` would say the opposite.
  if (typeof value === 'boolean' && !written.startsWith('aria-') && !written.startsWith('data-')) return value ? ` ${written}` : ''
  const text = typeof value === 'string' ? value : String(value)
  return text === '' ? ` ${written}` : ` ${written}="${escaped(text)}"`
}

const names = new Map<string, string>()
/** The only attributes HTML knows with capitals. */
const CAPITALS = new Set(['viewBox', 'preserveAspectRatio'])
const NAMES_AT_MOST = 1_000

function nameOf(name: string): string {
  if (!ATTRIBUTE.test(name)) throw new Error(`${name} is no attribute`)
  const written = CAPITALS.has(name) ? name : name.toLowerCase()
  if (names.size < NAMES_AT_MOST) names.set(name, written)
  return written
}

function escaped(text: string): string {
  if (!TO_ESCAPE.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
