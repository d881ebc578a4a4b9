// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What a checklist says of its usual answers. */
export const USUAL_ANSWERS = words({
  de: {
    others: (answer: string) => `Alle übrigen mit „${answer}“ beantworten`,
    none: 'Es ist keine Frage mehr offen.',
    filled: (count: number, answer: string) =>
      `${count === 1 ? 'Eine Frage ist' : `${count} Fragen sind`} jetzt mit „${answer}“ beantwortet. Gespeichert ist noch nichts: Sehen Sie die Antworten durch und ändern Sie, was nicht stimmt.`,
  },
  en: {
    others: (answer) => `Answer all others with “${answer}”`,
    none: 'No question is open any more.',
    filled: (count, answer) =>
      `${count === 1 ? 'One question is' : `${count} questions are`} now answered with “${answer}”. Nothing is saved yet: read the answers and change what is not right.`,
  },
  'de-leicht': {
    others: (answer) => `Alle anderen Fragen mit „${answer}“ beantworten`,
    none: 'Sie haben alle Fragen beantwortet.',
    filled: (count, answer) =>
      `${count === 1 ? 'Bei 1 Frage' : `Bei ${count} Fragen`} steht jetzt „${answer}“. Das ist noch nicht gespeichert. Bitte prüfen Sie die Antworten.`,
  },
})
