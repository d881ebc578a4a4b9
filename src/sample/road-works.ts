// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Answers of a believable application to dig up a street, with dates relative to the day it is sent.
import { addDays } from '../calendar/date.ts'
import type { Json, Values } from '../engine/case.ts'
import type { Party } from './application.ts'

/** So long after the application the works begin, and so long they take. */
const BEGINS_AFTER = 20
const TAKES_DAYS = 10

/** A complete application to mend a line in a street; `party.place` is the street with the section. */
export function roadWorks(party: Party, today: string, plan: Json): Values {
  const begins = addDays(today, BEGINS_AFTER)
  const [street = '', section = ''] = party.place.split(', ')
  return {
    gemeinde: party.entity, art: 'reparatur', medium: 'telekommunikation', geringfuegig: false,
    bezeichnung: party.name, strasse: street, abschnitt: section, strassenklasse: 'G',
    flaechen: [{ lage: 'gehweg', befestigung: 'pflaster', laenge_m: 6, breite_m: 0.8, tiefe_m: 0.8 }],
    verfahren: 'offen', einrichtung_qm: null, beginn: begins, ende: addDays(begins, TAKES_DAYS),
    vaoErforderlich: false, leitungsauskunft: true, baeume: false, kampfmittel: false, denkmal: false,
    lageplan: [plan], fotos: [plan],
    antragsteller: {
      art: 'firma', organisation: party.organisation, vorname: party.first, name: party.last, funktion: 'Projektleitung',
      anschrift: { strasse: 'Hafenweg', hausnummer: '7', plz: '24999', ort: 'Süderau' }, email: party.email, telefon: '04600 5150',
    },
    bevollmaechtigt: false,
    firma: { name: 'Tiefbau Brix', bauleitung: 'Kai Brix', mobil: '0170 0000000' },
    bekanntgabeweg: 'post', rechnungAndere: false, datenschutz: true, richtigkeit: true,
    ...party.more,
  }
}
