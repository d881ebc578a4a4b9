// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What several pages of the portal say alike. */
export const PORTAL = words({
  de: {
    error: (title: string) => `Fehler: ${title}`,
    tooOften: (minutes: number) => `Zu viele Versuche. Bitte warten Sie ${minutes} Minuten.`,
    home: 'Zur Startseite',
    fileNumber: 'Aktenzeichen',
    moment: (day: string, time: string) => `${day}, ${time} Uhr`,
    clock: (time: string) => `${time}\u00a0Uhr`,
    germanLetters: (law: string) =>
      `Briefe und Nachrichten des Amtes sind auf Deutsch, denn die Amtssprache ist Deutsch (${law}).`,
    untranslated: '',
    otherAccount: 'Vielleicht sind Sie mit einem anderen Konto angemeldet.',
  },
  en: {
    error: (title) => `Error: ${title}`,
    tooOften: (minutes) => `Too many attempts. Please wait ${minutes} minutes.`,
    home: 'Go to the start page',
    fileNumber: 'reference number (Aktenzeichen)',
    moment: (day, time) => `${day}, ${time}`,
    clock: (time) => time,
    germanLetters: (law) =>
      `Letters and messages from the authority are in German, the official language (${law}).`,
    untranslated: 'The texts of this service are not translated yet. They are in German.',
    otherAccount: 'You may be signed in with a different account.',
  },
  'de-leicht': {
    error: (title) => `Fehler: ${title}`,
    tooOften: (minutes) => `Sie haben es zu oft versucht. Warten Sie ${minutes} Minuten.`,
    home: 'Zur ersten Seite',
    fileNumber: 'Akten-Zeichen',
    moment: (day, time) => `${day}, ${time} Uhr`,
    clock: (time) => `${time}\u00a0Uhr`,
    germanLetters: (law) =>
      `Das Amt schreibt Briefe in schwerer Sprache. Das steht im Gesetz (${law}). Verstehen Sie einen Brief nicht? Rufen Sie uns an.`,
    untranslated:
      'Die Fragen in diesem Antrag sind noch in schwerer Sprache. Verstehen Sie etwas nicht? Rufen Sie uns an.',
    otherAccount: 'Vielleicht haben Sie noch ein anderes Konto. Melden Sie sich dort an.',
  },
})
