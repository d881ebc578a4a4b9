// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto'
import { localDateOf } from '../calendar/instant.ts'
import { execute } from '../command/execute.ts'
import type { Actor } from '../engine/actor.ts'
import type { Act, Opening, Refusal } from '../engine/command.ts'
import { fillText } from '../engine/letter-value.ts'
import type { Process } from '../process/process.ts'
import { actorOf } from '../server/web.ts'
import type { Page } from '../server/web.ts'
import { forgetOldAnswers } from '../store/co-applicants.ts'
import { moveDocuments } from '../store/documents.ts'
import { submitDraft } from '../store/drafts.ts'
import type { OpenDraft } from './draft.ts'
import { saidRefusal } from './said-refusal.ts'

/**
 * Makes the draft a case: one, however often and from however many windows it is sent, because
 * command and case carry ids made from the draft's. Undefined when done, else why not.
 */
export async function submit(c: Page, open: OpenDraft): Promise<Refusal | undefined> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const { draft, prepared, view } = open
  const id = caseIdOf(draft.id)
  const person = c.get('person')
  const account = draft.account ?? (person?.kind === 'citizen' ? person.id : undefined)
  const command: Act = {
    kind: 'act',
    id: `draft:${draft.id}`,
    action: submitAction(prepared.process),
    input: view.values,
    actor: applicant(c, open),
  }
  const opening: Opening = {
    case: id,
    entity: view.at.entity,
    channel: 'portal',
    ...(account !== undefined && { account }),
  }
  const done = await execute(house, tenant, command, { process: prepared.process.id, open: opening })
  if ('refusal' in done) {
    return saidRefusal(prepared, opening, command, open.context, done.refusal)
  }
  await submitDraft(house.store, tenant, draft.id, { caseId: done.case.id, counted: { day: localDateOf(house.clock()), entity: done.case.entity } })
  await forgetOldAnswers(house.store, tenant, draft.id, draft.revision)
  await moveDocuments(house.store, tenant, draft.id, done.case.id)
  return undefined
}

/** The action that takes the whole form. */
export function submitAction(process: Process): string {
  const { actions } = process
  const found = Object.keys(actions).find((key) => actions[key]!.input?.includes('form'))
  if (found === undefined) throw new Error(`process ${process.id}: no action takes the form`)
  return found
}

/** The role of the process that applies. */
export function applicantRole(process: Process): string {
  const { roles } = process
  const found = Object.keys(roles).find((key) => roles[key]!.kind === 'applicant')
  if (found === undefined) throw new Error(`process ${process.id}: nobody applies`)
  return found
}

/** Without an account the name is the one in the application. */
function applicant(c: Page, { draft, prepared, view }: OpenDraft): Actor {
  const role = applicantRole(prepared.process)
  const person = c.get('person')
  if (person?.kind === 'citizen') return actorOf(person, role)
  const name = fillText(prepared, prepared.process.applicant, view.sight).replaceAll('–', '').trim()
  return {
    kind: 'person',
    id: draft.account ? `account:${draft.account}` : `draft:${draft.id}`,
    name,
    roles: [role],
  }
}

/** The id of the case a draft becomes, in the form of a UUID. */
export function caseIdOf(draftId: string): string {
  const hex = createHash('sha256').update(`case of draft ${draftId}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
