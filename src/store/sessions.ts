// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A signed-in browser; `hash` (hex) is of the secret in its cookie. */
export interface Session {
  readonly hash: string
  /** Id of the staff or of the account. */
  readonly subject: string
  readonly kind: 'staff' | 'citizen'
  readonly csrf: string
  readonly createdAt: string
  readonly seenAt: string
  readonly expiresAt: string
}

type Place = Pick<Tenant, 'id'>

const COLUMNS =
  `encode(hash, 'hex') AS hash, subject, kind, csrf, created_at AS "createdAt",
   seen_at AS "seenAt", expires_at AS "expiresAt"`

/** Opens a session; throws if the hash exists. */
export async function openSession(
  store: Store,
  tenant: Place,
  session: Omit<Session, 'seenAt'>,
): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`INSERT INTO sessions (hash, subject, kind, csrf, created_at, seen_at, expires_at)
       VALUES (decode($1, 'hex'), $2, $3, $4, $5, $5, $6)`,
    [session.hash, session.subject, session.kind, session.csrf, session.createdAt,
      session.expiresAt]))
}

/** A session that holds at `now` and was used since `idleSince`; else `undefined`. */
export async function sessionByHash(
  store: Store,
  tenant: Place,
  hash: string,
  when: { readonly now: string; readonly idleSince: string },
): Promise<Session | undefined> {
  const rows = await readRows<Session>(store, tenant,
    `SELECT ${COLUMNS} FROM sessions
       WHERE hash = decode($1, 'hex') AND expires_at > $2 AND seen_at >= $3`,
      [hash, when.now, when.idleSince])
  return rows[0]
}

/** Notes that a session was used; once a minute is often enough. */
export async function touchSession(
  store: Store,
  tenant: Place,
  hash: string,
  at: string,
): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`UPDATE sessions SET seen_at = greatest(seen_at, $2) WHERE hash = decode($1, 'hex')`,
      [hash, at]))
}

/** Signs one browser out; false if it was not signed in. */
export async function closeSession(store: Store, tenant: Place, hash: string): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`DELETE FROM sessions WHERE hash = decode($1, 'hex') RETURNING kind`, [hash]))
  return rows.length === 1
}

/** Signs a person out everywhere, at once; gives the number of sessions. */
export async function closeSessionsOf(
  store: Store,
  tenant: Place,
  kind: Session['kind'],
  subject: string,
): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q('DELETE FROM sessions WHERE kind = $1 AND subject = $2 RETURNING kind', [kind, subject]))
  return rows.length
}

/** Deletes expired sessions; gives the number. */
export async function purgeSessions(store: Store, tenant: Place, now: string): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q('DELETE FROM sessions WHERE expires_at <= $1 RETURNING kind', [now]))
  return rows.length
}
