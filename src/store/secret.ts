// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { hash, randomBytes } from 'node:crypto'
import type { Tenant } from './tenant.ts'

const SECRET_BYTES = 32

/** 256 random bits for a link, a cookie or a code; only its hash is ever stored. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

/** SHA-256 of a secret, in hex: what the database knows it by. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret)
}

/** A person in the notes of the audit: told apart within a tenant, named nowhere. */
export function subjectHash({ id: tenant }: Pick<Tenant, 'id'>, id: string): string {
  return hashSecret(`${tenant}:${id}`)
}
