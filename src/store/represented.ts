// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** An organisation, person or notary's office an account applies for. */
export interface Represented {
  readonly id: string
  readonly account: string
  /** `verein`, `firma`, `person`, `notariat` and what else the form of the account offers. */
  readonly form: string
  readonly name: string
  /** Name and address under the names of HTML's `autocomplete`. */
  readonly details: { readonly [name: string]: Json | undefined }
  /** Local date to which the proof holds; null for one without end, or none. */
  readonly proofUntil: string | null
  readonly createdAt: string
}

type Place = Pick<Tenant, 'id'>

const AT_MOST = 50
const ACCOUNTS_AT_ONCE = 1_000
const COLUMNS = `id, account, form, name, details, proof_until AS "proofUntil", created_at AS "createdAt"`

/** Under this owner the proof lies among the papers that belong to no case. */
export const proofOwner = (id: string): string => `represented:${id}`

/** Keeps somebody an account applies for; false if it has as many as it may (50). */
export async function addRepresented(store: Store, tenant: Place, one: Represented): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`INSERT INTO represented (id, account, form, name, details, proof_until, created_at)
       SELECT $1, $2, $3, $4, $5, $6, $7
       WHERE (SELECT count(*) FROM represented WHERE account = $2) < $8 RETURNING id`,
    [one.id, one.account, one.form, one.name, JSON.stringify(one.details), one.proofUntil,
      one.createdAt, AT_MOST]))
  return rows.length === 1
}

/** All an account applies for, by name. */
export function representedOf(
  store: Store, tenant: Place, account: string,
): Promise<readonly Represented[]> {
  return readRows<Represented>(store, tenant,
    `SELECT ${COLUMNS} FROM represented WHERE account = $1
       ORDER BY name, id LIMIT $2`, [account, AT_MOST])
}

/** Forgets one of an account; false if it has none of that id. Its proof is lost with it. */
export async function deleteRepresented(
  store: Store, tenant: Place, account: string, id: string,
): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q('DELETE FROM represented WHERE id = $1 AND account = $2 RETURNING id', [id, account]))
  return rows.length === 1
}

/** Forgets all these accounts apply for, at most 1,000 accounts; their proofs are lost with them. */
export async function deleteRepresentedOf(
  store: Store, tenant: Place, accounts: readonly string[],
): Promise<void> {
  if (accounts.length === 0) return
  if (accounts.length > ACCOUNTS_AT_ONCE) throw new RangeError(`${accounts.length} accounts, allowed: ${ACCOUNTS_AT_ONCE}`)
  await withTenant(store, tenant, (q) =>
    q('DELETE FROM represented WHERE account = ANY ($1::uuid[])', [accounts]))
}

/** The accounts that apply for somebody here, at most 1,000 after `after` in their order. */
export async function representingAccounts(
  store: Store, tenant: Place, after: string | null = null,
): Promise<readonly string[]> {
  const rows = await readRows<{ account: string }>(store, tenant,
    `SELECT DISTINCT account FROM represented WHERE $1::uuid IS NULL OR account > $1
       ORDER BY account LIMIT $2`, [after, ACCOUNTS_AT_ONCE])
  return rows.map((row) => row.account)
}
