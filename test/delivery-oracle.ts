// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What must come of a letter, worked out from its fate alone and with none of the platform's code.

/** What will happen to one notice, in days after it was signed. */
export interface Fate {
  readonly wish: 'postfach' | 'email' | 'post'
  /** Of the mail with the link: refused at once, bounced or retrieved on a day, or left lying. */
  readonly link?: { readonly end: 'refused' | 'lapsed' | 'bounced' | 'retrieved'; readonly day: number }
  /** The print service cannot send to this address. */
  readonly isRefusedByPrinter: boolean
}

export interface Expected {
  readonly ways: readonly string[]
  readonly served: string
  readonly objection: string
}

/** The days on which the print service posts, and on which the office does. */
export const PRINTER_DAYS = [2, 15]
export const OFFICE_DAYS = [3, 16]
/** Ten days it waits; on the next it is over (§ 110 Abs. 2a LVwG). */
const LAPSE_DAY = 11
/** Schleswig-Holstein, spring of 2026. */
const HOLIDAYS = ['2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25']

/** Ways, served day and end of the objection period of a notice signed on `start`. */
export function expected(start: string, { wish, link, isRefusedByPrinter }: Fate): Expected {
  if (wish === 'postfach') return counted(['postbox'], plus(start, 3))
  if (link?.end === 'retrieved') return counted(['retrieval'], plus(start, link.day + 1))
  const paperDay = link?.end === 'lapsed' ? LAPSE_DAY : (link?.day ?? 0)
  const before = link ? ['retrieval'] : []
  const days = isRefusedByPrinter ? OFFICE_DAYS : PRINTER_DAYS
  const sent = days.find((day) => day > paperDay)!
  const ways = isRefusedByPrinter ? ['hybrid', 'post'] : ['hybrid']
  return counted([...before, ...ways], plus(start, sent + 4))
}

function counted(ways: readonly string[], served: string): Expected {
  const [year, month, day] = served.split('-').map(Number)
  const nextMonth = new Date(Date.UTC(year!, month!, 1))
  const last = new Date(Date.UTC(year!, month! + 1, 0)).getUTCDate()
  nextMonth.setUTCDate(Math.min(day!, last))
  while ([0, 6].includes(nextMonth.getUTCDay()) || HOLIDAYS.includes(text(nextMonth))) nextMonth.setUTCDate(nextMonth.getUTCDate() + 1)
  return { ways, served, objection: text(nextMonth) }
}

/** So many days later. */
export function plus(date: string, days: number): string {
  return text(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000))
}

const text = (date: Date) => date.toISOString().slice(0, 10)
