// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { coverageOf } from './font-coverage.ts'
import { printable } from './printable.ts'

const WEIGHTS = ['400Regular/FiraSans_400Regular', '600SemiBold/FiraSans_600SemiBold']
const [regular, semibold] = WEIGHTS.map((weight) =>
  coverageOf(
    readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/fira-sans/${weight}.ttf`))),
  ),
)
const shown = (text: string) => printable(text, regular!)

test('both weights cover German, its signs and the alphabets of Europe', () => {
  const known = 'AZaz09ÄÖÜäöüßẞ„“‚‘–—…§€²³½№▯ŁłĐđĞğİıŐőŘřȘșȚțŽžĀāÅåØøÆæŒœÐðÞþΑωЖя'
  for (const covers of [regular!, semibold!]) {
    for (const char of known) assert.ok(covers(char.codePointAt(0)!), char)
    for (const char of '日ع\u{1F37A}') assert.ok(!covers(char.codePointAt(0)!), char)
  }
})

test('text that can be drawn stays as it is', () => {
  for (const text of ['Jürgen Groß', 'A\u030b', 'K\u035fH', 'ʾ', 'zwei\nZeilen', 'שלום', '']) {
    assert.deepEqual(shown(text), { text, missing: false })
  }
})

test('one sign stands for each character no font knows, however it is composed', () => {
  const family = '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}'
  assert.deepEqual(shown(`Fest ${family}!`), { text: 'Fest ▯!', missing: true })
  assert.deepEqual(shown('\ud800'), { text: '▯', missing: true })
  assert.deepEqual(shown('▯'), { text: '▯', missing: false })
})

test('what one cannot see is left out, line ends and tabs become plain', () => {
  assert.equal(shown('a\u202eb\u2066c\u200b\u0000\u001b[0m\ufeff').text, 'abc[0m')
  assert.equal(shown('a\r\nb\rc\u2028d\te').text, 'a\nb\nc\nd e')
  assert.equal(shown('Donau\u00addampfer').text, 'Donaudampfer')
})

test('only a very long word may break anywhere, between whole characters', () => {
  const word = 'Rindfleischetikettierungsüberwachung'
  assert.equal(shown(word).text, word)
  assert.equal(shown('e\u0301'.repeat(30)).text, Array(30).fill('e\u0301').join('\u200b'))
})
