// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** Units of procedures are written in the plural; these have one of their own for one. */
const ONE: Readonly<Record<string, string>> = {
  Minuten: 'Minute', Stunden: 'Stunde', Tage: 'Tag', Arbeitstage: 'Arbeitstag', Werktage: 'Werktag',
  Kalendertage: 'Kalendertag', Wochen: 'Woche', Monate: 'Monat', Jahre: 'Jahr', Personen: 'Person',
  days: 'day', weeks: 'week', months: 'month', years: 'year', hours: 'hour', minutes: 'minute', people: 'person',
}

/** The unit that goes with a number: `Tag` with 1, else as it is written. */
export const unitFor = (value: number, unit: string): string =>
  value === 1 && Object.hasOwn(ONE, unit) ? ONE[unit]! : unit
