// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** A letter behind a link. */
export const RETRIEVAL = words({
  de: {
    title: 'Ein Schreiben für Sie',
    heading: (name: string) => `${name} hat ein Schreiben für Sie`,
    until: (day: string) => `Sie können es bis ${day} abrufen. Danach schicken wir es Ihnen mit der Post.`,
    signedIn: 'Sie sind angemeldet und brauchen keinen Zugangscode.',
    retrieve: 'Schreiben abrufen',
    intro:
      'Geben Sie den Zugangscode aus Ihrer Eingangsbestätigung ein. Oder [melden Sie sich an] und öffnen Sie den Link aus der E-Mail noch einmal.',
    code: 'Zugangscode',
    follows:
      'Ist es ein Bescheid, gilt er am Tag nach dem Abruf als bekannt gegeben. Von da an laufen Fristen.',
    wrong: 'Der Zugangscode stimmt nicht. Prüfen Sie die Zeichen.',
    fileNumber: 'Aktenzeichen',
    retrieved: 'Abgerufen',
    served: 'Gilt als bekannt gegeben',
    open: 'Schreiben öffnen (PDF)',
    keep: 'Speichern Sie das Schreiben. Der Link gilt nur für einige Wochen.',
    gone: 'Dieser Link gilt nicht mehr',
    whyGone:
      'Die Zeit für den Abruf ist vorbei, das Schreiben kommt auf anderem Weg, oder in der Adresse fehlt ein Zeichen.',
    call: (name: string) => `Haben Sie Fragen? Rufen Sie ${name} an.`,
  },
  en: {
    title: 'A letter for you',
    heading: (name) => `${name} has a letter for you`,
    until: (day) => `You can retrieve it until ${day}. After that we will send it to you by post.`,
    signedIn: 'You are signed in and need no access code.',
    retrieve: 'Retrieve the letter',
    intro:
      'Enter the access code (Zugangscode) from your confirmation. Or [sign in] and open the link in the e-mail once more.',
    code: 'Access code (Zugangscode)',
    follows:
      'If it is an official notice (Bescheid), it counts as served on the day after you retrieve it. Time limits run from then on.',
    wrong: 'The access code is not correct. Check the characters.',
    fileNumber: 'File number (Aktenzeichen)',
    retrieved: 'Retrieved',
    served: 'Counts as served',
    open: 'Open the letter (PDF, in German)',
    keep: 'Save the letter. The link is valid for a few weeks only.',
    gone: 'This link is no longer valid',
    whyGone:
      'The time for retrieving the letter is over, the letter reaches you another way, or a character is missing in the address.',
    call: (name) => `Do you have questions? Call ${name}.`,
  },
  'de-leicht': {
    title: 'Ein Brief für Sie',
    heading: (name) => `${name} hat einen Brief für Sie`,
    until: (day) => `Sie können den Brief bis ${day} abholen. Danach kommt der Brief mit der Post.`,
    signedIn: 'Sie sind angemeldet. Sie brauchen keinen Zugangs-Code.',
    retrieve: 'Den Brief abholen',
    intro:
      'Schreiben Sie den Zugangs-Code in das Feld. Er steht in der Bestätigung von Ihrem Antrag. Haben Sie ein Konto? Dann [melden Sie sich an]. Klicken Sie danach noch einmal auf den Link in der E-Mail.',
    code: 'Zugangs-Code',
    follows:
      'Steht in dem Brief eine Entscheidung? Dann gilt sie am Tag nach dem Abholen. Ab diesem Tag laufen Fristen. Eine Frist ist eine Zeit bis zu einem bestimmten Tag.',
    wrong: 'Der Zugangs-Code stimmt nicht. Prüfen Sie den Code noch einmal.',
    fileNumber: 'Akten-Zeichen',
    retrieved: 'Abgeholt am',
    served: 'Die Entscheidung gilt ab',
    open: 'Den Brief öffnen (PDF)',
    keep: 'Speichern Sie den Brief. Der Link gilt nur ein paar Wochen.',
    gone: 'Dieser Link gilt nicht mehr',
    whyGone:
      'Vielleicht ist die Zeit vorbei. Vielleicht kommt der Brief mit der Post. Oder in der Adresse fehlt ein Zeichen.',
    call: (name) => `Haben Sie Fragen? Rufen Sie an: ${name}.`,
  },
})
