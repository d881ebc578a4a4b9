// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One action on many cases. Each case is a command of its own with an id made of job and case, so
// that a part that runs again after a crash finds done what was done.
import type { Actor } from '../engine/actor.ts'
import type { Values } from '../engine/case.ts'
import type { Command, Refusal } from '../engine/command.ts'
import type { BulkItem, BulkJob, ItemOutcome } from '../store/bulk.ts'
import { endPart, jobById, noteItem, openItems, stopJob } from '../store/bulk.ts'
import { Outage } from '../store/outage.ts'
import { listStaff } from '../store/staff.ts'
import type { Tenant } from '../store/tenant.ts'
import { viewCase } from './case-view.ts'
import { execute } from './execute.ts'
import type { CaseView, House } from './house.ts'
import { papersAlong } from './papers-along.ts'
import { withSuggested } from './suggested-clauses.ts'
import { undoStep } from './undo.ts'
import { openUnits, transferCommand } from './units.ts'
import type { Offices } from './units.ts'

/** What a job does to each of its cases. */
export type BulkTask = ActTask | AssignTask | TransferTask | UndoTask

/** The same action with the same input. */
export interface ActTask {
  readonly kind: 'act'
  readonly action: string
  readonly title: string
  readonly input: Values
  /** Each case gets the clauses suggested for it. */
  readonly suggested?: true
  /** Asks other bodies: of each case goes along what is proposed. */
  readonly asks?: true
  readonly actor: Actor
}

/** Gives each case to the person its item names, or to nobody. */
export interface AssignTask {
  readonly kind: 'assign'
  readonly title: string
  readonly actor: Actor
}

/** Gives each case to a unit, with the same word to those who receive it. */
export interface TransferTask {
  readonly kind: 'transfer'
  readonly title: string
  readonly unit: { readonly id: string; readonly name: string }
  readonly note: string
  readonly actor: Actor
  /** Case → unit that had it when the job was made; absent: none. */
  readonly lay: Readonly<Record<string, string>>
}

/** Takes back what another job did. */
export interface UndoTask {
  readonly kind: 'undo'
  readonly title: string
  readonly actor: Actor
  /** The other job. */
  readonly of: string
}

/** Which part of which start of a job; the payload of its effect. */
export interface BulkPart {
  readonly job: string
  readonly run: number
  readonly part: number
}

/** So many cases are done before other work has its turn. */
export const CASES_PER_PART = 20

/** The id of the command a job gives to one case; always the same. */
export const bulkCommandId = (job: string, caseId: string) => `bulk:${job}:${caseId}`

type Item = Pick<BulkItem, 'caseId' | 'revision' | 'person' | 'holder'>

/** The command a job gives to one case, on the case as it was seen; `view` where it takes answers from the case, `papers` what goes along. */
export function bulkCommand(
  job: string, task: ActTask | AssignTask | TransferTask, { caseId, revision, person, holder }: Item, offices: Offices, view?: CaseView, papers?: readonly string[],
): Command {
  const id = bulkCommandId(job, caseId)
  if (task.kind === 'transfer') {
    const { unit, note, actor, lay } = task
    return transferCommand(offices, { id, unit, note, from: { unit: lay[caseId] ?? null, person: holder }, by: actor })
  }
  if (task.kind === 'assign') {
    const staff = person === null ? undefined : offices.people.get(person)
    if (person !== null && !staff?.active) throw new Error(`job ${job}: ${person} no longer works here`)
    const to = staff ? { id: staff.id, name: staff.name, roles: staff.roles, ...(staff.phone !== null && { phone: staff.phone }) } : null
    return { kind: 'handover', id, to, from: holder, by: task.actor }
  }
  const { action, actor } = task
  const input = task.suggested && view ? withSuggested(view, task) : task.input
  return { kind: 'act', id, action, input, actor, ...(revision !== null && { revision }), ...(papers && { papers }) }
}

/** Works through the next cases of a job and orders the part after it; stops where the job was stopped. */
export async function workPart(house: House, tenant: Tenant, part: BulkPart): Promise<void> {
  const job = await jobById(house.store, tenant, part.job)
  if (!job || job.state !== 'running' || job.runs !== part.run) return
  const task = job.task as unknown as BulkTask
  // Who left the office or was locked out starts nothing any more, not even by an old job.
  const people = new Map((await listStaff(house.store, tenant)).map((one) => [one.id, one]))
  const offices = { people, units: await openUnits(house, tenant) }
  if (!people.get(job.staff)?.active) {
    await stopJob(house.store, tenant, job.id)
    return
  }
  for (const item of await openItems(house.store, tenant, job.id, CASES_PER_PART)) {
    if (!(await isAtWork(house, tenant, part))) return
    const { outcome, sentence } = await outcomeOf(house, tenant, job, task, item, offices)
    await noteItem(house.store, tenant, job.id, item.position, outcome, sentence)
  }
  await endPart(house.store, tenant, part, house.clock())
}

async function isAtWork({ store }: House, tenant: Tenant, { job, run }: BulkPart): Promise<boolean> {
  const now = await jobById(store, tenant, job)
  return now?.state === 'running' && now.runs === run
}

interface Became {
  readonly outcome: ItemOutcome
  readonly sentence: string | null
}

/** A case whose process is at fault is noted and keeps no other waiting; an outage is tried again. */
async function outcomeOf(
  house: House, tenant: Tenant, { id }: BulkJob, task: BulkTask, item: BulkItem, offices: Offices,
): Promise<Became> {
  const { caseId } = item
  try {
    const view = task.kind === 'act' && (task.suggested || task.asks) ? await viewCase(house, tenant, caseId) : undefined
    const papers = view && task.kind === 'act' && task.asks ? (await papersAlong(house, tenant, view)).proposed : undefined
    const done = task.kind === 'undo'
      ? await undoStep(house, tenant, caseId, { id: bulkCommandId(id, caseId), of: bulkCommandId(task.of, caseId), by: task.actor })
      : await execute(house, tenant, bulkCommand(id, task, item, offices, view, papers), { case: caseId })
    return 'refusal' in done ? refusedAs(done.refusal) : { outcome: 'done', sentence: null }
  } catch (error) {
    if (error instanceof Outage) throw error
    house.log('error', 'bulk', { tenant: tenant.id, job: id, case: caseId, error: (error as Error).message })
    return { outcome: 'failed', sentence: FAILED }
  }
}

const FAILED = 'Hier hat das Programm einen Fehler. Der Vorgang ist unverändert; bitte bearbeiten Sie ihn einzeln.'

/** What a refusal means to who looks through the results. */
export function refusedAs(refusal: Refusal): Became {
  return { outcome: refusal.kind === 'conflict' ? 'conflict' : 'refused', sentence: sentenceOf(refusal) }
}

/** Why not, in one text; what is wrong with the input is named. */
function sentenceOf({ message, problems }: Refusal): string {
  return problems?.length ? problems.map((one) => one.message).join(' ') : message
}
