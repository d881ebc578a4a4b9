// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync } from 'node:crypto'
import test from 'node:test'
import { checkpointKey, openCheckpoint, sealCheckpoint } from './audit-checkpoint.ts'
import { randomFrom } from './test-random.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const CHECKPOINT = {
  made: '2026-06-01T08:00:00.000Z',
  chains: ['amt-suederau', 'stadt-nordhafen'].map((name, i) => ({
    tenant: `m_${hash(name).slice(0, 12)}`, name, number: 1200 + i, hash: hash(name),
  })),
}
const SEALED = sealCheckpoint(CHECKPOINT, privateKey)

test('a checkpoint says what was sealed, to whoever has the public key', () => {
  assert.deepEqual(openCheckpoint(SEALED, publicKey), CHECKPOINT)
  assert.deepEqual(openCheckpoint(SEALED, privateKey), CHECKPOINT)
  assert.equal(sealCheckpoint(CHECKPOINT, privateKey), SEALED)
})

test('1,000 of 1,000 changed checkpoints are refused', () => {
  const believed: string[] = []
  for (let i = 0; i < 1000; i++) {
    const changed = mutated(Buffer.from(SEALED), i).toString('utf8')
    assert.notEqual(changed, SEALED)
    const opened = openCheckpoint(changed, publicKey)
    if (!('refusal' in opened)) believed.push(changed)
    else assert.match(opened.refusal, /^D[a-zäöü]+ .*\.$/)
  }
  assert.deepEqual(believed, [])
})

/** One bit, one byte more or less, two bytes swapped, a part cut out or doubled, a wider layout. */
function mutated(file: Buffer, i: number): Buffer {
  const r = randomFrom(i)
  const at = r.below(file.length)
  const copy = Buffer.from(file)
  const part = (from: number, to: number) => file.subarray(from, to)
  switch (i % 7) {
    case 0:
      copy[at] = copy[at]! ^ (1 << r.below(7))
      return copy
    case 1: return Buffer.concat([part(0, at), part(at + 1, file.length)])
    case 2: return Buffer.concat([part(0, at), Buffer.from(' '), part(at, file.length)])
    case 3: return part(0, at)
    case 4: {
      const other = copy.findIndex((byte, index) => index > at && byte !== copy[at])
      if (other === -1) return part(0, at)
      ;[copy[at], copy[other]] = [copy[other]!, copy[at]!]
      return copy
    }
    case 5: return Buffer.concat([part(0, at + 1), part(Math.max(0, at - 9), file.length)])
    default: {
      const value = JSON.parse(SEALED) as { chains: { number: number }[]; signature: string }
      value.chains[r.below(2)]!.number += 1 + r.below(1000)
      return Buffer.from(`${JSON.stringify(value)}\n`)
    }
  }
}

test('another key, or a key of another kind, is told apart', () => {
  const other = generateKeyPairSync('ed25519')
  assert.deepEqual(openCheckpoint(SEALED, other.publicKey), {
    refusal: 'Den Prüfpunkt hat ein anderer Schlüssel unterschrieben.',
  })
  const der = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  assert.deepEqual(openCheckpoint(SEALED, checkpointKey(der, 'public')), CHECKPOINT)
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const wrong = rsa.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  assert.throws(() => checkpointKey(wrong, 'private'), /kein Ed25519-Schlüssel/)
  assert.throws(() => checkpointKey('kein Schlüssel', 'private'), /kein Ed25519-Schlüssel/)
})
