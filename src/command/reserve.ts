// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { randomInt } from 'node:crypto'
import { localDateOf } from '../calendar/instant.ts'
import type { Case } from '../engine/case.ts'
import type { Command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { Effect } from '../process/process.ts'
import { nextNumber } from '../store/counters.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'
import { paymentReference } from './payment-reference.ts'
import { entitiesOf } from './settings.ts'

/**
 * One series for the whole tenant: the office in front is only its place in today's list, so the
 * number alone must never come twice.
 */
const PAYMENT_SERIES = 'payment'

/** Sets aside the numbers a command may need; nothing is asked of the database when it needs none. */
export async function reserve(
  house: House, tenant: Tenant, prepared: Prepared, at: Case | undefined, command: Command, entity: string,
): Promise<Context['reserved']> {
  const kinds = effectKinds(prepared, command)
  const wantsFile = kinds.has('record') && !at?.fileNumber
  const wantsReference = kinds.has('fee') && !at?.fee?.paymentReference
  if (!wantsFile && !wantsReference) return undefined
  const { filePlan, code, id } = prepared.process
  const year = localDateOf(house.clock()).slice(0, 4)
  const number = wantsFile ? await nextNumber(house.store, tenant, `file:${id}:${year}`) : undefined
  const reference = wantsReference ? await nextNumber(house.store, tenant, PAYMENT_SERIES) : undefined
  return {
    ...(number !== undefined && { fileNumber: `${filePlan}-${code}-${number}/${year}`, code: accessCode() }),
    ...(reference !== undefined && { paymentReference: paymentReference(await cashOffice(house, tenant, entity), reference) }),
  }
}

/** A payment reference for each of these accounts. */
export async function reserveReferences(
  house: House, tenant: Tenant, accounts: readonly string[],
): Promise<Record<string, string>> {
  const references: Record<string, string> = {}
  for (const account of accounts) {
    const n = await nextNumber(house.store, tenant, PAYMENT_SERIES)
    references[account] = paymentReference(await cashOffice(house, tenant, account), n)
  }
  return references
}

function effectKinds(prepared: Prepared, command: Command): Set<Effect['kind']> {
  const { actions } = prepared.process
  const possible = Object.entries(actions).filter(([key, action]) =>
    action.by.includes('system') || (command.kind === 'act' && key === command.action))
  return new Set(possible.flatMap(([, action]) => (action.effects ?? []).map((effect) => effect.kind)))
}

/** The part of the reference that tells the office; it may change when legal entities come and go. */
async function cashOffice(house: House, tenant: Tenant, entity: string): Promise<number> {
  return Object.keys(await entitiesOf(house, tenant)).indexOf(entity) + 1
}

/** Letters and digits that nobody confuses on paper; 40 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

function accessCode(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
