// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { epcPayload } from './epc.ts'
import type { Transfer } from './epc.ts'
import { groupedIban, ibanHolds } from './iban.ts'

const TRANSFER: Transfer = {
  holder: 'Amtskasse Musterangeln',
  iban: 'DE02 1203 0000 0000 2020 51',
  cents: 12345,
  reference: '0815.26.000017',
}

function payloadOf(change: Partial<Transfer>): string[] {
  const epc = epcPayload({ ...TRANSFER, ...change })
  assert.ok('ok' in epc, JSON.stringify(epc))
  return epc.payload.split('\n')
}

function refusedField(change: Partial<Transfer>): string {
  const epc = epcPayload({ ...TRANSFER, ...change })
  return 'refusal' in epc ? epc.field : 'none'
}

test('a payload has the eleven lines of EPC069-12, version 002', () => {
  assert.deepEqual(payloadOf({ bic: 'BYLADEM1001' }), [
    'BCD',
    '002',
    '1',
    'SCT',
    'BYLADEM1001',
    'Amtskasse Musterangeln',
    'DE02120300000000202051',
    'EUR123.45',
    '',
    '',
    '0815.26.000017',
  ])
})

test('cents keep two digits at both ends', () => {
  assert.equal(payloadOf({ cents: 1 })[7], 'EUR0.01')
  assert.equal(payloadOf({ cents: 7 * 100 })[7], 'EUR7.00')
  assert.equal(payloadOf({ cents: 99_999_999_999 })[7], 'EUR999999999.99')
})

test('what a bank would reject is refused with its field', () => {
  assert.equal(refusedField({ cents: 100_000_000_000 }), 'cents')
  assert.equal(refusedField({ cents: 0 }), 'cents')
  assert.equal(refusedField({ cents: 1.5 }), 'cents')
  assert.equal(refusedField({ iban: 'DE03120300000000202051' }), 'iban')
  assert.equal(refusedField({ iban: '' }), 'iban')
  assert.equal(refusedField({ bic: 'XX' }), 'bic')
  assert.equal(refusedField({ holder: ' \n ' }), 'holder')
  assert.equal(refusedField({ reference: '' }), 'reference')
  assert.equal(refusedField({ reference: 'x'.repeat(141) }), 'reference')
  assert.equal(refusedField({ reference: 'ß'.repeat(139) }), 'reference')
})

test('a long name is cut after a whole word, and nothing adds a line', () => {
  const holder = 'Amtskasse des Amtes Musterangeln für die amtsangehörige Gemeinde Süderau am Deich'
  const cut = payloadOf({ holder })[5]!
  assert.equal(cut, 'Amtskasse des Amtes Musterangeln für die amtsangehörige Gemeinde')
  assert.equal(payloadOf({ holder: 'x'.repeat(80) })[5], 'x'.repeat(70))
  assert.equal(payloadOf({ holder: 'A\nB', reference: 'C\r\nD' }).length, 11)
})

test('an IBAN is checked whatever its spaces and shown in groups of four', () => {
  assert.ok(ibanHolds('de02 1203 0000 0000 2020 51'))
  assert.ok(!ibanHolds('DE02120300000000202052'))
  assert.equal(groupedIban('DE02120300000000202051'), 'DE02 1203 0000 0000 2020 51')
  assert.equal(groupedIban('AT61 1904300234573201'), 'AT61 1904 3002 3457 3201')
})
