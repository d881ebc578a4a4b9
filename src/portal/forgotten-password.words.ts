// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** A password nobody remembers, and the links of an account. */
export const FORGOTTEN = words({
  de: {
    title: 'Kennwort vergessen',
    intro: 'Geben Sie die E-Mail-Adresse Ihres Kontos an. Wir schicken Ihnen einen Link, über den Sie ein neues Kennwort wählen.',
    email: 'E-Mail-Adresse',
    ask: 'Link schicken',
    asked: 'Sehen Sie in Ihre E-Mails',
    sent: (minutes: number) =>
      `Gibt es ein Konto mit dieser E-Mail-Adresse, ist jetzt ein Link unterwegs. Er gilt ${minutes} Minuten. Kommt nichts an, sehen Sie auch im Ordner für unerwünschte E-Mails nach.`,
    noMail: 'Dieses Portal verschickt keine E-Mails. Bitte wenden Sie sich an uns, wir helfen Ihnen weiter:',
    choose: 'Neues Kennwort wählen',
    chooseIntro: 'Danach melden Sie sich auf allen Geräten neu an.',
    password: 'Neues Kennwort',
    repeat: 'Neues Kennwort wiederholen',
    different: 'Die beiden Kennwörter sind verschieden. Bitte geben Sie es noch einmal ein.',
    save: 'Kennwort speichern',
    over: 'Dieser Link gilt nicht mehr',
    why: (minutes: number) => `Er wurde schon benutzt, ersetzt oder ist älter als ${minutes} Minuten.`,
    again: 'Neuen Link anfordern',
    signIn: 'Anmelden',
  },
  en: {
    title: 'Forgotten password',
    intro: 'Enter the e-mail address of your account. We will send you a link with which you choose a new password.',
    email: 'E-mail address',
    ask: 'Send the link',
    asked: 'Look at your e-mails',
    sent: (minutes) =>
      `If there is an account with this e-mail address, a link is on its way. It works for ${minutes} minutes. If nothing arrives, look in your spam folder too.`,
    noMail: 'This portal does not send e-mails. Please contact us, we will help you:',
    choose: 'Choose a new password',
    chooseIntro: 'Afterwards you sign in again on all your devices.',
    password: 'New password',
    repeat: 'Repeat the new password',
    different: 'The two passwords are different. Please enter it once more.',
    save: 'Save password',
    over: 'This link no longer works',
    why: (minutes) => `It was used already, was replaced or is older than ${minutes} minutes.`,
    again: 'Ask for a new link',
    signIn: 'Sign in',
  },
  'de-leicht': {
    title: 'Passwort vergessen',
    intro: 'Schreiben Sie hier die E-Mail-Adresse von Ihrem Konto. Wir schicken Ihnen eine E-Mail. In der E-Mail ist ein Link. Damit wählen Sie ein neues Passwort.',
    email: 'Ihre E-Mail-Adresse',
    ask: 'Link schicken',
    asked: 'Schauen Sie jetzt in Ihre E-Mails',
    sent: (minutes) =>
      `Gibt es ein Konto mit dieser E-Mail-Adresse? Dann kommt gleich eine E-Mail. Der Link geht ${minutes} Minuten lang. Sie finden die E-Mail nicht? Dann schauen Sie bei: Spam.`,
    noMail: 'Diese Internet-Seite kann keine E-Mails schicken. Bitte fragen Sie uns. Wir helfen Ihnen. So erreichen Sie uns:',
    choose: 'Ein neues Passwort wählen',
    chooseIntro: 'Danach melden Sie sich neu an. Auf allen Geräten.',
    password: 'Neues Passwort',
    repeat: 'Neues Passwort noch einmal',
    different: 'Die 2 Passwörter sind nicht gleich. Bitte schreiben Sie das Passwort noch einmal.',
    save: 'Passwort speichern',
    over: 'Dieser Link geht nicht mehr',
    why: (minutes) => `Sie haben den Link schon benutzt. Oder es gibt einen neuen Link. Oder der Link ist älter als ${minutes} Minuten.`,
    again: 'Einen neuen Link bekommen',
    signIn: 'Anmelden',
  },
})
