// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The invented municipalities: one Amt that administers four Gemeinden, and one town.
import type { Entity } from '../engine/context.ts'

export interface SampleTown {
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly land: 'SH'
  readonly tint: string
  readonly hours: string
  readonly hoursEn: string
  readonly hoursLeicht: string
  /** Who acts for it and who supervises it, for imprint and privacy. */
  readonly imprint: Readonly<Record<'represented' | 'legalForm' | 'supervision' | 'dataProtection', string>>
  readonly entities: readonly Entity[]
  /** Units of the house with their names. */
  readonly units: Readonly<Record<string, string>>
  /** Entity → parameters that differ from the library. */
  readonly overlays: Readonly<Record<string, Readonly<Record<string, string | number>>>>
}

const gemeinde = (id: string, name: string, iban: string): Entity => ({
  id,
  name: `Gemeinde ${name}`,
  genitive: `der Gemeinde ${name}`,
  authority: 'Amt Musterangeln, Der Amtsvorsteher als örtliche Ordnungsbehörde',
  office: 'Ordnungsamt',
  street: 'Am Markt 4',
  postcode: '24999',
  city: 'Süderau',
  phone: '04600 0000',
  email: 'ordnungsamt@musterangeln.example',
  signatory: 'Im Auftrag',
  accountHolder: `Amtskasse Musterangeln für ${name}`,
  iban,
  arms: id,
})

export const SAMPLE_TOWNS: readonly SampleTown[] = [
  {
    slug: 'musterangeln',
    name: 'Amt Musterangeln',
    summary: 'Ein Amt mit vier Gemeinden, jede mit eigenem Briefkopf, Tarif und eigener Kasse.',
    land: 'SH',
    tint: 'darkblue',
    hours: 'Montag bis Freitag 8 bis 12 Uhr, Donnerstag auch 14 bis 18 Uhr',
    hoursEn: 'Monday to Friday 8 am to noon, on Thursday also 2 pm to 6 pm',
    hoursLeicht: 'Montag bis Freitag: 8 Uhr bis 12 Uhr. Am Donnerstag auch: 14 Uhr bis 18 Uhr.',
    imprint: {
      represented: 'Amtsvorsteher Momme Lassen',
      legalForm: 'Körperschaft des öffentlichen Rechts',
      supervision: 'Landrätin des Musterkreises als untere Kommunalaufsicht',
      dataProtection: 'datenschutz@musterangeln.example',
    },
    entities: [
      gemeinde('suederau', 'Süderau', 'DE02120300000000202051'),
      gemeinde('norderfeld', 'Norderfeld', 'DE02500105170137075030'),
      gemeinde('mittelholm', 'Mittelholm', 'DE02100500000054540402'),
      gemeinde('osterlueck', 'Osterlück', 'DE02300209000106531065'),
    ],
    units: { ordnungsamt: 'Ordnungsamt', buergerbuero: 'Bürgerbüro', bauamt: 'Bauamt', kaemmerei: 'Kämmerei und Steueramt' },
    overlays: { norderfeld: { gebuehrWeitererTag: 20 }, osterlueck: { gebuehrWeitereStelle: 15, gebuehrWeitererTag: 30 } },
  },
  {
    slug: 'lindenbrueck',
    name: 'Stadt Lindenbrück',
    summary: 'Eine Stadt mit eigenen Satzungen und Farben.',
    land: 'SH',
    tint: 'green',
    hours: 'Montag bis Mittwoch 8 bis 15 Uhr, Donnerstag 8 bis 18 Uhr, Freitag 8 bis 12 Uhr',
    hoursEn: 'Monday to Wednesday 8 am to 3 pm, Thursday 8 am to 6 pm, Friday 8 am to noon',
    hoursLeicht: 'Montag bis Mittwoch: 8 Uhr bis 15 Uhr. Donnerstag: 8 Uhr bis 18 Uhr. Freitag: 8 Uhr bis 12 Uhr.',
    imprint: {
      represented: 'Bürgermeister Jens Harms',
      legalForm: 'Körperschaft des öffentlichen Rechts',
      supervision: 'Landrätin des Musterkreises als untere Kommunalaufsicht',
      dataProtection: 'datenschutz@lindenbrueck.example',
    },
    entities: [
      {
        id: 'lindenbrueck', name: 'Stadt Lindenbrück', genitive: 'der Stadt Lindenbrück',
        authority: 'Stadt Lindenbrück, Der Bürgermeister', office: 'Bürgeramt', street: 'Rathausplatz 1', postcode: '24888',
        city: 'Lindenbrück', phone: '04700 0000', email: 'rathaus@lindenbrueck.example', signatory: 'Im Auftrag',
        accountHolder: 'Stadtkasse Lindenbrück', iban: 'DE02200505501015871393', arms: 'lindenbrueck',
      },
    ],
    units: {},
    overlays: { '': { gebuehrErsterTag: 60, stellungnahmefrist: 7 } },
  },
]
