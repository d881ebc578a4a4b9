// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The deadline contract of the command line: one JSON request in, one dated answer out.
import { parseLocalDate } from './date.ts'
import type { LocalDate } from './date.ts'
import { CHANNELS, REGIMES, objection, served } from './delivery.ts'
import { parseDuration } from './duration.ts'
import type { Region } from './holidays.ts'
import { LANDS, isLand, landOfMunicipality } from './land.ts'
import {
  MAX_RETENTION_YEARS, MAX_WORKING_DAYS, period, retention, workingDays,
} from './period.ts'
import type { Step } from './step.ts'

export interface DeadlineAnswer {
  readonly date: LocalDate
  readonly raw?: LocalDate
  readonly steps: readonly Step[]
}
export interface DeadlineRefusal {
  readonly refusal: { readonly message: string; readonly field: string }
}

const KINDS = ['served', 'objection', 'period', 'workingDays', 'retention'] as const
const NOTICES = ['complete', 'defective'] as const
const DEFAULT_LAND = 'SH'
const MAX_LOCAL_HOLIDAYS = 100
const MAX_SHOWN = 60

/** The answer to a `deadline` request, or a refusal naming the field, the given, the allowed. */
export function answerDeadline(request: unknown): DeadlineAnswer | DeadlineRefusal {
  try {
    return answer(new Fields(request))
  } catch (error) {
    if (error instanceof Refused) {
      return { refusal: { message: error.message, field: error.field } }
    }
    if (!(error instanceof RangeError)) throw error
    const message = 'Das Ergebnis liegt außerhalb der Jahre 1583 bis 9999.'
    return { refusal: { message, field: 'date' } }
  }
}

function answer(request: Fields): DeadlineAnswer {
  const kind = request.oneOf('kind', KINDS)
  const region = regionOf(request)
  switch (kind) {
    case 'served': {
      const channel = request.oneOf('channel', CHANNELS)
      const actual = channel === 'pzu' || channel === 'handover'
      const regime = request.oneOf('regime', REGIMES, actual ? 'lvwg' : undefined)
      const received = request.has('received') ? request.date('received') : undefined
      return served({ channel, on: request.date('on'), regime, region, received })
    }
    case 'objection':
      return objection({
        served: request.date('served'),
        remedyNotice: request.oneOf('remedyNotice', NOTICES),
        region,
      })
    case 'period':
      return period({
        from: request.date('from'), duration: request.duration('duration'),
        eventDayCounts: request.flag('eventDayCounts', false), roll: request.flag('roll', true),
        region,
      })
    case 'workingDays':
      return workingDays({
        from: request.date('from'),
        days: request.whole('days', -MAX_WORKING_DAYS, MAX_WORKING_DAYS),
        region,
      })
    case 'retention':
      return retention({
        closed: request.date('closed'), years: request.whole('years', 0, MAX_RETENTION_YEARS),
      })
  }
}

function regionOf(request: Fields): Region {
  const land = request.has('land') || !request.has('municipality')
    ? request.oneOf('land', LANDS, DEFAULT_LAND) : undefined
  const extraHolidays = request.dates('extraHolidays')
  const notHolidays = request.dates('notHolidays')
  if (!request.has('municipality')) return { land: land!, extraHolidays, notHolidays }
  const ags = String(request.value('municipality'))
  const ofMunicipality = landOfMunicipality(ags)
  if (!ofMunicipality) {
    throw new Refused('municipality', `Der Gemeindeschlüssel ${shown(ags)} ist nicht gültig. `
      + 'Erwartet werden acht Ziffern, zum Beispiel 01055001.')
  }
  if (land !== undefined && isLand(land) && land !== ofMunicipality) {
    throw new Refused('municipality', `Der Gemeindeschlüssel ${ags} gehört zum Land `
      + `${ofMunicipality}, angegeben ist ${land}.`)
  }
  return { land: ofMunicipality, municipality: ags, extraHolidays, notHolidays }
}

class Refused extends Error {
  readonly field: string
  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

class Fields {
  readonly #values: Readonly<Record<string, unknown>>

  constructor(request: unknown) {
    if (typeof request !== 'object' || request === null || Array.isArray(request)) {
      throw new Refused('kind', `Erwartet wird ein JSON-Objekt mit «kind»: ${KINDS.join(', ')}.`)
    }
    this.#values = request as Readonly<Record<string, unknown>>
  }

  has(field: string): boolean {
    return Object.hasOwn(this.#values, field)
      && this.#values[field] !== null && this.#values[field] !== undefined
  }

  value(field: string): unknown {
    return this.has(field) ? this.#values[field] : undefined
  }

  oneOf<T extends string>(field: string, allowed: readonly T[], byDefault?: T): T {
    const value = this.value(field) ?? byDefault
    if (allowed.includes(value as T)) return value as T
    this.#refuse(field, `Erlaubt sind: ${allowed.join(', ')}.`)
  }

  date(field: string): LocalDate {
    const date = parseLocalDate(this.value(field))
    if (date !== undefined) return date
    this.#refuse(field, 'Erwartet wird ein Datum, das es gibt, in der Form 2026-06-15.')
  }

  dates(field: string): readonly LocalDate[] {
    const value = this.value(field) ?? []
    if (Array.isArray(value) && value.length <= MAX_LOCAL_HOLIDAYS) {
      const dates = value.map(parseLocalDate)
      if (dates.every((date) => date !== undefined)) return dates
    }
    this.#refuse(field, `Erwartet wird eine Liste von höchstens ${MAX_LOCAL_HOLIDAYS} Daten.`)
  }

  duration(field: string): string {
    const value = this.value(field)
    if (parseDuration(value)) return value as string
    this.#refuse(field, 'Erwartet wird eine Dauer wie P3M, P14D, P2W, P1Y oder P1M2W.')
  }

  whole(field: string, min: number, max: number): number {
    const value = this.value(field)
    if (Number.isInteger(value) && value as number >= min && value as number <= max) {
      return value as number
    }
    this.#refuse(field, `Erwartet wird eine ganze Zahl von ${min} bis ${max}.`)
  }

  flag(field: string, byDefault: boolean): boolean {
    const value = this.value(field) ?? byDefault
    if (typeof value === 'boolean') return value
    this.#refuse(field, 'Erlaubt sind: true, false.')
  }

  #refuse(field: string, allowed: string): never {
    const given = this.has(field)
      ? `«${field}» ist ${shown(this.value(field))}.` : `Die Angabe «${field}» fehlt.`
    throw new Refused(field, `${given} ${allowed}`)
  }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `«${value}»` : JSON.stringify(value) ?? String(value)
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}
