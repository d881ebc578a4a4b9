// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** Changing an application that was sent. */
export const CHANGE = words({
  de: {
    how: 'Sie gehen Ihre Angaben noch einmal durch. Es gilt, was Sie zuerst gesendet haben, bis Sie die Änderungen absenden.',
    begin: 'Angaben durchgehen',
    of: (name: string) => `Änderung zu ${name}`,
    heading: 'Was möchten Sie ändern?',
    intro: 'Wählen Sie „Ändern“ neben der Angabe. Danach kommen Sie hierher zurück.',
    was: 'Bisher:',
    wasNothing: 'keine Angabe',
    send: 'Änderungen absenden',
    nothing: 'Sie haben noch nichts geändert. Wählen Sie „Ändern“ neben der Angabe, um die es geht.',
    back: 'Zum Antrag',
    news: 'Im Antrag hat sich inzwischen etwas geändert',
    newsNext: 'Das ist hier übernommen. Was Sie selbst geändert haben, ist noch da. Lesen Sie die Angaben noch einmal durch, bevor Sie absenden.',
  },
  en: {
    how: 'You go through your answers once more. What you sent first counts until you send the changes.',
    begin: 'Go through the answers',
    of: (name) => `Change to ${name}`,
    heading: 'What would you like to change?',
    intro: 'Choose “Change” beside the answer. After that you come back here.',
    was: 'Before:',
    wasNothing: 'not given',
    send: 'Send the changes',
    nothing: 'You have not changed anything yet. Choose “Change” beside the answer it is about.',
    back: 'To the application',
    news: 'Something in the application has changed in the meantime',
    newsNext: 'It is taken over here. What you changed yourself is still there. Please read the answers once more before you send them.',
  },
  'de-leicht': {
    how: 'Sie können Ihre Antworten noch einmal ansehen. Und Sie können Antworten ändern. Schicken Sie die neuen Antworten ab. Erst dann gelten sie.',
    begin: 'Antworten ansehen',
    of: (name) => `Neue Antworten für ${name}`,
    heading: 'Was wollen Sie ändern?',
    intro: 'Neben jeder Antwort steht: Ändern. Wählen Sie Ändern. Danach kommen Sie wieder hierher.',
    was: 'Vorher:',
    wasNothing: 'nichts geschrieben',
    send: 'Neue Antworten abschicken',
    nothing: 'Sie haben noch nichts geändert. Wählen Sie Ändern neben einer Antwort.',
    back: 'Zu Ihrem Antrag',
    news: 'Jemand hat Antworten geändert',
    newsNext: 'Sie sehen hier die neuen Antworten. Ihre eigenen Änderungen sind noch da. Lesen Sie alles noch einmal. Dann können Sie die Antworten abschicken.',
  },
})
