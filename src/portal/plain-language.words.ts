// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** The page in Leichte Sprache; it is the same in every language, because it is for who needs it. */
export const PLAIN_LANGUAGE = {
  title: 'Diese Seite in Leichter Sprache',
  parts: (name: string) => [
    {
      title: 'Was ist das hier?',
      text: [`Das ist die Internet-Seite von: ${name}.`, 'Hier können Sie Anträge stellen.', 'Ein Antrag heißt: Sie fragen das Amt, ob Sie etwas dürfen oder bekommen.', 'Sie müssen nicht ins Amt gehen. Sie können alles hier schreiben.'],
    },
    {
      title: 'So stellen Sie einen Antrag',
      text: ['Schreiben Sie auf der ersten Seite, was Sie brauchen.', 'Wählen Sie die richtige Leistung aus.', 'Drücken Sie auf den Knopf: Antrag stellen.', 'Beantworten Sie die Fragen. Sie haben viel Zeit.', 'Am Ende lesen Sie alles noch einmal. Dann schicken Sie den Antrag ab.'],
    },
    {
      title: 'So bekommen Sie Hilfe',
      text: ['Oben auf jeder Seite steht das Wort Hilfe. Drücken Sie darauf.', 'Oder rufen Sie uns an. Die Nummer steht ganz unten auf der Seite.', 'Oben können Sie auch Leichte Sprache wählen. Dann sind alle Seiten leichter.'],
    },
  ],
  report: '[Verstehen Sie etwas nicht? Schreiben Sie uns.]',
} as const
