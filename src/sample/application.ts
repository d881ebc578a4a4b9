// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Answers of believable applications, with dates relative to the day the world is made.
import { addDays, weekday } from '../calendar/date.ts'
import type { Json, Values } from '../engine/case.ts'

export interface Party {
  readonly name: string
  readonly days: number
  readonly entity: string
  readonly organisation: string
  readonly first: string
  readonly last: string
  readonly email: string
  readonly place: string
  readonly stalls?: number
  readonly guests?: number
  readonly more?: Values
}

/** A complete application for a party that starts `days` after `today`. */
export function application(party: Party, today: string, plan: Json): Values {
  const first = saturdayFrom(addDays(today, party.days))
  return {
    alkohol: true,
    gemeinde: party.entity,
    antragsteller: {
      art: 'verein', organisation: party.organisation, vorname: party.first, name: party.last, funktion: '1. Vorsitz',
      geburtsdatum: '1984-03-12', staatsangehoerigkeit: 'deutsch',
      anschrift: { strasse: 'Schulweg', hausnummer: '10', plz: '24999', ort: 'Süderau' }, email: party.email, telefon: '04600 4711',
    },
    bevollmaechtigt: false,
    bekanntgabeweg: 'postfach',
    rechnungAndere: false,
    erklaerung: false,
    anlass: { bezeichnung: party.name, art: 'vereinsfest', begruendung: 'Das Fest findet einmal im Jahr statt und gehört zum Dorfleben.' },
    zeiten: [
      { datum: first, von: '14:00', bis: '01:00' },
      { datum: addDays(first, 1), von: '11:00', bis: '18:00' },
    ],
    ort: { adresse: party.place, art: 'freiflaeche', flaeche_qm: 1200, oeffentlich: false, eigentuemerZustimmung: 'gemeinde' },
    ausschankstellen: party.stalls ?? 2,
    personenMax: party.guests ?? 350,
    sitzplaetze: 120,
    getraenke: ['bier', 'wein', 'alkoholfrei'],
    speisen: 'unverpackt',
    toiletten: { damen: 4, herren: 4, barrierefrei: 1 },
    hygiene: { wasser: true, abwasser: true, belehrung43: true },
    musik: 'live',
    musikEnde: '23:30',
    beschallungKontakt: '0170 0000000',
    sicherheit: { verantwortlicherName: `${party.first} ${party.last}`, verantwortlicherMobil: '0170 0000000', ordner: 4, sanitaetsdienst: true, brandschutz: 'Zwei Feuerlöscher, Brandwache der Feuerwehr.' },
    lageplan: [plan],
    datenschutz: true,
    richtigkeit: true,
    ...party.more,
  }
}

/** Village parties begin on a Saturday. */
function saturdayFrom(day: string): string {
  return addDays(day, (6 - weekday(day) + 7) % 7)
}
