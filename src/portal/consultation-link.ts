// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What lies behind the link of a body that was asked. Whoever comes with a secret we once gave
// learns why it holds no longer; everybody else learns nothing.
import { localDateOf } from '../calendar/instant.ts'
import type { AskedBy } from '../command/consultation-token.ts'
import type { CaseView } from '../command/house.ts'
import type { Consultation } from '../engine/case.ts'
import { isOver, linkOf, takesAnswer } from '../engine/consulting.ts'
import type { Page } from '../server/web.ts'
import { hashSecret } from '../store/secret.ts'
import { anyToken } from '../store/tokens.ts'
import { isProven } from './consultation-proof.ts'
import { viewSpoken } from './frame.tsx'
import { isGuessing, noteGuess } from './guessing.ts'

export interface Asked {
  readonly kind: 'asked'
  readonly view: CaseView
  readonly consultation: Consultation
  /** The action by which this body answers, and the role it answers in. */
  readonly action: string
  readonly role: string
  readonly link: AskedBy
  /** Until when (ISO) it leads here. */
  readonly expiresAt: string
  /** The code was typed in this browser: without it papers, answers and names stay shut. */
  readonly isProven: boolean
}

/** It holds no longer: since that local date it has run out or was taken back, another holds, or the case is over. */
export type Over =
  | { readonly kind: 'expired' | 'withdrawn'; readonly on: string }
  | { readonly kind: 'replaced' | 'closed' }

/** The question behind the link; `undefined` for an invented one and for who tries too many. */
export async function askedBy(c: Page): Promise<Asked | Over | undefined> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  if (await isGuessing(c, 'beteiligung')) return undefined
  const token = await anyToken(house.store, tenant, hashSecret(c.req.param('token') ?? ''), 'consultation')
  const view = token?.caseId ? await viewSpoken(c, token.caseId) : undefined
  const { consultation: id, link = 1 } = (token?.data ?? {}) as Partial<AskedBy>
  const consultation = view?.at.consultations.find((one) => one.id === id)
  const answer = view && answering(view)
  if (!token || !view || !consultation || !answer) {
    await noteGuess(c, 'beteiligung')
    return undefined
  }
  const withdrawn = token.revokedAt === null ? consultation.withdrawnOn : localDateOf(token.revokedAt)
  if (withdrawn !== undefined) return { kind: 'withdrawn', on: withdrawn }
  if (link !== linkOf(consultation)) return { kind: 'replaced' }
  if (new Date(token.expiresAt).toISOString() <= house.clock()) return { kind: 'expired', on: localDateOf(token.expiresAt) }
  if (consultation.status === 'open' && isOver(view.prepared, view.at, view.context)) return { kind: 'closed' }
  const asked = { consultation: consultation.id, link }
  return { kind: 'asked', view, consultation, ...answer, link: asked, expiresAt: token.expiresAt, isProven: isProven(c, asked) }
}

function answering({ prepared: { process } }: CaseView): Pick<Asked, 'action' | 'role'> | undefined {
  const found = Object.entries(process.actions).flatMap(([key, action]) => {
    const role = action.by.find((one) => process.roles[one]?.kind === 'consultee')
    return role !== undefined && takesAnswer(action) ? [{ action: key, role }] : []
  })
  return found[0]
}
