// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Filled } from './letter-content.ts'
import { isWording, reword, rewordingsOf, wordable } from './wording.ts'

const runs = (text: string) => [{ text }]
const LETTER: readonly Filled[] = [
  { kind: 'paragraph', runs: [{ text: 'Guten ' }, { text: 'Tag', bold: true }] },
  { kind: 'heading', runs: runs('Auflagen') },
  { kind: 'list', ordered: true, items: [runs('Ruhe ab 24 Uhr.'), runs('Wege frei.')] },
  { kind: 'fees', rows: [['G1', 'Tag, § 1', '50,00 €']], total: '50,00 €' },
  { kind: 'paragraph', runs: runs('Wege frei.') },
]

test('a sentence is exchanged where it stands, once for each change', () => {
  const { blocks, stale } = reword(LETTER, [
    { was: 'Guten Tag', now: 'Sehr geehrte Frau Sommer' },
    { was: 'Wege frei.', now: 'Der Weg bleibt 3,50 m breit frei.' },
  ])
  assert.deepEqual(wordable(blocks), [
    'Sehr geehrte Frau Sommer', 'Auflagen', 'Ruhe ab 24 Uhr.', 'Der Weg bleibt 3,50 m breit frei.', 'Wege frei.',
  ])
  assert.deepEqual(stale, [])
  assert.equal(reword(LETTER, []).blocks, LETTER)
})

test('an empty text takes a sentence out, an empty line adds a paragraph', () => {
  const gone = reword(LETTER, [{ was: 'Ruhe ab 24 Uhr.', now: ' ' }, { was: 'Wege frei.', now: '' }])
  assert.deepEqual(gone.blocks.map(({ kind }) => kind), ['paragraph', 'heading', 'fees', 'paragraph'])
  const more = reword(LETTER, [{ was: 'Auflagen', now: 'Auflagen\n\nDiese gelten:\n \nImmer.' }])
  assert.deepEqual(more.blocks.slice(1, 4).map(({ kind }) => kind), ['heading', 'paragraph', 'paragraph'])
})

test('a change whose sentence is gone is told and put nowhere else', () => {
  const change = { was: 'Ruhe ab 1 Uhr.', now: 'Ruhe ab 23 Uhr.' }
  assert.deepEqual(reword(LETTER, [change]), { blocks: LETTER, stale: [change] })
})

test('only a list of two texts each is a wording', () => {
  assert.equal(isWording([{ was: 'a', now: 'b' }]), true)
  assert.equal(isWording([]), true)
  for (const value of [null, 'a', {}, [null], ['a'], [{ was: 'a' }], [{ was: 1, now: 'b' }], [{ was: 'a', now: 'b'.repeat(8_001) }],
    Array.from({ length: 201 }, () => ({ was: 'a', now: 'b' }))]) assert.equal(isWording(value), false, JSON.stringify(value)?.slice(0, 40))
  assert.deepEqual(rewordingsOf(undefined), [])
})
