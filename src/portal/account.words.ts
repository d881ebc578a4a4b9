// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** The account: its navigation and its lists. */
export const ACCOUNT = words({
  de: {
    account: 'Mein Konto',
    cases: 'Anträge',
    inbox: 'Postfach',
    drafts: 'Entwürfe',
    data: 'Meine Daten',
    unread: (count: number) => `${count} neu`,
    yourCases: 'Ihre Anträge',
    noCases: 'Hier stehen Ihre Anträge, sobald Sie einen gestellt haben.',
    services: 'Leistungen ansehen',
    signOut: 'Abmelden',
    yourDrafts: 'Ihre Entwürfe',
    noDrafts: 'Hier stehen Anträge, die Sie begonnen und noch nicht abgesendet haben.',
    changed: (moment: string, until: string) =>
      `zuletzt geändert am ${moment}, aufbewahrt bis ${until}`,
    resume: 'Fortsetzen',
    deleteDraft: 'Entwurf löschen',
    yourInbox: 'Ihr Postfach',
    noMessages:
      'Hier finden Sie Bescheide und Nachrichten zu Ihren Anträgen. Noch ist nichts da.',
    noMessage: 'Diese Nachricht gibt es nicht',
    open: (title: string) => `${title} öffnen`,
    provided: (day: string) => `PDF. Es ist am ${day} für Sie bereitgestellt worden.`,
    renew: 'Neuen Antrag mit diesen Angaben beginnen',
    toCase: 'Zum Antrag',
  },
  en: {
    account: 'My account',
    cases: 'Applications',
    inbox: 'Postbox',
    drafts: 'Drafts',
    data: 'My details',
    unread: (count) => `${count} new`,
    yourCases: 'Your applications',
    noCases: 'Your applications appear here as soon as you have made one.',
    services: 'See all services',
    signOut: 'Sign out',
    yourDrafts: 'Your drafts',
    noDrafts: 'Applications you have begun and not yet sent appear here.',
    changed: (moment, until) => `last changed on ${moment}, kept until ${until}`,
    resume: 'Continue',
    deleteDraft: 'Delete draft',
    yourInbox: 'Your postbox',
    noMessages:
      'Here you find decisions (Bescheide) and messages about your applications. There is nothing yet.',
    noMessage: 'Message not found',
    open: (title) => `Open ${title}`,
    provided: (day) => `PDF. It was made available to you on ${day}.`,
    renew: 'Begin a new application with these details',
    toCase: 'Go to the application',
  },
  'de-leicht': {
    account: 'Mein Konto',
    cases: 'Anträge',
    inbox: 'Post-Fach',
    drafts: 'Nicht fertige Anträge',
    data: 'Meine Daten',
    unread: (count) => `${count} neu`,
    yourCases: 'Das sind Ihre Anträge',
    noCases: 'Sie haben noch keinen Antrag gestellt. Später sehen Sie hier Ihre Anträge.',
    services: 'Alle Leistungen ansehen',
    signOut: 'Abmelden',
    yourDrafts: 'Ihre nicht fertigen Anträge',
    noDrafts:
      'Hier stehen Anträge, die noch nicht fertig sind. Zurzeit ist hier nichts.',
    changed: (moment, until) =>
      `Die letzte Änderung war am ${moment}. Wir heben den Antrag bis zum ${until} auf.`,
    resume: 'Weiter machen',
    deleteDraft: 'Löschen',
    yourInbox: 'Ihr Post-Fach',
    noMessages:
      'Hier bekommen Sie Briefe und Nachrichten vom Amt. Ein wichtiger Brief heißt Bescheid. Im Bescheid steht die Entscheidung. Zurzeit ist hier nichts.',
    noMessage: 'Diese Nachricht gibt es nicht',
    open: (title) => `${title} öffnen`,
    provided: (day) => `Das ist eine PDF-Datei. Sie haben die Datei am ${day} bekommen.`,
    renew: 'Neuen Antrag mit diesen Antworten anfangen',
    toCase: 'Zum Antrag',
  },
})
