// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What a service that is not there, or not for everybody, says. */
export const BEGIN = words({
  de: {
    unknown: 'Diese Leistung gibt es hier nicht',
    maybe: 'Vielleicht heißt sie anders. Auf der Startseite finden Sie alle Leistungen.',
    like: (number: string) => `Ihr Antrag beginnt mit den Angaben aus ${number}`,
    asksAgain: 'Vergangene Tage, Erklärungen und Dateien fragen wir neu.',
    empty: 'Lieber leer beginnen',
    beginLike: (number: string) => `Mit den Angaben aus ${number} beginnen`,
  },
  en: {
    unknown: 'Service not found',
    maybe: 'It may have another name here. You find all services on the start page.',
    like: (number) => `Your application begins with the answers from ${number}`,
    asksAgain: 'We ask again for past dates, declarations and files.',
    empty: 'Begin with an empty form instead',
    beginLike: (number) => `Begin with the answers from ${number}`,
  },
  'de-leicht': {
    unknown: 'Diese Leistung gibt es hier nicht',
    maybe: 'Vielleicht hat sie einen anderen Namen. Auf der ersten Seite finden Sie alle Leistungen.',
    like: (number) => `In Ihrem Antrag stehen schon die Antworten aus ${number}`,
    asksAgain: 'Manche Fragen stellen wir noch einmal. Zum Beispiel Fragen nach einem Tag oder einer Datei.',
    empty: 'Lieber alles neu schreiben',
    beginLike: (number) => `Mit den Antworten aus ${number} anfangen`,
  },
})
