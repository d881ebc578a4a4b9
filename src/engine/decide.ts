// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The one door through which a case changes. No clock, no ids, no I/O.
import { personOf, SYSTEM } from './actor.ts'
import type { Actor } from './actor.ts'
import type { Case, Values } from './case.ts'
import { claim } from './claim.ts'
import type { Act, Claim, Command, Consult, Handover, Keep, Opening, Outcome, Refusal, Transfer, Undo as UndoCommand } from './command.ts'
import { DeadlineRefused } from './deadlines.ts'
import { consulting, takesAnswer } from './consulting.ts'
import type { Context } from './context.ts'
import { lapse, orderDelivery, prove, successOf } from './delivery.ts'
import { applyEffect } from './effects.ts'
import type { Event, Work } from './event.ts'
import { FeeRefused } from './fees-refused.ts'
import { askedOfForm, askedValues, checkInput, isEmpty, notOffered } from './input.ts'
import type { Problem } from './input.ts'
import { fillText } from './letter-value.ts'
import { handOver, transfer } from './handover.ts'
import { obstacles } from './offers.ts'
import { jsonOf } from './json.ts'
import type { Prepared } from './prepare.ts'
import { REFUSAL } from './refusal.words.ts'
import { askedNow, keptAnswers } from './requested.ts'
import { look } from './scope.ts'
import type { Sight } from './scope.ts'
import { nextState } from './status-rule.ts'
import { linked, receiveSignal } from './links.ts'
import { Turn } from './turn.ts'
import { undo } from './undo.ts'
import { checksOf } from '../process/checks-of.ts'
import type { Action, StatusRule } from '../process/process.ts'

export interface Decided {
  readonly events: readonly Event[]
  readonly work: readonly Work[]
  readonly after: Case
}

/** System actions settle within this many steps or the process is faulty. */
export const MAX_SETTLING = 32

/** The first state of every status, and nothing else: a case before anybody acted. */
export function openCase(prepared: Prepared, opening: Opening, context: Context): Event {
  const { process } = prepared
  const statuses = Object.fromEntries(
    Object.entries(process.statuses).map(([key, status]) => [key, Object.keys(status.states)[0]!]),
  )
  const { case: id, entity, channel, account, link } = opening
  return {
    kind: 'opened', case: id, process: process.id, version: process.version, entity, channel,
    ...(account !== undefined && { account }), ...(link && { link }), at: context.now, statuses,
  }
}

/**
 * What a command does to a case: events, work for services and the case afterwards; or a refusal
 * with a sentence for the person. An `Opening` in place of a case opens one first.
 */
export function decide(
  prepared: Prepared, before: Case | Opening, command: Command, context: Context,
): Decided | { readonly refusal: Refusal } {
  const turn = new Turn(prepared, command.id, context)
  if ('sequence' in before) turn.at = before
  else turn.add(openCase(prepared, before, context))
  if (command.kind === 'act') {
    const refusal = act(turn, command)
    if (refusal) return { refusal }
  } else if (isOfEveryProcess(command)) {
    const refusal = ofEveryProcess(turn, command)
    if (refusal) return { refusal }
  } else if (command.kind === 'outcome') outcome(turn, command)
  else if (command.kind === 'keep') keep(turn, command)
  else {
    endObjectionPeriods(turn)
    lapse(turn)
  }
  settle(turn)
  return { events: turn.events, work: turn.work, after: turn.at }
}

type OfEveryProcess = Handover | Transfer | UndoCommand | Claim | Consult

/** A command every process knows, given by a person. */
export function isOfEveryProcess(command: Command): command is OfEveryProcess {
  return ['handover', 'transfer', 'undo', 'claim', 'consult'].includes(command.kind)
}

/** What every process knows, so that none has to describe it. */
function ofEveryProcess(turn: Turn, command: OfEveryProcess): Refusal | undefined {
  switch (command.kind) {
    case 'handover': return handOver(turn, command)
    case 'transfer': return transfer(turn, command)
    case 'undo': return undo(turn, command)
    case 'claim': return claim(turn, command)
    case 'consult': return consulting(turn, command)
  }
}

function keep(turn: Turn, { what, actor }: Keep) {
  turn.add({ ...what, on: turn.context.today, by: personOf(actor) })
}

function act(turn: Turn, command: Act): Refusal | undefined {
  const { prepared } = turn
  const say = REFUSAL[prepared.language]
  const action = prepared.process.actions[command.action]
  if (!action) return { kind: 'unknown', message: `Die Aktion «${command.action}» gibt es in diesem Verfahren nicht.` }
  if (command.revision !== undefined && command.revision !== turn.at.revision) {
    return { kind: 'conflict', message: say.conflict }
  }
  const { reasons } = obstacles(prepared, command.action, action, turn.at, command.actor, turn.look(command.actor))
  turn.context.observe?.(action, reasons)
  if (reasons.length) {
    const allowed = action.by.some((role) => command.actor.roles.includes(role))
    return { kind: allowed ? 'blocked' : 'notAllowed', message: reasons.map((reason) => reason.sentence).join(' ') }
  }
  const target = command.target === undefined ? undefined : turn.at.consultations.find((c) => c.id === command.target)
  if (takesAnswer(action) && target?.status !== 'open') {
    return { kind: 'blocked', message: say.answered }
  }
  const entered = enter(turn, action, command)
  if ('problems' in entered) {
    return { kind: 'input', message: say.wrong(entered.problems.length), problems: entered.problems }
  }
  try {
    perform(turn, command.action, action, command.actor, entered, command)
  } catch (refused) {
    if (refused instanceof DeadlineRefused) return { kind: 'blocked', message: refused.message }
    if (!(refused instanceof FeeRefused)) throw refused
    const { field, message } = refused
    return { kind: 'input', message, problems: [{ field, message }] }
  }
  return undefined
}

interface Entered {
  readonly stored: Values
  readonly transient: Values
}

/** Takes only the fields the action asks for, checks them, then the checks of the action. */
function enter(turn: Turn, action: Action, command: Act): Entered | { problems: Problem[] } {
  const { prepared } = turn
  const names = inputNames(turn, action, command.input)
  const asking = askedNow(prepared, turn.at, names)
  const fields = Object.fromEntries(names.map((name) => [name, asking.process.fields[name]!]))
  const given = Object.fromEntries(names.map((name) => [name, command.input[name] ?? null]))
  const seen = withFields(turn.at, given)
  const sight = look(prepared, seen, turn.context, command.actor)
  const answered = askedValues(asking, fields, given, sight)
  const values = keptAnswers(asking, answered)
  const settled = look(prepared, withFields(turn.at, values), turn.context, command.actor)
  const asked = action.incomplete ? names.filter((name) => !isEmpty(values[name])) : names
  const found = checkInput(asking, asked, answered, settled)
  const wrong = action.incomplete ? found.filter((one) => !one.missing) : found
  const problems = [...wrong, ...foreignEntities(turn, names, values)]
  if (problems.length === 0) {
    for (const check of checksOf(prepared.process, action)) {
      if (prepared.rule(check.rule).evaluate(settled.scope, settled.env) !== true) {
        problems.push({ field: check.field ?? '', message: fillText(prepared, check.message, settled) })
      }
    }
  }
  if (problems.length) return { problems }
  const isTransient = (name: string) => prepared.process.fields[name]?.transient === true
  const split = (wanted: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => isTransient(name) === wanted))
  return { stored: split(false), transient: split(true) }
}

/** A legal entity must be one of this tenant. */
function foreignEntities({ prepared, context }: Turn, names: readonly string[], values: Values): Problem[] {
  return names
    .filter((name) => prepared.process.fields[name]!.type === 'entity' && typeof values[name] === 'string')
    .filter((name) => !Object.hasOwn(context.entities, String(values[name])))
    .map((field) => notOffered(prepared, field))
}

const withFields = (at: Case, values: Values): Case => ({ ...at, fields: { ...at.fields, ...values } })

/** `form` stands for all fields of the pages that are asked with these answers. */
function inputNames(turn: Turn, action: Action, given: Values): string[] {
  const { prepared } = turn
  const { fields } = prepared.process
  const known = Object.fromEntries(Object.keys(fields).map((name) => [name, given[name] ?? turn.at.fields[name] ?? null]))
  return (action.input ?? []).flatMap((name) => {
    if (name !== 'form') return [name]
    const sight = look(prepared, withFields(turn.at, known), turn.context)
    return askedOfForm(prepared, sight)
  })
}

function perform(
  turn: Turn, key: string, action: Action, actor: Actor, entered: Entered, { target, papers }: Pick<Act, 'target' | 'papers'>,
) {
  const { prepared, context } = turn
  const { stored, transient } = entered
  const input = { ...stored, ...transient }
  const seen = () => turn.look(actor, transient)
  const named = { ...withFields(turn.at, input), ...naming(turn.prepared, turn.look(actor, input)) }
  const text = fillText(prepared, action.done ?? action.title, look(prepared, named, context, actor))
  turn.add({
    kind: 'acted', action: key, by: personOf(actor), input: transient, at: context.now, text,
    ...(target !== undefined && { target }),
  })
  if (Object.keys(stored).length) turn.add({ kind: 'valuesSet', values: stored })
  const chosen = prepared.process.entityField && stored[prepared.process.entityField]
  if (typeof chosen === 'string' && chosen !== turn.at.entity) turn.add({ kind: 'entityChosen', entity: chosen })
  setValues(turn, action, seen())
  for (const rule of action.sets ?? []) setStatus(turn, rule, seen())
  nameCase(turn, seen())
  for (const effect of action.effects ?? []) {
    const sight = seen()
    const applies = effect.when === undefined || prepared.rule(effect.when).evaluate(sight.scope, sight.env) === true
    context.observe?.(effect, applies)
    if (!applies) continue
    applyEffect(turn, effect, { sight, look: seen, actor, input, target, papers })
  }
}

function setValues(turn: Turn, action: Action, sight: Sight) {
  const { prepared } = turn
  const entries = Object.entries(action.values ?? {})
  if (!entries.length) return
  const values = Object.fromEntries(entries.map(([name, source]) => [
    name, jsonOf(prepared.process.fields[name]!, prepared.rule(source).evaluate(sight.scope, sight.env)),
  ]))
  turn.add({ kind: 'valuesSet', values })
}

function setStatus(turn: Turn, rule: StatusRule, sight: Sight) {
  const to = nextState(turn.prepared, turn.context, rule, sight)
  const from = turn.at.statuses[rule.status]!
  if (to === undefined || to === from) return
  turn.add({ kind: 'statusSet', status: rule.status, from, to, on: turn.context.today })
}

function nameCase(turn: Turn, sight: Sight) {
  const { title, applicant } = naming(turn.prepared, sight)
  if (title !== turn.at.title || applicant !== turn.at.applicant) turn.add({ kind: 'named', title, applicant })
}

/** What the case is called and for whom, by the texts of the process. */
export function naming(prepared: Prepared, sight: Sight): { title: string; applicant: string } {
  const { caseTitle, applicant } = prepared.process
  return {
    title: fillText(prepared, caseTitle, sight).trim(),
    applicant: fillText(prepared, applicant, sight).replaceAll('–', '').trim(),
  }
}

/** A service reports back; what is no longer expected changes nothing. */
function outcome(turn: Turn, command: Outcome) {
  const { result } = command
  if (result.kind === 'rendered') {
    const letter = turn.at.letters.find((one) => one.id === result.letter)
    if (!letter || letter.document) return
    turn.add({ kind: 'letterRendered', id: letter.id, document: result.document, sha256: result.sha256 })
    for (const delivery of turn.at.deliveries) {
      if (delivery.letterId === letter.id && delivery.status === 'pending') orderDelivery(turn, delivery.id)
    }
  } else if (result.kind === 'proof') prove(turn, result)
  else if (result.kind === 'provided') {
    const delivery = turn.at.deliveries.find((one) => one.id === result.delivery)
    if (!delivery || delivery.status !== 'pending') return
    const { on, channel = delivery.channel, by } = result
    prove(turn, { delivery: delivery.id, channel, proof: { kind: successOf(channel), on, ...(by && { by }) } })
  } else if (result.kind === 'handled') {
    const { work, reason, by } = result
    turn.add({ kind: 'handled', work, reason, on: turn.context.today, by })
  } else if (result.kind === 'linked') linked(turn, result)
  else if (result.kind === 'signal') receiveSignal(turn, result.as, result.name)
}

/** A period that began by itself ends by itself. */
function endObjectionPeriods(turn: Turn) {
  for (const [name, { starts }] of Object.entries(turn.prepared.process.deadlines)) {
    const due = turn.at.deadlines[name]?.due
    if (starts && due !== undefined && turn.context.today > due) turn.add({ kind: 'deadlineCleared', name })
  }
}

/** System actions run by themselves until none is offered any more. */
function settle(turn: Turn) {
  const { prepared } = turn
  const system = Object.entries(prepared.process.actions).filter(([, action]) => action.by.includes('system'))
  for (let step = 0; step <= MAX_SETTLING; step++) {
    const sight = turn.look(SYSTEM)
    // Most do not hold; their sentences, which nobody would read, are not made.
    const holds = (action: Action) => prepared.rule(action.rule).evaluate(sight.scope, sight.env) === true
    const next = system.find(([key, action]) =>
      holds(action) && obstacles(prepared, key, action, turn.at, SYSTEM, sight).reasons.length === 0)
    if (!next) return
    perform(turn, next[0], next[1], SYSTEM, { stored: {}, transient: {} }, {})
  }
  throw new Error(`process ${prepared.process.id}: system actions do not settle within ${MAX_SETTLING} steps`)
}
