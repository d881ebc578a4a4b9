// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

export const RECEIVED = words({
  de: {
    title: 'Ihr Antrag ist eingegangen',
    number: 'Ihr Aktenzeichen',
    when: (day: string, time: string) => `Eingegangen am ${day} um ${time} Uhr.`,
    inPostbox: 'Die Bestätigung liegt in Ihrem Postfach.',
    next: 'So geht es weiter',
    noDecision: 'Diese Bestätigung ist noch keine Entscheidung',
    responsible: (office: string, name: string) => `Zuständig ist: ${office}, ${name},`,
    missingPostbox: 'Fehlt etwas, schreiben wir Ihnen ins Postfach.',
    missing: 'Fehlt etwas, melden wir uns bei Ihnen.',
    qr: 'QR-Code zum Stand des Antrags',
    anytime: 'Stand jederzeit ansehen',
    withCode:
      'Mit dem Code sehen Sie ohne Anmeldung, wie weit der Antrag ist. Er zeigt keine persönlichen Angaben.',
    accessCode: 'Zugangscode',
    look: 'Stand ansehen',
    pdf: 'Bestätigung als PDF laden',
    soon: 'Die Bestätigung als PDF ist gleich fertig. [Seite neu laden]',
    toPostbox: 'Zum Postfach',
  },
  en: {
    title: 'We have received your application',
    number: 'Your reference number (Aktenzeichen)',
    when: (day, time) => `Received on ${day} at ${time}.`,
    inPostbox: 'The confirmation is in your postbox.',
    next: 'What happens next',
    noDecision: 'This confirmation is not yet a decision',
    responsible: (office, name) => `Responsible: ${office}, ${name},`,
    missingPostbox: 'If something is missing, we write to your postbox.',
    missing: 'If something is missing, we will contact you.',
    qr: 'QR code to follow the application',
    anytime: 'Follow your application at any time',
    withCode:
      'With the code you can see how far the application is without signing in. It shows no personal details.',
    accessCode: 'Access code (Zugangscode)',
    look: 'See how far it is',
    pdf: 'Download the confirmation (PDF, in German)',
    soon: 'The confirmation as a PDF will be ready in a moment. [Reload the page]',
    toPostbox: 'Go to the postbox',
  },
  'de-leicht': {
    title: 'Wir haben Ihren Antrag bekommen',
    number: 'Die Nummer von Ihrem Antrag. Sie heißt auch: Akten-Zeichen.',
    when: (day, time) => `Wir haben den Antrag am ${day} um ${time} Uhr bekommen.`,
    inPostbox: 'Im Post-Fach finden Sie einen Brief dazu.',
    next: 'So geht es weiter',
    noDecision: 'Wir haben noch nicht entschieden',
    responsible: (office, name) => `Dieses Amt macht weiter: ${office}, ${name},`,
    missingPostbox: 'Fehlt noch etwas? Dann schreiben wir Ihnen ins Post-Fach.',
    missing: 'Fehlt noch etwas? Dann melden wir uns bei Ihnen.',
    qr: 'Code für das Handy. Er zeigt: So weit ist der Antrag.',
    anytime: 'Nachsehen: So weit ist Ihr Antrag',
    withCode:
      'Mit dem Code können Sie immer nachsehen. Sie müssen sich nicht anmelden. Ihr Name steht dort nicht.',
    accessCode: 'Ihr Zugangs-Code',
    look: 'Jetzt nachsehen',
    pdf: 'Bestätigung herunterladen (PDF, in schwerer Sprache)',
    soon: 'Der Brief als PDF ist gleich fertig. [Seite neu laden]',
    toPostbox: 'Zum Post-Fach',
  },
})
