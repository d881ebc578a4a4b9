// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Approval by silence: how long a statute gives the authority, when the clock starts and restarts.
import { formatDate } from './date.ts'
import type { LocalDate } from './date.ts'
import { formatDuration } from './duration.ts'
import type { Region } from './holidays.ts'
import type { Land } from './land.ts'
import { extend, period, rollBasis, rollEnd } from './period.ts'
import { alarmOf, dayText } from './step.ts'
import type { PeriodEnd, Step } from './step.ts'

/** What a statute says; a tenant may hand in its own table. */
export interface FictionRule {
  readonly act: string
  /** Only in this Land; such a rule goes before the general one. */
  readonly land?: Land
  readonly since: LocalDate
  readonly duration: string
  /** Without it the clock starts with complete documents only; with it the authority must object in time. */
  readonly objectWithin?: string
  /** Every supplement or change starts the clock anew. */
  readonly restarts: boolean
  /** One extension, to be told before the end. */
  readonly extension?: string
  readonly basis: string
}

const EVER = '1583-01-01'

/** The law as delivered. */
export const FICTION_RULES: readonly FictionRule[] = [
  { act: 'vwvfg-42a', since: EVER, duration: 'P3M', restarts: false, extension: 'P3M', basis: '§ 42a Abs. 2 VwVfG' },
  { act: 'gewo-6a', since: EVER, duration: 'P3M', restarts: false, extension: 'P3M', basis: '§ 6a GewO, § 42a Abs. 2 VwVfG' },
  { act: 'gewo-6a', land: 'BY', since: EVER, duration: 'P2W', restarts: false, basis: '§ 2 Abs. 3 BayGastV' },
  { act: 'tkg-127', since: '2021-12-01', duration: 'P3M', objectWithin: 'P1M', restarts: true, extension: 'P1M', basis: '§ 127 Abs. 3 TKG' },
  { act: 'tkg-127-4', since: '2021-12-01', duration: 'P1M', restarts: true, basis: '§ 127 Abs. 4 TKG' },
]

export type FictionFact =
  | { readonly kind: 'received'; readonly on: LocalDate }
  /** The authority told in text form what is missing. */
  | { readonly kind: 'incomplete'; readonly on: LocalDate }
  | { readonly kind: 'complete'; readonly on: LocalDate }
  | { readonly kind: 'changed'; readonly on: LocalDate }
  /** The day the reasoned extension was told. */
  | { readonly kind: 'extended'; readonly on: LocalDate }

export type Fiction =
  | (PeriodEnd & { readonly state: 'running'; readonly alarm: LocalDate })
  | { readonly state: 'waiting'; readonly steps: readonly Step[] }

interface Clock {
  /** The raw end, once the clock runs. */
  readonly raw?: LocalDate
  readonly extended?: boolean
  readonly steps: readonly Step[]
}

/** When an approval is deemed given; waiting while documents are missing. Alarm on the raw day. */
export function fiction(request: {
  readonly act: string
  readonly facts: readonly FictionFact[]
  readonly region: Region
  readonly rules?: readonly FictionRule[] | undefined
}): Fiction | { readonly refusal: { readonly field: string; readonly message: string } } {
  const { facts, region } = request
  const rules = request.rules ?? FICTION_RULES
  const received = facts[0]
  if (received?.kind !== 'received') return refuse('facts', 'Das erste Ereignis muss der Eingang sein (received).')
  const rule = ruleFor(rules, request.act, region.land, received.on)
  if (!rule) {
    const acts = [...new Set(rules.map((one) => one.act))].join(', ')
    return refuse('act', `«${request.act}» hat am ${formatDate(received.on, 'short')} keine Fiktion. Erlaubt sind: ${acts}.`)
  }
  const first = { text: `Antrag eingegangen ${dayText(received.on)}`, basis: rule.basis }
  let clock: Clock = rule.objectWithin === undefined ? { steps: [first] } : started(rule, region, received.on, [first])
  for (const [i, fact] of facts.slice(1).entries()) {
    if (fact.on < received.on) return refuse(`facts.${i + 1}`, `Der ${formatDate(fact.on, 'short')} liegt vor dem Eingang.`)
    const next = advanced(rule, region, clock, fact, received.on)
    if (typeof next === 'string') return refuse(`facts.${i + 1}`, next)
    clock = next
  }
  if (clock.raw === undefined) return { state: 'waiting', steps: clock.steps }
  const end = rollEnd(clock.raw, region, rollBasis(region), clock.steps)
  return { state: 'running', ...end, alarm: alarmOf(end, 'authority') }
}

/** The clock after a fact, or the sentence why that fact cannot be. */
function advanced(rule: FictionRule, region: Region, clock: Clock, fact: FictionFact, received: LocalDate): Clock | string {
  const { basis } = rule
  switch (fact.kind) {
    case 'received': return 'Der Eingang steht schon fest.'
    case 'incomplete': return objected(rule, region, clock, fact.on, received)
    case 'complete':
      if (clock.raw !== undefined && !rule.restarts) return 'Die Frist läuft schon.'
      return started(rule, region, fact.on, [...clock.steps, { text: `Unterlagen vollständig ${dayText(fact.on)}`, basis }])
    case 'changed': {
      if (clock.raw === undefined) return clock
      const text = `Antrag geändert ${dayText(fact.on)}: `
        + (rule.restarts ? 'die Frist beginnt neu' : 'die Frist läuft weiter')
      const steps = [...clock.steps, { text, basis }]
      return rule.restarts ? started(rule, region, fact.on, steps) : { ...clock, steps }
    }
    case 'extended': {
      if (rule.extension === undefined) return `${basis} kennt keine Verlängerung.`
      if (clock.raw === undefined) return 'Die Frist läuft noch nicht und kann nicht verlängert werden.'
      if (clock.extended) return 'Die Frist ist schon einmal verlängert, mehr ist nicht erlaubt.'
      if (fact.on > clock.raw) return `Die Verlängerung kam am ${formatDate(fact.on, 'short')}, `
        + `mitzuteilen war sie bis ${formatDate(clock.raw, 'short')}.`
      // From the raw end: the authority does not gain by a weekend it did not need.
      const { raw, steps } = extend({ end: clock.raw, duration: rule.extension, roll: false, region })
      return { raw, extended: true, steps: [...clock.steps, ...steps] }
    }
  }
}

function objected(rule: FictionRule, region: Region, clock: Clock, on: LocalDate, received: LocalDate): Clock {
  const { objectWithin, basis } = rule
  const text = `Unvollständigkeit mitgeteilt ${dayText(on)}`
  if (objectWithin === undefined) return { steps: [...clock.steps, { text: `${text}: die Frist beginnt erst mit vollständigen Unterlagen`, basis }] }
  const limit = period({ from: received, duration: objectWithin, roll: false, region }).raw
  if (on <= limit) return { steps: [...clock.steps.slice(0, 1), { text: `${text}: die Frist beginnt nicht`, basis }] }
  const late = `${text}, möglich war das ${formatDuration(objectWithin)} lang bis ${dayText(limit)}: die Frist läuft weiter`
  return { ...clock, steps: [...clock.steps, { text: late, basis }] }
}

function started(rule: FictionRule, region: Region, from: LocalDate, steps: readonly Step[]): Clock {
  const end = period({ from, duration: rule.duration, roll: false, region })
  return { raw: end.raw, steps: [...steps, ...end.steps] }
}

function ruleFor(rules: readonly FictionRule[], act: string, land: Land, on: LocalDate): FictionRule | undefined {
  const holding = rules.filter((one) => one.act === act && one.since <= on && (one.land === undefined || one.land === land))
  return holding.sort((a, b) => rank(b) - rank(a) || (a.since < b.since ? 1 : -1))[0]
}

const rank = (rule: FictionRule) => (rule.land === undefined ? 0 : 1)

function refuse(field: string, message: string) {
  return { refusal: { field, message } }
}
