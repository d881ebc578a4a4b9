// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Links that prove an e-mail address of an account: for a new password, for a new address. The
// secret is derived from an id, so that the order of the mail need not hold it.
import { createHmac } from 'node:crypto'
import { withTenant } from '../store/query.ts'
import { orderEffect } from '../store/queue.ts'
import { hashSecret } from '../store/secret.ts'
import type { Tenant } from '../store/tenant.ts'
import { findToken, openToken, replaceToken, useToken } from '../store/tokens.ts'
import type { Token } from '../store/tokens.ts'
import { noteWake } from '../store/wakes.ts'
import { languageIn } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import type { House } from './house.ts'

/** The last two only tell: that there is an account already, that it has another address now. */
export type LinkKind = 'password' | 'email' | 'known' | 'moved'

/** Whose link it is, and the address it was sent to. */
export interface AccountLink {
  readonly account: string
  readonly email: string
  readonly language: Language
  readonly createdAt: string
}

const PURPOSES: Readonly<Record<LinkKind, string>> = {
  password: 'account-password',
  email: 'account-email',
  known: 'account-known',
  moved: 'account-moved',
}
/** A link works once and for so long. */
export const LINK_MINUTES = 60
/** What only tells something may wait for a mail server that is down. */
const TELLING_MINUTES = 7 * 24 * 60
const minutesOf = (kind: LinkKind) => (kind === 'known' || kind === 'moved' ? TELLING_MINUTES : LINK_MINUTES)

/** The secret in the link with this id. */
export function linkSecret({ secret }: House, { id: tenant }: Tenant, id: string): string {
  return createHmac('sha256', secret).update(`account link ${tenant} ${id}`).digest('base64url')
}

/**
 * Orders a mail with a link; earlier ones of the kind stop working. An account nobody has takes the
 * same time and sends nothing.
 */
export async function orderAccountLink(
  house: House, tenant: Tenant, kind: LinkKind, to: Omit<AccountLink, 'createdAt'>,
): Promise<void> {
  const [id, now] = [house.newId(), house.clock()]
  const { account, email, language } = to
  await withTenant(house.store, tenant, async (q) => {
    await replaceToken(q, {
      hash: hashSecret(linkSecret(house, tenant, id)), purpose: PURPOSES[kind],
      data: { account, email, language }, createdAt: now,
      expiresAt: new Date(Date.parse(now) + minutesOf(kind) * 60_000).toISOString(),
    }, { account })
    await orderEffect(q, { id: `account:${id}`, kind: 'mail', payload: { notice: 'account', kind, link: id } }, null, now)
  })
  noteWake(house.store, tenant.id, now)
}

/** What a link stands for as long as it works; `undefined` once it was used, replaced or is too old. */
export async function findAccountLink(
  house: House, tenant: Tenant, kind: LinkKind, secret: string,
): Promise<AccountLink | undefined> {
  const token = await findToken(house.store, tenant, hashSecret(secret), PURPOSES[kind], house.clock())
  return token && token.usedAt === null ? linkOf(token) : undefined
}

/** Until when a link for this address that was ordered here still works; `undefined` if there is none. */
export async function linkHoldsUntil(
  house: House, tenant: Tenant, kind: LinkKind, like: Pick<AccountLink, 'account' | 'email'>,
): Promise<string | undefined> {
  const token = await openToken(house.store, tenant, PURPOSES[kind], { like: { account: like.account }, now: house.clock() })
  return token && linkOf(token).email.toLowerCase() === like.email.toLowerCase() ? token.expiresAt : undefined
}

/** Uses a link; of two at once only one gets it. */
export async function useAccountLink(
  house: House, tenant: Tenant, kind: LinkKind, secret: string,
): Promise<AccountLink | undefined> {
  const token = await useToken(house.store, tenant, hashSecret(secret), PURPOSES[kind], house.clock())
  return token && linkOf(token)
}

function linkOf({ data, createdAt }: Token): AccountLink {
  const { account, email, language } = data as unknown as AccountLink
  return { account, email, language: languageIn(language), createdAt }
}
