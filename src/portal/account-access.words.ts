// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What one signs in with: another password, another address. */
export const ACCESS = words({
  de: {
    data: 'Meine Daten',
    access: 'So melden Sie sich an',
    password: 'Kennwort ändern',
    email: 'E-Mail-Adresse ändern',
    passwordIntro: 'Mit dem neuen Kennwort enden alle anderen Anmeldungen, auch auf anderen Geräten.',
    present: 'Ihr jetziges Kennwort',
    wrong: 'Das jetzige Kennwort stimmt nicht.',
    save: 'Kennwort ändern',
    saved: 'Ihr neues Kennwort gilt',
    now: (email: string) => `Zurzeit melden Sie sich mit ${email} an.`,
    emailIntro: (minutes: number) =>
      `An die neue Adresse schicken wir einen Link, der ${minutes} Minuten gilt. Erst wenn Sie ihn öffnen, gilt die neue Adresse.`,
    newEmail: 'Neue E-Mail-Adresse',
    send: 'Link an die neue Adresse schicken',
    sent: 'Sehen Sie in Ihre E-Mails',
    sentText: (email: string) => `Wir haben einen Link an ${email} geschickt. Bis Sie ihn öffnen, gilt Ihre bisherige Adresse.`,
    same: 'Das ist schon die Adresse Ihres Kontos.',
    noMail: 'Dieses Portal verschickt keine E-Mails, deshalb können wir eine neue Adresse nicht prüfen. Bitte wenden Sie sich an uns:',
    cancel: 'Zurück zu meinen Daten',
  },
  en: {
    data: 'My details',
    access: 'How you sign in',
    password: 'Change password',
    email: 'Change e-mail address',
    passwordIntro: 'With the new password you are signed out everywhere else, also on other devices.',
    present: 'Your present password',
    wrong: 'The present password is not correct.',
    save: 'Change password',
    saved: 'Your new password is set',
    now: (email) => `At present you sign in with ${email}.`,
    emailIntro: (minutes) =>
      `We send a link that works for ${minutes} minutes to the new address. The new address is valid as soon as you have opened it.`,
    newEmail: 'New e-mail address',
    send: 'Send a link to the new address',
    sent: 'Look at your e-mails',
    sentText: (email) => `We have sent a link to ${email}. Until you open it, your present address stays valid.`,
    same: 'This is the address of your account already.',
    noMail: 'This portal does not send e-mails, so we cannot check a new address. Please contact us:',
    cancel: 'Back to my details',
  },
  'de-leicht': {
    data: 'Meine Daten',
    access: 'So melden Sie sich an',
    password: 'Passwort ändern',
    email: 'E-Mail-Adresse ändern',
    passwordIntro: 'Sie wählen ein neues Passwort. Danach sind Sie auf allen anderen Geräten abgemeldet.',
    present: 'Ihr altes Passwort',
    wrong: 'Das alte Passwort ist falsch.',
    save: 'Passwort ändern',
    saved: 'Ihr neues Passwort ist gespeichert',
    now: (email) => `So melden Sie sich jetzt an: ${email}`,
    emailIntro: (minutes) =>
      `Wir schicken eine E-Mail an die neue Adresse. In der E-Mail ist ein Link. Der Link geht ${minutes} Minuten lang. Klicken Sie auf den Link. Dann gilt die neue Adresse.`,
    newEmail: 'Neue E-Mail-Adresse',
    send: 'Link an die neue Adresse schicken',
    sent: 'Schauen Sie jetzt in Ihre E-Mails',
    sentText: (email) => `Wir haben eine E-Mail geschickt. An: ${email}. Klicken Sie dort auf den Link. Bis dahin gilt Ihre alte Adresse.`,
    same: 'Das ist schon Ihre Adresse.',
    noMail: 'Diese Internet-Seite kann keine E-Mails schicken. Darum können wir Ihre neue Adresse nicht prüfen. Bitte fragen Sie uns. So erreichen Sie uns:',
    cancel: 'Zurück zu meinen Daten',
  },
})
