// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHmac } from 'node:crypto'
import pg from 'pg'
import type { ChangeListener } from './changes.ts'
import { gatheringSocket } from './postgres/gathering-socket.ts'
import type { Tenant } from './tenant.ts'

/** One database: a migrator's connection, and pools of the application's own login. */
export interface Store {
  /** The application's login role; it owns nothing. */
  readonly app: string
  readonly admin: pg.Pool
  /** The connections of a tenant, few and always the same, so that their caches stay warm. */
  readonly poolOf: (tenantId: string) => pg.Pool
  readonly tenants: Map<string, { readonly tenant: Tenant; readonly until: number }>
  readonly wakes: Map<string, string>
  readonly wakeListeners: Set<(tenantId: string) => void>
  readonly changeListeners: Set<ChangeListener>
  /** A connection outside the pools, not yet open, for what is listened to for ever. */
  readonly newClient: () => pg.Client
  close(): Promise<void>
}

/** `url` may create roles and schemas. `appUrl` only where the login is not ours to derive. */
export interface StoreOptions {
  readonly url: string
  readonly appUrl?: string
  readonly now?: never
}

const POOLS = 4
const CONNECTIONS_PER_POOL = 8
const ADMIN_CONNECTIONS = 4
/** A connection remembers every tenant it touched (0.1 MB each), so none lives for ever. */
const LIFETIME_S = 1800
const IDLE_MS = 60_000
const CONNECT_MS = 5_000
const STATEMENT_MS = 30_000

/** Opens the pools; connects at the first use, so a database that is down shows only then. */
export function openStore(options: StoreOptions): Store {
  const admin = newPool(options.url, ADMIN_CONNECTIONS)
  const login = options.appUrl ? new URL(options.appUrl) : appLogin(options.url)
  const pools = Array.from({ length: POOLS }, () => newPool(login.href, CONNECTIONS_PER_POOL))
  return {
    app: decodeURIComponent(login.username),
    admin,
    poolOf: (tenantId) => pools[bucketOf(tenantId)]!,
    tenants: new Map(),
    wakes: new Map(),
    wakeListeners: new Set(),
    changeListeners: new Set(),
    newClient: () => new pg.Client({
      connectionString: login.href, application_name: 'laufzettel changes', keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS, options: '-c search_path=',
    }),
    async close() {
      await Promise.all([admin, ...pools].map((pool) => pool.end()))
    },
  }
}

/** The application logs in as `<migrator>_app`, with a password only the migrator can derive. */
export function appLogin(url: string): URL {
  const login = new URL(url)
  const migrator = decodeURIComponent(login.username)
  const secret = decodeURIComponent(login.password)
  if (!migrator || !secret) {
    throw new Error(
      'Die Adresse der Datenbank (DATABASE_URL) braucht Benutzer und Kennwort: ' +
        'postgres://benutzer:kennwort@rechner/datenbank',
    )
  }
  login.username = `${migrator}_app`
  login.password = createHmac('sha256', secret).update(`laufzettel ${migrator}_app`).digest('hex')
  return login
}

function newPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    maxLifetimeSeconds: LIFETIME_S,
    idleTimeoutMillis: IDLE_MS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    application_name: 'laufzettel',
    options: '-c search_path=',
    types: { getTypeParser },
    pipeline: true,
    stream: gatheringSocket,
  })
  // A connection that breaks while idle is replaced at the next use.
  pool.on('error', () => undefined)
  return pool
}

/** Instants as ISO text in UTC, dates as `YYYY-MM-DD`, bigint as number: JSON, as everywhere. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, (text) => safeInteger(text)],
])

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')
}

function safeInteger(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is no safe integer`)
  return number
}

function bucketOf(tenantId: string): number {
  let hash = 0
  for (const character of tenantId) hash = (hash * 31 + character.charCodeAt(0)) | 0
  return Math.abs(hash) % POOLS
}
