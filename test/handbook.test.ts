// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The chapters on deadlines and fees say what the platform computes, or this fails.
// LAUFZETTEL_WRITE=1 node --import ./src/tsx.ts --test test/handbook.test.ts  writes them anew.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { deadlinePage, feePage } from './handbook-chapters.ts'

const PAGES: readonly [string, () => string][] = [['fristen.md', deadlinePage], ['gebuehren.md', feePage]]

for (const [name, write] of PAGES) {
  test(`docs/handbuch/${name} is what its examples give`, () => {
    const file = new URL(`../docs/handbuch/${name}`, import.meta.url)
    const text = write()
    if (process.env['LAUFZETTEL_WRITE'] === '1') writeFileSync(file, text)
    assert.ok(existsSync(file), `${name} is missing`)
    assert.equal(readFileSync(file, 'utf8'), text)
  })
}
