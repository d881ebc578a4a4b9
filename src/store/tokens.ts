// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { readRows, withTenant, type Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A link or code given to someone outside; `hash` (hex) is all that is known of it. */
export interface Token {
  readonly hash: string
  readonly purpose: string
  readonly caseId: string | null
  readonly data: Json
  readonly expiresAt: string
  readonly usedAt: string | null
  readonly createdAt: string
}

type Place = Pick<Tenant, 'id'>

const COLUMNS =
  `encode(hash, 'hex') AS hash, purpose, case_id AS "caseId", data, expires_at AS "expiresAt",
   used_at AS "usedAt", created_at AS "createdAt"`
const VALID =
  `hash = decode($1, 'hex') AND purpose = $2 AND revoked_at IS NULL AND expires_at > $3`

/** Stores a token by its hash; the same again changes nothing. */
export async function createToken(
  store: Store,
  tenant: Place,
  token: Omit<Token, 'usedAt'>,
): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`INSERT INTO tokens (hash, purpose, case_id, data, expires_at, created_at)
       VALUES (decode($1, 'hex'), $2, $3, $4, $5, $6) ON CONFLICT (hash) DO NOTHING`,
    [token.hash, token.purpose, token.caseId, JSON.stringify(token.data), token.expiresAt,
      token.createdAt]))
}

/** Inside a transaction: a token in place of those of its purpose that hold and whose data has `like`. */
export async function replaceToken(
  q: Query,
  token: Omit<Token, 'usedAt' | 'caseId'>,
  like: { readonly [name: string]: Json },
): Promise<void> {
  await q(`UPDATE tokens SET revoked_at = $3
     WHERE purpose = $1 AND data @> $2 AND revoked_at IS NULL AND used_at IS NULL`,
  [token.purpose, JSON.stringify(like), token.createdAt])
  await q(`INSERT INTO tokens (hash, purpose, case_id, data, expires_at, created_at)
     VALUES (decode($1, 'hex'), $2, NULL, $3, $4, $5)`,
  [token.hash, token.purpose, JSON.stringify(token.data), token.expiresAt, token.createdAt])
}

/** A token of this purpose that holds at `now`, used or not; else `undefined`. */
export async function findToken(
  store: Store,
  tenant: Place,
  hash: string,
  purpose: string,
  now: string,
): Promise<Token | undefined> {
  const rows = await readRows<Token>(store, tenant, `SELECT ${COLUMNS} FROM tokens WHERE ${VALID}`, [hash, purpose, now])
  return rows[0]
}

/** The token of this purpose whose data has `like` that can still be used at `now`; the newest if there are more. */
export async function openToken(
  store: Store,
  tenant: Place,
  purpose: string,
  { like, now }: { readonly like: { readonly [name: string]: Json }; readonly now: string },
): Promise<Token | undefined> {
  const rows = await readRows<Token>(store, tenant,
    `SELECT ${COLUMNS} FROM tokens WHERE purpose = $1 AND data @> $2 AND expires_at > $3
       AND revoked_at IS NULL AND used_at IS NULL ORDER BY created_at DESC LIMIT 1`, [purpose, JSON.stringify(like), now])
  return rows[0]
}

/** A token of this purpose, whether it holds or not, and since when it was taken back; `undefined` if there never was one. */
export async function anyToken(
  store: Store,
  tenant: Place,
  hash: string,
  purpose: string,
): Promise<(Token & { readonly revokedAt: string | null }) | undefined> {
  const rows = await readRows<Token & { revokedAt: string | null }>(store, tenant,
    `SELECT ${COLUMNS}, revoked_at AS "revokedAt" FROM tokens WHERE hash = decode($1, 'hex') AND purpose = $2`, [hash, purpose])
  return rows[0]
}

/** Uses a token that may be used once; `undefined` if it was, or does not hold at `now`. */
export async function useToken(
  store: Store,
  tenant: Place,
  hash: string,
  purpose: string,
  now: string,
): Promise<Token | undefined> {
  const rows = await withTenant(store, tenant, (q) =>
    q<Token>(`UPDATE tokens SET used_at = $3 WHERE ${VALID} AND used_at IS NULL
       RETURNING ${COLUMNS}`, [hash, purpose, now]))
  return rows[0]
}

/** Ends all tokens of a purpose for a case; gives how many held until now. */
export async function revokeTokens(
  store: Store,
  tenant: Place,
  caseId: string,
  purpose: string,
  at: string,
): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE tokens SET revoked_at = $3
       WHERE case_id = $1 AND purpose = $2 AND revoked_at IS NULL RETURNING purpose`,
    [caseId, purpose, at]))
  return rows.length
}

/** Deletes what expired before `before`; gives the number. */
export async function purgeTokens(store: Store, tenant: Place, before: string): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q('DELETE FROM tokens WHERE expires_at < $1 RETURNING purpose', [before]))
  return rows.length
}
