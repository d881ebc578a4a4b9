// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { display } from '../feel/display.ts'
import { toLocalDate } from '../feel/values.ts'
import type { Effect } from '../process/process.ts'
import { personOf } from './actor.ts'
import type { Actor } from './actor.ts'
import type { Json, Values } from './case.ts'
import { changeDeadline, correctReceipt, correctServed, setDeadline } from './deadline-changes.ts'
import { deliver, delivered, undelivered } from './delivery.ts'
import { computeFee } from './fees.ts'
import { toCents } from '../feel/exact.ts'
import { fillLetter } from './letter.ts'
import { fillText } from './letter-value.ts'
import { openLink, sendSignal } from './links.ts'
import { wantedPlaces } from './occupy.ts'
import { bookReceivables } from './receivables.ts'
import { ReferencesNeeded } from './references-needed.ts'
import { forgoItems, supplyItems } from './requested.ts'
import type { Sight } from './scope.ts'
import type { Turn } from './turn.ts'

export interface Occasion {
  readonly sight: Sight
  /** The case as it is now, with the input of the action. */
  readonly look: () => Sight
  readonly actor: Actor
  readonly input: Values
  readonly target: string | undefined
  /** What goes along with a question to other bodies. */
  readonly papers: readonly string[] | undefined
}

/** Turns one effect of an action into events of the case and work for services. */
export function applyEffect(turn: Turn, effect: Effect, occasion: Occasion): void {
  const { sight, actor, input } = occasion
  const { prepared, context } = turn
  const value = (source: string) => prepared.rule(source).evaluate(sight.scope, sight.env)
  switch (effect.kind) {
    case 'record': {
      const on = effect.on === undefined ? undefined : toLocalDate(value(effect.on))
      return record(turn, on)
    }
    case 'assign': {
      const { id, name, phone } = actor
      return turn.add({ kind: 'assigned', to: { id, name, ...(phone !== undefined && { phone }) } })
    }
    case 'letter': return letter(turn, effect, occasion)
    case 'deliver': {
      const way = value(effect.channel)
      const on = effect.on === undefined ? undefined : toLocalDate(value(effect.on))
      if (on === undefined) return deliver(turn, effect.letter, way)
      return way === null ? undefined : delivered(turn, effect.letter, display(way), { on, ...paper(input, effect.proof) })
    }
    case 'undelivered': return undelivered(turn, effect.letter, display(value(effect.reason)))
    case 'deadline':
      return changeDeadline(turn, effect, sight)
    case 'correct': {
      const on = toLocalDate(value(effect.on))
      if (!on) throw new Error(`correct: «${effect.on}» ist kein Datum`)
      return correctServed(turn, effect.letter, { on, ...paper(input, effect.proof) }, occasion.look)
    }
    case 'receipt': {
      const on = toLocalDate(value(effect.on))
      if (!on) throw new Error(`receipt: «${effect.on}» ist kein Datum`)
      return correctReceipt(turn, noonOf(on), occasion.look)
    }
    case 'open': return openLink(turn, effect.link, sight)
    case 'signal': return sendSignal(turn, effect.name)
    case 'occupy': {
      const entries = wantedPlaces(prepared, effect.register, sight)
      return entries.length ? turn.add({ kind: 'occupied', entries }) : undefined
    }
    case 'release': return turn.add({ kind: 'released', register: effect.register })
    case 'consult': return consult(turn, effect, occasion)
    case 'answer': {
      const [position, text] = [value(effect.position), value(effect.text)]
      const files = effect.files === undefined ? [] : papersIn(input, effect.files)
      return turn.add({
        kind: 'consultationAnswered', id: occasion.target!, on: context.today,
        position: display(position), text: text === null ? '' : display(text), ...(files.length > 0 && { files }),
      })
    }
    case 'silence':
      for (const one of turn.at.consultations) {
        if (one.status === 'open' && (effect.all || !one.blocking)) turn.add({ kind: 'consultationSilent', id: one.id, on: context.today })
      }
      return
    case 'request': return request(turn, effect, input, sight)
    case 'forgo': return forgoItems(turn)
    case 'supply': {
      if ('items' in effect) return supplyItems(turn, effect.items, input)
      const ids = turn.at.requests.filter((one) => one.status === 'open').map((one) => one.id)
      return turn.add({ kind: 'documentsSupplied', ids, files: input[effect.files] ?? [], on: context.today })
    }
    case 'fee': return fixFee(turn, sight, effect.anew === true)
    case 'receivable': return bookReceivables(turn, effect, sight)
    case 'cancel': {
      const since = effect.since === undefined ? undefined : toLocalDate(value(effect.since))
      return turn.add({
        kind: 'receivablesCancelled', reason: display(value(effect.reason)), on: context.today, ...(since && { since }),
      })
    }
    case 'payment': {
      const [amount, on] = [value(effect.amount), toLocalDate(value(effect.on))]
      if (typeof amount !== 'number' || !on) throw new Error(`payment: «${effect.amount}» ist kein Betrag`)
      return turn.add({ kind: 'paid', cents: toCents(amount), on })
    }
    case 'message': {
      const [subject, text] = [fillText(prepared, effect.subject, sight), fillText(prepared, effect.text, sight)]
      const id = turn.nextId()
      turn.add({ kind: 'messageSent', id, subject, text, on: context.today })
      return turn.order('message', { message: id, subject, text, ...(effect.renews && { renews: true }) })
    }
  }
}

/** A day of receipt without an hour counts as noon, so that no time zone moves it. */
const noonOf = (day: string) => `${day}T11:00:00.000Z`

/** Gives the case its file number and the code by which the applicant sees the status. */
function record(turn: Turn, receivedOn: string | undefined) {
  const { fileNumber, code } = turn.context.reserved ?? {}
  if (turn.at.fileNumber) return
  if (!fileNumber || !code) throw new Error('record: no file number was reserved')
  const at = receivedOn === undefined ? turn.context.now : noonOf(receivedOn)
  turn.add({ kind: 'recorded', fileNumber, code, at })
}

function letter(turn: Turn, effect: Extract<Effect, { kind: 'letter' }>, { actor, look }: Occasion) {
  const { prepared, context } = turn
  const content = fillLetter(prepared, effect.letter, turn.at, look(), context)
  const id = turn.nextId()
  const { title, recipient: to } = content
  const issued = { id, letter: effect.letter, title, on: context.today, to, by: personOf(actor).id }
  turn.add({ kind: 'letterIssued', letter: issued, content })
  turn.order('letter', { letter: id, content: content as unknown as Json })
  if (effect.deliver === undefined) return
  const sight = look()
  deliver(turn, effect.letter, prepared.rule(effect.deliver).evaluate(sight.scope, sight.env))
}

/** The scan that proves it, from the field of the action that takes it. */
function paper(input: Values, field: string | undefined): { readonly document?: string } {
  const [document] = field === undefined ? [] : papersIn(input, field)
  return document === undefined ? {} : { document }
}

/** Ids of the papers a field was given. */
function papersIn(input: Values, field: string): string[] {
  const files = input[field]
  return (Array.isArray(files) ? (files as readonly Values[]) : []).flatMap((file) => (typeof file?.['id'] === 'string' ? [file['id']] : []))
}

function consult(turn: Turn, effect: Extract<Effect, { kind: 'consult' }>, { sight, papers = [] }: Occasion) {
  const { prepared, context } = turn
  setDeadline(turn, effect.deadline, sight)
  const { due } = turn.at.deadlines[effect.deadline]!
  const whom = prepared.rule(effect.whom).evaluate(sight.scope, sight.env)
  const open = turn.at.consultations.filter((one) => one.status === 'open').map((one) => one.consultee)
  for (const key of (Array.isArray(whom) ? whom : [whom]).map(String)) {
    const consultee = prepared.process.consultees[key]
    if (!consultee) throw new Error(`consult: «${key}» ist keine Stelle dieses Verfahrens`)
    if (open.includes(key)) continue
    const question = fillText(prepared, consultee.question, sight)
    const id = turn.nextId()
    const { title, mandatory = false, blocking } = consultee
    const reminder = effect.reminder === undefined ? undefined : fillText(prepared, effect.reminder, turn.look())
    turn.add({
      kind: 'consulted',
      consultation: {
        id, consultee: key, title, question, mandatory, ...(blocking && { blocking }),
        askedOn: context.today, due, status: 'open', papers, ...(reminder !== undefined && { reminder }),
      },
    })
    turn.order('consult', { consultation: id, consultee: key, due })
  }
}

function request(turn: Turn, effect: Extract<Effect, { kind: 'request' }>, input: Values, sight: Sight) {
  setDeadline(turn, effect.deadline, sight)
  const { due } = turn.at.deadlines[effect.deadline]!
  const items = (input[effect.items] ?? []) as readonly Values[]
  // Of a request for nothing nobody could ever answer the last item.
  if (!items.length) return
  turn.add({
    kind: 'documentsRequested',
    request: { id: turn.nextId(), field: effect.items, items, due, askedOn: turn.context.today, status: 'open' },
  })
}

/** Fixes the fee by the tariff of today; from now on no tariff change touches it. */
function fixFee(turn: Turn, sight: Sight, isAnew: boolean) {
  const fee = computeFee(turn.prepared, sight, turn.context.today)
  const accounts = Object.entries(fee.byAccount ?? {}).filter(([, cents]) => cents > 0).map(([account]) => account)
  if (accounts.length > 1) {
    const references = referencesFor(turn, accounts)
    return turn.add({ kind: 'feeSet', fee: { ...fee, references, paymentReference: references[accounts[0]!]! } })
  }
  const known = isAnew ? undefined : turn.at.fee?.paymentReference
  const reference = known ?? turn.context.reserved?.paymentReference
  if (fee.totalCents > 0 && !reference) throw new Error('fee: no payment reference was reserved')
  const withReference = fee.totalCents > 0 && reference ? { ...fee, paymentReference: reference } : fee
  turn.add({ kind: 'feeSet', fee: withReference })
}

/** Several cash offices in one case: each claim has a reference of its own office. */
function referencesFor(turn: Turn, accounts: readonly string[]): Record<string, string> {
  const known = { ...turn.context.reserved?.references, ...turn.at.fee?.references }
  const missing = accounts.filter((account) => known[account] === undefined)
  if (missing.length) throw new ReferencesNeeded(missing)
  return Object.fromEntries(accounts.map((account) => [account, known[account]!]))
}

