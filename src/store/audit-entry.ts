// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson, type Json } from './canonical-json.ts'

/** What the chain keeps of an event: who did it and what it held only as salted hashes. */
export interface AuditContent {
  readonly [name: string]: Json
  readonly case: string
  readonly command: string
  readonly position: number
  readonly kind: string
  readonly at: string
  readonly actorHash: string
  readonly payloadHash: string
}

const SALT_BYTES = 16
const SALT = /^([0-9a-f]{2}){16,64}$/

/** A fresh salt for one event, in hex. */
export function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('hex')
}

/** SHA-256 over canonical JSON, in hex. */
export function contentHash(content: Json): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/** SHA-256 over salt, name of the part and canonical JSON, in hex; unguessable from the value. */
export function saltedHash(salt: string, part: 'actor' | 'payload', value: Json): string {
  const hash = createHash('sha256').update(Buffer.from(salt, 'hex'))
  return hash.update(`${part}:${canonicalJson(value)}`).digest('hex')
}

/** The entry of the event at `position` (from 1) of a command; throws if the salt is no salt. */
export function auditEntry(
  command: { readonly commandId: string; readonly caseId: string; readonly at: string },
  event: { kind: string; payload: Json; actor: Json; salt: string },
  position: number,
): { kind: string; content: AuditContent; contentHash: string } {
  if (!SALT.test(event.salt)) throw new RangeError('a salt is 16 to 64 bytes in lower case hex')
  const content: AuditContent = {
    case: command.caseId.toLowerCase(),
    command: command.commandId,
    position,
    kind: event.kind,
    at: new Date(command.at).toISOString(),
    actorHash: saltedHash(event.salt, 'actor', event.actor),
    payloadHash: saltedHash(event.salt, 'payload', event.payload),
  }
  return { kind: event.kind, content, contentHash: contentHash(content) }
}
