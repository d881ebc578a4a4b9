// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What the summary on paper says beside the answers. */
export const SUMMARY_PRINT = words({
  de: {
    title: 'Zusammenfassung',
    subject: (title: string) => `Angaben im Antrag: ${title}`,
    notSent: 'Dieser Antrag ist noch nicht abgesendet.',
    sent: 'Diese Angaben haben Sie an uns gesendet.',
    told: (day: string) => `Diese Angaben standen am ${day} im Antrag.`,
    none: 'keine Angabe',
  },
  en: {
    title: 'Summary',
    subject: (title) => `Answers in the application: ${title}`,
    notSent: 'This application has not been sent yet.',
    sent: 'You have sent us these answers.',
    told: (day) => `These answers stood in the application on ${day}.`,
    none: 'not given',
  },
  'de-leicht': {
    title: 'Alle Antworten',
    subject: (title) => `Das steht in Ihrem Antrag: ${title}`,
    notSent: 'Sie haben den Antrag noch nicht abgeschickt.',
    sent: 'Das haben Sie uns geschickt.',
    told: (day) => `Das stand am ${day} in dem Antrag.`,
    none: 'nichts geschrieben',
  },
})
