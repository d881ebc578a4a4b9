// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Another address for the account of somebody who cannot read the mails of the old one. Accounts belong
// to all municipalities of the instance, so none of them may do this alone: whoever got at one office
// would have the cases of every other. It is done by who operates the instance, for the municipality
// that has checked who the person is; and it does no more than order the usual link.
import { EMAIL } from '../engine/wrong-value.ts'
import { accountByEmail, NOTICE_LANGUAGE } from '../store/accounts.ts'
import { changeSetting, settingChanges, stateHash } from '../store/settings-history.ts'
import { PEOPLE_AREAS } from '../store/settings-retention.ts'
import type { Tenant } from '../store/tenant.ts'
import { listCases } from '../store/worklist.ts'
import { languageIn } from '../words/language.ts'
import { LINK_MINUTES, orderAccountLink } from './account-link.ts'
import type { House } from './house.ts'

/** What the operator was asked for, and by whom. */
export interface AccountMove {
  readonly from: string
  readonly to: string
  /** How it was checked who the person is; kept for three years, without addresses. */
  readonly reason: string
  /** Who has checked it. */
  readonly by: string
}

const REASON_AT_LEAST = 10
const REASON_AT_MOST = 500
const NAME_AT_MOST = 200

/**
 * Notes the check in the history of the municipality and its audit, and sends the link to the new
 * address: only who opens it makes it hold, and then the old address is told. Else the German
 * sentence why not.
 */
export async function orderAccountMove(house: House, tenant: Tenant, move: AccountMove): Promise<string | undefined> {
  const { store } = house
  const fault = faultOf(move)
  if (fault !== undefined) return fault
  const account = await accountByEmail(store, move.from)
  if (!account) return `Zu ${move.from} gibt es kein Konto.`
  if (await accountByEmail(store, move.to)) return `Zu ${move.to} gibt es schon ein Konto. Zwei Konten lassen sich nicht vereinen.`
  const { lines } = await listCases(store, tenant, { state: 'all', account: account.id, sort: 'newest', pageSize: 1 })
  if (lines.length === 0) {
    return `Dieses Konto hat keinen Vorgang bei ${tenant.name}. Prüfen kann die Person nur eine Verwaltung, die sie aus einem Vorgang kennt.`
  }
  const [last] = await settingChanges(store, tenant, PEOPLE_AREAS.account, account.id)
  const at = house.clock()
  await changeSetting(store, tenant, {
    area: PEOPLE_AREAS.account, key: account.id, seen: stateHash(last?.after ?? null),
    after: { grund: move.reason.trim(), am: at }, by: { id: 'kommandozeile', name: move.by.trim() }, at,
  })
  const language = languageIn(account.profile[NOTICE_LANGUAGE])
  await orderAccountLink(house, tenant, 'email', { account: account.id, email: move.to, language })
  return undefined
}

/** What the operator reads when it is done. */
export const moveOrdered = ({ to }: AccountMove): string =>
  `Der Link an ${to} ist bestellt und gilt ${LINK_MINUTES} Minuten. Erst wenn die Person ihn öffnet, gilt die neue Adresse; die alte erfährt es dann.`

function faultOf({ from, to, reason, by }: AccountMove): string | undefined {
  const wrong = [from, to].find((one) => !EMAIL.test(one))
  if (wrong !== undefined) return `«${wrong}» ist keine E-Mail-Adresse.`
  if (from.toLowerCase() === to.toLowerCase()) return 'Das ist schon die Adresse des Kontos.'
  const length = reason.trim().length
  if (length < REASON_AT_LEAST || length > REASON_AT_MOST) {
    return `Schreiben Sie in ${REASON_AT_LEAST} bis ${REASON_AT_MOST} Zeichen, wie Sie geprüft haben, wer die Person ist.`
  }
  return by.trim() && by.length <= NAME_AT_MOST ? undefined : 'Nennen Sie, wer geprüft hat.'
}
