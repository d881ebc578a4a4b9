// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { parseDateParts, parseDateText } from './parse-date.ts'
import { parseMoney, parseNumber } from './parse-number.ts'
import type { Scalar } from './parse-number.ts'
import { parseTime } from './parse-time.ts'

const value = (scalar: Scalar) => ('value' in scalar ? scalar.value : `! ${scalar.message}`)
const refused = (scalar: Scalar, pattern: RegExp) =>
  assert.match('message' in scalar ? scalar.message : `accepted ${String(scalar.value)}`, pattern)

test('amounts are read as Germans write them, in integer cents', () => {
  const right: readonly [string, number | null][] = [
    ['1.000,00', 100_000],
    ['1000,5', 100_050],
    ['1000', 100_000],
    ['0,05', 5],
    ['35 €', 3_500],
    ['-12,30', -1_230],
    ['1.234.567,89', 123_456_789],
    [' 1 000,50 ', 100_050],
    ['', null],
    ['−1', -100],
    ['0', 0],
    ['-0', 0],
  ]
  for (const [text, cents] of right) assert.equal(value(parseMoney(text)), cents, text)
})

test('amounts that could mean two things are refused with what was given and what is allowed', () => {
  for (const text of [
    '1,0,0',
    '1.00,0',
    '1,000',
    '1000.50',
    '1,',
    '12,345',
    '1e3',
    'zwanzig',
    '.5',
    '1.0000',
  ]) {
    refused(parseMoney(text), /^„.+“ ist kein Betrag\. Möglich ist zum Beispiel 1\.000,00/)
  }
  refused(parseMoney('99999999999999999'), /zu groß/)
})

test('numbers use the comma and never an exponent', () => {
  const right: readonly [string, number | null][] = [
    ['120', 120],
    ['1.200,5', 1200.5],
    ['0,1', 0.1],
    ['-3', -3],
    ['', null],
  ]
  for (const [text, number] of right) assert.equal(value(parseNumber(text)), number, text)
  for (const text of ['12.5', 'etwa 120', '1e3', '0x10', '1,2,3', '--1', 'Infinity'])
    refused(parseNumber(text), /keine Zahl/)
})

test('dates are read in every usual way', () => {
  for (const text of [
    '15.3.2026',
    '15.03.2026',
    '2026-03-15',
    '15. März 2026',
    '15. 3. 2026',
    '15 Mär 2026',
  ]) {
    assert.equal(value(parseDateText(text)), '2026-03-15', text)
  }
  assert.equal(value(parseDateParts('15', 'März', '2026')), '2026-03-15')
  assert.equal(value(parseDateParts(' 5.', '03', '2026')), '2026-03-05')
  assert.equal(value(parseDateParts('', '', '')), null)
  assert.equal(value(parseDateText('29.02.2028')), '2028-02-29')
})

test('days that do not exist are named', () => {
  refused(parseDateText('30.02.2026'), /^Den 30\. Februar 2026 gibt es nicht\.$/)
  refused(parseDateParts('31', '4', '2026'), /^Den 31\. April 2026 gibt es nicht\.$/)
  refused(parseDateText('29.2.2026'), /^Den 29\. Februar 2026 gibt es nicht\.$/)
  refused(parseDateText('1.13.2026'), /Einen 13\. Monat gibt es nicht/)
})

test('a year of two digits is refused, not guessed', () => {
  refused(parseDateText('15.03.26'), /vier Ziffern/)
  refused(parseDateParts('15', '3', '26'), /vier Ziffern/)
})

test('a missing part of a date is named', () => {
  refused(parseDateParts('15', '', '2026'), /^Hier fehlt der Monat\.$/)
  refused(parseDateParts('', '', '2026'), /^Hier fehlen der Tag und der Monat\.$/)
})

test('who types on in the field of the day is understood, but no year is guessed', () => {
  for (const text of ['15.3.2026', '15.03.2026', '15. März 2026', '15 Mär 2026']) assert.equal(value(parseDateParts(text, '', '')), '2026-03-15', text)
  for (const text of ['15.3.', '15.3', '15. März', '15 3']) {
    assert.equal(value(parseDateParts(text, '', '2026')), '2026-03-15', text)
    refused(parseDateParts(text, '', ''), /^Hier fehlt das Jahr\.$/)
  }
  refused(parseDateParts('15.3.26', '', ''), /vier Ziffern/)
  refused(parseDateParts('31.4.2026', '', ''), /^Den 31\. April 2026 gibt es nicht\.$/)
  refused(parseDateParts('15.3.', '4', '2026'), /kein Datum/)
  refused(parseDateParts('15.3.2026', '', '2027'), /fehlt der Monat/)
})

test('times are read with colon, point or none', () => {
  const right: readonly [string, string][] = [
    ['14:00', '14:00'],
    ['14.00', '14:00'],
    ['14 Uhr', '14:00'],
    ['9', '09:00'],
    ['9:05', '09:05'],
    ['14.30 Uhr', '14:30'],
    ['14 Uhr 30', '14:30'],
    ['24:00', '00:00'],
    ['0 Uhr', '00:00'],
  ]
  for (const [text, time] of right) assert.equal(value(parseTime(text)), time, text)
  for (const text of ['25:00', '14:60', '24:01', 'abends', '14:5', '1400'])
    refused(parseTime(text), /Uhrzeit/)
})
