// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What people tell about the portal, and how soon it is answered. */
export const FEEDBACK = words({
  de: {
    title: 'Rückmeldung',
    intro: 'Etwas ist unklar, falsch oder fehlt? Sagen Sie es uns. Angaben zu einem laufenden Antrag gehören nicht hierher.',
    kind: 'Worum geht es?',
    kinds: { page: 'Um eine Seite oder einen Text', barrier: 'Um eine Barriere: Ich komme nicht weiter' },
    page: 'Um welche Seite geht es?',
    body: 'Was möchten Sie uns sagen?',
    contact: 'Wie erreichen wir Sie?',
    contactHelp: 'E-Mail-Adresse oder Telefonnummer, wenn Sie eine Antwort möchten.',
    privacy: (months: number) =>
      `Wir speichern nur, was Sie hier schreiben, und löschen es ${months} Monate, nachdem wir uns darum gekümmert haben.`,
    law: (days: number | undefined) =>
      `Auf gemeldete Barrieren antworten wir innerhalb ${days === undefined ? 'eines Monats' : `von ${days} Tagen`} (§ 12b Abs. 4 BGG und die Vorschrift des Landes). Bleibt die Antwort aus oder hilft sie nicht, wenden Sie sich an die Schlichtungsstelle oder Durchsetzungsstelle Ihres Landes.`,
    send: 'Rückmeldung senden',
    thanks: 'Danke, Ihre Rückmeldung ist angekommen',
    tooLong: (title: string, max: number) => `${title}: Höchstens ${max} Zeichen passen hierher.`,
  },
  en: {
    title: 'Feedback',
    intro: 'Is something unclear, wrong or missing? Tell us. Details of a current application do not belong here.',
    kind: 'What is it about?',
    kinds: { page: 'A page or a text', barrier: 'A barrier: I cannot get any further' },
    page: 'Which page is it about?',
    body: 'What would you like to tell us?',
    contact: 'How can we reach you?',
    contactHelp: 'E-mail address or telephone number if you would like an answer.',
    privacy: (months) => `We only store what you write here, and delete it ${months} months after we have dealt with it.`,
    law: (days) =>
      `We answer reports of barriers within ${days === undefined ? 'one month' : `${days} days`} (section 12b (4) of the Disability Equality Act, BGG, and the law of the federal state). If there is no answer or it does not help, turn to the arbitration or enforcement body of your federal state.`,
    send: 'Send feedback',
    thanks: 'Thank you, we have your feedback',
    tooLong: (title, max) => `${title}: There is room for ${max} characters.`,
  },
  'de-leicht': {
    title: 'Ihre Meinung',
    intro: 'Ist etwas falsch? Fehlt etwas? Verstehen Sie etwas nicht? Dann schreiben Sie uns.',
    kind: 'Was ist das Problem?',
    kinds: { page: 'Eine Seite oder ein Text', barrier: 'Ich kann die Seite nicht benutzen' },
    page: 'Welche Seite ist es?',
    body: 'Was möchten Sie uns sagen?',
    contact: 'Wie können wir Ihnen antworten?',
    contactHelp: 'Zum Beispiel Ihre E-Mail oder Telefon-Nummer. Sie müssen hier nichts schreiben.',
    privacy: (months) => `Wir speichern nur das, was Sie hier schreiben. Sind wir damit fertig? Dann löschen wir Ihren Text nach ${months} Monaten.`,
    law: (days) =>
      `Sie können eine Seite nicht benutzen? Dann antworten wir Ihnen ${days === undefined ? 'in 1 Monat' : `in ${days} Tagen`}. Das steht im Gesetz. Hilft die Antwort nicht? Dann gehen Sie zur Schlichtungs-Stelle. Die Schlichtungs-Stelle hilft bei Streit.`,
    send: 'Abschicken',
    thanks: 'Danke. Wir haben Ihre Nachricht.',
    tooLong: (title, max) => `${title}: Das ist zu lang. Es passen ${max} Zeichen.`,
  },
})
