// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { checkFiles } from '../process/check.ts'
import { parseBlocks } from '../process/letter.ts'
import { libraryFiles } from '../sample/test-world.ts'
import { readText, textSource } from './admin-text-source.ts'

const LIBRARY = readdirSync(new URL('../../library/', import.meta.url)).filter(
  (id) => id !== 'blocks' && !id.includes('.'),
)
const withoutLines = (blocks: unknown) =>
  JSON.stringify(blocks, (key, value: unknown) => (key === 'line' ? undefined : value))

test('every letter and text of the library reads the same after being written down', () => {
  let count = 0
  for (const id of LIBRARY) {
    const { process } = checkFiles(libraryFiles(id))
    for (const { blocks } of [
      ...Object.values(process!.texts),
      ...Object.values(process!.letters),
    ]) {
      assert.equal(withoutLines(parseBlocks(textSource(blocks), 1).blocks), withoutLines(blocks))
      count++
    }
  }
  assert.ok(count > 40, `${count} texts`)
})

test('an unknown name is found by line and column, an unknown text by line', () => {
  const { process } = checkFiles(libraryFiles('gestattung'))
  const { findings } = readText(
    process!,
    'Guten Tag,\n\ndas ist {{ gebuerErsterTag }}.\n\n{{> anrde}}',
  )
  assert.deepEqual(
    findings.map(({ line, column }) => [line, column]),
    [
      [3, 12],
      [5, undefined],
    ],
  )
  assert.match(findings[0]!.message, /gebuerErsterTag/)
  assert.match(findings[1]!.message, /anrede/)
  assert.deepEqual(
    readText(process!, '{{#if alkohol}}\nja').findings.map(({ line }) => line),
    [1],
  )
})
