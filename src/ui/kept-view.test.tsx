// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { typedOf } from '../forms/typed.ts'
import type { Entry } from '../forms/typed.ts'
import type { Field, FieldType } from '../process/process.ts'
import { LANGUAGES } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import { FieldInput } from './field.tsx'
import { keptView } from './kept-view.ts'
import { render } from './render.ts'
import { InLanguage, useLanguage } from './words.ts'

test('is written once for each thing, name and language', () => {
  let times = 0
  const Kept = ({ of, name }: { of: object; name: string }) => keptView(of, name, () => <p>{name} {useLanguage()} {++times}</p>)
  const written = (of: object, name: string, language: Language) => render(<InLanguage language={language}><Kept of={of} name={name} /></InLanguage>)
  const [one, other] = [{}, {}]
  assert.equal(written(one, 'a', 'en'), '<p>a en 1</p>')
  assert.equal(written(one, 'a', 'en'), '<p>a en 1</p>')
  assert.equal(written(one, 'a', 'de'), '<p>a de 2</p>')
  assert.equal(written(other, 'a', 'de'), '<p>a de 3</p>')
  assert.equal(written(one, 'b', 'de'), '<p>b de 4</p>')
  assert.equal(written(one, 'a', 'en'), '<p>a en 1</p>')
})

test('a question reads the same whether others were shown it before or not', () => {
  const types: FieldType[] = ['text', 'longText', 'number', 'money', 'date', 'time', 'boolean', 'choice', 'email', 'phone', 'position']
  const fields = fc.record({
    type: fc.constantFrom(...types), title: fc.constantFrom('Beginn', 'Wann & wo?'), help: fc.option(fc.constant('Hilfe'), { nil: undefined }),
    options: fc.constant({ ja: 'Ja', eins: 'Einmal' }), required: fc.boolean(), list: fc.boolean(),
  }) as fc.Arbitrary<Field>
  const names = fc.constantFrom('x', 'x.tag', 'x.monat', 'x.jahr', 'x.0', 'y')
  const typed = fc.array(fc.tuple(names, fc.constantFrom('', 'ja', 'eins', '3', '12.5.2026', '"><script>')), { maxLength: 4 }) as fc.Arbitrary<Entry[]>
  const shown = fc.record({
    language: fc.constantFrom(...LANGUAGES), typed, isQuiet: fc.boolean(), isGerman: fc.boolean(),
    problems: fc.constantFrom([], [{ field: 'x', message: 'Bitte ausfüllen.' }], [{ field: 'y', message: 'Bitte ausfüllen.' }]),
  })
  fc.assert(fc.property(fields, fc.array(shown, { minLength: 2, maxLength: 6 }), (field, all) => {
    for (const { language, typed: entries, isQuiet, isGerman, problems } of all) {
      const written = (one: Field) => render(
        <InLanguage language={language}>
          <FieldInput field={one} path="x" form={{ typed: typedOf(entries), problems }} isQuiet={isQuiet} isGerman={isGerman} />
        </InLanguage>)
      assert.equal(written(field), written({ ...field }))
    }
  }), { numRuns: 500 })
})
