// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

export const CLOSE_ACCOUNT = words({
  de: {
    data: 'Meine Daten',
    title: 'Konto löschen',
    goes: 'Mit dem Konto gehen Ihre gespeicherten Angaben und Ihre Entwürfe. Das Postfach können Sie danach nicht mehr öffnen.',
    stays:
      'Anträge, die Sie gestellt haben, bleiben beim Amt, solange sie aufzubewahren sind. Den Stand sehen Sie weiter mit dem Zugangscode aus der Eingangsbestätigung.',
    openCases: 'Sie haben offene Anträge',
    byPost: 'Bescheide dazu schicken wir Ihnen dann mit der Post.',
    download: '[Laden Sie vorher Ihre Daten herunter], wenn Sie sie behalten möchten.',
    password: 'Ihr Kennwort',
    confirm: 'Konto endgültig löschen',
    cancel: 'Abbrechen',
    wrong: 'Das Kennwort stimmt nicht.',
  },
  en: {
    data: 'My details',
    title: 'Delete account',
    goes: 'Your saved details and your drafts are deleted together with the account. You can no longer open the postbox.',
    stays:
      'Applications you have made stay with the authority for as long as the law requires. You can still follow them with the access code (Zugangscode).',
    openCases: 'You have open applications',
    byPost: 'We will then send decisions (Bescheide) about them by post.',
    download: '[Download your data first] if you would like to keep it.',
    password: 'Your password',
    confirm: 'Delete account for good',
    cancel: 'Cancel',
    wrong: 'The password is not correct.',
  },
  'de-leicht': {
    data: 'Meine Daten',
    title: 'Konto löschen',
    goes: 'Löschen Sie Ihr Konto? Dann löschen wir auch Ihre Daten und Ihre nicht fertigen Anträge. Ihr Post-Fach können Sie dann nicht mehr öffnen.',
    stays:
      'Fertige Anträge bleiben beim Amt. Das Amt muss sie aufheben. Sie können weiter sehen: So weit ist der Antrag. Dafür brauchen Sie den Zugangs-Code.',
    openCases: 'Sie haben noch offene Anträge',
    byPost: 'Das Amt schickt Ihnen die Briefe dann mit der Post.',
    download:
      'Wollen Sie Ihre Daten behalten? Dann [laden Sie Ihre Daten vorher herunter].',
    password: 'Ihr Passwort',
    confirm: 'Konto für immer löschen',
    cancel: 'Nicht löschen',
    wrong: 'Das Passwort ist falsch.',
  },
})
