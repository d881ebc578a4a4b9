// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { words } from '../words/words.ts'

export type DatePart = 'day' | 'month' | 'year'

const GERMAN_PARTS = { day: 'der Tag', month: 'der Monat', year: 'das Jahr' }
const ENGLISH_PARTS = { day: 'day', month: 'month', year: 'year' }

/** Why a typed text could not be read. What is typed is typed as in Germany, in every language. */
export const UNREAD = words({
  de: {
    gaps: (parts: readonly DatePart[]) =>
      `Hier ${parts.length > 1 ? 'fehlen' : 'fehlt'} ${parts.map((part) => GERMAN_PARTS[part]).join(' und ')}.`,
    noDate: (given: string) =>
      `„${given}“ ist kein Datum. Schreiben Sie es zum Beispiel 15.06.2026.`,
    shortYear: (given: string) =>
      `Schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 15.06.2026. Angegeben ist „${given}“.`,
    noMonth: (month: number) => `Einen ${month}. Monat gibt es nicht. Möglich sind 1 bis 12.`,
    noYear: (year: string) => `Das Jahr ${year} ist nicht möglich.`,
    noDay: (date: string) => `Den ${formatDate(date, 'long')} gibt es nicht.`,
    noTime: (given: string) => `„${given}“ ist keine Uhrzeit. Möglich ist zum Beispiel 14:00.`,
    wrongTime: (given: string) =>
      `Die Uhrzeit ${given} gibt es nicht. Möglich sind 0:00 bis 24:00.`,
    noNumber: (given: string) =>
      `„${given}“ ist keine Zahl. Möglich ist zum Beispiel 120 oder 1.200,5.`,
    longNumber: (given: string, digits: number) =>
      `„${given}“ ist zu lang. Möglich ist höchstens ${digits} Ziffern.`,
    noMoney: (given: string) =>
      `„${given}“ ist kein Betrag. Möglich ist zum Beispiel 1.000,00 oder 35,50.`,
    muchMoney: (given: string, digits: number) =>
      `„${given}“ ist zu groß. Möglich ist höchstens ${digits} Stellen vor dem Komma.`,
    noPosition: (given: string) =>
      `„${given}“ ist kein Ort. Schreiben Sie Breite und Länge in Grad, zum Beispiel 54.7831, 9.4312.`,
    wrongAccuracy: (given: string) => `„${given}“ ist keine Genauigkeit. Möglich sind 0 bis 100.000 m.`,
    noMoment: (given: string) =>
      `„${given}“ ist kein Zeitpunkt. Schreiben Sie Tag und Uhrzeit, zum Beispiel 15.06.2026 14:00.`,
  },
  en: {
    gaps: (parts) => `Enter the ${parts.map((part) => ENGLISH_PARTS[part]).join(' and the ')}.`,
    noDate: (given) => `“${given}” is not a date. Enter it like 15.06.2026.`,
    shortYear: (given) =>
      `Enter the year with four digits, for example 15.06.2026. You entered “${given}”.`,
    noMonth: (month) => `There is no month ${month}. Enter a month from 1 to 12.`,
    noYear: (year) => `The year ${year} is not possible.`,
    noDay: (date) => `There is no ${formatDate(date, 'long', 'en')}.`,
    noTime: (given) => `“${given}” is not a time. Enter it like 14:00.`,
    wrongTime: (given) => `The time ${given} does not exist. Enter a time from 0:00 to 24:00.`,
    noNumber: (given) =>
      `“${given}” is not a number. Enter it as in Germany, with a comma before the decimals: 120 or 1.200,5.`,
    longNumber: (given, digits) => `“${given}” is too long. Enter ${digits} digits at most.`,
    noMoney: (given) =>
      `“${given}” is not an amount. Enter it as in Germany, with a comma before the cents: 1.000,00 or 35,50.`,
    muchMoney: (given, digits) =>
      `“${given}” is too large. Enter ${digits} digits before the comma at most.`,
    noPosition: (given) =>
      `“${given}” is not a place. Enter latitude and longitude in degrees, like 54.7831, 9.4312.`,
    wrongAccuracy: (given) => `“${given}” is not an accuracy. Enter 0 to 100.000 m.`,
    noMoment: (given) => `“${given}” is not a moment. Enter day and time like 15.06.2026 14:00.`,
  },
  'de-leicht': {
    gaps: (parts) =>
      `Hier fehlt noch etwas: ${parts.map((part) => GERMAN_PARTS[part]).join(' und ')}.`,
    noDate: (given) =>
      `Das ist kein Datum: „${given}“. Schreiben Sie das Datum so: 15.06.2026.`,
    shortYear: (given) =>
      `Das Jahr braucht 4 Ziffern. Zum Beispiel: 2026. Sie haben „${given}“ geschrieben.`,
    noMonth: (month) =>
      `Den Monat ${month} gibt es nicht. Schreiben Sie eine Zahl von 1 bis 12.`,
    noYear: (year) => `Das Jahr ${year} geht hier nicht.`,
    noDay: (date) =>
      `Den ${formatDate(date, 'long')} gibt es nicht. Sehen Sie im Kalender nach.`,
    noTime: (given) => `Das ist keine Uhrzeit: „${given}“. Schreiben Sie die Uhrzeit so: 14:00.`,
    wrongTime: (given) =>
      `Die Uhrzeit ${given} gibt es nicht. Schreiben Sie eine Uhrzeit von 0:00 bis 24:00.`,
    noNumber: (given) =>
      `Das ist keine Zahl: „${given}“. Schreiben Sie die Zahl zum Beispiel so: 120.`,
    longNumber: (given, digits) =>
      `Die Zahl „${given}“ ist zu lang. Sie darf ${digits} Ziffern haben. Nicht mehr.`,
    noMoney: (given) =>
      `Das ist kein Geld-Betrag: „${given}“. Schreiben Sie den Betrag zum Beispiel so: 35,50.`,
    muchMoney: (given, digits) =>
      `Der Geld-Betrag „${given}“ ist zu groß. Vor dem Komma dürfen ${digits} Ziffern stehen.`,
    noPosition: (given) =>
      `Das ist kein Ort: „${given}“. Schreiben Sie 2 Zahlen. Zum Beispiel: 54.7831, 9.4312.`,
    wrongAccuracy: (given) =>
      `Das geht hier nicht: „${given}“. Schreiben Sie eine Zahl von 0 bis 100.000.`,
    noMoment: (given) =>
      `Das geht hier nicht: „${given}“. Schreiben Sie Tag und Uhrzeit so: 15.06.2026 14:00.`,
  },
})
