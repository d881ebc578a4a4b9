// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The commands that are measured: a clerk asks for papers (rule, text of a letter, deadline, two
// effects), the applicant hands them in; then all over again.
import { randomUUID } from 'node:crypto'
import { addDays } from '../src/calendar/date.ts'
import { localDateOf } from '../src/calendar/instant.ts'
import { execute } from '../src/command/execute.ts'
import type { Target } from '../src/command/execute.ts'
import type { House } from '../src/command/house.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Values } from '../src/engine/case.ts'
import { application } from '../src/sample/application.ts'
import type { Tenant } from '../src/store/tenant.ts'

const CLERK: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
const APPLICANT: Actor = {
  kind: 'person', id: 'account:bench', name: 'Jana Sommer', roles: ['antragsteller'],
}
const PARTY = {
  name: 'Dorffest', days: 40, entity: 'suederau', organisation: 'TSV Süderau e. V.', first: 'Jana',
  last: 'Sommer', email: 'jana.sommer@tsv-suederau.example', place: 'Schulweg 12',
}
const PAPER = { id: randomUUID(), name: 'plan.pdf', size: 1000, type: 'application/pdf' }

/** A case that a clerk has taken over; gives its id. */
export async function openCase(house: House, tenant: Tenant, id: string): Promise<string> {
  const input = application(PARTY, localDateOf(house.clock()), PAPER)
  const open = { case: id, entity: 'suederau', channel: 'portal' }
  await act(house, tenant, APPLICANT, 'einreichen', input, { open, process: 'gestattung' })
  await act(house, tenant, CLERK, 'uebernehmen', {}, { case: id })
  return id
}

/** One measured command; leaves the case waiting for papers. */
export function requestPapers(house: House, tenant: Tenant, id: string): Promise<void> {
  const due = addDays(localDateOf(house.clock()), 14)
  const grund = `Im Plan fehlt die Zufahrt für die Feuerwehr. Bitte bis ${due}.`
  const input = { nachforderung: [{ unterlage: 'Lageplan mit Rettungsweg', grund }] }
  return act(house, tenant, CLERK, 'nachfordern', input, { case: id })
}

/** The other measured command; leaves the case as it was before `requestPapers`. */
export function answerRequest(house: House, tenant: Tenant, id: string): Promise<void> {
  return act(house, tenant, APPLICANT, 'nachreichen', { nachgereicht: [PAPER] }, { case: id })
}

async function act(
  house: House, tenant: Tenant, actor: Actor, action: string, input: Values, target: Target,
): Promise<void> {
  const command = { kind: 'act', id: randomUUID(), action, input, actor } as const
  const done = await execute(house, tenant, command, target)
  if ('refusal' in done) throw new Error(`${action}: ${done.refusal.message}`)
  if (done.repeated) throw new Error(`${action}: repeated`)
}
