// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What the office can do about a question that is open, and where.
import { offersFor } from '../command/case-view.ts'
import { consultationToken } from '../command/consultation-token.ts'
import { consulteeAddress } from '../command/consultee-address.ts'
import type { Consultation } from '../engine/case.ts'
import type { Consult } from '../engine/command.ts'
import { linkOf, obstacle, takesAnswer } from '../engine/consulting.ts'
import type { Action } from '../process/process.ts'
import { sendsMail } from '../worker/notice.ts'
import type { CaseDesk } from './case-desk.ts'
import { actorFor, isInvolved } from './tasks.ts'

export type ActKind = Consult['what']['kind']

/** The last part of the address of each, and what its button says. */
export const ACTS: Readonly<Record<ActKind, { readonly path: string; readonly button: string }>> = {
  remind: { path: 'erinnerung', button: 'Erinnern' },
  withdraw: { path: 'rueckzug', button: 'Link zurückziehen' },
  renew: { path: 'neuer-link', button: 'Link neu senden' },
}

/** What can be done now by the person at the desk. */
export function actsFor(seen: CaseDesk, one: Consultation): readonly ActKind[] {
  if (!isInvolved(seen)) return []
  return (Object.keys(ACTS) as ActKind[]).filter((kind) => obstacle(seen, one, kind) === undefined)
}

export const actAddress = ({ home }: CaseDesk, { id }: Consultation, kind: ActKind) =>
  `${home}/beteiligung/${encodeURIComponent(id)}/${ACTS[kind].path}`

/** Actions by which the office takes in an answer that came by itself, such as by telephone. */
export function takingAnswers(seen: CaseDesk, one: Consultation): readonly { readonly key: string; readonly action: Action }[] {
  if (one.status !== 'open') return []
  const { process } = seen.prepared
  return offersFor(seen, actorFor(seen.desk.person, process))
    .filter(({ action, offered }) => offered && takesAnswer(process.actions[action]!))
    .map(({ action }) => ({ key: action, action: process.actions[action]! }))
}

export const takingAddress = ({ home }: CaseDesk, { id }: Consultation, key: string) =>
  `${home}/aktion/${encodeURIComponent(key)}?ziel=${encodeURIComponent(id)}`

/** Where a code for the telephone is made. */
export const codeAddress = ({ home }: CaseDesk, { id }: Consultation) => `${home}/beteiligung/${encodeURIComponent(id)}/code`

/** Where a mail to this body goes; `undefined`: nobody has entered an address, or no mail is sent. */
export function mailTo({ desk: { house, tenant } }: CaseDesk, { consultee }: Consultation): string | undefined {
  return sendsMail(house, tenant) ? consulteeAddress(tenant, consultee) : undefined
}

/** The link by which the body answers; `undefined` while none holds. As good as a key. */
export function linkAddress({ desk: { house, tenant } }: CaseDesk, origin: string, one: Consultation): string | undefined {
  const link = linkOf(one)
  return link === undefined ? undefined : `${origin}/${tenant.slug}/beteiligung/${consultationToken(house, tenant, one.id, link)}`
}
