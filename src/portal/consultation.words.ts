// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** The page of a body that was asked for its opinion. */
export const CONSULTATION = words({
  de: {
    yours: 'Ihre Stellungnahme',
    any: 'Stellungnahme',
    to: (title: string) => `an: ${title}`,
    asks: (name: string) => `${name} bittet um Ihre Stellungnahme`,
    by: (day: string) => `erbeten bis ${day}`,
    question: 'Die Frage',
    link: 'Ein Konto brauchen Sie nicht. Der Link gilt nur für diese Frage. Geben Sie ihn nur an Kolleginnen und Kollegen weiter, die antworten dürfen.',
    arrived: 'Ihre Stellungnahme ist angekommen',
    thanks: 'Danke. Sie müssen nichts weiter tun.',
    asked: 'Frage',
    answeredOn: 'Beantwortet am',
    answer: 'Ihre Antwort',
    text: 'Ihr Text',
    change: 'Möchten Sie noch etwas ändern? Rufen Sie uns an.',
    closed: 'Diese Frage ist nicht mehr offen',
    ranUntil: (day: string, name: string) =>
      `Die Frist lief bis ${day}. ${name} hat inzwischen ohne Ihre Stellungnahme weitergearbeitet.`,
    concerns: 'Haben Sie noch Bedenken? Rufen Sie uns bitte gleich an.',
    gone: 'Dieser Link gilt nicht mehr',
    whyGone:
      'Die Zeit für die Antwort ist abgelaufen, das Amt hat den Link zurückgezogen, oder in der Adresse fehlt ein Zeichen.',
    newLink: (name: string) =>
      `Möchten Sie noch antworten? Rufen Sie ${name} an. Dort bekommen Sie einen neuen Link.`,
  },
  en: {
    yours: 'Your statement',
    any: 'Statement (Stellungnahme)',
    to: (title) => `to: ${title}`,
    asks: (name) => `${name} asks for your statement (Stellungnahme)`,
    by: (day) => `requested by ${day}`,
    question: 'The question',
    link: 'You do not need an account. The link is valid for this question only. Pass it on only to colleagues who may answer. Please answer in German: your answer becomes part of the file.',
    arrived: 'We have received your statement',
    thanks: 'Thank you. You do not need to do anything else.',
    asked: 'Question',
    answeredOn: 'Answered on',
    answer: 'Your answer',
    text: 'Your text',
    change: 'Would you like to change something? Call us.',
    closed: 'This question is no longer open',
    ranUntil: (day, name) =>
      `The deadline was ${day}. ${name} has meanwhile gone on without your statement.`,
    concerns: 'Do you still have concerns? Please call us at once.',
    gone: 'This link is no longer valid',
    whyGone:
      'The time to answer is over, the authority has withdrawn the link, or a character is missing in the address.',
    newLink: (name) => `Would you still like to answer? Call ${name}. They will give you a new link.`,
  },
  'de-leicht': {
    yours: 'Ihre Antwort für das Amt',
    any: 'Antwort für das Amt',
    to: (title) => `Diese Frage ist für: ${title}`,
    asks: (name) => `${name} fragt Sie nach Ihrer Meinung`,
    by: (day) => `Bitte antworten Sie bis zum ${day}`,
    question: 'Das ist die Frage',
    link: 'Sie brauchen kein Konto. Dieser Link ist nur für diese eine Frage. Geben Sie den Link nicht an andere Menschen weiter. Nur Menschen aus Ihrem Amt dürfen antworten.',
    arrived: 'Wir haben Ihre Antwort bekommen',
    thanks: 'Danke. Sie müssen nichts mehr machen.',
    asked: 'Frage',
    answeredOn: 'Sie haben geantwortet am',
    answer: 'Ihre Antwort',
    text: 'Ihr Text',
    change: 'Wollen Sie noch etwas ändern? Rufen Sie uns an.',
    closed: 'Sie können nicht mehr antworten',
    ranUntil: (day, name) =>
      `Die Zeit für die Antwort war am ${day} zu Ende. ${name} hat ohne Ihre Antwort weiter gemacht.`,
    concerns: 'Ist Ihnen noch etwas wichtig? Rufen Sie uns schnell an.',
    gone: 'Dieser Link geht nicht mehr',
    whyGone:
      'Vielleicht ist die Zeit für die Antwort vorbei. Oder das Amt braucht keine Antwort mehr. Oder in der Adresse ist ein Fehler.',
    newLink: (name) =>
      `Wollen Sie noch antworten? Rufen Sie an: ${name}. Dort bekommen Sie einen neuen Link.`,
  },
})
