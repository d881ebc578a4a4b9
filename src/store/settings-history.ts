// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Settings change here: what holds, who changed it and the entry of the audit, all or nothing.
import { contentHash } from './audit-entry.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import { readRows, transaction, withTenant, type Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** One change of a setting; `null` before: there was none. */
export interface SettingChange {
  readonly area: string
  readonly key: string
  readonly number: number
  readonly before: Json
  readonly after: Json
  readonly changedBy: string
  readonly changedName: string
  readonly changedAt: string
}

/** A setting to be changed by somebody who saw it in the state `seen`. */
export interface SettingEdit {
  readonly area: string
  readonly key: string
  /** `stateHash` of what the person saw before changing it. */
  readonly seen: string
  readonly after: Json
  readonly by: { readonly id: string; readonly name: string }
  readonly at: string
  /** What holds now; without it the newest line of the history holds. */
  readonly read?: (q: Query) => Promise<Json>
  /** Makes it hold; gives the sentence why that cannot be, and then nothing has changed. */
  readonly write?: (q: Query) => Promise<Refused | undefined>
  /** It lies in the directory of all tenants, where the tenant's own role may not write. */
  readonly inDirectory?: boolean
}

export interface Refused {
  readonly field: string
  readonly message: string
}

export type Edited =
  | { readonly kind: 'saved' | 'same' }
  | { readonly kind: 'conflict'; readonly now: Json; readonly last: SettingChange | undefined }
  | { readonly kind: 'refused'; readonly problem: Refused }

type Place = Pick<Tenant, 'id'>

const CHANGES_AT_ONCE = 200
const COLUMNS = `area, key, number, before, after, changed_by AS "changedBy", changed_name AS "changedName",
   changed_at AS "changedAt"`

/** What a form carries to say which state it was filled in from. */
export const stateHash = (state: Json): string => contentHash(state)

class Undone extends Error {
  readonly problem: Refused
  constructor(problem: Refused) {
    super(problem.message)
    this.problem = problem
  }
}

/** Changes a setting with history and audit in one transaction, or says who was faster. */
export async function changeSetting(
  store: Store,
  tenant: Place,
  edit: SettingEdit,
): Promise<Edited> {
  try {
    const run = (q: Query) => carryOut(q, tenant, edit)
    // The schema's own functions are found without a name, the directory only by its name.
    return await (edit.inDirectory
      ? transaction(store.admin, `BEGIN; SET LOCAL search_path TO ${tenant.id}`, run)
      : withTenant(store, tenant, run))
  } catch (error) {
    if (error instanceof Undone) return { kind: 'refused', problem: error.problem }
    throw error
  } finally {
    if (edit.inDirectory) store.tenants.clear()
  }
}

async function carryOut(q: Query, tenant: Place, edit: SettingEdit): Promise<Edited> {
  const { area, key, after, by, at } = edit
  // Whoever changes the same setting waits here, whether there is a row yet or not.
  await q('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tenant.id} ${area} ${key}`])
  const last = await newest(q, area, key)
  const now = edit.read ? await edit.read(q) : (last?.after ?? null)
  if (stateHash(now) !== edit.seen) return { kind: 'conflict', now, last }
  if (canonicalJson(now) === canonicalJson(after)) return { kind: 'same' }
  const number = (last?.number ?? 0) + 1
  await q(
    `INSERT INTO settings_history
      (area, key, number, before, after, changed_by, changed_name, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [area, key, number, JSON.stringify(now), JSON.stringify(after), by.id, by.name, at],
  )
  const problem = await edit.write?.(q)
  if (problem) throw new Undone(problem)
  // The chain can never forget, so it holds no name: only that line `number` says this.
  const content = {
    kind: 'setting',
    at: new Date(at).toISOString(),
    case: null,
    area,
    number,
    change: contentHash([key, now, after]),
  }
  const entry = { kind: 'setting', content, contentHash: contentHash(content) }
  await q('SELECT append_audit($1, NULL, NULL, $2)', [JSON.stringify([entry]), at])
  return { kind: 'saved' }
}

/** The newest state of a setting that only its history keeps; null if there is none. */
export async function readSetting(q: Query, area: string, key: string): Promise<Json> {
  return (await newest(q, area, key))?.after ?? null
}

async function newest(q: Query, area: string, key: string): Promise<SettingChange | undefined> {
  const [row] = await q<SettingChange>(
    `SELECT ${COLUMNS} FROM settings_history WHERE area = $1 AND key = $2
     ORDER BY number DESC LIMIT 1`,
    [area, key],
  )
  return row
}

/** The changes of one setting, newest first, at most 200. */
export function settingChanges(
  store: Store,
  tenant: Place,
  area: string,
  key: string,
): Promise<readonly SettingChange[]> {
  return readRows<SettingChange>(store, tenant,
    `SELECT ${COLUMNS} FROM settings_history WHERE area = $1 AND key = $2
       ORDER BY number DESC LIMIT $3`,
      [area, key, CHANGES_AT_ONCE])
}

/** The changes of all settings, newest first, at most 200. */
export function latestChanges(store: Store, tenant: Place): Promise<readonly SettingChange[]> {
  return readRows<SettingChange>(store, tenant,
    `SELECT ${COLUMNS} FROM settings_history ORDER BY changed_at DESC, area, key, number DESC LIMIT $1`,
      [CHANGES_AT_ONCE])
}

/** What holds in an area that only its history keeps: key → state. */
export async function currentSettings(
  store: Store,
  tenant: Place,
  area: string,
): Promise<ReadonlyMap<string, Json>> {
  const rows = await readRows<Pick<SettingChange, 'key' | 'after'>>(store, tenant,
    `SELECT DISTINCT ON (key) key, after FROM settings_history WHERE area = $1
       ORDER BY key, number DESC LIMIT $2`,
      [area, MAX_KEYS])
  return new Map(rows.map(({ key, after }) => [key, after]))
}

const MAX_KEYS = 2_000
