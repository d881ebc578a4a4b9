// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** Whether an address is that of the account's owner. */
export const CONFIRM = words({
  de: {
    confirm: 'E-Mail-Adresse bestätigen',
    isYours: (email: string) => `Haben Sie mit ${email} ein Konto angelegt? Dann bestätigen Sie bitte, dass die Adresse Ihre ist.`,
    another: (email: string) => `Ihr Konto soll die Adresse ${email} bekommen. Mit ihr melden Sie sich dann an.`,
    proven: 'Ihre E-Mail-Adresse ist bestätigt',
    provenText: 'Hinweise zu Ihren Anträgen erreichen Sie an dieser Adresse.',
    changed: 'Ihre E-Mail-Adresse ist geändert',
    changedText: (email: string) => `Ab jetzt melden Sie sich mit ${email} an. Auch Hinweise schicken wir dorthin.`,
    taken: 'Mit dieser E-Mail-Adresse gibt es schon ein Konto',
    takenText: 'Melden Sie sich mit ihr an, oder nehmen Sie eine andere.',
    signIn: 'Anmelden',
    account: 'Zu meinem Konto',
    please: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
    why: (email: string, time: string) =>
      `Wir haben einen Link an ${email} geschickt, der bis ${time} gilt. Kommt nichts an, sehen Sie auch im Ordner für unerwünschte E-Mails nach, und prüfen Sie, ob die Adresse richtig geschrieben ist.`,
    sent: 'Sehen Sie in Ihre E-Mails',
    noLink: (email: string) => `Dafür schicken wir einen Link an ${email}. Zurzeit gilt keiner.`,
    waits: (time: string) => `Zuletzt wurden viele Links angefordert. Einen neuen schicken wir wieder ab ${time}.`,
    send: 'Link schicken',
    again: 'Link noch einmal schicken',
    other: 'E-Mail-Adresse ändern',
  },
  en: {
    confirm: 'Confirm your e-mail address',
    isYours: (email) => `Did you create an account with ${email}? Then please confirm that the address is yours.`,
    another: (email) => `Your account is to have the address ${email}. You will then sign in with it.`,
    proven: 'Your e-mail address is confirmed',
    provenText: 'Notices about your applications reach you at this address.',
    changed: 'Your e-mail address is changed',
    changedText: (email) => `From now on you sign in with ${email}. Notices go there too.`,
    taken: 'There is an account with this e-mail address already',
    takenText: 'Sign in with it, or choose another address.',
    signIn: 'Sign in',
    account: 'To my account',
    please: 'Please confirm your e-mail address',
    why: (email, time) =>
      `We have sent a link to ${email}. It works until ${time}. If nothing arrives, look in your spam folder too, and check whether the address is spelt correctly.`,
    sent: 'Look at your e-mails',
    noLink: (email) => `We send a link to ${email} for this. At present none is valid.`,
    waits: (time) => `Many links have been requested lately. We can send a new one from ${time}.`,
    send: 'Send the link',
    again: 'Send the link once more',
    other: 'Change e-mail address',
  },
  'de-leicht': {
    confirm: 'Ist das Ihre E-Mail-Adresse?',
    isYours: (email) => `Haben Sie ein Konto gemacht? Mit dieser Adresse: ${email}? Dann klicken Sie hier.`,
    another: (email) => `Ihr Konto bekommt diese Adresse: ${email}. Damit melden Sie sich dann an.`,
    proven: 'Ihre E-Mail-Adresse ist richtig',
    provenText: 'Unsere E-Mails kommen jetzt sicher bei Ihnen an.',
    changed: 'Ihre neue E-Mail-Adresse ist gespeichert',
    changedText: (email) => `Melden Sie sich jetzt immer so an: ${email}. Auch unsere E-Mails kommen dort an.`,
    taken: 'Es gibt schon ein Konto mit dieser E-Mail-Adresse',
    takenText: 'Melden Sie sich damit an. Oder nehmen Sie eine andere Adresse.',
    signIn: 'Anmelden',
    account: 'Zu meinem Konto',
    please: 'Ist Ihre E-Mail-Adresse richtig?',
    why: (email, time) =>
      `Wir haben eine E-Mail geschickt. An: ${email}. In der E-Mail ist ein Link. Klicken Sie auf den Link. Der Link geht bis ${time}. Sie finden die E-Mail nicht? Dann schauen Sie bei: Spam. Oder die Adresse ist falsch.`,
    sent: 'Schauen Sie jetzt in Ihre E-Mails',
    noLink: (email) => `Wir schicken Ihnen eine E-Mail mit einem Link. An: ${email}. Jetzt gibt es noch keinen Link. Oder der Link ist zu alt.`,
    waits: (time) => `Wir haben schon viele E-Mails geschickt. Einen neuen Link gibt es wieder ab ${time}.`,
    send: 'Den Link schicken',
    again: 'Den Link noch einmal schicken',
    other: 'E-Mail-Adresse ändern',
  },
})
