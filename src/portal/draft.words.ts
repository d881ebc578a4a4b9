// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** A draft: found again by its code, put aside, gone. */
export const DRAFT = words({
  de: {
    resume: 'Antrag fortsetzen',
    intro:
      'Beim Speichern haben Sie einen Code bekommen. Er besteht aus vier Gruppen zu vier Zeichen.',
    code: 'Code',
    account: 'Haben Sie ein Konto? Dann finden Sie Ihre Entwürfe auch dort. [Zu meinen Entwürfen]',
    unknown: (days: number) =>
      `Zu diesem Code gibt es keinen Antrag. Prüfen Sie die Zeichen, oder der Entwurf ist nach ${days} Tagen gelöscht worden.`,
    gone: 'Diesen Entwurf gibt es nicht mehr',
    deleted: (days: number) =>
      `Wir löschen Entwürfe ${days} Tage nach der letzten Änderung. Vielleicht fehlt auch ein Zeichen in der Adresse.`,
    enterCode: 'Code eingeben',
    saved: 'Ihr Antrag ist gespeichert',
    savedTitle: (process: string) => `Gespeichert – ${process}`,
    yourCode: 'Ihr Code',
    keptUntil: (day: string) =>
      `Wir bewahren den Entwurf bis ${day} auf. Jede Änderung verlängert das.`,
    writeDown:
      'Schreiben Sie den Code auf. Mit ihm machen Sie hier unter „Antrag fortsetzen“ weiter, auch an einem anderen Gerät. Wer den Code kennt, kann Ihren Entwurf lesen.',
    inAccount: 'Sie finden den Entwurf auch in Ihrem Konto unter „Entwürfe“.',
    goOn: 'Jetzt weitermachen',
  },
  en: {
    resume: 'Continue an application',
    intro: 'You got a code when you saved. It has four groups of four characters.',
    code: 'Code',
    account: 'Do you have an account? You also find your drafts there. [Go to my drafts]',
    unknown: (days) =>
      `There is no application with this code. Check the characters. The draft may also have been deleted after ${days} days.`,
    gone: 'This draft no longer exists',
    deleted: (days) =>
      `We delete drafts ${days} days after the last change. A character in the address may also be missing.`,
    enterCode: 'Enter a code',
    saved: 'Your application is saved',
    savedTitle: (process) => `Saved – ${process}`,
    yourCode: 'Your code',
    keptUntil: (day) => `We keep the draft until ${day}. Every change extends this.`,
    writeDown:
      'Write the code down. With it you can go on here under “Continue an application”, also on another device. Anyone who knows the code can read your draft.',
    inAccount: 'You also find the draft in your account under “Drafts”.',
    goOn: 'Go on now',
  },
  'de-leicht': {
    resume: 'Antrag weiter machen',
    intro:
      'Sie haben Ihren Antrag gespeichert. Dabei haben Sie einen Code bekommen. Der Code hat 16 Zeichen. Zeichen sind Buchstaben und Zahlen.',
    code: 'Code',
    account:
      'Haben Sie ein Konto? Dann finden Sie Ihren Antrag auch dort. [Zu meinen nicht fertigen Anträgen]',
    unknown: (days) =>
      `Zu diesem Code gibt es keinen Antrag. Prüfen Sie den Code. Oder der Antrag ist zu alt. Nach ${days} Tagen löschen wir ihn.`,
    gone: 'Diesen Antrag gibt es nicht mehr',
    deleted: (days) =>
      `Wir löschen nicht fertige Anträge nach ${days} Tagen. Oder in der Adresse ist ein Fehler.`,
    enterCode: 'Code schreiben',
    saved: 'Ihr Antrag ist gespeichert',
    savedTitle: (process) => `Gespeichert – ${process}`,
    yourCode: 'Ihr Code',
    keptUntil: (day) =>
      `Wir heben den Antrag bis zum ${day} auf. Ändern Sie etwas? Dann heben wir ihn länger auf.`,
    writeDown:
      'Schreiben Sie den Code auf. Sie brauchen den Code später. Klicken Sie dann auf „Antrag weiter machen“. Das geht auch mit einem anderen Computer. Geben Sie den Code nicht weiter. Mit dem Code kann man Ihren Antrag lesen.',
    inAccount: 'Sie finden den Antrag auch in Ihrem Konto. Er steht bei „Nicht fertige Anträge“.',
    goOn: 'Jetzt weiter machen',
  },
})
