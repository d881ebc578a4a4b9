// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A job over many cases as its owner sees it; nobody else sees it at all.
import { bulkCommand } from '../command/bulk.ts'
import type { BulkTask, UndoTask } from '../command/bulk.ts'
import { foresee, viewCases } from '../command/foresee.ts'
import type { CaseView } from '../command/house.ts'
import { takesAnswer } from '../engine/consulting.ts'
import type { Decided } from '../engine/decide.ts'
import type { Refusal } from '../engine/command.ts'
import { offersFor } from '../command/case-view.ts'
import { openUnits } from '../command/units.ts'
import type { Process } from '../process/process.ts'
import type { Page } from '../server/web.ts'
import { jobById, linesOfJob } from '../store/bulk.ts'
import type { BulkJob, BulkLine } from '../store/bulk.ts'
import { isUuid } from '../store/uuid.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { actorFor } from './tasks.ts'

/** Where jobs over many cases live, below the desk. */
export const BULK = 'sammelauftraege'

export interface BulkDesk {
  readonly desk: Desk
  readonly job: BulkJob
  readonly lines: readonly BulkLine[]
  /** `/amt-suederau/amt/sammelauftraege/<id>`. */
  readonly home: string
  readonly csrf: string
}

/** The address of a job. */
export const bulkAddress = ({ base }: Desk, id: string) => `${base}/${BULK}/${id}`

/** The job named in the address, if the person who asks began it. */
export async function bulkDeskOf(c: Page): Promise<BulkDesk | undefined> {
  const desk = await deskOf(c)
  const id = c.req.param('job') ?? ''
  const { store } = desk.house
  const job = isUuid(id) ? await jobById(store, desk.tenant, id) : undefined
  if (!job || job.staff !== desk.person.id) return undefined
  const lines = (await linesOfJob(store, desk.tenant, id)).filter(({ process }) => !desk.hidden.includes(process))
  return { desk, job, lines, home: bulkAddress(desk, id), csrf: c.get('csrf') }
}

/** `1 Vorgang`, `23 Vorgänge`. */
export const casesText = (count: number) => (count === 1 ? '1 Vorgang' : `${count} Vorgänge`)

/** What a job shall do; undefined while that is not said. */
export const taskOf = ({ task }: BulkJob) => (task ?? undefined) as unknown as BulkTask | undefined

/** An action that is possible for some of the cases now. */
export interface BulkChoice {
  readonly key: string
  readonly title: string
  readonly rare: boolean
  /** For so many it is offered. */
  readonly offered: number
  /** The first case it is offered for; its form asks the questions. */
  readonly example: CaseView
}

/** Every action offered for at least one of the cases, most cases first. */
export async function choicesOf({ desk, lines }: BulkDesk): Promise<readonly BulkChoice[]> {
  const found = new Map<string, BulkChoice>()
  const ids = lines.map(({ caseId }) => caseId)
  for await (const view of viewCases(desk.house, desk.tenant, ids)) {
    const { process } = view.prepared
    const offers = offersFor(view, actorFor(desk.person, process)).filter(({ offered }) => offered)
    for (const { action, title } of offers.filter((one) => fitsMany(process, one.action))) {
      const known = found.get(action)
      const rare = process.actions[action]!.rare === true || process.actions[action]!.exceptional === true
      found.set(action, { key: action, title, rare, example: view, ...known, offered: (known?.offered ?? 0) + 1 })
    }
  }
  return [...found.values()].sort((a, b) => Number(a.rare) - Number(b.rare) || b.offered - a.offered)
}

/** What each case is asked for itself (papers it always needs, wording, lists made from it, what was requested, whole applications) is no question for many. */
function fitsMany({ actions, fields, letters }: Process, key: string): boolean {
  if (takesAnswer(actions[key]!)) return false
  const names = actions[key]!.input ?? []
  const wordings = new Set(Object.values(letters).map(({ wording }) => wording))
  return names.every((name) => {
    const { type, required, when, list, initially, answers } = fields[name] ?? {}
    if (name === 'form' || answers !== undefined || wordings.has(name) || (list && initially !== undefined)) return false
    return type !== 'file' || when !== undefined || (required !== undefined && required !== true)
  })
}

/** The fields of an action that many cases share: papers and clauses are those of each case. */
export function sharedNames({ fields }: Process, names: readonly string[]): readonly string[] {
  return names.filter((name) => fields[name]?.type !== 'file' && fields[name]?.type !== 'clauses')
}

/** One case with what the job would do to it. */
export interface Foreseen {
  readonly line: BulkLine
  readonly view: CaseView
  readonly result: Decided | { readonly refusal: Refusal }
}

/** What the job would do to each of its cases now. */
export async function foreseeAll(
  { desk, job, lines }: BulkDesk, task: Exclude<BulkTask, UndoTask>,
): Promise<readonly Foreseen[]> {
  const byId = new Map(lines.map((line) => [line.caseId, line]))
  const offices = { people: desk.staff, units: await openUnits(desk.house, desk.tenant) }
  const all: Foreseen[] = []
  for await (const view of viewCases(desk.house, desk.tenant, [...byId.keys()])) {
    const line = byId.get(view.at.id)!
    const command = bulkCommand(job.id, task, { ...line, revision: view.at.revision }, offices, view)
    all.push({ line, view, result: await foresee(desk.house, desk.tenant, view, command) })
  }
  return all
}
