// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What e-mails to citizens say. They travel unprotected: no person, no procedure, no number. */
export const NOTICE = words({
  de: {
    message: 'Sie haben eine neue Nachricht im Postfach',
    put: (name: string) => `${name} hat Ihnen eine Nachricht ins Postfach gelegt. Melden Sie sich an, um sie zu lesen:`,
    discreet: 'Damit nichts Persönliches in fremde Hände kommt, steht hier nicht, worum es geht.',
    off: (address: string) => `Sie möchten keine Hinweise mehr? Schalten Sie sie ab unter ${address}`,
    letter: 'Ein Schreiben liegt für Sie bereit',
    waits: (name: string, date: string) => `${name} hat Ihnen ein Schreiben bereitgestellt. Sie können es bis zum ${date} abrufen:`,
    withCode:
      'Sie brauchen dafür den Zugangscode aus Ihrer Eingangsbestätigung, oder Sie melden sich an. '
      + 'Rufen Sie es nicht ab, schicken wir es Ihnen mit der Post.',
    draft: (date: string) => `Ihr angefangener Antrag wird am ${date} gelöscht`,
    begun: (date: string) => `Sie haben bei uns einen Antrag begonnen und noch nicht abgesendet. Wir löschen ihn am ${date}.`,
    goOn: 'Möchten Sie weitermachen? Sobald Sie ihn öffnen und speichern, bewahren wir ihn 30 weitere Tage auf:',
    nothing: 'Brauchen Sie ihn nicht mehr, müssen Sie nichts tun.',
    password: {
      subject: 'Neues Kennwort für Ihr Konto',
      why: 'Jemand hat für Ihr Konto ein neues Kennwort angefordert. Waren Sie es, wählen Sie es hier:',
      ignore: 'Waren Sie es nicht, müssen Sie nichts tun: Ihr Kennwort bleibt, wie es ist.',
    },
    email: {
      subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
      why: 'Jemand möchte diese E-Mail-Adresse für ein Konto benutzen. Sind Sie es, bestätigen Sie es hier:',
      ignore: 'Sind Sie es nicht, müssen Sie nichts tun: Ohne Bestätigung ändert sich nichts.',
    },
    known: {
      subject: 'Sie haben schon ein Konto',
      why: 'Jemand wollte mit dieser E-Mail-Adresse ein Konto anlegen. Es gibt schon eines. Waren Sie es und haben Ihr Kennwort vergessen, wählen Sie hier ein neues:',
      ignore: 'Waren Sie es nicht, müssen Sie nichts tun: Ihr Konto bleibt, wie es ist.',
    },
    moved: {
      subject: 'Ihr Konto hat eine andere E-Mail-Adresse',
      why: 'Ihr Konto hat jetzt eine andere E-Mail-Adresse. Mit dieser hier können Sie sich nicht mehr anmelden. Waren Sie das nicht, sagen Sie uns bitte gleich Bescheid. So erreichen Sie uns:',
      ignore: 'Haben Sie die Adresse selbst geändert, müssen Sie nichts tun.',
    },
    once: (minutes: number) => `Der Link gilt ${minutes} Minuten und nur einmal.`,
    hello: 'Guten Tag,',
    greetings: 'Freundliche Grüße',
    automatic: 'Diese E-Mail ist automatisch entstanden. Antworten darauf liest niemand.',
  },
  en: {
    message: 'You have a new message in your postbox',
    put: (name) => `${name} has put a message into your postbox. Sign in to read it:`,
    discreet: 'So that nothing personal gets into the wrong hands, this e-mail does not say what it is about.',
    off: (address) => `Would you rather not get these notices? Switch them off at ${address}`,
    letter: 'A letter is ready for you',
    waits: (name, date) => `${name} has a letter for you. You can retrieve it until ${date}:`,
    withCode:
      'You need the access code (Zugangscode) from your confirmation, or you sign in. '
      + 'If you do not retrieve it, we will send it to you by post.',
    draft: (date) => `The application you began will be deleted on ${date}`,
    begun: (date) => `You began an application and have not sent it yet. We will delete it on ${date}.`,
    goOn: 'Would you like to continue? As soon as you open and save it, we keep it for another 30 days:',
    nothing: 'If you no longer need it, there is nothing to do.',
    password: {
      subject: 'New password for your account',
      why: 'Somebody has asked for a new password for your account. If it was you, choose it here:',
      ignore: 'If it was not you, there is nothing to do: your password stays as it is.',
    },
    email: {
      subject: 'Please confirm your e-mail address',
      why: 'Somebody would like to use this e-mail address for an account. If it is you, confirm it here:',
      ignore: 'If it is not you, there is nothing to do: without a confirmation nothing changes.',
    },
    known: {
      subject: 'You have an account already',
      why: 'Somebody wanted to create an account with this e-mail address. There is one already. If it was you and you have forgotten your password, choose a new one here:',
      ignore: 'If it was not you, there is nothing to do: your account stays as it is.',
    },
    moved: {
      subject: 'Your account has another e-mail address',
      why: 'Your account now has another e-mail address. You can no longer sign in with this one. If that was not you, please tell us at once. This is how you reach us:',
      ignore: 'If you changed the address yourself, there is nothing to do.',
    },
    once: (minutes) => `The link works for ${minutes} minutes and only once.`,
    hello: 'Hello,',
    greetings: 'Kind regards',
    automatic: 'This e-mail was written automatically. Nobody reads answers to it.',
  },
  'de-leicht': {
    message: 'Sie haben neue Post im Post-Fach',
    put: (name) => `Sie haben Post von: ${name}. Melden Sie sich hier an. Dann können Sie die Post lesen:`,
    discreet: 'Hier steht nicht, was in der Post steht. So liest es kein anderer Mensch.',
    off: (address) => `Sie wollen keine E-Mails mehr? Das sagen Sie uns hier: ${address}`,
    letter: 'Ein Brief ist für Sie da',
    waits: (name, date) => `Sie haben einen Brief von: ${name}. Sie können den Brief bis ${date} abholen:`,
    withCode:
      'Dafür brauchen Sie den Zugangs-Code. Er steht in der Bestätigung von Ihrem Antrag. Oder Sie melden sich an. '
      + 'Holen Sie den Brief nicht ab? Dann kommt er mit der Post.',
    draft: (date) => `Wir löschen Ihren Antrag am ${date}`,
    begun: (date) => `Sie haben einen Antrag angefangen. Der Antrag ist noch nicht fertig. Wir löschen ihn am ${date}.`,
    goOn: 'Wollen Sie weiter machen? Dann öffnen und speichern Sie den Antrag. Dann heben wir ihn noch 30 Tage auf:',
    nothing: 'Brauchen Sie den Antrag nicht mehr? Dann müssen Sie nichts tun.',
    password: {
      subject: 'Ein neues Passwort für Ihr Konto',
      why: 'Jemand möchte ein neues Passwort für Ihr Konto. Waren Sie das? Dann wählen Sie hier ein neues Passwort:',
      ignore: 'Waren Sie das nicht? Dann müssen Sie nichts tun. Ihr Passwort bleibt gleich.',
    },
    email: {
      subject: 'Ist das Ihre E-Mail-Adresse?',
      why: 'Jemand möchte diese E-Mail-Adresse für ein Konto benutzen. Sind Sie das? Dann klicken Sie hier:',
      ignore: 'Sind Sie das nicht? Dann müssen Sie nichts tun. Nichts ändert sich.',
    },
    known: {
      subject: 'Sie haben schon ein Konto',
      why: 'Jemand wollte ein neues Konto mit Ihrer E-Mail-Adresse machen. Sie haben aber schon ein Konto. Waren Sie das? Haben Sie Ihr Passwort vergessen? Dann wählen Sie hier ein neues Passwort:',
      ignore: 'Waren Sie das nicht? Dann müssen Sie nichts tun. Ihr Konto bleibt gleich.',
    },
    moved: {
      subject: 'Ihr Konto hat eine neue E-Mail-Adresse',
      why: 'Ihr Konto hat jetzt eine andere E-Mail-Adresse. Sie können sich nicht mehr mit dieser Adresse anmelden. Haben Sie das nicht selbst gemacht? Dann sagen Sie es uns bitte gleich. So erreichen Sie uns:',
      ignore: 'Haben Sie das selbst gemacht? Dann müssen Sie nichts tun.',
    },
    once: (minutes) => `Der Link geht ${minutes} Minuten lang. Und nur 1 Mal.`,
    hello: 'Guten Tag.',
    greetings: 'Viele Grüße von:',
    automatic: 'Ein Computer hat diese E-Mail geschrieben. Bitte antworten Sie nicht.',
  },
})
