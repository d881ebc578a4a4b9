// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** Lists of services and what a search found. */
export const SERVICE_LIST = words({
  de: {
    start: 'Start',
    all: 'Leistungen von A bis Z',
    allLink: 'Alle Leistungen von A bis Z',
    shut: (title: string) => `${title}, zurzeit nicht möglich`,
    none: 'Hier stehen die Leistungen, die Sie online beantragen können. Noch ist keine veröffentlicht.',
    call: 'Rufen Sie uns an, wir helfen Ihnen weiter.',
    meant: (words: string) => `Meinten Sie [${words}]?`,
    nothing: (query: string) => `Zu „${query}“ haben wir online noch nichts.`,
    tell: '[Schildern Sie uns Ihr Anliegen]. Ihre Worte nehmen wir in den Antrag mit.',
    notHere: 'Nicht dabei? [Schildern Sie uns Ihr Anliegen]',
  },
  en: {
    start: 'Start',
    all: 'Services from A to Z',
    allLink: 'All services from A to Z',
    shut: (title) => `${title}, not possible at the moment`,
    none: 'The services you can apply for online appear here. None is published yet.',
    call: 'Call us, we will help you.',
    meant: (words) => `Did you mean [${words}]?`,
    nothing: (query) => `We do not have anything online for “${query}” yet.`,
    tell: '[Tell us what you need]. We take your words along into the application.',
    notHere: 'Not in this list? [Tell us what you need]',
  },
  'de-leicht': {
    start: 'Erste Seite',
    all: 'Alle Leistungen von A bis Z',
    allLink: 'Alle Leistungen von A bis Z',
    shut: (title) => `${title}. Das geht gerade nicht.`,
    none: 'Später stehen hier die Anträge. Jetzt gibt es noch keinen Antrag.',
    call: 'Rufen Sie uns an. Wir helfen Ihnen.',
    meant: (words) => `Meinen Sie [${words}]?`,
    nothing: (query) => `Wir haben noch nichts gefunden zu „${query}“.`,
    tell: '[Schreiben Sie uns: Das brauche ich]. Ihre Wörter stehen dann schon im Antrag.',
    notHere: 'Haben Sie es nicht gefunden? [Schreiben Sie uns: Das brauche ich]',
  },
})
