// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'
import { Go, List } from '../ui/list.tsx'
import { Panel } from '../ui/panel.tsx'
import { ADMIN_TITLE, adminPage } from './admin-frame.tsx'
import { deskOf } from './desk.ts'

/** The areas of the administration with one sentence each. */
export const ADMIN_AREAS: readonly (readonly [
  title: string,
  areas: readonly (readonly [path: string, title: string, note: string])[],
])[] = [
  [
    'Menschen',
    [
      ['personen', 'Personen', 'Wer hier arbeitet, Rollen, Vertretungen, Abwesenheit, Kennwörter'],
      ['einheiten', 'Organisationseinheiten', 'Ämter, Fachbereiche und Sachgebiete'],
      ['rollen', 'Rollen', 'Wer was darf, aus den Verfahren berechnet'],
    ],
  ],
  [
    'Verfahren',
    [
      ['werte', 'Werte der Verfahren', 'Gebühren, Fristen und Grenzen, mit Vorschau der Wirkung'],
      ['texte', 'Textbausteine', 'Ihre Worte in den Briefen'],
      ['leistungen', 'Leistungen', 'Offen, in Pause, nur in einer Jahreszeit, geschlossen'],
      ['aufbewahrung', 'Aufbewahrung', 'Wie lange Akten bleiben und was zur Aussonderung ansteht'],
    ],
  ],
  [
    'Haus',
    [
      [
        'gemeinden',
        'Gemeinden und Briefkopf',
        'Behörde, Anschrift, Unterschrift, Konto und Wappen',
      ],
      ['seiten', 'Seiten des Portals', 'Impressum, Datenschutz, Barrierefreiheit, Leichte Sprache'],
      ['allgemein', 'Allgemeines', 'Öffnungszeiten und Absender der E-Mails'],
      ['stellen', 'Stellen', 'Wohin Fragen an Feuerwehr, Polizei und andere gehen'],
      ['feiertage', 'Feiertage', 'Örtliche Tage, die zählen oder nicht zählen'],
      ['anschluesse', 'Anschlüsse', 'E-Mail, Virenprüfung, Siegel: was eingerichtet ist'],
    ],
  ],
  [
    'Nachweise',
    [
      ['verlauf', 'Alle Änderungen', 'Wer wann was geändert hat'],
      [
        'zugriffe',
        'Zugriffe auf geschützte Vorgänge',
        'Wer welchen Vorgang geöffnet und welches Papier gelesen hat',
      ],
    ],
  ],
]

/** The start of the administration. */
export async function showAdmin(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  return adminPage(c, {
    desk,
    title: ADMIN_TITLE,
    children: (
      <div class="lz-cols lz-2">
        {ADMIN_AREAS.map(([title, areas]) => (
          <Panel title={title}>
            <List>
              {areas.map(([path, name, note]) => (
                <Go href={`${desk.base}/verwaltung/${path}`} title={name} note={note} />
              ))}
            </List>
          </Panel>
        ))}
      </div>
    ),
  })
}
