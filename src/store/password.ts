// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

const COST = 2 ** 15
const BLOCK = 8
const PARALLEL = 1
const KEY_BYTES = 32
const SALT_BYTES = 16
const MEMORY = 64 * 1024 * 1024
const PASSWORD_BYTES = 1024
/** Verified against when there is no account, so that its absence takes as long as its presence. */
const NOBODY = `scrypt$${COST}$${'0'.repeat(SALT_BYTES * 2)}$${'0'.repeat(KEY_BYTES * 2)}`
const FORMAT = /^scrypt\$(\d{4,7})\$([0-9a-f]{32})\$([0-9a-f]{64})$/

/** `scrypt$N$salt$key` (N = 2^15, about 60 ms); throws if the password is over 1,024 bytes. */
export async function hashPassword(password: string): Promise<string> {
  assertLength(password)
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, COST)
  return `scrypt$${COST}$${salt.toString('hex')}$${key.toString('hex')}`
}

/** Constant time; with no hash (no such account, no password) it takes as long and is false. */
export async function verifyPassword(
  password: string,
  hash: string | null | undefined,
): Promise<boolean> {
  if (Buffer.byteLength(password) > PASSWORD_BYTES) return false
  const parts = FORMAT.exec(hash ?? NOBODY)
  if (!parts) return false
  const [, cost, salt, key] = parts
  const derived = await derive(password, Buffer.from(salt!, 'hex'), Number(cost))
  return timingSafeEqual(derived, Buffer.from(key!, 'hex')) && Boolean(hash)
}

function assertLength(password: string): void {
  const bytes = Buffer.byteLength(password)
  if (bytes > PASSWORD_BYTES) {
    throw new RangeError(`a password of ${bytes} bytes, allowed: ${PASSWORD_BYTES}`)
  }
}

function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  const options: ScryptOptions = { N: cost, r: BLOCK, p: PARALLEL, maxmem: MEMORY }
  return new Promise((done, fail) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? fail(error) : done(key))
  })
}
