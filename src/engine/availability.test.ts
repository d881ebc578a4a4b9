// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { availabilityFault, openingOn } from './availability.ts'
import type { Availability } from './availability.ts'

const pause: Availability = { kind: 'paused', reason: 'Wir ziehen um', from: '2026-07-01', until: '2026-07-15' }
const summer: Availability = { kind: 'seasonal', from: '05-01', until: '09-30' }
const winter: Availability = { kind: 'seasonal', from: '11-15', until: '02-28', reason: 'Nur im Winter' }

const OPEN: readonly [string, Availability, string, boolean][] = [
  ['open', { kind: 'open' }, '2026-07-01', true],
  ['closed', { kind: 'closed', reason: 'x' }, '2026-07-01', false],
  ['the day before a pause', pause, '2026-06-30', true],
  ['its first day', pause, '2026-07-01', false],
  ['its last day', pause, '2026-07-15', false],
  ['the day after', pause, '2026-07-16', true],
  ['a pause without end', { kind: 'paused', reason: 'x' }, '2030-01-01', false],
  ['the first day of a season', summer, '2026-05-01', true],
  ['its last day', summer, '2026-09-30', true],
  ['before it', summer, '2026-04-30', false],
  ['after it', summer, '2026-10-01', false],
  ['winter before New Year', winter, '2026-12-31', true],
  ['winter after New Year', winter, '2027-02-28', true],
  ['1 March', winter, '2027-03-01', false],
  ['29 February', winter, '2028-02-29', false],
]
for (const [what, availability, day, isOpen] of OPEN) {
  test(`${what}: ${isOpen ? 'takes' : 'takes no'} applications`, () => {
    assert.equal(openingOn(availability, day).isOpen, isOpen)
  })
}

test('the applicant reads why, until when, and whether a draft may be sent', () => {
  assert.deepEqual(openingOn(pause, '2026-07-03'), {
    isOpen: false, set: pause, finishes: true, opensOn: '2026-07-16',
    why: 'Bis 15. Juli 2026 nehmen wir keine neuen Anträge an: Wir ziehen um.',
  })
  assert.deepEqual(openingOn({ ...pause, stopsDrafts: true } as Availability, '2026-07-03'), {
    isOpen: false, set: { ...pause, stopsDrafts: true }, finishes: false, opensOn: '2026-07-16',
    why: 'Bis 15. Juli 2026 nehmen wir keine neuen Anträge an: Wir ziehen um.',
  })
  assert.deepEqual(openingOn(summer, '2026-12-24'), {
    isOpen: false, set: summer, finishes: false, opensOn: '2027-05-01', why: 'Anträge nehmen wir jedes Jahr vom 1. Mai bis 30. September an.',
  })
  assert.deepEqual(openingOn(winter, '2026-03-01'), {
    isOpen: false, set: winter, finishes: false, opensOn: '2026-11-15',
    why: 'Anträge nehmen wir jedes Jahr vom 15. November bis 28. Februar an. Nur im Winter.',
  })
})

test('what cannot be is refused in a sentence', () => {
  const faults: readonly [Availability, RegExp | undefined][] = [
    [{ kind: 'open' }, undefined], [pause, undefined], [summer, undefined],
    [{ kind: 'closed', reason: ' ' }, /Grund/],
    [{ kind: 'paused', reason: '' }, /Grund/],
    [{ kind: 'paused', reason: 'x', until: '2026-02-30' }, /«2026-02-30» ist kein Tag/],
    [{ kind: 'paused', reason: 'x', from: '2026-03-01', until: '2026-02-01' }, /endet, bevor/],
    [{ kind: 'paused', reason: 'x', until: '2026-06-14' }, /schon vorbei/],
    [{ kind: 'paused', reason: 'x', until: '2026-06-15' }, undefined],
    [{ kind: 'seasonal', from: '02-29', until: '09-30' }, /29\. Februar/],
    [{ kind: 'seasonal', from: '5-1', until: '09-30' }, /Monat und Tag/],
    [{ kind: 'closed', reason: 'x'.repeat(501) }, /höchstens 500/],
  ]
  for (const [one, fault] of faults) {
    if (fault) assert.match(availabilityFault(one, '2026-06-15') ?? '', fault)
    else assert.equal(availabilityFault(one, '2026-06-15'), undefined)
  }
})
