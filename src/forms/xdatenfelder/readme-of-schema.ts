// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ProcessFolder } from './process-folder.ts'
import { oneLine } from './form-of-schema.ts'
import { mark } from './model.ts'
import type { Schema } from './model.ts'
import type { Remark } from '../xml/read-xml.ts'

const TOLD = 200

/** The page for people: where it comes from, what is open, what comes next. */
export function readmeOf(
  schema: Schema,
  counts: ProcessFolder['counts'],
  warnings: readonly Remark[],
): string {
  const open = warnings.slice(0, TOLD).map(({ message }) => `- ${plain(message)}`)
  const more = warnings.length > TOLD ? [`- und ${warnings.length - TOLD} weitere.`] : []
  return [
    `# ${plain(schema.label)}`,
    '',
    `Entwurf aus dem FIM-Datenschema ${mark(schema)}: ${counts.fields} Felder, ${counts.groups} Gruppen, ${counts.rules} Regeln. ` +
      'Jedes Feld trägt unter `fim` seine Nummer. Die Inhalte gehören der Verwaltung, die sie übernommen hat; veröffentlichen Sie sie nicht weiter.',
    '',
    '**So weit ist es.** Antragsteller füllen das Formular aus und senden es ab; die Sachbearbeitung übernimmt, prüft, schließt ab. ' +
      'Eine Entscheidung gibt es noch nicht.',
    '',
    '**Als Nächstes.**',
    '',
    '1. In process.yaml: Kürzel, Aktenplan, Rechtsgrundlage, zuständige Stelle, Aufbewahrung.',
    '2. Ihre Aktionen, zum Beispiel entwerfen, zeichnen, bekannt geben. Die Bausteine drafting, signing, delivery, objection bringen sie mit.',
    '3. rules.yaml: jede Regel modellieren oder begründen, warum sie entfällt. Vorschläge stehen als Kommentar am Feld.',
    '4. Fragt das Schema Namen und Anschrift noch einmal, streichen Sie die eine Stelle oder belegen Sie sie mit `initially` vor.',
    '5. `./laufzettel check ORDNER`, dann `./laufzettel rehearse ORDNER`.',
    '',
    'Wo FIM beliebig viele Einträge erlaubt (`*`), nimmt das Formular bis zu 20; mehr sagt `list: { max: … }`.',
    '',
    ...(open.length ? ['**Was sich nicht ganz übernehmen ließ.**', '', ...open, ...more, ''] : []),
  ].join('\n')
}

/** Text from outside must not become markup. */
const plain = (text: string) => oneLine(text).replaceAll(/[<>`*_[\]#|\\]/g, (one) => `\\${one}`)
