// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** How far an application is, for who has its code. */
export const STATUS = words({
  de: {
    ask: 'Stand abfragen',
    howFar: 'Wie weit ist Ihr Antrag?',
    intro:
      'Aktenzeichen und Zugangscode stehen in Ihrer Eingangsbestätigung. Der Code hat zwei Gruppen zu vier Zeichen.',
    fileNumber: 'Aktenzeichen',
    code: 'Zugangscode',
    look: 'Stand ansehen',
    unknown: 'Zu diesem Aktenzeichen und diesem Code gibt es keinen Antrag. Prüfen Sie beides.',
    title: 'Stand des Antrags',
    application: 'Antrag',
    way: 'Weg des Antrags',
    today: 'Stand heute',
    can: 'Was Sie jetzt tun können',
    needsAccount:
      'Schreiben, Unterlagen nachreichen oder den Antrag zurücknehmen können Sie mit einem Konto. Nach dem Anmelden kommen Sie hierher zurück und übernehmen den Antrag.',
    signIn: 'Anmelden',
    register: 'Konto anlegen',
    taken: 'Dieser Antrag liegt in einem Konto. Schreiben, Unterlagen nachreichen oder ihn zurücknehmen kann, wer dort angemeldet ist.',
    open: 'Antrag in meinem Konto öffnen',
    claimIntro:
      'Sie können den Antrag in Ihr Konto übernehmen. Dort sehen Sie Ihre Angaben und Briefe, schreiben uns und reichen Unterlagen nach.',
    name: 'Nachname im Antrag',
    nameHelp: 'Damit niemand Fremdes den Antrag übernimmt: So, wie er im Antrag steht.',
    wrongName: 'Nachname im Antrag: Dieser Name steht nicht im Antrag. Bitte prüfen Sie die Schreibweise.',
    claim: 'In mein Konto übernehmen',
    byOffice: 'Ohne Konto hilft Ihnen das Amt:',
    discreet: 'Diese Seite zeigt keine persönlichen Angaben.',
    noDocument: 'Dieses Dokument gibt es nicht',
    maybe: 'Vielleicht ist die Adresse unvollständig, oder Sie sind mit einem anderen Konto angemeldet.',
  },
  en: {
    ask: 'Follow an application',
    howFar: 'How far is your application?',
    intro:
      'You find the file number (Aktenzeichen) and the access code (Zugangscode) in your confirmation. The code has two groups of four characters.',
    fileNumber: 'File number (Aktenzeichen)',
    code: 'Access code (Zugangscode)',
    look: 'See how far it is',
    unknown: 'There is no application with this file number and this code. Check both.',
    title: 'How far the application is',
    application: 'Application',
    way: 'The way of the application',
    today: 'Where it stands today',
    can: 'What you can do now',
    needsAccount:
      'With an account you can write to us, hand in documents or withdraw the application. After signing in you come back here and take the application into your account.',
    signIn: 'Sign in',
    register: 'Create an account',
    taken: 'This application is in an account. Who is signed in there can write, hand in documents or withdraw it.',
    open: 'Open the application in my account',
    claimIntro:
      'You can take the application into your account. There you see your answers and letters, write to us and hand in documents.',
    name: 'Last name in the application',
    nameHelp: 'So that no stranger takes the application: as it stands in the application.',
    wrongName: 'Last name in the application: This name is not in the application. Please check the spelling.',
    claim: 'Take it into my account',
    byOffice: 'Without an account the office helps you:',
    discreet: 'This page shows no personal details.',
    noDocument: 'Document not found',
    maybe: 'The address may be incomplete, or you are signed in with a different account.',
  },
  'de-leicht': {
    ask: 'Nachsehen: So weit ist der Antrag',
    howFar: 'Wie weit ist Ihr Antrag?',
    intro:
      'Sie brauchen das Akten-Zeichen und den Zugangs-Code. Beides steht in der Bestätigung von Ihrem Antrag. Der Code hat 8 Zeichen. Zeichen sind Buchstaben und Zahlen.',
    fileNumber: 'Akten-Zeichen',
    code: 'Zugangs-Code',
    look: 'Jetzt nachsehen',
    unknown: 'Diesen Antrag finden wir nicht. Prüfen Sie das Akten-Zeichen. Und prüfen Sie den Code.',
    title: 'So weit ist der Antrag',
    application: 'Antrag',
    way: 'Der Weg vom Antrag',
    today: 'So ist es heute',
    can: 'Das können Sie jetzt machen',
    needsAccount:
      'Mit einem Konto können Sie mehr machen. Sie können uns schreiben. Sie können uns Papiere schicken. Oder Sie können den Antrag zurück-nehmen. Melden Sie sich an. Danach sind Sie wieder auf dieser Seite.',
    signIn: 'Anmelden',
    register: 'Neues Konto machen',
    taken: 'Dieser Antrag ist schon in einem Konto. Melden Sie sich dort an. Dann können Sie uns schreiben. Oder Papiere schicken.',
    open: 'Antrag in meinem Konto öffnen',
    claimIntro:
      'Sie können den Antrag in Ihr Konto holen. Im Konto sehen Sie Ihre Antworten und Ihre Briefe. Sie können uns dort auch schreiben.',
    name: 'Der Nachname im Antrag',
    nameHelp: 'Kein fremder Mensch soll Ihren Antrag sehen. Schreiben Sie den Nachnamen genau wie im Antrag.',
    wrongName: 'Der Nachname im Antrag: Dieser Name steht nicht im Antrag. Haben Sie den Namen richtig geschrieben?',
    claim: 'In mein Konto holen',
    byOffice: 'Haben Sie kein Konto? Das Amt hilft Ihnen:',
    discreet: 'Auf dieser Seite steht Ihr Name nicht.',
    noDocument: 'Dieses Papier gibt es nicht',
    maybe: 'Vielleicht ist in der Adresse ein Fehler. Oder Sie sind mit einem anderen Konto angemeldet.',
  },
})
