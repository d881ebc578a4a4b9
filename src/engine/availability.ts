// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Whether a service takes applications today. What somebody has begun before a pause may be
// finished, unless the pause says otherwise; outside the season and after closing nothing is sent.
import { addDays, dateParts, formatDate, parseLocalDate } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'

export type Availability =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'paused'
      readonly reason: string
      /** First and last day of the pause; from now on, and until somebody ends it, where absent. */
      readonly from?: LocalDate
      readonly until?: LocalDate
      /** What was begun before may not be sent either. */
      readonly stopsDrafts?: boolean
    }
  /** Every year from a day to a day, `MM-DD` both; a season may go over New Year. */
  | { readonly kind: 'seasonal'; readonly from: string; readonly until: string; readonly reason?: string }
  | { readonly kind: 'closed'; readonly reason: string }

/** What of it holds on a day, in a sentence for the applicant. */
export type Opening =
  | { readonly isOpen: true }
  | {
      readonly isOpen: false
      readonly why: string
      /** What was set, for pages in other languages. */
      readonly set: Exclude<Availability, { kind: 'open' }>
      /** The first day on which it is open again, where that is known. */
      readonly opensOn?: LocalDate
      /** What was begun before may still be sent. */
      readonly finishes: boolean
    }

const MAX_REASON = 500

/** What holds on this day. */
export function openingOn(availability: Availability, today: LocalDate): Opening {
  switch (availability.kind) {
    case 'open': return { isOpen: true }
    case 'closed': return { isOpen: false, set: availability, finishes: false, why: `Anträge nehmen wir nicht mehr an: ${sentence(availability.reason)}` }
    case 'seasonal': return seasonOn(availability, today)
    case 'paused': {
      const { from, until, reason, stopsDrafts } = availability
      if ((from !== undefined && today < from) || (until !== undefined && today > until)) return { isOpen: true }
      const when = until === undefined ? 'Zurzeit' : `Bis ${formatDate(until, 'long')}`
      return {
        isOpen: false,
        set: availability,
        finishes: stopsDrafts !== true,
        why: `${when} nehmen wir keine neuen Anträge an: ${sentence(reason)}`,
        ...(until !== undefined && { opensOn: addDays(until, 1) }),
      }
    }
  }
}

function seasonOn(season: Extract<Availability, { kind: 'seasonal' }>, today: LocalDate): Opening {
  const { from, until, reason } = season
  const day = today.slice(5)
  const isIn = from <= until ? day >= from && day <= until : day >= from || day <= until
  if (isIn) return { isOpen: true }
  const { year } = dateParts(today)
  const opensOn = `${day < from ? year : year + 1}-${from}`
  const span = `vom ${yearly(from)} bis ${yearly(until)}`
  const why = `Anträge nehmen wir jedes Jahr ${span} an.${reason ? ` ${sentence(reason)}` : ''}`
  return { isOpen: false, set: season, finishes: false, why, opensOn }
}

/** «1. Mai»: a day of every year. */
function yearly(day: string): string {
  return formatDate(`2001-${day}`, 'long').replace(/ 2001$/, '')
}

const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

/** What is wrong with an availability that somebody typed today; undefined where nothing is. */
export function availabilityFault(availability: Availability, today: LocalDate): string | undefined {
  const isDay = (day: string) => parseLocalDate(`2001-${day}`) !== undefined
  if ('reason' in availability && (availability.reason ?? '').length > MAX_REASON) {
    return `Der Grund hat höchstens ${MAX_REASON} Zeichen.`
  }
  switch (availability.kind) {
    case 'open': return undefined
    case 'closed': return availability.reason.trim() ? undefined : 'Nennen Sie den Grund, die Seite zeigt ihn.'
    case 'seasonal':
      return isDay(availability.from) && isDay(availability.until)
        ? undefined
        : 'Die Tage der Saison sind Monat und Tag, zum Beispiel 05-01; den 29. Februar gibt es nicht jedes Jahr.'
    case 'paused': {
      const { reason, from, until } = availability
      if (!reason.trim()) return 'Nennen Sie den Grund, die Seite zeigt ihn.'
      const wrong = [from, until].find((day) => day !== undefined && !parseLocalDate(day))
      if (wrong !== undefined) return `«${wrong}» ist kein Tag wie 2026-06-15.`
      if (from !== undefined && until !== undefined && until < from) return 'Die Pause endet, bevor sie beginnt.'
      if (until !== undefined && until < today) return 'Die Pause wäre schon vorbei. Nennen Sie einen Tag, der noch kommt.'
      return undefined
    }
  }
}
