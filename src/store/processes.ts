// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { contentHash } from './audit-entry.ts'
import type { Json } from './canonical-json.ts'
import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A published process; `version` is the SHA-256 (hex) of its content, so it never changes. */
export interface PublishedProcess {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly content: Json
  readonly publishedAt: string
}

type Place = Pick<Tenant, 'id'>

const PROCESSES_AT_ONCE = 1000
const HEAD = 'id, version, title, published_at AS "publishedAt"'

/** Publishes content and gives its version; the same content again is the same version. */
export async function publishProcess(
  store: Store,
  tenant: Place,
  process: Omit<PublishedProcess, 'version'>,
): Promise<string> {
  const version = contentHash(process.content)
  await withTenant(store, tenant, (q) =>
    q(`INSERT INTO processes (id, version, title, content, published_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id, version) DO NOTHING`,
    [process.id, version, process.title, JSON.stringify(process.content), process.publishedAt]))
  return version
}

/** One version, or the newest; `undefined` if there is none. */
export async function processById(
  store: Store,
  tenant: Place,
  id: string,
  version?: string,
): Promise<PublishedProcess | undefined> {
  const rows = await readRows<PublishedProcess>(store, tenant,
    `SELECT ${HEAD}, content FROM processes WHERE id = $1 AND ($2::text IS NULL OR version = $2)
       ORDER BY published_at DESC, version LIMIT 1`, [id, version ?? null])
  return rows[0]
}

/** The newest version of each process without its content, by title, at most 1,000. */
export function listProcesses(
  store: Store,
  tenant: Place,
): Promise<readonly Omit<PublishedProcess, 'content'>[]> {
  return readRows<Omit<PublishedProcess, 'content'>>(store, tenant,
    `SELECT * FROM (
         SELECT DISTINCT ON (id) ${HEAD} FROM processes ORDER BY id, published_at DESC, version
       ) newest ORDER BY title, id LIMIT $1`, [PROCESSES_AT_ONCE])
}

/** All versions of a process without content, newest first. */
export function processVersions(
  store: Store,
  tenant: Place,
  id: string,
): Promise<readonly Omit<PublishedProcess, 'content'>[]> {
  return readRows<Omit<PublishedProcess, 'content'>>(store, tenant,
    `SELECT ${HEAD} FROM processes WHERE id = $1 ORDER BY published_at DESC, version LIMIT $2`,
      [id, PROCESSES_AT_ONCE])
}
