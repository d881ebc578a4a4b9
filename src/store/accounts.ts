// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { readControl, writeControl } from './query.ts'
import type { Store } from './store.ts'

/** A citizen's or company's account; it belongs to no tenant. */
export interface Account {
  readonly id: string
  /** In lower case. */
  readonly email: string
  readonly name: string
  readonly passwordHash: string | null
  readonly profile: { readonly [name: string]: Json | undefined }
  readonly createdAt: string
  /** Sessions opened before this instant hold no more, in no tenant; null: all hold. */
  readonly sessionsSince: string | null
  /** Somebody has opened a link sent to this address, or the account is from before that was asked. */
  readonly emailProven: boolean
}

/** The key in a profile under which the language of e-mails is remembered. */
export const NOTICE_LANGUAGE = 'noticeLanguage'

const IDS_AT_ONCE = 1_000
const COLUMNS =
  `id, email, name, password_hash AS "passwordHash", profile, created_at AS "createdAt",
   sessions_since AS "sessionsSince", email_proven AS "emailProven"`

/** Opens an account; `undefined` if the e-mail has one (tell nobody but its owner). */
export async function createAccount(
  store: Store,
  account: Omit<Account, 'sessionsSince' | 'emailProven'> & { readonly emailProven?: boolean },
): Promise<Account | undefined> {
  const rows = await writeControl<Account>(
    store,
    `INSERT INTO laufzettel.accounts (id, email, name, password_hash, profile, created_at, email_proven)
     VALUES ($1, lower($2), $3, $4, $5, $6, $7) ON CONFLICT (email) DO NOTHING RETURNING ${COLUMNS}`,
    [account.id, account.email, account.name, account.passwordHash,
      JSON.stringify(account.profile), account.createdAt, account.emailProven ?? true],
  )
  return rows[0]
}

/** The account with this id; `undefined` if none. */
export async function accountById(store: Store, id: string): Promise<Account | undefined> {
  const rows = await readControl<Account>(
    store, `SELECT ${COLUMNS} FROM laufzettel.accounts WHERE id = $1`, [id],
  )
  return rows[0]
}

/** Which of these ids (at most 1,000) are those of accounts. */
export async function knownAccounts(store: Store, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await readControl<{ id: string }>(
    store, 'SELECT id FROM laufzettel.accounts WHERE id = ANY($1::uuid[]) LIMIT $2', [ids, IDS_AT_ONCE],
  )
  return new Set(rows.map(({ id }) => id))
}

/** The same by e-mail, in any case of letters. */
export async function accountByEmail(store: Store, email: string): Promise<Account | undefined> {
  const rows = await readControl<Account>(
    store, `SELECT ${COLUMNS} FROM laufzettel.accounts WHERE email = lower($1)`, [email],
  )
  return rows[0]
}

/** Replaces name and profile; false if the account is gone. */
export async function changeAccount(
  store: Store,
  account: Pick<Account, 'id' | 'name' | 'profile'>,
): Promise<boolean> {
  const rows = await writeControl(
    store,
    'UPDATE laufzettel.accounts SET name = $2, profile = $3 WHERE id = $1 RETURNING id',
    [account.id, account.name, JSON.stringify(account.profile)],
  )
  return rows.length === 1
}

/** Sets a password and ends every session opened before `at`; false if the account is gone. */
export async function setAccountPassword(
  store: Store,
  id: string,
  passwordHash: string,
  at: string,
): Promise<boolean> {
  const rows = await writeControl(
    store,
    `UPDATE laufzettel.accounts SET password_hash = $2, sessions_since = $3
     WHERE id = $1 RETURNING id`,
    [id, passwordHash, at],
  )
  return rows.length === 1
}

/** Notes that the address of an account is its owner's, if it still is that one; false if not. */
export async function proveAccountEmail(store: Store, id: string, email: string): Promise<boolean> {
  const rows = await writeControl(
    store, 'UPDATE laufzettel.accounts SET email_proven = true WHERE id = $1 AND email = lower($2) RETURNING id', [id, email],
  )
  return rows.length === 1
}

/** Gives an account another address to sign in with, proven by a link; false if it is gone or another has it. */
export async function changeAccountEmail(store: Store, id: string, email: string): Promise<boolean> {
  const rows = await writeControl(
    store,
    `UPDATE laufzettel.accounts SET email = lower($2), email_proven = true WHERE id = $1
       AND NOT EXISTS (SELECT 1 FROM laufzettel.accounts WHERE email = lower($2) AND id <> $1)
     RETURNING id`,
    [id, email],
  )
  return rows.length === 1
}

/** Deletes an account; the cases it opened stay with the tenants. False if there is none. */
export async function deleteAccount(store: Store, id: string): Promise<boolean> {
  const rows = await writeControl(
    store, 'DELETE FROM laufzettel.accounts WHERE id = $1 RETURNING id', [id],
  )
  return rows.length === 1
}
