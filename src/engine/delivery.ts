// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How a letter reaches its recipient. A *delivery* holds *attempts*, each on one *way* (channel); a
// *proof* says how an attempt went. Success starts the periods, failure takes the next way.
import { retrievalLapse } from '../calendar/delivery.ts'
import { display } from '../feel/display.ts'
import type { Value } from '../feel/values.ts'
import { addresseeOf } from './addressee.ts'
import type { Delivery, Proof, ProofKind } from './case.ts'
import { clearServed, followServed } from './deadline-changes.ts'
import { servedOn } from './deadlines.ts'
import { attemptsOf, wayOf } from './delivery-ledger.ts'
import type { Turn } from './turn.ts'

/** More ways than there are kinds of them would be a mistake. */
const MAX_WAYS = 8

/** What a rule says of the ways: none, one, or a list to try in this order. */
export function waysOf(value: Value): readonly string[] | undefined {
  if (value === null) return undefined
  if (!Array.isArray(value)) return [display(value)]
  if (value.length > MAX_WAYS) throw new Error(`deliver: ${value.length} Wege sind zu viele, möglich sind ${MAX_WAYS}`)
  return value.map((one) => display(one as Value))
}

/** Sends the newest letter of this key on its way. Without a way nothing is sent: it lies in the file. */
export function deliver(turn: Turn, key: string, wanted: Value): void {
  const ways = waysOf(wanted)
  if (!ways?.length) return
  const letter = letterOf(turn, key)
  // A way named twice would lead back to what came after its first place, again and again.
  const possible = [...new Set(ways)].filter((way) => isPossible(turn, key, way))
  // Who has no postbox and no address in the net gets paper.
  const all = possible.length ? possible : ['post']
  const isLadder = Array.isArray(wanted)
  if (!isLadder && all[0] === 'postbox') all.push('post')
  begin(turn, {
    id: turn.nextId(), letter: key, letterId: letter.id, channel: all[0]!, status: 'pending', since: turn.context.today,
    ...((isLadder || all.length > 1) && { ways: all }),
  })
}

/** Notes that a letter went out by this way, or arrived by it, on that day. */
export function delivered(turn: Turn, key: string, way: string, proof: Omit<Proof, 'kind'>): void {
  const letter = letterOf(turn, key)
  const open = turn.at.deliveries.findLast((one) => one.letterId === letter.id && one.status !== 'provided')
  const delivery: Delivery = open
    ?? { id: turn.nextId(), letter: key, letterId: letter.id, channel: way, status: 'pending', since: turn.context.today }
  if (!open) turn.add({ kind: 'deliveryStarted', delivery })
  else if (open.channel !== way || open.status === 'failed') takeInstead(turn, open, way)
  prove(turn, { delivery: delivery.id, proof: { ...proof, kind: successOf(way) } })
}

/** The letter came back, or is known not to have arrived. */
export function undelivered(turn: Turn, key: string, text: string): void {
  const delivery = turn.at.deliveries.findLast((one) => one.letter === key && one.status !== 'failed')
  if (delivery) prove(turn, { delivery: delivery.id, proof: { kind: 'returned', on: turn.context.today, text } })
}

export interface Proved {
  readonly delivery: string
  readonly attempt?: number
  /** The way it really went, where a person took another. */
  readonly channel?: string
  readonly proof: Proof
}

/** Takes in what is known of an attempt; of one that is over it is only noted, and a repeat is nothing. */
export function prove(turn: Turn, { delivery: id, attempt, channel, proof }: Proved): void {
  const delivery = turn.at.deliveries.find((one) => one.id === id)
  if (!delivery) return
  const attempts = attemptsOf(delivery)
  const no = attempt ?? attempts.length
  const known = attempts[no - 1]
  if (!known || known.proofs.some((one) => one.kind === proof.kind && one.on === proof.on)) return
  const isCurrent = no === attempts.length && delivery.status !== 'failed'
  const way = channel ?? delivery.channel
  const meaning = isCurrent ? meaningOf(way, proof.kind, delivery.status) : 'noted'
  if (meaning === 'served' && delivery.status !== 'pending') return
  const waits = isCurrent && way === 'retrieval' && proof.kind === 'notified'
  const lapses = waits ? retrievalLapse({ notified: proof.on }).date : undefined
  turn.add({ kind: 'proved', id, attempt: no, proof, ...(lapses !== undefined && { lapses }) })
  if (meaning === 'served') arrive(turn, delivery, way, proof)
  else if (meaning === 'failed') takeNext(turn, delivery)
}

/** What was to be retrieved and was not within its days goes another way (§ 110 Abs. 2a LVwG). */
export function lapse(turn: Turn): void {
  for (const { id, status, lapses } of turn.at.deliveries) {
    if (status !== 'pending' || lapses === undefined || turn.context.today <= lapses) continue
    prove(turn, { delivery: id, proof: { kind: 'lapsed', on: turn.context.today } })
  }
}

/** Hands a rendered letter to the service that brings it to its recipient. */
export function orderDelivery(turn: Turn, id: string): void {
  const delivery = turn.at.deliveries.find((one) => one.id === id)!
  const letter = turn.at.letters.find((one) => one.id === delivery.letterId)!
  turn.order('deliver', {
    delivery: id, attempt: attemptsOf(delivery).length, channel: delivery.channel, letter: delivery.letter,
    document: letter.document ?? null, title: letter.title, ...(delivery.ways && { ways: delivery.ways }),
  })
}

type Meaning = 'served' | 'failed' | 'noted'

/** Proofs that say a letter did not arrive on its way. */
export const FAILURES: readonly ProofKind[] = ['bounced', 'refused', 'returned', 'lapsed', 'unavailable', 'replaced']

/** The proof by which a way succeeds. */
export const successOf = (way: string): ProofKind => wayOf(way).success ?? 'provided'

function meaningOf(way: string, kind: ProofKind, status: Delivery['status']): Meaning {
  if (kind === successOf(way)) return 'served'
  if (!FAILURES.includes(kind)) return 'noted'
  // In the postbox it lies though the hint of it went astray (§ 9 Abs. 1 OZG).
  if (kind === 'bounced' && way === 'postbox') return 'noted'
  if (status === 'pending') return 'failed'
  return kind === 'returned' || (wayOf(way).isFictional && kind === 'bounced') ? 'failed' : 'noted'
}

function begin(turn: Turn, delivery: Delivery) {
  turn.add({ kind: 'deliveryStarted', delivery })
  const letter = turn.at.letters.find((one) => one.id === delivery.letterId)!
  if (letter.document) orderDelivery(turn, delivery.id)
}

function arrive(turn: Turn, { id, letter, resumes }: Delivery, channel: string, { on, by }: Proof) {
  const { date, steps } = servedOn(channel, on, turn.prepared.process, turn.context)
  turn.add({ kind: 'provided', id, on, served: date, steps, channel, ...(by && { by }) })
  followServed(turn, letter, date, resumes)
}

/** The next way of the ladder, if there is one; the periods that had begun have not. */
function takeNext(turn: Turn, delivery: Delivery) {
  const ways = delivery.ways ?? []
  const next = ways[ways.indexOf(delivery.channel) + 1]
  fail(turn, delivery, ways.includes(delivery.channel) ? next : undefined)
  if (turn.at.deliveries.some((one) => one.id === delivery.id && one.status === 'pending')) orderDelivery(turn, delivery.id)
}

/** A person takes another way than the one it was on. */
function takeInstead(turn: Turn, delivery: Delivery, way: string) {
  if (delivery.status === 'pending') {
    const proof: Proof = { kind: 'replaced', on: turn.context.today }
    turn.add({ kind: 'proved', id: delivery.id, attempt: attemptsOf(delivery).length, proof })
  }
  fail(turn, delivery, way)
}

function fail(turn: Turn, { id, letter, served }: Delivery, next: string | undefined) {
  const clears = served === undefined ? [] : clearServed(turn, letter)
  turn.add({
    kind: 'wayFailed', id, on: turn.context.today, ...(next !== undefined && { next }), ...(clears.length > 0 && { clears }),
  })
}

function letterOf(turn: Turn, key: string) {
  const letter = turn.at.letters.findLast((one) => one.letter === key)
  if (!letter) throw new Error(`deliver: the letter ${key} was never issued`)
  return letter
}

/** Without an account there is no postbox, without an address in the net no link. */
function isPossible(turn: Turn, key: string, way: string): boolean {
  if (way === 'postbox') return turn.at.account !== undefined
  if (way !== 'retrieval' && way !== 'email') return true
  return typeof addresseeOf(turn.prepared, key, turn.at, turn.look())['email'] === 'string'
}
