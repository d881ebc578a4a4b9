// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What speaks against a PDF. */
export type PdfObjection = 'active' | 'interactive' | 'attached' | 'locked' | 'broken'

type Refused = (file: string) => string

const pdfSentences = (all: Readonly<Record<PdfObjection, Refused>>) => all

/** Why an uploaded file is not taken, for who uploaded it. */
export const UPLOAD = words({
  de: {
    empty: (file: string) =>
      `Die Datei „${file}“ ist leer. Bitte prüfen Sie die Datei und wählen Sie sie noch einmal.`,
    virus: (file: string) =>
      `Die Datei „${file}“ nehmen wir nicht an: Der Virenschutz hat angeschlagen.`,
    unknown: (file: string) =>
      `Die Datei „${file}“ können wir nicht öffnen. Möglich sind PDF, JPG und PNG bis 10 MB.`,
    tooLarge: (file: string, megabytes: string) =>
      `Die Datei „${file}“ ist mit ${megabytes} MB zu groß. Möglich sind PDF, JPG und PNG bis 10 MB.`,
    brokenImage: (file: string) =>
      `Die Datei „${file}“ ist beschädigt oder unvollständig. Bitte speichern Sie das Bild neu.`,
    manyPixels: (file: string, megapixels: number) =>
      `Die Datei „${file}“ ist mit ${megapixels} Megapixeln zu groß. Möglich sind Bilder bis 50 Megapixel.`,
    scannerOut: (file: string) =>
      `Die Datei „${file}“ können wir gerade nicht auf Viren prüfen. Bitte laden Sie sie in einigen Minuten noch einmal hoch. Ihre anderen Angaben sind gespeichert.`,
    manyFiles: (max: number) => `Mehr als ${max} Dateien nehmen wir online nicht an.`,
    manyBytes: (megabytes: number) =>
      `Mehr als ${megabytes} MB zusammen nehmen wir online nicht an. Verkleinern Sie die Dateien oder rufen Sie uns an.`,
    pdf: pdfSentences({
      active: (file) =>
        `Die Datei „${file}“ enthält Programme (JavaScript oder Startbefehle). Bitte drucken Sie sie als neue PDF-Datei und laden Sie diese hoch.`,
      interactive: (file) =>
        `Die Datei „${file}“ ist ein Formular mit eigener Technik oder enthält Medien. Bitte drucken Sie sie als neue PDF-Datei und laden Sie diese hoch.`,
      attached: (file) =>
        `Die Datei „${file}“ enthält angehängte Dateien. Bitte laden Sie diese einzeln hoch.`,
      locked: (file) =>
        `Die Datei „${file}“ ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.`,
      broken: (file) =>
        `Die Datei „${file}“ ist beschädigt oder unvollständig. Bitte speichern Sie sie neu.`,
    }),
  },
  en: {
    empty: (file) => `The file “${file}” is empty. Check the file and choose it again.`,
    virus: (file) => `We cannot accept the file “${file}”: the virus scanner found something.`,
    unknown: (file) => `We cannot open the file “${file}”. Use PDF, JPG or PNG up to 10 MB.`,
    tooLarge: (file, megabytes) =>
      `The file “${file}” is too large (${megabytes} MB). Use PDF, JPG or PNG up to 10 MB.`,
    brokenImage: (file) =>
      `The file “${file}” is damaged or incomplete. Save the picture again and upload it.`,
    manyPixels: (file, megapixels) =>
      `The picture “${file}” is too large (${megapixels} megapixels). Use pictures up to 50 megapixels.`,
    scannerOut: (file) =>
      `We cannot check the file “${file}” for viruses at the moment. Upload it again in a few minutes. Your other answers are saved.`,
    manyFiles: (max) => `We cannot accept more than ${max} files online.`,
    manyBytes: (megabytes) =>
      `We cannot accept more than ${megabytes} MB in total online. Make the files smaller or call us.`,
    pdf: pdfSentences({
      active: (file) =>
        `The file “${file}” contains programs (JavaScript or launch commands). Print it as a new PDF file and upload that one.`,
      interactive: (file) =>
        `The file “${file}” is an interactive form or contains media. Print it as a new PDF file and upload that one.`,
      attached: (file) =>
        `The file “${file}” has other files attached to it. Upload these one by one.`,
      locked: (file) => `The file “${file}” needs a password. Save it without a password.`,
      broken: (file) =>
        `The file “${file}” is damaged or incomplete. Save it again and upload it.`,
    }),
  },
  'de-leicht': {
    empty: (file) => `Die Datei „${file}“ ist leer. Wählen Sie eine andere Datei aus.`,
    virus: (file) =>
      `In der Datei „${file}“ ist vielleicht ein Computer-Virus. Deshalb nehmen wir die Datei nicht.`,
    unknown: (file) =>
      `Wir können die Datei „${file}“ nicht öffnen. Diese Dateien gehen: PDF, JPG und PNG. Eine Datei darf 10 MB groß sein.`,
    tooLarge: (file, megabytes) =>
      `Die Datei „${file}“ ist zu groß. Sie hat ${megabytes} MB. Eine Datei darf 10 MB groß sein.`,
    brokenImage: (file) =>
      `Die Datei „${file}“ ist kaputt. Speichern Sie das Bild noch einmal. Laden Sie es dann hoch.`,
    manyPixels: (file, megapixels) =>
      `Das Bild „${file}“ ist zu groß. Es hat ${megapixels} Megapixel. Es darf 50 Megapixel haben.`,
    scannerOut: (file) =>
      `Wir können die Datei „${file}“ gerade nicht prüfen. Versuchen Sie es in einigen Minuten noch einmal. Ihre anderen Antworten sind gespeichert.`,
    manyFiles: (max) => `Das sind zu viele Dateien. Sie können hier ${max} Dateien hochladen.`,
    manyBytes: (megabytes) =>
      `Ihre Dateien sind zusammen zu groß. Zusammen dürfen sie ${megabytes} MB groß sein. Rufen Sie uns an. Wir helfen Ihnen.`,
    pdf: pdfSentences({
      active: (file) =>
        `In der Datei „${file}“ ist ein Programm. Das geht hier nicht. Drucken Sie die Datei als neue PDF-Datei. Laden Sie dann die neue Datei hoch.`,
      interactive: (file) =>
        `Die Datei „${file}“ ist ein besonderes Formular. Das geht hier nicht. Drucken Sie die Datei als neue PDF-Datei. Laden Sie dann die neue Datei hoch.`,
      attached: (file) =>
        `In der Datei „${file}“ sind noch andere Dateien. Laden Sie jede Datei einzeln hoch.`,
      locked: (file) =>
        `Die Datei „${file}“ hat ein Passwort. Speichern Sie die Datei ohne Passwort.`,
      broken: (file) =>
        `Die Datei „${file}“ ist kaputt. Speichern Sie die Datei noch einmal. Laden Sie sie dann hoch.`,
    }),
  },
})
