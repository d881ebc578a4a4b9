// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The deadline contract of the command line: one JSON request in, one dated answer out.
import type { LocalDate } from './date.ts'
import { LANDS } from './land.ts'
import { CHANNELS, REGIMES, objection, retrievalLapse, served } from './delivery.ts'
import type { DeliveryRule } from './delivery.ts'
import { latestDispatch } from './dispatch.ts'
import { FICTION_RULES, fiction } from './fiction.ts'
import type { Region } from './holidays.ts'
import { MAX_HOURS, hours, isLocalTime } from './hours.ts'
import {
  MAX_RETENTION_YEARS, MAX_WORKING_DAYS, before, extend, period, retention, workingDays,
} from './period.ts'
import { Fields, Refused, regionOf } from './request.ts'
import { alarmOf, dayText } from './step.ts'
import type { PeriodEnd, Step } from './step.ts'
import { MAX_FACTS, timeline } from './timeline.ts'
import type { Fact } from './timeline.ts'
import { warranty } from './warranty.ts'

export interface DeadlineAnswer {
  readonly steps: readonly Step[]
  /** Missing only while a period rests or waits. */
  readonly date?: LocalDate
  readonly raw?: LocalDate
  readonly alarm?: LocalDate
}
export interface DeadlineRefusal {
  readonly refusal: { readonly message: string; readonly field: string }
}

const NOTICES = ['complete', 'defective'] as const
const SIDES = ['authority', 'citizen'] as const
const MAX_RULES = 200

type Answerer = (request: Fields, region: Region) => DeadlineAnswer | DeadlineRefusal

/** What can be asked, by `kind`. */
const KINDS: Readonly<Record<string, Answerer>> = {
  served: (request, region) => {
    const channel = request.oneOf('channel', CHANNELS)
    const actual = channel === 'pzu' || channel === 'handover'
    const regime = request.oneOf('regime', REGIMES, actual ? 'lvwg' : undefined)
    const received = request.has('received') ? request.date('received') : undefined
    const land = request.has('recipientLand') ? request.oneOf('recipientLand', LANDS) : undefined
    const recipient = land && { land }
    const on = request.date('on')
    return served({ channel, on, regime, region, recipient, received, rules: rulesOf(request) })
  },
  objection: (request, region) => objection({
    served: request.date('served'), remedyNotice: request.oneOf('remedyNotice', NOTICES), region,
  }),
  period: (request, region) => alarmed(request, period({
    from: request.date('from'), duration: request.duration('duration'),
    eventDayCounts: request.flag('eventDayCounts', false), roll: request.flag('roll', true), region,
  })),
  extension: (request, region) => alarmed(request, extend({
    end: request.date('end'), duration: request.duration('duration'),
    roll: request.flag('roll', true), region,
  })),
  workingDays: (request, region) => workingDays({
    from: request.date('from'), days: request.whole('days', -MAX_WORKING_DAYS, MAX_WORKING_DAYS), region,
  }),
  hours: (request) => {
    const from = request.value('from')
    if (!isLocalTime(from)) return request.refuse('from', 'Erwartet wird eine Zeit in der Form 2026-06-05T14:20.')
    return hours({ from, hours: request.whole('hours', 0, MAX_HOURS), fromMinute: request.flag('fromMinute', false) })
  },
  appointment: (request) => {
    const on = request.date('on')
    const text = `Termin ${dayText(on)}: ein fester Tag verschiebt sich nicht`
    return { raw: on, date: on, steps: [{ text, basis: '§ 31 Abs. 3 Satz 2, Abs. 5 VwVfG' }] }
  },
  before: (request) => before({ on: request.date('on'), duration: request.duration('duration') }),
  latestDispatch: (request, region) => latestDispatch({
    by: request.date('by'), channel: request.oneOf('channel', CHANNELS),
    regime: request.oneOf('regime', REGIMES, 'lvwg'), region, rules: rulesOf(request),
  }),
  lapse: (request) => retrievalLapse({ notified: request.date('notified') }),
  timeline: (request, region) => {
    const roll = request.flag('roll', true)
    return timeline({
      facts: request.list('facts', MAX_FACTS, factOf), duration: request.duration('duration'),
      eventDayCounts: request.flag('eventDayCounts', false), roll, region,
    })
  },
  fiction: (request, region) => fiction({
    act: request.oneOf('act', [...new Set(FICTION_RULES.map((rule) => rule.act))]),
    facts: request.list('facts', MAX_FACTS, (item) => ({
      kind: item.oneOf('kind', ['received', 'incomplete', 'complete', 'changed', 'extended']),
      on: item.date('on'),
    })),
    region,
  }),
  warranty: (request, region) => warranty({
    accepted: request.date('accepted'), duration: request.duration('duration', 'P5Y'),
    lead: request.duration('lead', 'P3M'), region,
  }),
  retention: (request) => retention({
    closed: request.date('closed'), years: request.whole('years', 0, MAX_RETENTION_YEARS),
  }),
}

/** The answer to a `deadline` request, or a refusal naming the field, the given, the allowed. */
export function answerDeadline(request: unknown): DeadlineAnswer | DeadlineRefusal {
  try {
    const kinds = Object.keys(KINDS)
    const fields = new Fields(request, `Erwartet wird ein JSON-Objekt mit «kind»: ${kinds.join(', ')}.`)
    return KINDS[fields.oneOf('kind', kinds)]!(fields, regionOf(fields))
  } catch (error) {
    if (error instanceof Refused) {
      return { refusal: { message: error.message, field: error.field } }
    }
    if (!(error instanceof RangeError)) throw error
    const message = 'Das Ergebnis liegt außerhalb der Jahre 1583 bis 9999.'
    return { refusal: { message, field: 'date' } }
  }
}

/** With `side`, the day to warn for. */
function alarmed(request: Fields, end: PeriodEnd): DeadlineAnswer {
  return request.has('side') ? { ...end, alarm: alarmOf(end, request.oneOf('side', SIDES)) } : end
}

function factOf(item: Fields): Fact {
  const kind = item.oneOf('kind', ['start', 'suspended', 'resumed', 'extended', 'startCorrected'])
  return kind === 'extended' ? { kind, duration: item.duration('duration') } : { kind, on: item.date('on') }
}

/** A tenant's own rules of delivery, instead of the law as delivered. */
function rulesOf(request: Fields): readonly DeliveryRule[] | undefined {
  if (!request.has('rules')) return undefined
  const rules = request.list('rules', MAX_RULES, (item) => ({
    channel: item.oneOf('channel', CHANNELS), regime: item.oneOf('regime', REGIMES),
    since: item.date('since'), days: item.whole('days', 0, 366), rolls: item.flag('rolls', false),
    basis: item.text('basis'),
  }))
  const [channel, regime] = [request.oneOf('channel', CHANNELS), request.oneOf('regime', REGIMES, 'lvwg')]
  const on = request.has('on') ? request.date('on') : request.date('by')
  const holds = rules.some((rule) => rule.channel === channel && rule.regime === regime && rule.since <= on)
  if (holds) return rules
  throw new Refused('rules', `Für ${channel}, ${regime} am ${on} enthält «rules» keine Regel.`)
}
