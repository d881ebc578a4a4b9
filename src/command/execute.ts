// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The life of one command: load, decide, commit. Nothing else writes a case.
import type { Case, Person } from '../engine/case.ts'
import type { Command, Opening, Refusal } from '../engine/command.ts'
import { SYSTEM, personOf } from '../engine/actor.ts'
import { decide, isOfEveryProcess } from '../engine/decide.ts'
import type { Decided } from '../engine/decide.ts'
import type { Context } from '../engine/context.ts'
import { ReferencesNeeded } from '../engine/references-needed.ts'
import type { Prepared } from '../engine/prepare.ts'
import { newSalt } from '../store/audit-entry.ts'
import type { Json } from '../store/canonical-json.ts'
import { commitCommand } from '../store/commit-command.ts'
import type { Commit } from '../store/commit-command.ts'
import { loadCase } from '../store/load-case.ts'
import { readRows } from '../store/query.ts'
import { hashSecret } from '../store/secret.ts'
import type { Tenant } from '../store/tenant.ts'
import { createToken } from '../store/tokens.ts'
import { answersText } from './answers-text.ts'
import { columnsOf, deadlinesOf } from './columns.ts'
import { occupiedBy } from './occupied.ts'
import type { House } from './house.ts'
import { placesText } from './places-text.ts'
import { reserve, reserveReferences } from './reserve.ts'
import { contextFor, processOf } from './settings.ts'

/** A case that exists, or one to be opened by this command. */
export type Target =
  | { readonly case: string }
  | { readonly open: Opening; readonly process: string }

export interface Done {
  readonly case: Case
  /** The command had been carried out before; nothing was done now. */
  readonly repeated: boolean
}

/** Somebody was faster this often in a row: something is wrong. */
const MAX_TRIES = 8
const CODE_YEARS = 10

/**
 * Carries out a command, once however often it is sent (by its id). A refusal is for the person;
 * an unknown case is `{ refusal: { kind: 'unknown' } }`; a lost database throws `Outage`.
 */
export async function execute(
  house: House, tenant: Tenant, command: Command, target: Target, finishes?: string,
): Promise<Done | { readonly refusal: Refusal }> {
  const id = 'case' in target ? target.case : target.open.case
  for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
    const start = await begin(house, tenant, target)
    if (!start) return { refusal: { kind: 'unknown', message: 'Diesen Vorgang gibt es nicht.' } }
    const { prepared, at, before } = start
    const reserved = await reserve(house, tenant, prepared, at, command, entityOf(prepared, before, command))
    let context = await contextFor(house, tenant, prepared.process.id, reserved)
    const input = command.kind === 'act' ? command.input : {}
    const held = at && (await occupiedBy(house, tenant, prepared, at, context, input))
    if (held?.length) context = { ...context, occupied: held }
    let decided = orNeeded(() => decide(prepared, before, command, context))
    if (decided instanceof ReferencesNeeded) {
      const references = await reserveReferences(house, tenant, decided.accounts)
      context = { ...context, reserved: { ...context.reserved, references } }
      decided = decide(prepared, before, command, context)
    }
    if ('refusal' in decided) {
      const repeated = at && (await wasDone(house, tenant, id, command.id))
      return repeated ? { case: at, repeated: true } : decided
    }
    if (decided.events.length === 0) return { case: decided.after, repeated: false }
    await keepCode(house, tenant, id, decided, context)
    const answer = await commitCommand(house.store, tenant, commitOf(prepared, command, at, decided, context, finishes))
    if (answer.status === 'committed') return { case: decided.after, repeated: false }
    if (answer.status === 'repeated') return again(house, tenant, answer.caseId)
    if (!('case' in target)) return again(house, tenant, id)
  }
  throw new Error(`case ${id}: somebody else was faster ${MAX_TRIES} times in a row`)
}

/** A fee for several cash offices asks for more numbers than were set aside. */
function orNeeded<T>(work: () => T): T | ReferencesNeeded {
  try {
    return work()
  } catch (error) {
    if (error instanceof ReferencesNeeded) return error
    throw error
  }
}

interface Start {
  readonly prepared: Prepared
  readonly at: Case | undefined
  readonly before: Case | Opening
}

async function begin(house: House, tenant: Tenant, target: Target): Promise<Start | undefined> {
  if ('open' in target) {
    const prepared = await processOf(house, tenant, target.process)
    return prepared && { prepared, at: undefined, before: target.open }
  }
  const stored = await loadCase(house.store, tenant, target.case)
  if (!stored) return undefined
  const at = stored.snapshot as unknown as Case
  const prepared = await processOf(house, tenant, at.process, at.version)
  if (!prepared) throw new Error(`case ${at.id}: process ${at.process} ${at.version} is gone`)
  return { prepared, at, before: at }
}

/** The legal entity the numbers come from: what the applicant chose counts before the default. */
function entityOf(prepared: Prepared, before: Case | Opening, command: Command): string {
  const field = prepared.process.entityField
  const chosen = field !== undefined && command.kind === 'act' ? command.input[field] : undefined
  return typeof chosen === 'string' ? chosen : before.entity
}

/** A repeat that the rules now refuse was carried out if the database knows its id. */
async function wasDone(house: House, tenant: Tenant, id: string, commandId: string): Promise<boolean> {
  const rows = await readRows(house.store, tenant, 'SELECT 1 FROM commands WHERE id = $1 AND case_id = $2', [commandId, id])
  return rows.length > 0
}

async function again(house: House, tenant: Tenant, id: string): Promise<Done> {
  const stored = await loadCase(house.store, tenant, id)
  if (!stored) throw new Error(`case ${id} was committed and cannot be read`)
  return { case: stored.snapshot as unknown as Case, repeated: true }
}

/** The applicant's access code must be findable the moment the case exists. */
async function keepCode(house: House, tenant: Tenant, id: string, decided: Decided, context: Context) {
  const recorded = decided.events.find((event) => event.kind === 'recorded')
  if (!recorded) return
  const year = Number(context.today.slice(0, 4)) + CODE_YEARS
  await createToken(house.store, tenant, {
    hash: hashSecret(recorded.code), purpose: 'status', caseId: id, data: {},
    createdAt: context.now, expiresAt: `${year}${context.now.slice(4)}`,
  })
}

function commitOf(
  prepared: Prepared, command: Command, before: Case | undefined, decided: Decided, context: Context, finishes?: string,
): Commit {
  const { fields } = decided.after
  const actor = actorOf(command) as unknown as Json
  return {
    commandId: command.id,
    caseId: decided.after.id,
    expected: before?.sequence ?? 0,
    at: context.now,
    columns: {
      ...columnsOf(prepared, decided.after, context),
      ...(fields !== before?.fields && { answers: answersText(prepared.process.fields, fields), places: placesText(prepared.process, fields) }),
    },
    snapshot: decided.after as unknown as Json,
    events: decided.events.map(({ kind, ...payload }) => ({ kind, payload: payload as unknown as Json, actor, salt: newSalt() })),
    effects: decided.work.map(({ id, kind, payload }) => ({ id, kind, payload: payload as Json })),
    deadlines: deadlinesOf(decided.after, context),
    ...(finishes !== undefined && { finishes }),
  }
}

/** Who answers for the command in the audit: a person also when reporting in the place of a service. */
function actorOf(command: Command): Person {
  if (command.kind === 'act' || command.kind === 'keep') return personOf(command.actor)
  if (isOfEveryProcess(command)) return personOf(command.by)
  const by = command.kind === 'outcome' && 'by' in command.result ? command.result.by : undefined
  return by ?? { id: SYSTEM.id, name: SYSTEM.name }
}
