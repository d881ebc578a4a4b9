// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What a form on paper says beside its questions. */
export const PAPER_FORM = words({
  de: {
    form: 'Formular',
    phone: 'Telefon',
    email: 'E-Mail',
    subject: (title: string) => `Antrag: ${title}`,
    intro:
      'Bitte füllen Sie das Formular aus und schicken Sie es an die Anschrift oben, oder geben Sie es bei uns ab. Kreuzen Sie an, was zutrifft.',
    signature: 'Unterschrift',
    signedAt: (room: string) => `Ort, Datum: ${room}`,
    signedBy: (room: string) => `Unterschrift: ${room}`,
    onlyIf: 'Diesen Teil füllen Sie nur aus, wenn er auf Sie zutrifft.',
    voluntary: (title: string) => `${title} (freiwillig)`,
    ifApplies: (title: string) => `${title} (nur wenn es zutrifft)`,
    moreSheets: 'Weitere bitte auf einem eigenen Blatt.',
    yesNo: (box: string) => `${box}Ja      ${box}Nein`,
    attached: (box: string) => `${box}liegt bei`,
    clock: ' Uhr',
  },
  en: {
    form: 'Form',
    phone: 'Telephone',
    email: 'E-mail',
    subject: (title) => `Application (Antrag): ${title}`,
    intro:
      'Please fill in the form, in German if you can, and send it to the address above or hand it in to us. Tick what applies.',
    signature: 'Signature',
    signedAt: (room) => `Place, date: ${room}`,
    signedBy: (room) => `Signature: ${room}`,
    onlyIf: 'Fill in this part only if it applies to you.',
    voluntary: (title) => `${title} (optional)`,
    ifApplies: (title) => `${title} (only if it applies)`,
    moreSheets: 'Please use a separate sheet for more.',
    yesNo: (box) => `${box}Yes      ${box}No`,
    attached: (box) => `${box}is enclosed`,
    clock: '',
  },
  'de-leicht': {
    form: 'Formular',
    phone: 'Telefon',
    email: 'E-Mail',
    subject: (title) => `Antrag: ${title}`,
    intro:
      'Das ist ein Antrag auf Papier. Schreiben Sie Ihre Antworten auf das Papier. Machen Sie Kreuze in die Kästchen. Schicken Sie uns das Papier mit der Post. Die Adresse steht oben. Oder bringen Sie uns das Papier.',
    signature: 'Ihre Unterschrift',
    signedAt: (room) => `Ort und Datum: ${room}`,
    signedBy: (room) => `Unterschrift: ${room}`,
    onlyIf: 'Dieser Teil ist nicht für alle. Passt der Teil zu Ihnen? Dann füllen Sie ihn aus.',
    voluntary: (title) => `${title} (Sie müssen das nicht schreiben)`,
    ifApplies: (title) => `${title} (nur wenn es für Sie passt)`,
    moreSheets: 'Haben Sie noch mehr? Dann nehmen Sie ein neues Blatt.',
    yesNo: (box) => `${box}Ja      ${box}Nein`,
    attached: (box) => `${box}Ich schicke das Papier mit.`,
    clock: ' Uhr',
  },
})
