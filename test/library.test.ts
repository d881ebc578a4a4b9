// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What travels with the platform must hold: every process checks clean and its scenarios are green.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { checkFolder } from '../src/cli/check.ts'
import { testFolder } from '../src/cli/test.ts'

const LIBRARY = fileURLToPath(new URL('../library', import.meta.url))

for (const id of readdirSync(LIBRARY).filter((name) => name !== 'blocks')) {
  test(`library/${id} checks clean`, () => {
    assert.deepEqual(checkFolder(`${LIBRARY}/${id}`), [])
  })
  test(`library/${id}: all scenarios are green and every action occurs in one`, (t) => {
    const { scenarios, faults, uncovered } = testFolder(`${LIBRARY}/${id}`)
    t.diagnostic(`${scenarios} scenarios`)
    assert.deepEqual(faults, [])
    assert.deepEqual(uncovered, [])
    assert.ok(scenarios >= 5)
  })
}
