// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { jsonSchema, SCHEMAS } from './json-schema.ts'

for (const schema of SCHEMAS) {
  test(`docs/schema/${schema.name}.schema.json is what the reader accepts (laufzettel schema --out docs/schema)`, () => {
    const committed = readFileSync(new URL(`../../docs/schema/${schema.name}.schema.json`, import.meta.url), 'utf8')
    assert.equal(committed, jsonSchema(schema))
  })
}

test('editors learn what a key is for', () => {
  const { properties } = JSON.parse(jsonSchema(SCHEMAS[0]!)) as { properties: Record<string, { description?: string }> }
  assert.equal(properties['uses']?.description?.includes('Bausteine'), true)
  assert.ok(Object.hasOwn(properties, 'extend'))
})
