// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Field } from '../process/process.ts'
import { parseForm } from './parse.ts'
import { MAX_ENTRIES } from './typed.ts'
import type { Entry } from './typed.ts'

const fields: Readonly<Record<string, Field>> = {
  name: { type: 'text', title: 'Name' },
  text: { type: 'longText', title: 'Text' },
  ja: { type: 'boolean', title: 'Wirklich?' },
  erklaerung: { type: 'boolean', title: 'Ich habe alles gelesen.' },
  farben: { type: 'choice', title: 'Farben', list: true, options: { rot: 'Rot', blau: 'Blau' } },
  betrag: { type: 'money', title: 'Betrag' },
  summe: { type: 'number', title: 'Summe', value: '1 + 1' },
  plan: { type: 'file', title: 'Plan' },
  tage: {
    type: 'group',
    title: 'Tage',
    list: { min: 1, max: 14 },
    fields: { datum: { type: 'date', title: 'Tag' }, von: { type: 'time', title: 'von' } },
  },
  auflagen: { type: 'clauses', title: 'Auflagen' },
}
const names = Object.keys(fields)
const parse = (entries: readonly Entry[]) => parseForm(fields, names, entries)

test('texts are trimmed, normalised and empty ones are null', () => {
  const { values, problems } = parse([
    ['name', '  Mu\u0308ller  '],
    ['text', ' a\r\nb '],
  ])
  assert.equal(values['name'], 'Müller')
  assert.equal(values['text'], 'a\nb')
  assert.equal(parse([]).values['name'], null)
  assert.deepEqual(problems, [])
})

test('a question needs an answer, a declaration is false until ticked', () => {
  assert.equal(parse([]).values['ja'], null)
  assert.equal(parse([]).values['erklaerung'], false)
  assert.equal(parse([['erklaerung', 'ja']]).values['erklaerung'], true)
  assert.equal(parse([['ja', 'nein']]).values['ja'], false)
  assert.equal(parse([['ja', 'vielleicht']]).values['ja'], null)
})

test('unknown, computed and poisonous names change nothing', () => {
  const { values } = parse([
    ['__proto__', 'x'],
    ['constructor', 'x'],
    ['__proto__.admin', 'ja'],
    ['summe', '99'],
    ['fremd', 'x'],
    ['tage.0.__proto__', 'x'],
    ['tage.constructor.datum', '1.1.2026'],
    ['name.toString', 'x'],
  ])
  assert.equal(Object.hasOwn(values, 'fremd'), false)
  assert.equal(Object.hasOwn(values, 'summe'), false)
  assert.equal(({} as Record<string, unknown>)['admin'], undefined)
  assert.equal(Object.getPrototypeOf(values), Object.prototype)
  assert.deepEqual(Object.keys((values['tage'] as object[])[0] ?? {}), ['datum', 'von'])
})

test('names that are no fields are not read', () => {
  const { values } = parseForm(
    fields,
    ['constructor', '__proto__', 'name'],
    [
      ['constructor', 'x'],
      ['name', 'A'],
    ],
  )
  assert.deepEqual(values, { name: 'A' })
})

test('what cannot be read is a problem at its path and stays as typed', () => {
  const { values, problems, raw } = parse([
    ['tage.0.datum', '30.02.2026'],
    ['tage.0.von', '14 Uhr'],
    ['betrag', '1,0,0'],
  ])
  assert.deepEqual(
    problems.map((one) => one.field),
    ['betrag', 'tage.0.datum'],
  )
  assert.match(problems[1]!.message, /Den 30\. Februar 2026 gibt es nicht\./)
  assert.deepEqual(values['tage'], [{ datum: null, von: '14:00' }])
  assert.deepEqual(raw.get('betrag'), ['1,0,0'])
})

test('empty items vanish, the others move up with what was typed', () => {
  const { values, problems, raw } = parse([
    ['tage', '3'],
    ['tage.0.datum', ''],
    ['tage.1.datum', '1.1.2026'],
    ['tage.2.datum', '31.2.2026'],
  ])
  assert.deepEqual(
    (values['tage'] as { datum: string | null }[]).map((one) => one.datum),
    ['2026-01-01', null],
  )
  assert.deepEqual(
    problems.map((one) => one.field),
    ['tage.1.datum'],
  )
  assert.deepEqual(raw.get('tage.1.datum'), ['31.2.2026'])
  assert.deepEqual(raw.get('tage'), ['2'])
})

test('one empty item remains, so that there is something to fill', () => {
  assert.equal((parse([['tage', '3']]).values['tage'] as unknown[]).length, 1)
})

test('lists and entries have an end', () => {
  const many = Array.from({ length: 5_000 }, (_, i): Entry => [`tage.${i}.von`, '14:00'])
  assert.ok((parse(many).values['tage'] as unknown[]).length <= 100)
  const late = Array.from({ length: MAX_ENTRIES }, (): Entry => ['fremd', 'x'])
  assert.equal(parse([...late, ['name', 'zu spät']]).values['name'], null)
})

test('files keep the values from before', () => {
  const before = { plan: [{ id: 'f1', name: 'plan.pdf', size: 3, type: 'application/pdf' }] }
  assert.deepEqual(parseForm(fields, ['plan'], [['plan', 'x']], { before }).values, before)
})

test('clauses keep title, kind and basis of the process and take the text', () => {
  const clauses = [
    {
      key: 'laerm',
      title: 'Leise',
      kind: 'requirement',
      text: 'Leise sein.',
      basis: '§ 1',
      suggested: true,
    },
  ]
  const { values } = parseForm(
    fields,
    ['auflagen'],
    [
      ['auflagen.laerm.an', 'ja'],
      ['auflagen.laerm.text', 'Ab 22 Uhr leise sein.'],
      ['auflagen.laerm.kind', 'condition'],
      ['auflagen.fremd.an', 'ja'],
      ['auflagen.eigene1.text', 'Besen mitbringen.'],
    ],
    { clauses },
  )
  assert.deepEqual(values['auflagen'], [
    {
      key: 'laerm',
      title: 'Leise',
      kind: 'requirement',
      basis: '§ 1',
      text: 'Ab 22 Uhr leise sein.',
    },
    {
      key: 'eigene1',
      title: 'Weitere Auflage',
      kind: 'requirement',
      basis: '',
      text: 'Besen mitbringen.',
    },
  ])
})
