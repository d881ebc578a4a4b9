// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Bounces of one mailbox for all tenants. A mail belongs to the one tenant that noted its key; the
// key is made of the tenant's own id, so no bounce can reach into another.
import { localDateOf } from '../calendar/instant.ts'
import type { Bounce, BouncesRead } from '../command/bounces.ts'
import { execute } from '../command/execute.ts'
import type { House } from '../command/house.ts'
import { ServiceOutage } from '../command/service-outage.ts'
import { Outage } from '../store/outage.ts'
import { mailByKey } from '../store/sent-mails.ts'
import type { SentMail } from '../store/sent-mails.ts'
import { listTenants } from '../store/tenant.ts'
import type { Tenant } from '../store/tenant.ts'

/** Reads the bounce mailbox, if there is one, and tells the cases; a bounce read twice counts once. */
export async function readBounces(house: House): Promise<BouncesRead | undefined> {
  if (!house.bounces) return undefined
  const tenants = await listTenants(house.store)
  const read = await house.bounces(async (bounce) => {
    const found = await senderOf(house, tenants, bounce)
    if (!found || !bounce.isFinal) return found !== undefined
    return isTold(house, found.tenant, found.mail, bounce)
  })
  if (read.matched + read.unmatched + read.passing > 0) house.log('info', 'bounces read', { ...read })
  return read
}

async function senderOf(
  house: House, tenants: readonly Tenant[], { keys }: Bounce,
): Promise<{ readonly tenant: Tenant; readonly mail: SentMail } | undefined> {
  for (const key of keys) {
    for (const tenant of tenants) {
      const mail = await mailByKey(house.store, tenant, key)
      if (mail) return { tenant, mail }
    }
  }
  return undefined
}

/** A case that cannot take its bounce leaves it to a person; it keeps no other bounce waiting. */
async function isTold(house: House, tenant: Tenant, mail: SentMail, bounce: Bounce): Promise<boolean> {
  try {
    await tell(house, tenant, mail, bounce)
    return true
  } catch (error) {
    if (error instanceof Outage || error instanceof ServiceOutage) throw error
    house.log('error', 'bounce failed', { tenant: tenant.id, case: mail.caseId, error: (error as Error).message })
    return false
  }
}

async function tell(house: House, tenant: Tenant, { key, caseId, delivery, attempt }: SentMail, { status }: Bounce) {
  const text = status === undefined ? undefined : `Antwort ${status} des Mailservers`
  const proof = { kind: 'bounced' as const, on: localDateOf(house.clock()), ...(text !== undefined && { text }) }
  const result = { kind: 'proof' as const, delivery, attempt, proof }
  const done = await execute(house, tenant, { kind: 'outcome', id: `bounce:${key}`, result }, { case: caseId })
  if ('refusal' in done) house.log('warn', 'bounce of a case that is gone', { tenant: tenant.id })
}
