// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What commands would do to cases, decided by the same engine and not carried out.
import type { Case } from '../engine/case.ts'
import type { Command, Refusal } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { decide } from '../engine/decide.ts'
import type { Decided } from '../engine/decide.ts'
import type { Prepared } from '../engine/prepare.ts'
import { ReferencesNeeded } from '../engine/references-needed.ts'
import type { Tenant } from '../store/tenant.ts'
import { snapshotsOf } from '../store/bulk.ts'
import { viewOf } from './case-view.ts'
import type { CaseView, House } from './house.ts'
import { occupiedBy } from './occupied.ts'

/** So many cases are held in memory at once. */
const CASES_AT_ONCE = 50

/** Looks at many cases, in this order, a few at a time; unknown ones are left out. */
export async function* viewCases(
  house: House, tenant: Tenant, ids: readonly string[],
): AsyncGenerator<CaseView> {
  for (let first = 0; first < ids.length; first += CASES_AT_ONCE) {
    const wanted = ids.slice(first, first + CASES_AT_ONCE)
    const found = await snapshotsOf(house.store, tenant, wanted)
    for (const id of wanted) {
      const at = found.get(id) as unknown as Case | undefined
      if (at) yield viewOf(house, tenant, at)
    }
    // Others wait for this thread too.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** The same decision as in earnest, with numbers that are given only then. */
export async function foresee(
  house: House, tenant: Tenant, { prepared, at, context }: CaseView, command: Command,
): Promise<Decided | { readonly refusal: Refusal }> {
  const input = command.kind === 'act' ? command.input : {}
  const occupied = await occupiedBy(house, tenant, prepared, at, context, input)
  return decided(prepared, at, command, { ...context, occupied, reserved: LATER })
}

/** Stand for numbers nobody has set aside. */
const LATER = { fileNumber: 'wird vergeben', code: '0000-0000', paymentReference: 'wird vergeben' }

function decided(prepared: Prepared, at: Case, command: Command, context: Context) {
  try {
    return decide(prepared, at, command, context)
  } catch (error) {
    if (!(error instanceof ReferencesNeeded)) throw error
    const references = Object.fromEntries(error.accounts.map((account) => [account, 'wird vergeben']))
    return decide(prepared, at, command, { ...context, reserved: { ...LATER, references } })
  }
}
