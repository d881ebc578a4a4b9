// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** How far an application is, for who has its code. */
export const STATUS = words({
  de: {
    ask: 'Stand abfragen',
    howFar: 'Wie weit ist Ihr Antrag?',
    intro:
      'Den Zugangscode finden Sie in Ihrer Eingangsbestätigung. Er besteht aus zwei Gruppen zu vier Zeichen.',
    code: 'Zugangscode',
    look: 'Stand ansehen',
    unknown: 'Zu diesem Code gibt es keinen Antrag. Prüfen Sie die Zeichen.',
    title: 'Stand des Antrags',
    application: 'Antrag',
    way: 'Weg des Antrags',
    today: 'Stand heute',
    questions: (office: string, name: string) => `Haben Sie Fragen? ${office}, ${name},`,
    more: 'Diese Seite zeigt keine persönlichen Angaben. Mit einem Konto sehen Sie mehr: [Anmelden]',
    noDocument: 'Dieses Dokument gibt es nicht',
    maybe: 'Vielleicht ist die Adresse unvollständig, oder Sie sind mit einem anderen Konto angemeldet.',
  },
  en: {
    ask: 'Follow an application',
    howFar: 'How far is your application?',
    intro:
      'You find the access code (Zugangscode) in your confirmation. It has two groups of four characters.',
    code: 'Access code (Zugangscode)',
    look: 'See how far it is',
    unknown: 'There is no application with this code. Check the characters.',
    title: 'How far the application is',
    application: 'Application',
    way: 'The way of the application',
    today: 'Where it stands today',
    questions: (office, name) => `Do you have questions? ${office}, ${name},`,
    more: 'This page shows no personal details. With an account you see more: [Sign in]',
    noDocument: 'Document not found',
    maybe: 'The address may be incomplete, or you are signed in with a different account.',
  },
  'de-leicht': {
    ask: 'Nachsehen: So weit ist der Antrag',
    howFar: 'Wie weit ist Ihr Antrag?',
    intro:
      'Sie brauchen den Zugangs-Code. Er steht in der Bestätigung von Ihrem Antrag. Der Code hat 8 Zeichen. Zeichen sind Buchstaben und Zahlen.',
    code: 'Zugangs-Code',
    look: 'Jetzt nachsehen',
    unknown: 'Zu diesem Code gibt es keinen Antrag. Prüfen Sie den Code noch einmal.',
    title: 'So weit ist der Antrag',
    application: 'Antrag',
    way: 'Der Weg vom Antrag',
    today: 'So ist es heute',
    questions: (office, name) => `Haben Sie Fragen? Rufen Sie an: ${office}, ${name},`,
    more: 'Auf dieser Seite steht Ihr Name nicht. Haben Sie ein Konto? Im Konto sehen Sie mehr: [Anmelden]',
    noDocument: 'Dieses Papier gibt es nicht',
    maybe: 'Vielleicht ist in der Adresse ein Fehler. Oder Sie sind mit einem anderen Konto angemeldet.',
  },
})
