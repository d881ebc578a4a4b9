// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

export const PROFILE = words({
  de: {
    title: 'Meine Daten',
    saved: 'Ihre Daten sind gespeichert',
    intro:
      'Was hier steht, füllen wir in neuen Anträgen für Sie aus. Sie können es dort ändern. Alle Angaben sind freiwillig.',
    email: 'E-Mail-Adresse',
    givenName: 'Vorname',
    familyName: 'Nachname',
    organization: 'Organisation',
    organizationHelp: 'Wenn Sie für einen Verein oder eine Firma handeln.',
    birthday: 'Geburtsdatum',
    street: 'Straße',
    postcode: 'Postleitzahl',
    city: 'Ort',
    phone: 'Telefonnummer',
    notices: 'Möchten Sie Hinweise per E-Mail bekommen?',
    noticesHelp:
      'Wir schreiben Ihnen, wenn etwas im Postfach liegt oder ein Entwurf bald gelöscht wird. Worum es geht, steht nicht darin.',
    save: 'Daten speichern',
    yours: 'Ihre Daten gehören Ihnen',
    download: 'Alles herunterladen, was wir zu Ihrem Konto haben',
    downloadNote: 'ZIP-Datei mit Angaben und Dokumenten (Art. 15 und 20 DSGVO)',
    close: 'Konto löschen',
    tooLong: (title: string, max: number) => `${title}: Höchstens ${max} Zeichen passen hierher.`,
  },
  en: {
    title: 'My details',
    saved: 'Your details are saved',
    intro:
      'We fill in these details for you in new applications. You can change them there. All of them are optional.',
    email: 'E-mail address',
    givenName: 'First name',
    familyName: 'Last name',
    organization: 'Organisation',
    organizationHelp: 'If you act for an association or a company.',
    birthday: 'Date of birth',
    street: 'Street',
    postcode: 'Postcode',
    city: 'Town or city',
    phone: 'Telephone number',
    notices: 'Would you like to get notices by e-mail?',
    noticesHelp:
      'We write to you when something is in your postbox or a draft is about to be deleted. The e-mails do not say what it is about.',
    save: 'Save details',
    yours: 'Your data belongs to you',
    download: 'Download everything we hold about your account',
    downloadNote: 'ZIP file with data in German and documents (Articles 15 and 20 GDPR)',
    close: 'Delete account',
    tooLong: (title, max) => `${title}: There is room for ${max} characters.`,
  },
  'de-leicht': {
    title: 'Meine Daten',
    saved: 'Ihre Daten sind gespeichert',
    intro:
      'Diese Daten stehen später schon in Ihrem Antrag. Sie können die Daten im Antrag ändern. Sie müssen hier nichts schreiben.',
    email: 'E-Mail-Adresse',
    givenName: 'Vorname',
    familyName: 'Nachname',
    organization: 'Verein oder Firma',
    organizationHelp: 'Stellen Sie den Antrag für einen Verein? Oder für eine Firma? Dann schreiben Sie hier den Namen.',
    birthday: 'Geburts-Tag',
    street: 'Straße',
    postcode: 'Post-Leit-Zahl',
    city: 'Ort',
    phone: 'Telefon-Nummer',
    notices: 'Sollen wir Ihnen eine E-Mail schreiben?',
    noticesHelp:
      'Wir schreiben Ihnen: Sie haben neue Post im Post-Fach. Oder: Wir löschen bald einen nicht fertigen Antrag. Mehr steht nicht in der E-Mail.',
    save: 'Daten speichern',
    yours: 'Ihre Daten gehören Ihnen',
    download: 'Alle meine Daten herunterladen',
    downloadNote: 'Das ist eine ZIP-Datei. Darin sind Ihre Daten und Ihre Papiere.',
    close: 'Konto löschen',
    tooLong: (title, max) => `${title}: Das ist zu lang. Es passen ${max} Zeichen.`,
  },
})
