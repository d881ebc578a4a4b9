// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What the platform itself refuses, before any page of the portal is asked. */
export const REFUSALS = words({
  de: {
    home: 'Zur Startseite',
    request: 'Kennung dieser Anfrage:',
    notFound: {
      title: 'Diese Seite gibt es nicht',
      text: 'Vielleicht ist die Adresse falsch geschrieben oder der Link abgelaufen.',
    },
    unreadable: {
      title: 'Das können wir nicht lesen',
      text: 'Die Anfrage ist unvollständig oder enthält Zeichen, die es in Texten nicht gibt. Gehen Sie zurück und senden Sie noch einmal.',
    },
    oldForm: {
      title: 'Bitte laden Sie die Seite neu',
      text: 'Das Formular ist zu alt oder kam nicht von unserer Seite. Gehen Sie zurück, laden Sie die Seite neu und senden Sie noch einmal. Gespeicherte Angaben sind noch da.',
    },
    tooBig: {
      title: 'Das ist zu groß',
      text: 'Zusammen dürfen Dateien höchstens 30 MB haben, jede einzelne 10 MB. Laden Sie sie einzeln hoch.',
    },
    outage: {
      title: 'Gerade nicht erreichbar',
      text: 'Unsere Datenbank antwortet nicht. Bitte versuchen Sie es in einer Minute noch einmal. Was gespeichert war, ist noch da.',
    },
    fault: {
      title: 'Da ist uns ein Fehler unterlaufen',
      text: 'Wir haben ihn aufgezeichnet. Bitte versuchen Sie es noch einmal oder rufen Sie uns an.',
    },
  },
  en: {
    home: 'Go to the start page',
    request: 'Reference of this request:',
    notFound: {
      title: 'Page not found',
      text: 'The address may be mistyped, or the link may have expired.',
    },
    unreadable: {
      title: 'We cannot read this',
      text: 'The request is incomplete or contains characters that do not exist in texts. Go back and send it again.',
    },
    oldForm: {
      title: 'Please reload the page',
      text: 'The form is too old or did not come from our site. Go back, reload the page and send it again. Saved answers are still there.',
    },
    tooBig: {
      title: 'This is too large',
      text: 'All files together may have 30 MB, each of them 10 MB. Upload them one by one.',
    },
    outage: {
      title: 'The service is not available right now',
      text: 'Our database does not answer. Try again in a minute. What was saved is still there.',
    },
    fault: {
      title: 'Sorry, something went wrong on our side',
      text: 'We have recorded the error. Try again, or call us.',
    },
  },
  'de-leicht': {
    home: 'Zur ersten Seite',
    request: 'Nummer für Nach-Fragen:',
    notFound: {
      title: 'Diese Seite gibt es nicht',
      text: 'Vielleicht ist in der Adresse ein Fehler. Oder der Link ist zu alt.',
    },
    unreadable: {
      title: 'Das können wir nicht lesen',
      text: 'Beim Abschicken ist etwas schief gegangen. Gehen Sie zurück. Schicken Sie es noch einmal ab.',
    },
    oldForm: {
      title: 'Laden Sie die Seite neu',
      text: 'Die Seite war zu lange offen. Gehen Sie zurück. Laden Sie die Seite neu. Schicken Sie es dann noch einmal ab. Ihre gespeicherten Antworten sind noch da.',
    },
    tooBig: {
      title: 'Das ist zu groß',
      text: 'Ihre Dateien sind zu groß. Eine Datei darf 10 MB groß sein. Alle Dateien zusammen dürfen 30 MB groß sein. Laden Sie jede Datei einzeln hoch.',
    },
    outage: {
      title: 'Die Seite geht gerade nicht',
      text: 'Versuchen Sie es in einer Minute noch einmal. Ihre gespeicherten Antworten sind noch da.',
    },
    fault: {
      title: 'Wir haben einen Fehler gemacht',
      text: 'Wir kümmern uns um den Fehler. Versuchen Sie es noch einmal. Oder rufen Sie uns an.',
    },
  },
})
