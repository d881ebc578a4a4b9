// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { fromEpochDay } from '../calendar/date.ts'
import type { Json } from '../engine/case.ts'
import type { Field, FieldType } from '../process/process.ts'
import { entriesOf } from './entries.ts'
import { parseForm } from './parse.ts'

const nothing = (one: fc.Arbitrary<Json>) => fc.option(one, { nil: null })
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((one) => one.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .filter((one) => one !== '')
const OPTIONS = { a: 'A', b: { title: 'B' }, c: 'C' }

const scalars: readonly [FieldType, fc.Arbitrary<Json>][] = [
  ['text', text],
  [
    'number',
    fc.oneof(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 100),
    ),
  ],
  ['money', fc.integer({ min: -1e11, max: 1e11 })],
  ['date', fc.integer({ min: -140_000, max: 900_000 }).map(fromEpochDay)],
  [
    'time',
    fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
  ],
  [
    'position',
    fc.record({
      breite: fc.integer({ min: -9e6, max: 9e6 }).map((n) => n / 1e5),
      laenge: fc.integer({ min: -18e6, max: 18e6 }).map((n) => n / 1e5),
      genauigkeit: nothing(fc.nat(99_999)),
      // A summer: of the hour that comes twice in autumn only the first can be typed.
      zeit: nothing(fc.nat(190_000).map((n) => new Date(1_781_000_040_000 + n * 60_000).toISOString())),
    }),
  ],
  ['boolean', fc.boolean()],
  ['choice', fc.constantFrom(...Object.keys(OPTIONS))],
  ['entity', text],
]

interface Asked {
  readonly field: Field
  readonly value: fc.Arbitrary<Json>
}

const scalar: fc.Arbitrary<Asked> = fc.constantFrom(...scalars).map(([type, value]) => ({
  field: { type, title: 'Frage', options: OPTIONS },
  value: nothing(value),
}))
const checks: fc.Arbitrary<Asked> = fc.constant({
  field: { type: 'choice', title: 'Frage', list: true, options: OPTIONS },
  value: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
})
const group = (inner: fc.Arbitrary<Asked>): fc.Arbitrary<Asked> =>
  fc.array(inner, { minLength: 1, maxLength: 4 }).map((asked) => ({
    field: {
      type: 'group',
      title: 'Gruppe',
      fields: Object.fromEntries(asked.map((one, i) => [`f${i}`, one.field])),
    },
    value: fc.record(
      Object.fromEntries(asked.map((one, i) => [`f${i}`, one.value])),
    ) as fc.Arbitrary<Json>,
  }))
/** Items carry a text, because wholly empty items are dropped on purpose. */
const list: fc.Arbitrary<Asked> = group(scalar).map(({ field, value }) => ({
  field: {
    ...field,
    list: true,
    fields: { ...field.fields, name: { type: 'text', title: 'Name' } },
  },
  value: fc.array(
    fc.tuple(value, text).map(([one, name]) => ({ ...(one as object), name })),
    { minLength: 1, maxLength: 12 },
  ),
}))
const form = fc.array(
  fc.oneof(scalar, checks, group(fc.oneof(scalar, checks)), group(group(scalar)), list),
  { minLength: 1, maxLength: 6 },
)

test('what is shown and sent back unchanged is what was stored', () => {
  fc.assert(
    fc.property(
      form.chain((asked) =>
        fc.tuple(
          fc.constant(Object.fromEntries(asked.map((one, i) => [`q${i}`, one.field]))),
          fc.record(Object.fromEntries(asked.map((one, i) => [`q${i}`, one.value]))),
        ),
      ),
      ([fields, values]) => {
        const names = Object.keys(fields)
        const parsed = parseForm(fields, names, entriesOf(fields, names, values))
        assert.deepEqual(parsed.problems, [])
        assert.equal(JSON.stringify(parsed.values), JSON.stringify(values))
      },
    ),
    { numRuns: 2_000 },
  )
})
