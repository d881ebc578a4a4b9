// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What the controls of a form say beside the question. */
export const FIELD = words({
  de: {
    yes: 'Ja',
    no: 'Nein',
    choose: 'Bitte wählen',
    day: 'Tag',
    month: 'Monat',
    year: 'Jahr',
    clock: 'Uhr',
    optional: '(freiwillig)',
    why: 'Warum wir das fragen',
    unscanned: 'nicht auf Viren geprüft',
    remove: 'Entfernen',
    keepsOriginal: 'Fotos heben wir mit Aufnahmeort und -zeit auf.',
    addItem: 'Weiteren Eintrag hinzufügen',
    item: (n: number, title: string | undefined) => `${n}. ${title ?? 'Eintrag'}`,
    removeItem: (item: string) => `${item} entfernen`,
    change: 'Ändern',
    wrong: (count: number, word: string) =>
      count === 1 ? 'Eine Angabe stimmt noch nicht' : `${word} Angaben stimmen noch nicht`,
  },
  en: {
    yes: 'Yes',
    no: 'No',
    choose: 'Please choose',
    day: 'Day',
    month: 'Month',
    year: 'Year',
    clock: '(24-hour clock)',
    optional: '(optional)',
    why: 'Why we ask this',
    unscanned: 'not checked for viruses',
    remove: 'Remove',
    keepsOriginal: 'We keep photos together with the place and time they were taken.',
    addItem: 'Add another entry',
    item: (n, title) => `${title ?? 'Entry'} ${n}`,
    removeItem: (item) => `Remove ${item}`,
    change: 'Change',
    wrong: (count) =>
      count === 1 ? 'One answer is not right yet' : `${count} answers are not right yet`,
  },
  'de-leicht': {
    yes: 'Ja',
    no: 'Nein',
    choose: 'Bitte wählen Sie aus',
    day: 'Tag',
    month: 'Monat',
    year: 'Jahr',
    clock: 'Uhr',
    optional: '(Sie müssen hier nicht antworten)',
    why: 'Darum fragen wir das',
    unscanned: 'nicht auf Computer-Viren geprüft',
    remove: 'Löschen',
    keepsOriginal:
      'Auf einem Foto ist oft gespeichert: Wo und wann ist das Foto gemacht? Wir heben das auf.',
    addItem: 'Noch etwas dazu schreiben',
    item: (n, title) => `${n}. ${title ?? 'Eintrag'}`,
    removeItem: (item) => `${item} löschen`,
    change: 'Ändern',
    wrong: (count) =>
      count === 1 ? 'Eine Antwort stimmt noch nicht' : `${count} Antworten stimmen noch nicht`,
  },
})
