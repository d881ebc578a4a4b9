// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { randomInt } from 'node:crypto'
import { localDateOf } from '../calendar/instant.ts'
import type { Case } from '../engine/case.ts'
import type { Command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { Effect } from '../process/process.ts'
import { nextNumber, stableNumber } from '../store/counters.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'
import { paymentReference } from './payment-reference.ts'
import { entitiesOf, kept } from './settings.ts'

/** Sets aside the numbers a command may need; nothing is asked of the database when it needs none. */
export async function reserve(
  house: House, tenant: Tenant, prepared: Prepared, at: Case | undefined, command: Command, entity: string,
): Promise<Context['reserved']> {
  const kinds = effectKinds(prepared, command)
  const wantsFile = kinds.has('record') && !at?.fileNumber
  const wantsReference = kinds.has('fee') && (!at?.fee?.paymentReference || feesAnew(prepared, command))
  if (!wantsFile && !wantsReference) return undefined
  const { filePlan, code, id } = prepared.process
  const year = localDateOf(house.clock()).slice(0, 4)
  const number = wantsFile ? await nextNumber(house.store, tenant, `file:${id}:${year}`) : undefined
  const reference = wantsReference ? await referenceOf(house, tenant, entity) : undefined
  return {
    ...(number !== undefined && { fileNumber: `${filePlan}-${code}-${number}/${year}`, code: accessCode() }),
    ...(reference !== undefined && { paymentReference: reference }),
  }
}

/** A payment reference for each of these accounts. */
export async function reserveReferences(
  house: House, tenant: Tenant, accounts: readonly string[],
): Promise<Record<string, string>> {
  const references: Record<string, string> = {}
  for (const account of accounts) {
    references[account] = await referenceOf(house, tenant, account)
  }
  return references
}

/** Only the action itself may ask for a further fee; what the system does by itself never does. */
function feesAnew(prepared: Prepared, command: Command): boolean {
  const action = command.kind === 'act' ? prepared.process.actions[command.action] : undefined
  return action?.effects?.some((effect) => effect.kind === 'fee' && effect.anew) ?? false
}

function effectKinds(prepared: Prepared, command: Command): Set<Effect['kind']> {
  const { actions } = prepared.process
  const possible = Object.entries(actions).filter(([key, action]) =>
    action.by.includes('system') || (command.kind === 'act' && key === command.action))
  return new Set(possible.flatMap(([, action]) => (action.effects ?? []).map((effect) => effect.kind)))
}

/** The next reference of a cash office; office and running number together never come twice. */
async function referenceOf(house: House, tenant: Tenant, account: string): Promise<string> {
  // Known legal entities are numbered in their order before anything else gets a number.
  for (const entity of Object.keys(await entitiesOf(house, tenant))) await officeOf(house, tenant, entity)
  const office = await officeOf(house, tenant, account)
  return paymentReference(office, await nextNumber(house.store, tenant, `payment:${account}`))
}

/** Its place in a list would move when a legal entity is added; this number stays. */
const officeOf = (house: House, tenant: Tenant, account: string) =>
  kept(house, `${tenant.id}:office:${account}`, () => stableNumber(house.store, tenant, 'cash office', account))

/** Letters and digits that nobody confuses on paper; 40 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

function accessCode(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
