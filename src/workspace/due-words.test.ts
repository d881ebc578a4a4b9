// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, dueSentence, dueWords } from './due-words.ts'
import { fileNumberIn } from '../command/file-number.ts'
import { listAddress, readListQuery } from './list-query.ts'
import { workDaysBetween } from './work-days.ts'

const SH = { land: 'SH' } as const
const THURSDAY = '2026-06-11'

test('a deadline is coloured from five working days on, and overdue in words', () => {
  const words = (due: string) => dueWords(due, THURSDAY, SH)
  assert.deepEqual(words('2026-06-11'), { text: 'heute', state: 'soon' })
  assert.deepEqual(words('2026-06-12'), { text: 'morgen', state: 'soon' })
  assert.deepEqual(words('2026-06-13'), { text: 'in 1 AT', state: 'soon' })
  assert.deepEqual(words('2026-06-18'), { text: 'in 5 AT', state: 'soon' })
  assert.deepEqual(words('2026-06-19'), { text: '19.06.2026' })
  assert.deepEqual(words('2026-06-10'), { text: 'seit gestern', state: 'late' })
  assert.deepEqual(words('2026-06-09'), { text: 'seit 2 AT', state: 'late' })
  assert.deepEqual(dueWords('2026-06-12', '2026-06-14', SH), { text: 'seit 12.06.', state: 'late' })
})

test('the same with room for the date', () => {
  assert.equal(dueSentence('2026-06-18', THURSDAY, SH).text, '18. Juni, noch 5 AT')
  assert.equal(dueSentence('2026-06-09', THURSDAY, SH).text, '9. Juni, überschritten seit 2 AT')
  assert.equal(dueSentence('2026-09-08', THURSDAY, SH).text, '8. September')
  assert.equal(dayOf('2027-01-04', THURSDAY), '4. Januar 2027')
})

test('working days leave out weekends and holidays and never count for ever', () => {
  assert.equal(workDaysBetween('2026-05-13', '2026-05-15', SH), 1, 'Ascension Day')
  assert.equal(workDaysBetween('2026-06-11', '2026-06-11', SH), 0)
  assert.ok(workDaysBetween('1900-01-01', '2026-06-11', SH) < 366)
})

test('a file number is known in every spelling, other words are none', () => {
  const whole = { plan: '32', code: 'GE', sequence: 17, year: '2026' }
  assert.deepEqual(fileNumberIn('32-GE-17/2026'), whole)
  assert.deepEqual(fileNumberIn(' 32 ge 17 26 '), whole)
  assert.deepEqual(fileNumberIn('ge17'), { code: 'GE', sequence: 17 })
  assert.deepEqual(fileNumberIn('GE–017–2026'), { code: 'GE', sequence: 17, year: '2026' })
  assert.equal(fileNumberIn('Dorffest 2026 Süderau'), undefined)
  assert.equal(fileNumberIn('Müller'), undefined)
})

test('the address of the list keeps what was asked and forgets nonsense', () => {
  const read = (address: string) => {
    const words = new URLSearchParams(address)
    return readListQuery((name) => words.get(name) ?? undefined)
  }
  const query = read('sicht=amt&frist=woche&wartet=mich&seite=3&sort=title&text=Fest')
  assert.deepEqual(read(listAddress('', query).split('?')[1]!), query)
  assert.deepEqual(read('sicht=__proto__&frist=nie&seite=-1&sort=id;DROP'), {
    view: 'meine',
    sort: 'due',
    page: 1,
  })
  assert.equal(listAddress('/a/amt', read('')), '/a/amt/vorgaenge')
})
