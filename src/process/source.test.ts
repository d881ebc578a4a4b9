// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Document } from 'yaml'
import { readYaml } from './source.ts'

const TEXT = 'titel: Fest\nliste: [eins, zwei]\n'

test('a text read twice gives values of its own and the place of each file', () => {
  const [first, second] = [readYaml('a.yaml', TEXT), readYaml('b.yaml', TEXT)]
  const value = first.value as { liste: string[] }
  value.liste.push('drei')
  assert.deepEqual(second.value, { titel: 'Fest', liste: ['eins', 'zwei'] })
  assert.deepEqual(readYaml('c.yaml', TEXT).value, second.value)
  assert.deepEqual([first.where(['liste', 1]), second.where(['liste', 1])], ['a.yaml:2:15', 'b.yaml:2:15'])
})

test('what one reader lifts another reads as it is', () => {
  const lift = (document: Document) => {
    if (document.get('neu')) return undefined
    document.set('neu', true)
    return 'gehoben'
  }
  const plain = { titel: 'Fest', liste: ['eins', 'zwei'] }
  assert.deepEqual(readYaml('a.yaml', TEXT).value, plain)
  const lifted = readYaml('a.yaml', TEXT, lift)
  assert.deepEqual(lifted.value, { ...plain, neu: true })
  assert.equal(lifted.findings[0]!.message, 'gehoben')
  assert.equal(readYaml('a.yaml', TEXT, lift).findings.length, 1, 'and is told again')
  assert.deepEqual(readYaml('a.yaml', TEXT).value, plain)
})

test('a fault is told each time', () => {
  for (const file of ['a.yaml', 'b.yaml']) assert.match(readYaml(file, 'a: 1\na: 2\n').findings[0]!.where, new RegExp(`^${file}:2`))
})
