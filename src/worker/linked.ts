// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Cases of one municipality that know each other: opening one from another, telling signals.
import { execute } from '../command/execute.ts'
import type { House } from '../command/house.ts'
import { processOf } from '../command/settings.ts'
import type { Actor } from '../engine/actor.ts'
import type { Case, Json, LinkedCase, Values } from '../engine/case.ts'
import type { Outcome } from '../engine/command.ts'
import { storedAs } from '../engine/json.ts'
import { documentById, documentsOf, addDocument } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import type { TakenEffect } from '../store/queue.ts'
import type { Tenant } from '../store/tenant.ts'
import type { Process } from '../process/process.ts'
import { idOf } from './id-of.ts'
import { NeedsPerson } from './needs-person.ts'

/** What the engine ordered; see `openLink`. */
interface OpenOrder {
  readonly link: string
  readonly title: string
  readonly process: string
  readonly action: string
  readonly back: string
  readonly entity: string
  readonly from: string
  readonly fromProcess: string
  readonly fileNumber: string | null
  readonly account: string | null
  readonly continues: boolean
  readonly values: Values
}

/** Opens the other case with its own action; asked twice, it is the same case. */
export async function openLinked(house: House, tenant: Tenant, effect: TakenEffect): Promise<Outcome['result']> {
  const order = effect.payload as unknown as OpenOrder
  const prepared = await processOf(house, tenant, order.process)
  const action = prepared?.process.actions[order.action]
  if (!prepared || !action) {
    throw new NeedsPerson(`Das Verfahren «${order.process}» ist hier nicht veröffentlicht. Eröffnen Sie den Vorgang von Hand.`)
  }
  const id = idOf(`linked ${tenant.id} ${effect.id}`)
  const input = await ownDocuments(house, tenant, id, prepared.process, order.values)
  const back: LinkedCase = {
    as: order.back, title: order.title, process: order.fromProcess, case: order.from, back: order.link, signals: [],
    ...(order.fileNumber !== null && { fileNumber: order.fileNumber }),
  }
  const account = order.continues ? order.account : null
  const actor: Actor = { kind: 'service', id: 'verbindung', name: 'Verbundener Vorgang', roles: action.by }
  const done = await execute(
    house, tenant, { kind: 'act', id: `open:${effect.id}`, action: order.action, input, actor },
    {
      process: order.process,
      open: { case: id, entity: order.entity, channel: 'link', link: back, ...(account !== null && { account }) },
    },
  )
  if ('refusal' in done) {
    const reasons = (done.refusal.problems ?? []).map((one) => one.message).join(' ')
    throw new NeedsPerson(`Der verbundene Vorgang ließ sich nicht eröffnen: ${done.refusal.message} ${reasons}`.trim())
  }
  if (order.continues) await takePapers(house, tenant, order.from, id)
  const { fileNumber } = done.case
  return {
    kind: 'linked', as: order.link, case: done.case.id, process: order.process,
    ...(fileNumber !== undefined && { fileNumber }),
  }
}

/** Tells the other case; while it does not exist yet, the queue tries again. */
export async function tellLinked(
  house: House, tenant: Tenant, effect: TakenEffect, at: Case, payload: Readonly<Record<string, string>>,
): Promise<void> {
  const other = at.links?.find((link) => link.as === payload['as'])?.case
  if (other === undefined) throw new Error(`signal ${effect.id}: the linked case is not open yet`)
  const result = { kind: 'signal' as const, as: payload['back']!, name: payload['name']! }
  const done = await execute(house, tenant, { kind: 'outcome', id: `signal:${effect.id}`, result }, { case: other })
  if ('refusal' in done) throw new Error(`signal ${effect.id}: ${done.refusal.message}`)
}

/** Files get rows of their own at the new case; the bytes are the same, by their hash. */
async function ownDocuments(
  house: House, tenant: Tenant, caseId: string, { fields }: Process, values: Values,
): Promise<Values> {
  const entries = Object.entries(values).filter(([name]) => fields[name] !== undefined)
  const out: Record<string, Json> = {}
  for (const [name, value] of entries) {
    const field = fields[name]!
    const isFiles = field.type === 'file' && Array.isArray(value)
    out[name] = isFiles ? await copied(house, tenant, caseId, value as readonly Json[]) : storedAs(field, value)
  }
  return out
}

async function copied(house: House, tenant: Tenant, caseId: string, files: readonly Json[]): Promise<Json[]> {
  const out: Json[] = []
  for (const file of files as readonly Values[]) {
    const known = await documentById(house.store, tenant, String(file['id']))
    if (!known) continue
    out.push({ ...file, id: await copyOf(house, tenant, caseId, known) })
  }
  return out
}

/** Whatever was handed in goes along, also what no field keeps; letters stay where they were written. */
async function takePapers(house: House, tenant: Tenant, from: string, caseId: string): Promise<void> {
  for (const paper of await documentsOf(house.store, tenant, { caseId: from })) {
    if (!paper.kind.startsWith('letter:')) await copyOf(house, tenant, caseId, paper)
  }
}

/** The same paper copied again is the same copy. */
async function copyOf(house: House, tenant: Tenant, caseId: string, paper: StoredDocument): Promise<string> {
  const id = idOf(`copy ${tenant.id} ${caseId} ${paper.id}`)
  await addDocument(house.store, tenant, { ...paper, id, caseId, draftId: null })
  return id
}
