// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

type Units = Readonly<Record<string, readonly [one: string, many: string]>>
const units = (all: Units) => all

/** The page of a service: what it is, what it takes, how to begin. */
export const SERVICE = words({
  de: {
    services: 'Leistungen',
    about: 'Worum es geht',
    requirements: 'Voraussetzungen',
    procedure: 'So läuft es ab',
    hints: 'Gut zu wissen',
    remedy: 'Wenn Sie nicht einverstanden sind',
    apply: 'Antrag stellen',
    trust: 'So weisen Sie sich aus',
    signIn: 'Anmelden',
    yourWords: (words: string) => `Ihre Worte „${words}“ stehen schon im Antrag.`,
    linked: 'Aus dem Link steht schon im Antrag, und Sie können es dort ändern:',
    interrupt:
      'Sie können jederzeit unterbrechen und später weitermachen, auch an einem anderen Gerät.',
    noAccount: 'Ein Konto brauchen Sie nicht.',
    paper: 'Lieber auf Papier? [Formular zum Ausdrucken (PDF)]',
    papers: 'Was Sie bereithalten sollten',
    papersThen: 'Was Sie brauchen, wenn es wieder geht',
    privacy: 'Datenschutz bei diesem Antrag',
    sometimes: 'nur in manchen Fällen',
    voluntary: 'freiwillig',
    cost: 'Was es kostet',
    fees: 'Gebühren',
    what: 'Wofür',
    amount: 'Betrag',
    frame: (min: string, max: string) => `Mindestens ${min}, höchstens ${max}.`,
    feeLater: 'Vor dem Absenden sehen Sie, was Ihr Antrag voraussichtlich kostet.',
    basis: 'Grundlage:',
    howLong: 'Wie lange es dauert',
    terms: 'Welche Fristen gelten',
    half: (half: number, nine: number) =>
      `Die Hälfte der Anträge war ${germanDays(half)} entschieden, neun von zehn ${germanDays(nine)}.`,
    counted: (cases: number) =>
      `Gerechnet aus ${cases} Anträgen der letzten zwölf Monate. Tage, an denen wir auf Unterlagen gewartet haben, zählen nicht mit.`,
    allTerms: (count: number) => `Alle ${count} Fristen und Zeiträume`,
    responsible: 'Wer zuständig ist',
    places: (places: string) => `für: ${places}`,
    law: 'Rechtsgrundlage',
    key: (key: string) => `Leistungsschlüssel ${key}`,
    unconfirmedKey: (key: string) => `Leistungsschlüssel ${key}, noch nicht bestätigt`,
    more: 'Das könnten Sie auch brauchen',
    units: units({
      Jahr: ['Jahr', 'Jahre'],
      Monat: ['Monat', 'Monate'],
      Woche: ['Woche', 'Wochen'],
      Tag: ['Tag', 'Tage'],
    }),
  },
  en: {
    services: 'Services',
    about: 'What it is about',
    requirements: 'Requirements',
    procedure: 'How it works',
    hints: 'Good to know',
    remedy: 'If you do not agree',
    apply: 'Apply now',
    trust: 'How to prove who you are',
    signIn: 'Sign in',
    yourWords: (words) => `Your words “${words}” are already in the application.`,
    linked: 'The link has filled in the following. You can change it in the application:',
    interrupt: 'You can stop at any time and continue later, also on another device.',
    noAccount: 'You do not need an account.',
    paper: 'Prefer paper? [Form to print (PDF)]',
    papers: 'What you should have ready',
    papersThen: 'What you need when it is possible again',
    privacy: 'Privacy for this application',
    sometimes: 'only in some cases',
    voluntary: 'optional',
    cost: 'What it costs',
    fees: 'Fees',
    what: 'For what',
    amount: 'Amount',
    frame: (min, max) => `At least ${min}, at most ${max}.`,
    feeLater:
      'Before you send it, you see what your application will probably cost. Amounts are written as in Germany, with a comma before the cents.',
    basis: 'Legal basis:',
    howLong: 'How long it takes',
    terms: 'Which time limits apply',
    half: (half, nine) =>
      `Half of the applications were decided ${englishDays(half)}, nine out of ten ${englishDays(nine)}.`,
    counted: (cases) =>
      `Based on ${cases} applications of the last twelve months. Days on which we waited for documents do not count.`,
    allTerms: (count) => `All ${count} time limits`,
    responsible: 'Who is responsible',
    places: (places) => `for: ${places}`,
    law: 'Legal basis',
    key: (key) => `Service key (Leistungsschlüssel) ${key}`,
    unconfirmedKey: (key) => `Service key (Leistungsschlüssel) ${key}, not confirmed yet`,
    more: 'You might also need',
    units: units({
      Jahr: ['year', 'years'],
      Monat: ['month', 'months'],
      Woche: ['week', 'weeks'],
      Wochen: ['week', 'weeks'],
      Tag: ['day', 'days'],
      Tage: ['day', 'days'],
      Kalendertage: ['calendar day', 'calendar days'],
      Arbeitstage: ['working day', 'working days'],
      Werktage: ['working day (Monday to Saturday)', 'working days (Monday to Saturday)'],
    }),
  },
  'de-leicht': {
    services: 'Anträge',
    about: 'Darum geht es',
    requirements: 'Das muss so sein',
    procedure: 'So geht es',
    hints: 'Das ist wichtig',
    remedy: 'Sie finden die Entscheidung falsch?',
    apply: 'Antrag stellen',
    trust: 'So zeigen Sie uns: Das bin ich',
    signIn: 'Anmelden',
    yourWords: (words) => `Im Antrag steht schon: „${words}“.`,
    linked: 'Das steht durch den Link schon im Antrag. Sie können es im Antrag ändern:',
    interrupt:
      'Sie können eine Pause machen. Sie können später weiter machen. Das geht auch mit einem anderen Computer.',
    noAccount: 'Sie brauchen kein Konto.',
    paper: 'Wollen Sie lieber auf Papier schreiben? [Antrag zum Ausdrucken (PDF)]',
    papers: 'Diese Papiere brauchen Sie',
    papersThen: 'Das brauchen Sie, wenn es wieder geht',
    privacy: 'Daten-Schutz bei diesem Antrag',
    sometimes: 'nicht alle brauchen das',
    voluntary: 'das müssen Sie nicht haben',
    cost: 'So viel kostet es',
    fees: 'So viel kostet es',
    what: 'Dafür',
    amount: 'Geld-Betrag',
    frame: (min, max) => `Es kostet ${min} oder mehr. Es kostet nicht mehr als ${max}.`,
    feeLater:
      'Am Ende vom Antrag sehen Sie: So viel kostet es wahrscheinlich. Dann können Sie den Antrag abschicken.',
    basis: 'Das steht in diesem Gesetz:',
    howLong: 'So lange dauert es',
    terms: 'Diese Zeiten sind wichtig',
    half: (half, nine) =>
      `Von 10 Anträgen waren 5 Anträge ${leichtDays(half)} fertig. Und 9 Anträge waren ${leichtDays(nine)} fertig.`,
    counted: (cases) =>
      `Wir haben ${cases} Anträge gezählt. Die Anträge sind aus dem letzten Jahr. Manchmal warten wir auf Papiere. Diese Tage zählen wir nicht mit.`,
    allTerms: (count) => `Alle ${count} Zeiten ansehen`,
    responsible: 'Dieses Amt macht das',
    places: (places) => `für: ${places}`,
    law: 'Das steht in diesem Gesetz',
    key: (key) => `Nummer von der Leistung: ${key}`,
    unconfirmedKey: (key) => `Nummer von der Leistung: ${key}. Die Nummer ist noch nicht geprüft.`,
    more: 'Das brauchen Sie vielleicht auch',
    units: units({
      Jahr: ['Jahr', 'Jahre'],
      Monat: ['Monat', 'Monate'],
      Woche: ['Woche', 'Wochen'],
      Tag: ['Tag', 'Tage'],
      Arbeitstage: ['Arbeits-Tag', 'Arbeits-Tage'],
      Werktage: ['Werk-Tag', 'Werk-Tage'],
      Kalendertage: ['Tag', 'Tage'],
    }),
  },
})

function germanDays(count: number): string {
  if (count === 0) return 'noch am selben Tag'
  return count === 1 ? 'nach einem Arbeitstag' : `nach ${count} Arbeitstagen`
}

function englishDays(count: number): string {
  if (count === 0) return 'on the same day'
  return count === 1 ? 'within one working day' : `within ${count} working days`
}

function leichtDays(count: number): string {
  if (count === 0) return 'am gleichen Tag'
  return count === 1 ? 'nach 1 Arbeits-Tag' : `nach ${count} Arbeits-Tagen`
}
