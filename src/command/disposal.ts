// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Carries out a released list (Aussonderung): case by case, first what the database holds, then the
// bytes. A part that runs again after a crash finds erased what was erased and deletes what is left.
import { addMonths } from '../calendar/date.ts'
import { instantOf, localDateOf } from '../calendar/instant.ts'
import { disposalById, endDisposalPart } from '../store/disposals.ts'
import type { DisposalPart, Due } from '../store/disposals.ts'
import { eraseCase, noteBytesGone, releasedCases } from '../store/erase-case.ts'
import type { Tenant } from '../store/tenant.ts'
import type { Process } from '../process/process.ts'
import { removeBlob } from './drop-document.ts'
import type { House } from './house.ts'
import { processOf } from './settings.ts'

/** A file that was held back is offered again after a year. */
const HELD_MONTHS = 12
/** So many cases are done before other work has its turn. */
const CASES_PER_PART = 20

/** What is to be offered of a process at an instant, as its newest version says; `undefined` if it says nothing. */
export function dueOf({ id, disposal }: Process, now: string): Due | undefined {
  const heldAfter = instantOf(addMonths(localDateOf(now), -HELD_MONTHS), '00:00')
  return disposal && { process: id, status: disposal.status, state: disposal.state, heldAfter }
}

/** Works through the next cases of a released list and orders the part after it. */
export async function workDisposal(house: House, tenant: Tenant, part: DisposalPart): Promise<void> {
  const { store } = house
  const list = await disposalById(store, tenant, part.disposal)
  if (list?.state !== 'released' || list.runs !== part.run) return
  const prepared = await processOf(house, tenant, list.process)
  const due = prepared && dueOf(prepared.process, house.clock())
  if (!due) throw new Error(`disposal ${list.id}: process ${list.process} no longer says what is to be offered`)
  for (const one of await releasedCases(store, tenant, list.id, CASES_PER_PART)) {
    const { bytes } = await eraseCase(store, tenant, one, due, house.clock())
    for (const sha256 of new Set([...one.bytesLeft, ...bytes])) await removeBlob(house, tenant, sha256)
    await noteBytesGone(store, tenant, one)
  }
  await endDisposalPart(store, tenant, part, house.clock())
}
