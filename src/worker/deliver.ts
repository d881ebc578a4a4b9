// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Carries out one attempt to deliver a letter. It may run twice: messages, mails, tokens and papers
// have ids made of the attempt, and a way that was left meanwhile is not taken any more.
import { addDays } from '../calendar/date.ts'
import { retrievalLapse } from '../calendar/delivery.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { House } from '../command/house.ts'
import { retrievalToken } from '../command/retrieval-token.ts'
import { contextFor, processOf } from '../command/settings.ts'
import { addressLines, addresseeOf } from '../engine/addressee.ts'
import type { Case, Values } from '../engine/case.ts'
import type { Outcome } from '../engine/command.ts'
import { attemptsOf } from '../engine/delivery-ledger.ts'
import { look } from '../engine/scope.ts'
import { accountById, NOTICE_LANGUAGE } from '../store/accounts.ts'
import { putMessage } from '../store/inbox.ts'
import { addPaperLetter } from '../store/paper-letters.ts'
import { hashSecret } from '../store/secret.ts'
import { noteMail } from '../store/sent-mails.ts'
import type { Tenant } from '../store/tenant.ts'
import { createToken } from '../store/tokens.ts'
import { languageIn } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import { shown } from './attempt.ts'
import type { Try } from './attempt.ts'
import { submitHybrid } from './hybrid.ts'
import { idOf } from './id-of.ts'
import { NeedsPerson } from './needs-person.ts'
import { bouncesOf, noticeOf, senderOf } from './notice.ts'
import { linkNotice } from './notice-text.ts'

/** A link is asked for a while after its time, to say that it is over. */
const LINK_DAYS = 30

/** Does the attempt an order names; gives what it showed, or nothing where that comes later. */
export async function deliver(house: House, tenant: Tenant, at: Case, order: Values): Promise<Outcome['result'] | undefined> {
  const delivery = at.deliveries.find((one) => one.id === order['delivery'])
  if (!delivery || delivery.status !== 'pending') return undefined
  const attempt = attemptsOf(delivery).length
  if (typeof order['attempt'] === 'number' && order['attempt'] !== attempt) return undefined
  const title = String(order['title'])
  const one: Try = { house, tenant, at, delivery, attempt, document: String(order['document']), title }
  switch (delivery.channel) {
    case 'postbox': return toPostbox(one)
    case 'retrieval': return byLink(one)
    case 'hybrid': return submitHybrid(one, await addressOf(one))
    case 'post':
    case 'pzu': return toPaper(one)
    default: throw new NeedsPerson(`«${title}» ist von Hand auf den Weg zu bringen; vermerken Sie danach den Versand.`)
  }
}

async function toPostbox(one: Try): Promise<Outcome['result']> {
  const { house, tenant, at, delivery, attempt, document, title } = one
  const { account } = at
  if (account === undefined || !(await accountById(house.store, account))) {
    return shown(one, 'unavailable', { text: 'Das Konto gibt es nicht mehr.' })
  }
  const now = house.clock()
  const id = idOf(`delivery ${tenant.id} ${delivery.id}`)
  await putMessage(house.store, tenant, {
    id, caseId: at.id, account, documentId: document, subject: title, body: '', kind: 'letter', createdAt: now, providedAt: now,
  }, noticeOf(house, tenant, id, account, { delivery: delivery.id, attempt }))
  return shown(one, 'provided')
}

/** The language the account of the applicant reads; German where there is none. */
async function languageOf({ house, at }: Try): Promise<Language> {
  const account = at.account === undefined ? undefined : await accountById(house.store, at.account)
  return languageIn(account?.profile[NOTICE_LANGUAGE])
}

async function byLink(one: Try): Promise<Outcome['result']> {
  const { house, tenant, at, delivery, attempt } = one
  const from = senderOf(tenant)
  if (!house.mail || house.address === undefined || from === undefined) {
    return shown(one, 'unavailable', { text: 'Hier ist kein Versand von E-Mails eingerichtet.' })
  }
  const to = (await personOf(one))['email']
  if (typeof to !== 'string') return shown(one, 'unavailable', { text: 'Eine E-Mail-Adresse ist nicht bekannt.' })
  const now = house.clock()
  const today = localDateOf(now)
  const token = retrievalToken(house, tenant, delivery.id, attempt)
  await createToken(house.store, tenant, {
    hash: hashSecret(token), purpose: 'retrieval', caseId: at.id, data: { delivery: delivery.id, attempt },
    createdAt: now, expiresAt: `${addDays(today, LINK_DAYS)}T00:00:00.000Z`,
  })
  const key = idOf(`link ${tenant.id} ${delivery.id} ${attempt}`)
  await noteMail(house.store, tenant, { key, caseId: at.id, delivery: delivery.id, attempt, sentAt: now })
  const { date } = retrievalLapse({ notified: today })
  const mailed = await house.mail({
    key, from: { name: tenant.name, address: from }, ...bouncesOf(tenant), to,
    ...linkNotice(tenant, house.address, date, token, await languageOf(one)),
  })
  if ('sent' in mailed) return shown(one, 'notified')
  const text = mailed.refused === 0 ? 'An diese Adresse lässt sich nichts senden.'
    : `Der Mailserver hat sie abgewiesen (Antwort ${mailed.refused}).`
  return shown(one, 'bounced', { text })
}

async function toPaper(one: Try): Promise<undefined> {
  const { house, tenant, at, delivery, attempt, document, title } = one
  await addPaperLetter(house.store, tenant, {
    id: `${delivery.id}#${attempt}`, caseId: at.id, entity: at.entity, delivery: delivery.id, attempt,
    channel: delivery.channel, documentId: document, title, address: await addressOf(one), createdAt: house.clock(),
  })
  return undefined
}

/** The lines of the window: as they stand on the letter, else as they are known now. */
async function addressOf(one: Try): Promise<readonly string[]> {
  const printed = one.at.letters.find(({ id }) => id === one.delivery.letterId)?.to
  return printed ?? addressLines(await personOf(one))
}

/** The answers that say who gets this letter. */
async function personOf({ house, tenant, at, delivery }: Try): Promise<Values> {
  const prepared = await processOf(house, tenant, at.process, at.version)
  if (!prepared) throw new Error(`case ${at.id}: process ${at.process} ${at.version} is gone`)
  const context = await contextFor(house, tenant, at.process)
  return addresseeOf(prepared, delivery.letter, at, look(prepared, at, context))
}
