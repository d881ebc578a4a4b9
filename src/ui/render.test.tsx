// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { h } from 'preact'
import type { VNode } from 'preact'
import { render as preactRender } from 'preact-render-to-string'
import type { Element } from './jsx-runtime.ts'
import { render } from './render.ts'
import { InLanguage, useLanguage } from './words.ts'

const VIEWS = 3_000

/** The same tree for Preact. */
function forPreact(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(forPreact)
  if (node === null || typeof node !== 'object') return node
  const { type, props } = node as Element
  const { children, ...rest } = props
  const kind = typeof type === 'function' ? (given: object) => forPreact(type({ ...given })) as VNode : type
  return h(kind as string, rest, ...(children === undefined ? [] : [forPreact(children)]) as never[])
}

const Wrapped = ({ children }: { readonly children?: unknown }) => [<b>vor</b>, children, null] as unknown as VNode

const text = fc.oneof(fc.string(), fc.constantFrom('<script>', '"&<>\'', 'Straße & Söhne', '', ' ', '\u00a0„Laufzettel“'))
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined))
const attributes = fc.dictionary(
  fc.constantFrom('class', 'id', 'href', 'value', 'checked', 'disabled', 'noValidate', 'tabIndex', 'colSpan', 'maxLength', 'aria-hidden', 'aria-label', 'data-live', 'selected', 'key'),
  value, { maxKeys: 4, noNullPrototype: true })
/** Without a value Preact takes an option of no list for chosen; ours always have one. */
const withValue = (type: unknown, props: Record<string, unknown>) =>
  (['select', 'option'].includes(type as string) && props['value'] !== undefined ? { ...props, value: String(props['value']) } : props)
const withoutEmpty = ({ value: one, ...props }: Record<string, unknown>) => (one === undefined ? props : { ...props, value: one })
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, value, tie('element'), fc.array(tie('tree'), { maxLength: 4 })),
  element: fc.tuple(
    fc.constantFrom('div', 'p', 'a', 'input', 'br', 'select', 'option', 'textarea', Wrapped),
    attributes, tie('tree'),
  ).map(([type, props, children]) => ({
    type, props: ['input', 'br', 'textarea'].includes(type as string) ? props : { ...withValue(type, withoutEmpty(props)), children },
  })),
}))

test(`${VIEWS} views are written as Preact writes them`, () => {
  fc.assert(fc.property(tree, (view) => {
    assert.equal(render(view as VNode), preactRender(h('main', {}, forPreact(view) as VNode)).slice('<main>'.length, -'</main>'.length))
  }), { numRuns: VIEWS })
})

test('what somebody typed stays text, in a text and in an attribute', () => {
  const typed = '"><script>alert(1)</script>&amp;'
  assert.equal(render(<p title={typed}>{typed}</p>),
    '<p title="&quot;>&lt;script>alert(1)&lt;/script>&amp;amp;">&quot;>&lt;script>alert(1)&lt;/script>&amp;amp;</p>')
  assert.throws(() => render(<p {...{ 'x onclick=alert(1)': 'y' }}>a</p>), /is no attribute/)
})

test('the two attributes that need their capitals keep them', () => {
  assert.equal(render(<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="#000" /></svg>),
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="#000"></path></svg>')
})

test('the chosen option of a list is marked, an explicit mark comes first', () => {
  const list = <select name="a" value="2"><option value="1">eins</option><option value="2">zwei</option></select>
  assert.equal(render(list), '<select name="a"><option value="1">eins</option><option selected value="2">zwei</option></select>')
})

test('a language holds for what is inside, also after a fault there', () => {
  const Tongue = () => <i>{useLanguage()}</i>
  const Broken = () => {
    throw new Error('broken')
  }
  assert.equal(render(<><Tongue /><InLanguage language="en"><Tongue /></InLanguage><Tongue /></>), '<i>de</i><i>en</i><i>de</i>')
  assert.throws(() => render(<InLanguage language="en"><Broken /></InLanguage>), /broken/)
  assert.equal(render(<Tongue />), '<i>de</i>')
})
