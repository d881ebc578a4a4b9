// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What a command of a person outside the office is refused with. */
export const REFUSAL = words({
  de: {
    conflict: 'Dieser Vorgang wurde inzwischen geändert. Sehen Sie sich die Änderung an.',
    answered: 'Diese Frage ist schon beantwortet oder nicht mehr offen.',
    wrong: (count: number) =>
      count === 1 ? 'Eine Angabe stimmt noch nicht.' : `${count} Angaben stimmen noch nicht.`,
    trust: {
      basis: 'Dafür brauchen Sie ein Konto. Bitte melden Sie sich an.',
      substanziell:
        'Dafür melden Sie sich bitte mit einem Nutzerkonto an, das Ihre Person geprüft hat, zum Beispiel mit ELSTER. Ohne geht es schriftlich oder bei uns im Amt.',
      hoch: 'Dafür melden Sie sich bitte mit dem Online-Ausweis an. Ohne geht es schriftlich mit Unterschrift oder zur Niederschrift bei uns im Amt.',
    },
  },
  en: {
    conflict: 'Something in this case has changed in the meantime. Look at the change first.',
    answered: 'This question has been answered already or is no longer open.',
    wrong: (count) =>
      count === 1 ? 'One answer is not right yet.' : `${count} answers are not right yet.`,
    trust: {
      basis: 'You need an account for this. Please sign in.',
      substanziell:
        'Please sign in for this with an account that has verified who you are, for example ELSTER. Without one, write us a letter or come to our office.',
      hoch: 'Please sign in for this with the online ID card (Online-Ausweis). Without it, send us a signed letter or have your statement written down at our office.',
    },
  },
  'de-leicht': {
    conflict: 'Hier hat sich etwas geändert. Sehen Sie sich das zuerst an.',
    answered: 'Diese Frage ist schon beantwortet. Oder die Zeit für die Antwort ist vorbei.',
    wrong: (count) =>
      count === 1
        ? 'Eine Antwort stimmt noch nicht.'
        : `${count} Antworten stimmen noch nicht.`,
    trust: {
      basis: 'Dafür brauchen Sie ein Konto. Melden Sie sich an.',
      substanziell:
        'Dafür brauchen Sie ein besonderes Konto. Das Konto muss prüfen: Wer sind Sie? Ein solches Konto ist zum Beispiel ELSTER. Haben Sie so ein Konto nicht? Dann schreiben Sie uns einen Brief. Oder kommen Sie zu uns ins Amt.',
      hoch: 'Dafür brauchen Sie den Online-Ausweis. Der Online-Ausweis ist in Ihrem Personal-Ausweis. Haben Sie keinen Online-Ausweis? Dann schreiben Sie uns einen Brief mit Ihrer Unterschrift. Oder kommen Sie zu uns ins Amt.',
    },
  },
})
