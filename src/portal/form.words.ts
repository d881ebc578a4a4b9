// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What stands around the questions of an application. */
export const FORM = words({
  de: {
    check: 'Prüfen und absenden',
    step: (n: number, all: number) => `Schritt ${n} von ${all}`,
    saved: (place: string, time: string) => `${place}, gespeichert um ${time} Uhr`,
    back: 'Zurück',
    steps: 'Schritte des Antrags',
    next: 'Weiter',
    later: 'Speichern und später fortsetzen',
    end: 'Hier ist der Weg zu Ende',
    mistaken: 'Haben Sie sich vertan? Ändern Sie unten Ihre Antwort.',
    conflict: 'In einem anderen Fenster haben Sie diese Seite inzwischen geändert',
    conflictHelp:
      'Unten steht, was Sie hier eingegeben haben. Gespeichert ist noch die Fassung aus dem anderen Fenster. Mit „Weiter“ gilt, was hier steht.',
    added: 'Nach Ihrer Antwort fragen wir noch',
    hint: 'Gut zu wissen',
    hints: 'Gut zu wissen, bevor Sie weitergehen',
    goOn: 'Sie können trotzdem weitergehen.',
    notAll: 'Etwas stimmt noch nicht.',
    unknownCase: 'Diesen Vorgang gibt es nicht.',
    notNow: 'Das geht jetzt nicht.',
    notAllowed: 'Das dürfen Sie hier nicht.',
  },
  en: {
    check: 'Check and send',
    step: (n, all) => `Step ${n} of ${all}`,
    saved: (place, time) => `${place}, saved at ${time}`,
    back: 'Back',
    steps: 'Steps of the application',
    next: 'Continue',
    later: 'Save and continue later',
    end: 'You do not need to go any further',
    mistaken: 'Was this a mistake? Change your answer below.',
    conflict: 'You have changed this page in another window in the meantime',
    conflictHelp:
      'Below you see what you entered here. What you entered in the other window is saved. If you select “Continue”, what you see here is saved instead.',
    added: 'After your answer we have a few more questions',
    hint: 'Good to know',
    hints: 'Good to know before you go on',
    goOn: 'You can go on anyway.',
    notAll: 'Something is not right yet.',
    unknownCase: 'This case does not exist.',
    notNow: 'This is not possible at the moment. Look at how far your application is.',
    notAllowed: 'You may not do this here.',
  },
  'de-leicht': {
    check: 'Prüfen und abschicken',
    step: (n, all) => `Schritt ${n} von ${all}`,
    saved: (place, time) => `${place}. Um ${time} Uhr gespeichert.`,
    back: 'Zurück',
    steps: 'Alle Schritte vom Antrag',
    next: 'Weiter',
    later: 'Speichern und später weiter machen',
    end: 'Sie brauchen keinen Antrag',
    mistaken: 'Haben Sie sich vertan? Dann ändern Sie unten Ihre Antwort.',
    conflict: 'Sie haben diese Seite auch in einem anderen Fenster geändert',
    conflictHelp:
      'Unten stehen Ihre Antworten von hier. Gespeichert sind die Antworten aus dem anderen Fenster. Klicken Sie auf „Weiter“? Dann speichern wir die Antworten von hier.',
    added: 'Wir haben noch mehr Fragen',
    hint: 'Das ist wichtig',
    hints: 'Das ist wichtig. Lesen Sie das zuerst.',
    goOn: 'Sie können trotzdem weiter machen.',
    notAll: 'Etwas stimmt noch nicht.',
    unknownCase: 'Diesen Antrag gibt es nicht.',
    notNow: 'Das geht gerade nicht. Sehen Sie nach: So weit ist Ihr Antrag.',
    notAllowed: 'Das dürfen Sie hier nicht.',
  },
})
