// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { parseUuid, recordIdOf, uuidOf, uuidOfName } from './uuid.ts'

test('a name gives the UUID of RFC 9562, appendix A.4', () => {
  assert.equal(uuidOfName('6BA7B810-9DAD-11D1-80B4-00C04FD430C8', 'www.example.com'), '2ed6657d-e927-568b-95e1-2665a8aea6a2')
})

test('an Akte has one id in an offer, another in the next, and one however its name is composed', () => {
  const [offer, next] = ['242f44e8-bebf-4503-a086-db252c6a4277', '342f44e8-bebf-4503-a086-db252c6a4277']
  assert.equal(recordIdOf(offer, 'Märkte'), recordIdOf(offer.toUpperCase(), ' Märkte '.normalize('NFD')))
  assert.notEqual(recordIdOf(offer, 'Märkte'), recordIdOf(next, 'Märkte'))
  assert.notEqual(recordIdOf(offer, 'Märkte'), recordIdOf(offer, 'Feste'))
})

test('what is no UUID is none', () => {
  assert.equal(parseUuid('242f44e8-bebf-4503-a086-db252c6a427'), undefined)
  assert.equal(parseUuid(' 242F44E8-BEBF-4503-A086-DB252C6A4277 '), '242f44e8-bebf-4503-a086-db252c6a4277')
  assert.throws(() => uuidOf('../x'), /not a UUID/)
})
