// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A checkpoint says how far each chain had come, signed, and is kept where the operator of the
// database cannot reach it. Only against one is a cut tail or a rewritten chain found.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** How far the chain of one tenant had come. `tenant` is its id, `name` its name in addresses. */
export interface ChainPoint {
  readonly tenant: string
  readonly name: string
  readonly number: number
  readonly hash: string
}

export interface SignedCheckpoint {
  /** ISO instant. */
  readonly made: string
  readonly chains: readonly ChainPoint[]
}

const FORMAT = 'laufzettel-checkpoint-1'
const CHAINS_AT_MOST = 10_000
const BYTES_AT_MOST = 5_000_000
const HASH = /^[0-9a-f]{64}$/
const SIGNATURE = /^[0-9a-f]{128}$/

/** The text of a checkpoint file, signed with an Ed25519 key; same content and key, same text. */
export function sealCheckpoint(checkpoint: SignedCheckpoint, key: KeyObject): string {
  if (checkpoint.chains.length > CHAINS_AT_MOST) {
    throw new RangeError(`${checkpoint.chains.length} chains, allowed: ${CHAINS_AT_MOST}`)
  }
  const body = bodyOf(checkpoint, keyName(key))
  return written(body, sign(null, Buffer.from(body), key).toString('hex'))
}

/**
 * What a checkpoint file says, or a German sentence why it is not believed. A file that is not
 * byte for byte as `sealCheckpoint` writes it is refused, whatever a JSON reader makes of it.
 */
export function openCheckpoint(
  text: string,
  key: KeyObject,
): SignedCheckpoint | { readonly refusal: string } {
  const given = parsed(text)
  if (!given) return { refusal: 'Die Datei ist kein Prüfpunkt oder wurde verändert.' }
  const { made, chains, signature } = given
  if (given.key !== keyName(key)) {
    return { refusal: 'Den Prüfpunkt hat ein anderer Schlüssel unterschrieben.' }
  }
  const body = bodyOf({ made, chains }, given.key)
  if (text !== written(body, signature)) {
    return { refusal: 'Der Prüfpunkt ist nicht so geschrieben, wie er unterschrieben wurde.' }
  }
  if (!verify(null, Buffer.from(body), publicOf(key), Buffer.from(signature, 'hex'))) {
    return { refusal: 'Die Unterschrift des Prüfpunkts stimmt nicht.' }
  }
  return { made, chains }
}

/** An Ed25519 key from base64 DER, private (PKCS 8) or public (SPKI); throws a German sentence. */
export function checkpointKey(base64: string, kind: 'private' | 'public'): KeyObject {
  const read = kind === 'private' ? createPrivateKey : createPublicKey
  const type = kind === 'private' ? 'pkcs8' : 'spki'
  let key: KeyObject | undefined
  try {
    key = read({ key: Buffer.from(base64, 'base64'), format: 'der', type } as never)
  } catch {
    key = undefined
  }
  if (key?.asymmetricKeyType === 'ed25519') return key
  throw new Error(`Das ist kein Ed25519-Schlüssel (${type.toUpperCase()}, DER, base64).`)
}

function bodyOf({ made, chains }: SignedCheckpoint, key: string): string {
  return JSON.stringify({
    format: FORMAT, made, key,
    chains: chains.map(({ tenant, name, number, hash }) => ({ tenant, name, number, hash })),
  })
}

const written = (body: string, signature: string) =>
  `${body.slice(0, -1)},"signature":"${signature}"}\n`

function publicOf(key: KeyObject): KeyObject {
  return key.type === 'public' ? key : createPublicKey(key)
}

/** Tells keys apart: the first 16 hex digits of the hash of the public key. */
function keyName(key: KeyObject): string {
  const der = publicOf(key).export({ format: 'der', type: 'spki' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

interface Written extends SignedCheckpoint {
  readonly key: string
  readonly signature: string
}

/** The members by their types; whether the text is exactly theirs is compared afterwards. */
function parsed(text: string): Written | undefined {
  if (text.length > BYTES_AT_MOST) return undefined
  let value: Partial<Record<keyof Written | 'format', unknown>> | null
  try {
    value = JSON.parse(text) as typeof value
  } catch {
    return undefined
  }
  if (value === null || typeof value !== 'object' || value.format !== FORMAT) return undefined
  const { made, chains, key, signature } = value
  const isWhole =
    typeof made === 'string' && typeof key === 'string' &&
    typeof signature === 'string' && SIGNATURE.test(signature) &&
    Array.isArray(chains) && chains.length <= CHAINS_AT_MOST && chains.every(isPoint)
  return isWhole ? { made, key, signature, chains: chains as ChainPoint[] } : undefined
}

function isPoint(value: unknown): value is ChainPoint {
  if (value === null || typeof value !== 'object') return false
  const { tenant, name, number, hash } = value as Partial<Record<keyof ChainPoint, unknown>>
  return typeof tenant === 'string' && typeof name === 'string' &&
    typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 &&
    typeof hash === 'string' && HASH.test(hash)
}
