// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The UUID in lower case, undefined for what is none. */
export function parseUuid(text: string): string | undefined {
  const id = text.trim().toLowerCase()
  return UUID.test(id) ? id : undefined
}

/** The UUID in lower case; throws for what is none. */
export function uuidOf(text: string): string {
  const id = parseUuid(text)
  if (id === undefined) throw new RangeError(`not a UUID: ${text.slice(0, 60)}`)
  return id
}

/** The UUID of a name within a space, itself a UUID (version 5, RFC 9562 section 5.5). */
export function uuidOfName(space: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(uuidOf(space).replaceAll('-', ''), 'hex'))
    .update(name.normalize('NFC'))
    .digest()
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/**
 * The id of an Akte in all messages of one offer: archives compare what they get with what they were
 * offered by it, and answer by it.
 */
export function recordIdOf(process: string, record: string): string {
  return uuidOfName(process, `Akte ${record.trim()}`)
}
