// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows, readTenant, withTenant, type Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** For whom somebody stands in, between which days and in what; empty lists mean everything. */
export interface DeputyRule {
  readonly for: string
  /** Both days count; absent: without beginning or end. */
  readonly from?: string
  readonly until?: string
  readonly roles: readonly string[]
  readonly processes: readonly string[]
  /** Counts only on days on which the other is absent. */
  readonly whenAbsent?: boolean
}

/** Someone who works here. `entities: null` means all; `deputyFor` holds ids of staff. */
export interface Staff {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly passwordHash: string | null
  readonly roles: readonly string[]
  readonly units: readonly string[]
  readonly entities: readonly string[] | null
  readonly phone: string | null
  readonly active: boolean
  readonly deputyFor: readonly string[]
  /** Absent in what was written before there were rules: none. */
  readonly deputies?: readonly DeputyRule[]
  /** First and last day of an absence. */
  readonly absentFrom?: string | null
  readonly absentUntil?: string | null
  /** Single letters are shortcuts for this person; kept by `setSingleKeys` alone, true where it is not read. */
  readonly singleKeys?: boolean
}

type Place = Pick<Tenant, 'id'>

const STAFF_AT_ONCE = 5000
const COLUMNS =
  `id, name, email, password_hash AS "passwordHash", roles, units, entities, phone, active,
   deputy_for AS "deputyFor", deputies, absent_from AS "absentFrom", absent_until AS "absentUntil",
   single_keys AS "singleKeys"`

/** Adds someone or replaces all we hold of them; throws if another has the e-mail. */
export async function saveStaff(store: Store, tenant: Place, staff: Staff): Promise<void> {
  await withTenant(store, tenant, (q) => writeStaff(q, staff))
}

/** The same inside a transaction of somebody else's. */
export async function writeStaff(q: Query, staff: Staff): Promise<void> {
  await q(`INSERT INTO staff (id, name, email, password_hash, roles, units, entities, phone, active,
       deputy_for, deputies, absent_from, absent_until)
     VALUES ($1, $2, lower($3), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email,
       password_hash = excluded.password_hash, roles = excluded.roles, units = excluded.units,
       entities = excluded.entities, phone = excluded.phone, active = excluded.active,
       deputy_for = excluded.deputy_for, deputies = excluded.deputies,
       absent_from = excluded.absent_from, absent_until = excluded.absent_until`,
  [staff.id, staff.name, staff.email, staff.passwordHash, staff.roles, staff.units,
    staff.entities, staff.phone, staff.active, staff.deputyFor,
    JSON.stringify(staff.deputies ?? []), staff.absentFrom ?? null, staff.absentUntil ?? null])
}

/** Switches the shortcuts of a single letter on or off for one of the staff. */
export async function setSingleKeys(store: Store, tenant: Place, id: string, isOn: boolean): Promise<void> {
  await withTenant(store, tenant, (q) => q('UPDATE staff SET single_keys = $2 WHERE id = $1', [id, isOn]))
}

/** One of the staff as this transaction sees them. */
export async function readStaff(q: Query, id: string): Promise<Staff | undefined> {
  const [row] = await q<Staff>(`SELECT ${COLUMNS} FROM staff WHERE id = $1`, [id])
  return row
}

/** One of the staff, active or not; `undefined` if unknown. */
export async function staffById(
  store: Store,
  tenant: Place,
  id: string,
): Promise<Staff | undefined> {
  return readTenant(store, tenant, (q) => readStaff(q, id))
}

/** The same by e-mail, in any case of letters. */
export async function staffByEmail(
  store: Store,
  tenant: Place,
  email: string,
): Promise<Staff | undefined> {
  const rows = await readRows<Staff>(store, tenant, `SELECT ${COLUMNS} FROM staff WHERE email = lower($1)`, [email])
  return rows[0]
}

/** All staff by name, at most 5,000. */
export function listStaff(store: Store, tenant: Place): Promise<readonly Staff[]> {
  return readRows<Staff>(store, tenant, `SELECT ${COLUMNS} FROM staff ORDER BY name, id LIMIT $1`, [STAFF_AT_ONCE])
}
