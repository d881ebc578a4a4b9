// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The example cases of the library, rehearsed and put into a real store with their own days.
import { randomUUID } from 'node:crypto'
import { addDays } from '../src/calendar/date.ts'
import type { LocalDate } from '../src/calendar/date.ts'
import { columnsOf } from '../src/command/columns.ts'
import type { Case } from '../src/engine/case.ts'
import type { Event } from '../src/engine/event.ts'
import type { Prepared } from '../src/engine/prepare.ts'
import { readScenarios } from '../src/engine/read-scenario.ts'
import { player, Rehearsal } from '../src/engine/rehearse.ts'
import { MUSTERGEMEINDE } from '../src/engine/scenario.ts'
import type { Scenario } from '../src/engine/scenario.ts'
import { commitCommand } from '../src/store/commit-command.ts'
import type { Json } from '../src/store/canonical-json.ts'
import type { Store } from '../src/store/store.ts'
import type { Tenant } from '../src/store/tenant.ts'
import { libraryFiles } from './library.ts'

export interface Dated {
  readonly event: Event
  readonly on: LocalDate
}

/** A case with its whole history, each event with its day. */
export interface Lived {
  readonly prepared: Prepared
  readonly at: Case
  readonly history: readonly Dated[]
  readonly entity: string
  readonly done: boolean
  readonly waitingKind: string
}

/** Every example case of a procedure, whole and broken off after each third step. */
export function livedCases(prepared: Prepared, entity: string): Lived[] {
  const { scenarios } = readScenarios(libraryFiles(prepared.process.id))
  return scenarios.flatMap((scenario) => {
    const lengths = scenario.steps.map((_, i) => i + 1).filter((n) => n % 3 === 0)
    return [...new Set([...lengths, scenario.steps.length])].flatMap((n) => lived(prepared, scenario, n, entity) ?? [])
  })
}

function lived(prepared: Prepared, scenario: Scenario, steps: number, entity: string): Lived | undefined {
  const history: Dated[] = []
  const rehearsal = new Rehearsal(prepared, {
    entity: MUSTERGEMEINDE.id, entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE },
    overlays: { '': scenario.parameters ?? {} }, region: { land: (scenario.land ?? 'SH') as 'SH' },
    happened: (event) => history.push({ event, on: rehearsal.today }),
  }, scenario.steps[0]!.on)
  for (const step of scenario.steps.slice(0, steps)) {
    rehearsal.moveTo(step.on)
    if (!step.do) continue
    const target = rehearsal.at?.consultations.find((c) => c.consultee === step.consultee && c.status === 'open')?.id
    const self = player(step.by!, step.by!, scenario.people[step.by!]!)
    const actor = step.for ? player(self.id, self.name, scenario.people[step.for]!, player(step.for, step.for, [])) : self
    rehearsal.act(actor, step.do, step.input ?? {}, target)
  }
  if (!rehearsal.at) return undefined
  const { done, waitingKind } = columnsOf(prepared, rehearsal.at, rehearsal.context())
  return { prepared, at: rehearsal.at, history, entity, done, waitingKind: waitingKind ?? 'nobody' }
}

/** Writes a case as so many copies, each `shift` days later than the one before. */
export async function putCase(store: Store, tenant: Tenant, one: Lived): Promise<void> {
  const caseId = randomUUID()
  const context = new Rehearsal(one.prepared, {
    entity: MUSTERGEMEINDE.id, entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE }, overlays: {}, region: { land: 'SH' },
  }, one.history.at(-1)!.on).context()
  const columns = { ...columnsOf(one.prepared, one.at, context), entity: one.entity, fileNumber: null, account: null, done: one.done }
  let [written, n] = [0, 0]
  while (written < one.history.length) {
    const { on } = one.history[written]!
    const portion: Dated[] = []
    for (const dated of one.history.slice(written)) {
      if (dated.on !== on) break
      portion.push(dated)
    }
    await commitCommand(store, tenant, {
      commandId: `${caseId}:${++n}`, caseId, expected: written, at: `${on}T08:00:00.000Z`, columns,
      snapshot: one.at as unknown as Json,
      events: portion.map(({ event }) => ({
        kind: event.kind, payload: event as unknown as Json, actor: {}, salt: '00'.repeat(16),
      })),
    })
    written += portion.length
  }
}

/** Days from one to another. */
export function daysOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day)
  return days
}
