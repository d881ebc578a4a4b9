// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { Opening } from '../engine/availability.ts'
import type { Language } from '../words/language.ts'
import { words } from '../words/words.ts'

export type Shut = Extract<Opening, { isOpen: false }>

/** «1. Mai», «1 May»: a day of every year. */
const yearly = (day: string, language: Language) =>
  formatDate(`2001-${day}`, 'long', language).replace(/ 2001$/, '')

/** What people read while a service takes no applications. */
export const CLOSED_SERVICE = words({
  de: {
    notNow: 'Zurzeit nicht möglich',
    notAtAll: 'Nicht möglich',
    refused: 'Zurzeit geht das nicht',
    // The German sentence holds the reason already.
    why: ({ why }: Shut) => why,
    reason: '',
    again: (day: string) => `Wieder möglich ab ${day}.`,
    urgent: 'Eilt es oder haben Sie Fragen? Hier hilft man Ihnen weiter:',
    instead: 'Schreiben können Sie uns mit:',
    begun: 'Haben Sie vorher einen Antrag begonnen? Den können Sie fertig ausfüllen und absenden.',
    maySend: 'Sie können Ihren Antrag noch absenden',
    mayNot: 'Absenden geht zurzeit nicht',
    early: 'Ihren Antrag haben Sie vorher begonnen, deshalb nehmen wir ihn noch an.',
    kept: 'Ihre Angaben bleiben gespeichert.',
  },
  en: {
    notNow: 'Not possible at the moment',
    notAtAll: 'Not possible',
    refused: 'This is not possible at the moment',
    why: ({ set }) => {
      switch (set.kind) {
        case 'closed': return 'We no longer accept applications.'
        case 'seasonal':
          return `We accept applications every year from ${yearly(set.from, 'en')} to ${yearly(set.until, 'en')}.`
        case 'paused':
          return set.until === undefined
            ? 'We do not accept new applications at the moment.'
            : `We do not accept new applications until ${formatDate(set.until, 'long', 'en')}.`
      }
    },
    reason: 'Reason given by the authority:',
    again: (day) => `Possible again from ${day}.`,
    urgent: 'Is it urgent, or do you have questions? You get help here:',
    instead: 'You can write to us with:',
    begun: 'Did you begin an application before? You can still complete and send it.',
    maySend: 'You can still send your application',
    mayNot: 'You cannot send it at the moment',
    early: 'You began your application earlier, so we still accept it.',
    kept: 'Your answers stay saved.',
  },
  'de-leicht': {
    notNow: 'Das geht gerade nicht',
    notAtAll: 'Das geht nicht mehr',
    refused: 'Das geht gerade nicht',
    why: ({ set }) => {
      switch (set.kind) {
        case 'closed': return 'Sie können diesen Antrag nicht mehr stellen.'
        case 'seasonal':
          return `Sie können den Antrag nur zu einer bestimmten Zeit stellen. Die Zeit ist jedes Jahr vom ${yearly(set.from, 'de-leicht')} bis zum ${yearly(set.until, 'de-leicht')}.`
        case 'paused':
          return set.until === undefined
            ? 'Sie können den Antrag zurzeit nicht stellen.'
            : `Sie können den Antrag bis zum ${formatDate(set.until, 'long')} nicht stellen.`
      }
    },
    reason: 'Das Amt sagt dazu:',
    again: (day) => `Ab dem ${day} geht es wieder.`,
    urgent: 'Ist es dringend? Oder haben Sie Fragen? Hier bekommen Sie Hilfe:',
    instead: 'Oder schreiben Sie uns damit:',
    begun: 'Haben Sie vorher schon einen Antrag angefangen? Diesen Antrag können Sie noch abschicken.',
    maySend: 'Sie können Ihren Antrag noch abschicken',
    mayNot: 'Sie können Ihren Antrag gerade nicht abschicken',
    early: 'Sie haben den Antrag früher angefangen. Deshalb nehmen wir ihn noch an.',
    kept: 'Ihre Antworten sind gespeichert.',
  },
})
