// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Plays a case through in its own time, with services that answer at once. Pure like the core:
// scenarios, property tests and later the studio run on it.
import type { LocalDate } from '../calendar/date.ts'
import type { Region } from '../calendar/holidays.ts'
import type { Actor } from './actor.ts'
import type { Case, LinkedCase, ProofKind, Values } from './case.ts'
import type { Command, Opening, Refusal } from './command.ts'
import type { Context, Entity, Overlay } from './context.ts'
import { wakes } from './deadlines.ts'
import { decide, openCase } from './decide.ts'
import { successOf } from './delivery.ts'
import type { Event, Work } from './event.ts'
import { evolve } from './evolve.ts'
import type { LetterContent } from './letter-content.ts'
import { offers } from './offers.ts'
import { ReferencesNeeded } from './references-needed.ts'
import type { Offer } from './offers.ts'
import type { Prepared } from './prepare.ts'

const MAX_WAKES = 500

export interface Setting {
  readonly entity: string
  readonly entities: Readonly<Record<string, Entity>>
  readonly overlays: Readonly<Record<string, Overlay>>
  readonly region: Region
  readonly adaptations?: Context['adaptations']
  /** What other cases hold. */
  readonly occupied?: Context['occupied']
  /** The case that opened this one. */
  readonly link?: LinkedCase
  /** How the application came; on paper there is no account. */
  readonly channel?: string
  /** False: someone without an account, and so without a postbox. */
  readonly account?: boolean
  /** Told what was decided and what happened, for coverage. */
  readonly observe?: Context['observe']
  readonly happened?: (event: Event) => void
  /** Given every letter with the case and the moment it was written in. */
  readonly wrote?: (written: Written) => void
  readonly clock?: Context['clock']
}

/** A letter of a rehearsal. */
export interface Written {
  readonly content: LetterContent
  readonly at: Case
  readonly context: Context
  /** The way it went in the same step, if it went. */
  readonly channel?: string
}

/** One case in rehearsal: act, let days pass, look. */
export class Rehearsal {
  readonly prepared: Prepared
  readonly setting: Setting
  readonly events: Event[] = []
  readonly letters: LetterContent[] = []
  readonly work: Work[] = []
  at: Case | undefined
  today: LocalDate
  private count = 0
  private readonly references: Record<string, string> = {}

  constructor(prepared: Prepared, setting: Setting, on: LocalDate) {
    this.prepared = prepared
    this.setting = setting
    this.today = on
  }

  /** What a person may do now. */
  offers(actor: Actor): Offer[] {
    return this.at ? offers(this.prepared, this.at, actor, this.context()) : []
  }

  /** The same case at the same moment, going its own way from here. */
  fork(): Rehearsal {
    const other = new Rehearsal(this.prepared, this.setting, this.today)
    other.events.push(...this.events)
    other.letters.push(...this.letters)
    other.at = this.at
    other.count = this.count
    Object.assign(other.references, this.references)
    return other
  }

  /** The case, or what it would be before anybody acted. */
  seen(): Case {
    return this.at ?? evolve(undefined, openCase(this.prepared, this.opening(), this.context()))
  }

  private opening(): Opening {
    const { entity, link, channel = 'portal', account = channel !== 'paper' } = this.setting
    return { case: 'case', entity, channel, ...(account && { account: 'account' }), ...(link && { link }) }
  }

  /** Acts as a person; a refusal changes nothing. */
  act(actor: Actor, action: string, input: Values, target?: string): Refusal | undefined {
    const id = this.id()
    return this.run({ kind: 'act', id, action, input, actor, ...(target !== undefined && { target }) })
  }

  /** Lets the days pass up to and including this one, waking the case whenever one is due. */
  moveTo(on: LocalDate): void {
    for (let i = 0; i < MAX_WAKES; i++) {
      const next = this.at && wakes(this.at).find((wake) => wake.on > this.today && wake.on <= on)
      if (!next) break
      this.today = next.on
      this.run({ kind: 'wake', id: this.id() })
    }
    this.today = on
    if (this.at) this.run({ kind: 'wake', id: this.id() })
  }

  context(): Context {
    const n = String(this.count).padStart(3, '0')
    const { entity: _, happened: _happened, wrote: _wrote, link: _link, channel: _channel, account: _account, ...setting } = this.setting
    const { references } = this
    const { filePlan, code } = this.prepared.process
    const fileNumber = `${filePlan}-${code}-1/${this.today.slice(0, 4)}`
    const reserved = { references, fileNumber, paymentReference: `10000${n}`, code: 'AAAA-AAAA' }
    return { now: `${this.today}T08:00:00.000Z`, today: this.today, ...setting, reserved }
  }

  private id() {
    return `c${++this.count}`
  }

  private run(command: Command): Refusal | undefined {
    const result = this.decide(this.at ?? this.opening(), command)
    if ('refusal' in result) return result.refusal
    this.at = result.after
    this.events.push(...result.events)
    this.work.push(...result.work)
    for (const event of result.events) {
      if (event.kind === 'letterIssued') this.wrote(event.content, result)
      this.setting.happened?.(event)
    }
    for (const work of result.work) this.serve(work)
    return undefined
  }

  private wrote(content: LetterContent, { after, events }: { after: Case; events: readonly Event[] }) {
    this.letters.push(content)
    if (!this.setting.wrote) return
    const channel = events.flatMap((event) =>
      event.kind === 'deliveryStarted' && event.delivery.letter === content.letter ? [event.delivery.channel] : [])[0]
    this.setting.wrote({ content, at: after, context: this.context(), ...(channel !== undefined && { channel }) })
  }

  /** A linked case tells something. */
  signal(as: string, name: string): void {
    this.run({ kind: 'outcome', id: this.id(), result: { kind: 'signal', as, name } })
  }

  /** Something shows how a letter fared. */
  proof(letter: string, kind: ProofKind, attempt?: number): void {
    const delivery = this.at?.deliveries.findLast((one) => one.letter === letter)
    if (!delivery) throw new Error(`Der Brief ${letter} ist nicht auf dem Weg.`)
    const proof = { kind, on: this.today }
    const result = { kind: 'proof' as const, delivery: delivery.id, proof, ...(attempt !== undefined && { attempt }) }
    this.run({ kind: 'outcome', id: this.id(), result })
  }

  /** A service answers at once; paper on a list of ways waits for a person, and a link for its reader. */
  private carry(id: string, { delivery, channel, ways }: Values) {
    if (ways && channel !== 'postbox' && channel !== 'retrieval') return
    const kind = channel === 'retrieval' ? 'notified' : successOf(String(channel))
    this.run({ kind: 'outcome', id, result: { kind: 'proof', delivery: String(delivery), proof: { kind, on: this.today } } })
  }

  /** Numbers for further cash offices are made up when they are asked for. */
  private decide(before: Case | Opening, command: Command): ReturnType<typeof decide> {
    try {
      return decide(this.prepared, before, command, this.context())
    } catch (error) {
      if (!(error instanceof ReferencesNeeded)) throw error
      for (const account of error.accounts) this.references[account] = `2000${Object.keys(this.references).length}-${account}`
      return decide(this.prepared, before, command, this.context())
    }
  }

  private serve(work: Work) {
    const id = `outcome:${work.id}`
    if (work.kind === 'letter') {
      const letter = String(work.payload['letter'])
      this.run({ kind: 'outcome', id, result: { kind: 'rendered', letter, document: `doc:${letter}`, sha256: '00' } })
    } else if (work.kind === 'deliver') {
      this.carry(id, work.payload)
    } else if (work.kind === 'open') {
      const { link, process } = work.payload as { link: string; process: string }
      this.run({ kind: 'outcome', id, result: { kind: 'linked', as: link, case: `case:${link}`, fileNumber: `1-${link}`, process } })
    }
  }
}

/** A person of a rehearsal. */
export function player(id: string, name: string, roles: readonly string[], actingFor?: Actor): Actor {
  const base = { kind: 'person' as const, id, name, roles, trust: 'hoch' as const }
  return actingFor ? { ...base, actingFor: { id: actingFor.id, name: actingFor.name } } : base
}

