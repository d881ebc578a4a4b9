// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Hints by e-mail. The order names an account or a draft, never an address: who that is and whether
// they still want it is looked up when the mail goes.
import { localDateOf } from '../calendar/instant.ts'
import type { Case } from '../engine/case.ts'
import { linkOf } from '../engine/consulting.ts'
import { loadCase } from '../store/load-case.ts'
import { codeWorksUntil, consultationCode } from '../command/consultation-code.ts'
import { consulteeAddress } from '../command/consultee-address.ts'
import { findAccountLink, linkSecret } from '../command/account-link.ts'
import type { LinkKind } from '../command/account-link.ts'
import type { House } from '../command/house.ts'
import type { Mailed } from '../command/mail.ts'
import { entitiesOf } from '../command/settings.ts'
import { accountById } from '../store/accounts.ts'
import type { Json } from '../store/canonical-json.ts'
import type { NewEffect } from '../store/commit-command.ts'
import { draftById } from '../store/drafts.ts'
import type { TakenEffect } from '../store/queue.ts'
import { noteMail } from '../store/sent-mails.ts'
import type { Tenant } from '../store/tenant.ts'
import { NOTICE_LANGUAGE } from '../store/accounts.ts'
import { languageIn } from '../words/language.ts'
import { draftAddress } from './draft-address.ts'
import { idOf } from './id-of.ts'
import { NeedsPerson } from './needs-person.ts'
import { accountNotice, codeNotice, draftNotice, feedbackNotice, messageNotice } from './notice-text.ts'
import type { NoticeText } from './notice-text.ts'

export type Order =
  | { readonly notice: 'message'; readonly account: string; readonly about?: About }
  | { readonly notice: 'feedback' }
  | { readonly notice: 'draft'; readonly draft: string; readonly purgeSecond: number }
  | { readonly notice: 'consultation'; readonly consultation: string; readonly code: string }
  | { readonly notice: 'account'; readonly kind: LinkKind; readonly link: string }

/** The attempt a hint belongs to: its bounce is noted there. */
export interface About {
  readonly delivery: string
  readonly attempt: number
}

/** The tenant's own address in `From`, from `settings.mail.sender`; without it nothing is sent. */
export function senderOf({ settings }: Pick<Tenant, 'settings'>): string | undefined {
  const { sender } = (settings['mail'] ?? {}) as { readonly sender?: unknown }
  return typeof sender === 'string' && sender !== '' ? sender : undefined
}

/** Where bounces go, from `settings.mail.bounces`; without it to the sender. */
export function bouncesOf({ settings }: Pick<Tenant, 'settings'>): { readonly bounces?: string } {
  const { bounces } = (settings['mail'] ?? {}) as { readonly bounces?: unknown }
  return typeof bounces === 'string' && bounces !== '' ? { bounces } : {}
}

/** Does this tenant send mail at all? Otherwise nothing is ordered. */
export function sendsMail(house: House, tenant: Tenant): boolean {
  return house.mail !== undefined && house.address !== undefined && senderOf(tenant) !== undefined
}

/** The order that goes with a new message of an inbox; undefined where no mail is sent. */
export function noticeOf(
  house: House, tenant: Tenant, message: string, account: string, about?: About,
): NewEffect | undefined {
  if (!sendsMail(house, tenant)) return undefined
  const order = { notice: 'message', account, ...(about && { about: { ...about } }) } satisfies Order
  return { id: `mail:${message}`, kind: 'mail', payload: order }
}

/** Sends what an order asks for, if it still makes sense; gives what became of it, for the record. */
export async function sendNotice(house: House, tenant: Tenant, effect: TakenEffect): Promise<Json> {
  const order = effect.payload as unknown as Order
  const from = senderOf(tenant)
  if (!house.mail || house.address === undefined || from === undefined) return { sent: false, because: 'off' }
  const letter = await letterOf(house, tenant, order, house.address, effect.caseId)
  if (!letter) return { sent: false, because: 'not wanted' }
  const { to, subject, text } = letter
  const key = idOf(`mail ${tenant.id} ${effect.id}`)
  if (order.notice === 'message' && order.about && effect.caseId !== null) {
    await noteMail(house.store, tenant, { key, caseId: effect.caseId, ...order.about, sentAt: house.clock() })
  }
  const mailed = await house.mail({ key, from: { name: tenant.name, address: from }, ...bouncesOf(tenant), to, subject, text })
  if ('sent' in mailed) return { sent: true }
  if (order.notice !== 'message') return { sent: false, because: `refused ${mailed.refused}` }
  throw new NeedsPerson(refusal(mailed))
}

type Letter = NoticeText & { readonly to: string }

function letterOf(house: House, tenant: Tenant, order: Order, address: string, caseId: string | null): Promise<Letter | undefined> {
  switch (order.notice) {
    case 'message': return toAccount(house, tenant, order.account, address)
    case 'feedback': return toTenant(house, tenant, address)
    case 'draft': return toDraft(house, tenant, order, address)
    case 'consultation': return toConsultee(house, tenant, order, caseId)
    case 'account': return toOwner(house, tenant, order, address)
  }
}

/** The address people write to: the tenant's own, else that of its first legal entity. */
async function toTenant(house: House, tenant: Tenant, address: string): Promise<Letter | undefined> {
  const own = tenant.settings['email']
  const to = typeof own === 'string' && own !== '' ? own : Object.values(await entitiesOf(house, tenant))[0]?.email
  return to ? { to, ...feedbackNotice(tenant, address) } : undefined
}

async function toAccount(house: House, tenant: Tenant, id: string, address: string): Promise<Letter | undefined> {
  const account = await accountById(house.store, id)
  if (!account || account.profile['notices'] === false) return undefined
  return { to: account.email, ...messageNotice(tenant, address, languageIn(account.profile[NOTICE_LANGUAGE])) }
}

/** A link for a new password or address, as long as it works and its account is there. */
async function toOwner(
  house: House, tenant: Tenant, { kind, link: id }: Order & { notice: 'account' }, address: string,
): Promise<Letter | undefined> {
  const secret = linkSecret(house, tenant, id)
  const link = await findAccountLink(house, tenant, kind, secret)
  if (!link || !(await accountById(house.store, link.account))) return undefined
  return { to: link.email, ...accountNotice(tenant, address, kind, secret, link.language) }
}

/** A code to the own address of a body, as long as it works and its answer is missing. */
async function toConsultee(
  house: House, tenant: Tenant, { consultation, code: id }: Order & { notice: 'consultation' }, caseId: string | null,
): Promise<Letter | undefined> {
  const stored = caseId === null ? undefined : await loadCase(house.store, tenant, caseId)
  const one = (stored?.snapshot as Case | undefined)?.consultations.find((other) => other.id === consultation)
  const link = one && linkOf(one)
  const to = one && consulteeAddress(tenant, one.consultee)
  if (one?.status !== 'open' || link === undefined || to === undefined) return undefined
  const until = await codeWorksUntil(house, tenant, { consultation, link }, id)
  return until === undefined ? undefined : { to, ...codeNotice(tenant, consultationCode(house, tenant, id)) }
}

async function toDraft(
  house: House, tenant: Tenant, { draft: id, purgeSecond }: Order & { notice: 'draft' }, address: string,
): Promise<Letter | undefined> {
  const draft = await draftById(house.store, tenant, id)
  // Saved since: then the draft stays longer, and its new day gets a reminder of its own.
  if (!draft || draft.submittedCase || secondOf(draft.purgeAt) !== purgeSecond) return undefined
  if (draft.purgeAt <= house.clock()) return undefined
  const known = await draftAddress(house, tenant, draft)
  if (!known) return undefined
  return { to: known.to, ...draftNotice(tenant, address, localDateOf(draft.purgeAt), known.path, known.language) }
}

const secondOf = (instant: string) => Math.floor(Date.parse(instant) / 1000)

/** A sentence for the hand-over desk; the account is found through the case. */
function refusal({ refused }: Mailed & { refused: number }): string {
  if (refused === 0) return 'An die E-Mail-Adresse des Kontos oder von der Absenderadresse lässt sich nichts senden.'
  return `Der Mailserver hat den Hinweis endgültig abgewiesen (Antwort ${refused}), meist weil es die Adresse nicht mehr gibt.`
}
