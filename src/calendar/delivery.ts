// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// When a notice counts as served, and when the period to object ends.
import { addDays, formatDate } from './date.ts'
import type { LocalDate } from './date.ts'
import type { Region } from './holidays.ts'
import { period, rollEnd } from './period.ts'
import { dayText } from './step.ts'
import type { DatedSteps, PeriodEnd, Step } from './step.ts'

export const CHANNELS = [
  'post', 'email', 'postbox', 'retrieval', 'pzu', 'handover', 'public',
] as const
export const REGIMES = ['lvwg', 'ao'] as const

export type Channel = (typeof CHANNELS)[number]
/** `lvwg` general administrative law (VwVfG, LVwG), `ao` tax law (Abgabenordnung). */
export type Regime = (typeof REGIMES)[number]

/** How many days after dispatch a notice counts as served, from a date of dispatch on. */
export interface DeliveryRule {
  readonly channel: Channel
  readonly regime: Regime
  /** First day of dispatch the rule holds for. */
  readonly since: LocalDate
  readonly days: number
  /** Whether a fictional day on a weekend or holiday moves on (tax law only). */
  readonly rolls: boolean
  readonly basis: string
}

const EVER = '1583-01-01'
const FOUR_DAYS_SINCE = '2025-01-01' // Postrechtsmodernisierungsgesetz

const rule = (
  channel: Channel, regime: Regime, since: LocalDate, days: number, basis: string, rolls = false,
): DeliveryRule => ({ channel, regime, since, days, rolls, basis })

/** The law as delivered; a tenant may hand in its own table instead. */
export const DELIVERY_RULES: readonly DeliveryRule[] = [
  rule('post', 'lvwg', EVER, 3, '§ 41 Abs. 2 VwVfG, § 110 Abs. 2 LVwG (alte Fassung)'),
  rule('post', 'lvwg', FOUR_DAYS_SINCE, 4, '§ 41 Abs. 2 VwVfG, § 110 Abs. 2 LVwG'),
  rule('email', 'lvwg', EVER, 3, '§ 41 Abs. 2 VwVfG, § 110 Abs. 2 LVwG (alte Fassung)'),
  rule('email', 'lvwg', FOUR_DAYS_SINCE, 4, '§ 41 Abs. 2 VwVfG, § 110 Abs. 2 LVwG'),
  rule('postbox', 'lvwg', EVER, 3, '§ 9 Abs. 1 OZG'),
  rule('retrieval', 'lvwg', EVER, 1, '§ 41 Abs. 2a VwVfG, § 110 Abs. 2a LVwG'),
  rule('pzu', 'lvwg', EVER, 0, '§ 3 VwZG, § 180 ZPO'),
  rule('handover', 'lvwg', EVER, 0, '§ 41 Abs. 1 VwVfG, § 110 Abs. 1 LVwG'),
  rule('public', 'lvwg', EVER, 14, '§ 41 Abs. 4 VwVfG, § 110 Abs. 4 LVwG'),
  rule('post', 'ao', EVER, 3, '§ 122 Abs. 2 AO (alte Fassung)', true),
  rule('post', 'ao', FOUR_DAYS_SINCE, 4, '§ 122 Abs. 2 AO', true),
  rule('email', 'ao', EVER, 3, '§ 122 Abs. 2a AO (alte Fassung)', true),
  rule('email', 'ao', FOUR_DAYS_SINCE, 4, '§ 122 Abs. 2a AO', true),
  rule('postbox', 'ao', EVER, 3, '§ 9 Abs. 1 OZG', true),
  rule('retrieval', 'ao', EVER, 1, '§ 9 Abs. 1 OZG, § 122a AO', true),
  rule('pzu', 'ao', EVER, 0, '§ 122 Abs. 5 AO, § 3 VwZG'),
  rule('handover', 'ao', EVER, 0, '§ 122 Abs. 1 AO'),
  rule('public', 'ao', EVER, 14, '§ 122 Abs. 4 AO', true),
]

const EVENT: Record<Channel, string> = {
  post: 'Zur Post gegeben', email: 'E-Mail abgesandt', postbox: 'Im Postfach bereitgestellt',
  retrieval: 'Abgerufen', pzu: 'Zugestellt laut Postzustellungsurkunde', handover: 'Ausgehändigt',
  public: 'Öffentlich bekannt gemacht',
}
const RETRIEVAL_DAYS = 10

/** The day a notice counts as served; a proven later receipt (`received`) beats the fiction. */
export function served(request: {
  readonly channel: Channel
  /** Dispatch, provision, retrieval, service or handing over, whichever the channel counts from. */
  readonly on: LocalDate
  readonly regime: Regime
  readonly region: Region
  /** Tax law rolls by the holidays where the recipient lives (BFH IX R 68/98); without it as `region`. */
  readonly recipient?: Region | undefined
  readonly received?: LocalDate | undefined
  readonly rules?: readonly DeliveryRule[] | undefined
}): DatedSteps {
  const { channel, on, region, recipient = region, received } = request
  const found = ruleFor(request.rules ?? DELIVERY_RULES, channel, request.regime, on)
  const fictional = addDays(on, found.days)
  const steps: Step[] = [{
    text: found.days === 0
      ? `${EVENT[channel]} am ${dayText(on)}: bekannt gegeben am selben Tag`
      : `${EVENT[channel]} am ${dayText(on)}: gilt am ${ordinal(found.days)} Tag danach als `
        + `bekannt gegeben, ${dayText(fictional)}`,
    basis: found.basis,
  }]
  const end: DatedSteps = found.rolls
    ? rollEnd(fictional, recipient, '§ 108 Abs. 3 AO', steps)
    : { date: fictional, steps }
  if (received === undefined || received <= end.date) return { date: end.date, steps: end.steps }
  const text = `Zugang nachweislich erst am ${dayText(received)}: dieser Tag gilt`
  return { date: received, steps: [...end.steps, { text, basis: found.basis }] }
}

/** The last day a notice waits to be retrieved; after it, it must be served another way. */
export function retrievalLapse(request: { readonly notified: LocalDate }): DatedSteps {
  const date = addDays(request.notified, RETRIEVAL_DAYS)
  const text = `Benachrichtigt am ${dayText(request.notified)}: wird bis ${dayText(date)} nicht `
    + 'abgerufen, ist der Bescheid nicht bekannt gegeben und auf anderem Weg bekannt zu geben'
  return { date, steps: [{ text, basis: '§ 41 Abs. 2a VwVfG, § 110 Abs. 2a LVwG' }] }
}

/** The end of the period to object: one month, one year if the remedy notice is defective. */
export function objection(request: {
  readonly served: LocalDate
  readonly remedyNotice: 'complete' | 'defective'
  readonly region: Region
}): PeriodEnd {
  const { region } = request
  const complete = request.remedyNotice === 'complete'
  const duration = complete ? 'P1M' : 'P1Y'
  const { raw, steps } = period({ from: request.served, duration, roll: false, region })
  const notice: Step = complete
    ? {
        text: `Bekannt gegeben am ${formatDate(request.served, 'short')}; Frist 1 Monat`,
        basis: '§ 70 Abs. 1 VwGO',
      }
    : {
        text: 'Rechtsbehelfsbelehrung fehlt oder ist unrichtig; Frist 1 Jahr',
        basis: '§ 58 Abs. 2 VwGO',
      }
  return rollEnd(raw, region, '§ 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO', [notice, ...steps])
}

function ruleFor(
  rules: readonly DeliveryRule[], channel: Channel, regime: Regime, on: LocalDate,
): DeliveryRule {
  let found: DeliveryRule | undefined
  for (const each of rules) {
    if (each.channel !== channel || each.regime !== regime || each.since > on) continue
    if (!found || each.since > found.since) found = each
  }
  if (!found) throw new RangeError(`no delivery rule for ${channel}, ${regime}, ${on}`)
  return found
}

function ordinal(days: number): string {
  return ['', 'ersten', 'zweiten', 'dritten', 'vierten', 'fünften'][days] ?? `${days}.`
}
