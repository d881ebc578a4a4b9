// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The hashes of the chain, computed anew for whoever checks it. Nothing here is shared with the
// code that writes the chain; what both must agree on stands in docs/handbuch/akte.md.
import { createHash } from 'node:crypto'

/** The hash before the first entry. */
export const START = '0'.repeat(64)

const DEPTH_AT_MOST = 64

/** SHA-256 over the hash before, the number as eight bytes, and the hash of the content; in hex. */
export function hashOfLink(previous: string, number: number, contentHash: string): string {
  const place = number.toString(16).padStart(16, '0')
  return sha256(Buffer.from(previous + place + contentHash, 'hex'))
}

/** SHA-256 over the content as canonical JSON; in hex. */
export function hashOfContent(content: unknown): string {
  return sha256(Buffer.from(sorted(content, 0), 'utf8'))
}

/** SHA-256 over the salt and one part of an event, actor or payload; in hex. */
export function hashOfPart(salt: string, part: 'actor' | 'payload', value: unknown): string {
  const text = Buffer.from(`${part}:${sorted(value, 0)}`, 'utf8')
  return sha256(Buffer.concat([Buffer.from(salt, 'hex'), text]))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** JSON without blanks, names in the order of their UTF-16 units, as RFC 8785 has it. */
function sorted(value: unknown, depth: number): string {
  if (depth > DEPTH_AT_MOST) throw new RangeError(`nested deeper than ${DEPTH_AT_MOST}`)
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    return '[' + items.map((item) => sorted(item, depth + 1)).join(',') + ']'
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    members.sort(([a], [b]) => (a < b ? -1 : 1))
    const texts = members.map(([name, member]) =>
      JSON.stringify(name) + ':' + sorted(member, depth + 1))
    return '{' + texts.join(',') + '}'
  }
  return JSON.stringify(value ?? null)
}
