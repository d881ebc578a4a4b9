// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../../cli/read-folder.ts'
import { checkFiles } from '../check.ts'
import { prove } from './prove.ts'

const good = readFolder(fileURLToPath(new URL('../../../library/gestattung', import.meta.url)))
const RECORD = 'blocks/record/block.yaml'

test('an entry that always stands behind another is told, with what hides it', () => {
  const text = good[RECORD]!
  assert.ok(text.includes('text: Vorgang abschließen, order: 99'))
  const process = checkFiles({ ...good, [RECORD]: text.replace('abschließen, order: 99', 'abschließen, order: 56') }).process!
  const found = prove(process).findings
  assert.ok(found.length >= 4)
  assert.ok(found.every(({ kind }) => kind === 'unseenWaiting'))
  assert.match(found.map(({ message }) => message).join('\n'), /Entwurf vorlegen» sieht nie jemand\. Davor gilt immer «Vorgang abschließen»/)
})

test('a procedure may word what its block says', () => {
  assert.deepEqual(prove(checkFiles(good).process!).findings, [])
})
