// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, verifyPassword } from './password.ts'

test('knows the right password and no other', async () => {
  const hash = await hashPassword('Süderau 1884')
  assert.match(hash, /^scrypt\$32768\$/)
  assert.ok(await verifyPassword('Süderau 1884', hash))
  assert.ok(await verifyPassword('Su\u0308derau 1884', hash), 'another way to type ü')
  assert.ok(!(await verifyPassword('süderau 1884', hash)))
  assert.notEqual(await hashPassword('Süderau 1884'), hash)
})

test('says no, as slowly, where there is no account or no usable hash', async () => {
  const time = async (hash: string | null) => {
    const begin = performance.now()
    assert.equal(await verifyPassword('', hash), false)
    return performance.now() - begin
  }
  const hash = await hashPassword('x')
  const [known, unknown] = [await time(hash), await time(null)]
  assert.ok(unknown > known / 3, `${unknown} ms beside ${known} ms`)
  assert.equal(await verifyPassword('x', 'plain'), false)
})

test('refuses a password of more than 1,024 bytes', async () => {
  await assert.rejects(hashPassword('ä'.repeat(513)), RangeError)
  assert.equal(await verifyPassword('ä'.repeat(513), await hashPassword('x')), false)
})
