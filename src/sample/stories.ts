// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What has happened in the sample municipalities before you came.
import type { Values } from '../engine/case.ts'
import type { Party } from './application.ts'

/** One act, `ago` days before today. */
export interface Act {
  readonly ago: number
  readonly by: string
  readonly do: string
  readonly input?: Values
  /** The consultee whose question is answered. */
  readonly answers?: string
}

export interface Story {
  readonly process: string
  readonly party: Party
  readonly acts: readonly Act[]
}

const submit = (ago: number): Act => ({ ago, by: 'antragsteller', do: 'einreichen' })
const take = (ago: number, by = 'petersen'): Act => ({ ago, by, do: 'uebernehmen' })
const complete = (ago: number, day: string, by = 'petersen'): Act => ({ ago, by, do: 'vollstaendig_feststellen', input: { vollstaendigAm: day } })
const ask = (ago: number, whom: readonly string[], by = 'petersen'): Act => ({ ago, by, do: 'beteiligen', input: { zuBeteiligen: whom } })
const answer = (ago: number, consultee: string, haltung: string, text?: string): Act => ({
  ago, by: consultee, do: 'stellung_nehmen', answers: consultee, input: { haltung, stellungnahmeText: text ?? null },
})
const draft = (ago: number, by = 'petersen', more: Values = {}): Act => ({
  ago, by, do: 'entwerfen', input: { entscheidung: 'erteilt', gebuehrenbefreiung: false, nebenbestimmungen: 'vorgeschlagen', ...more },
})
const present = (ago: number, by = 'petersen'): Act => ({ ago, by, do: 'vorlegen' })
const sign = (ago: number, by = 'lorenzen'): Act => ({ ago, by, do: 'zeichnen' })

/** The stories of a municipality; days of completeness are filled in by the caller's calendar. */
export function storiesOf(slug: string): readonly Story[] {
  const own = slug === 'musterangeln' ? MUSTERANGELN : LINDENBRUECK
  // Later ones come last: whoever knows a sample case by its number finds it there.
  return [...own.map((story) => ({ process: 'gestattung', ...story })), ...(slug === 'musterangeln' ? ROAD_WORKS : [])]
}

const sommer = { organisation: 'TSV Süderau e. V.', first: 'Jana', last: 'Sommer', email: 'jana.sommer@tsv-suederau.example' }
const jessen = { organisation: 'Kulturverein Alte Meierei e. V.', first: 'Marten', last: 'Jessen', email: 'marten@festzelt-jessen.example' }
const TODAY = 'heute'
/** In an input: a file of its own. */
export const FILE = 'datei'

const MUSTERANGELN: readonly Omit<Story, 'process'>[] = [
  {
    party: { ...sommer, name: 'Sommerfest TSV Süderau', days: 20, entity: 'suederau', place: 'Sportheim, Schulweg 12' },
    acts: [
      submit(80), take(78), complete(78, TODAY), ask(77, ['polizei', 'lebensmittel']), answer(75, 'polizei', 'keine'), answer(74, 'lebensmittel', 'keine'),
      draft(73), present(73), sign(72), { ago: 50, by: 'rohde', do: 'zahlung_buchen', input: { zahlungsbetrag: 10_000, zahlungseingang: TODAY } },
      { ago: 20, by: 'petersen', do: 'abschliessen' },
    ],
  },
  {
    party: { ...sommer, name: 'Dorffest Süderau', days: 36, entity: 'suederau', place: 'Festwiese am Sportplatz, Schulweg 12', stalls: 4 },
    acts: [
      submit(9), take(8), complete(6, TODAY), ask(4, ['polizei', 'feuerwehr', 'lebensmittel']),
      answer(2, 'feuerwehr', 'auflagen', 'Keine Bedenken. Rettungsweg 3,50 m freihalten.'), answer(1, 'lebensmittel', 'keine'),
    ],
  },
  {
    party: { organisation: 'Schützenverein Norderfeld', first: 'Holger', last: 'Iwersen', email: 'iwersen@schuetzen-norderfeld.example', name: 'Schützenfest Norderfeld', days: 24, entity: 'norderfeld', place: 'Schützenplatz', guests: 220 },
    acts: [submit(14), take(13), complete(12, TODAY), ask(12, ['polizei', 'feuerwehr']), answer(9, 'polizei', 'keine'), answer(8, 'feuerwehr', 'keine'), draft(2), present(1)],
  },
  {
    party: { ...jessen, name: 'Hoffest Alte Meierei', days: 40, entity: 'mittelholm', place: 'Alte Meierei, Dorfstraße 3', more: { ort: { adresse: 'Alte Meierei, Dorfstraße 3', art: 'halle', flaeche_qm: 400, eigentuemerZustimmung: 'eigen' } } },
    acts: [
      submit(7), take(6),
      { ago: 5, by: 'petersen', do: 'nachfordern', input: { nachforderung: [{ unterlage: 'Lageplan mit Rettungsweg', grund: 'Im ersten Plan fehlt die Zufahrt für die Feuerwehr.' }, { unterlage: 'Nachweis der Haftpflichtversicherung', grund: 'Sie haben mehr als 300 Gäste angekündigt.' }] } },
    ],
  },
  {
    party: { organisation: 'Freiwillige Feuerwehr Osterlück', first: 'Torben', last: 'Asmussen', email: 'asmussen@ff-osterlueck.example', name: 'Tag der offenen Tür', days: 30, entity: 'osterlueck', place: 'Feuerwehrgerätehaus, Ring 1', stalls: 1, guests: 90, more: { bekanntgabeweg: 'post' } },
    acts: [submit(12), take(11), complete(11, TODAY), ask(10, ['polizei']), answer(8, 'polizei', 'keine'), draft(6, 'petersen', { gebuehrenbefreiung: true }), present(6), sign(1)],
  },
  {
    party: { organisation: 'Landfrauen Angeln e. V.', first: 'Wiebke', last: 'Lorentzen', email: 'lorentzen@landfrauen.example', name: 'Erntedankmarkt', days: 20, entity: 'mittelholm', place: 'Marktplatz', stalls: 3, guests: 180 },
    acts: [submit(30), take(29), complete(28, TODAY), ask(28, ['polizei', 'lebensmittel']), answer(26, 'polizei', 'keine'), answer(25, 'lebensmittel', 'keine'), draft(22), present(22), sign(20),
      { ago: 20, by: 'matthiesen', do: 'absendung_vermerken', input: { absendetag: TODAY } },
    ],
  },
  {
    party: { organisation: 'Reit- und Fahrverein Holm', first: 'Anke', last: 'Detlefsen', email: 'detlefsen@rfv-holm.example', name: 'Turnier Holm', days: 45, entity: 'mittelholm', place: 'Reitplatz Holm' },
    acts: [submit(0)],
  },
]

const nordnetz = { organisation: 'Nordnetz GmbH', first: 'Frauke', last: 'Ketelsen', email: 'ketelsen@nordnetz.example', days: 0 }
const mended = (ago: number, finished: number): readonly Act[] => [
  submit(ago), take(ago - 1),
  { ago: ago - 2, by: 'petersen', do: 'vollstaendig_feststellen', input: { vollstaendigAm: TODAY, regime: 'r4' } },
  { ago: ago - 3, by: 'petersen', do: 'anzeige_bestaetigen' },
  { ago: ago - 24, by: 'petersen', do: 'beginn_anzeigen', input: { begonnenAm: TODAY } },
  { ago: finished, by: 'petersen', do: 'fertig_melden', input: { fertigAm: TODAY, fertigFotos: FILE } },
]

/** Works that are finished and wait for somebody to go there; played where the procedure is published. */
const ROAD_WORKS: readonly Story[] = [
  { process: 'aufgrabung', party: { ...nordnetz, name: 'Muffe Schulweg', entity: 'suederau', place: 'Schulweg, vor Hausnummer 12' }, acts: mended(60, 20) },
  { process: 'aufgrabung', party: { ...nordnetz, name: 'Kabelschaden Dorfstraße', entity: 'mittelholm', place: 'Dorfstraße, Hausnummer 3 bis 5' }, acts: mended(52, 12) },
  { process: 'aufgrabung', party: { ...nordnetz, name: 'Verteiler Am Ring', entity: 'osterlueck', place: 'Am Ring, Ecke Feldweg' }, acts: mended(40, 2) },
]

const arslan = { organisation: 'Stadtfest Lindenbrück GmbH', first: 'Deniz', last: 'Arslan', email: 'arslan@stadtfest-lindenbrueck.example', entity: 'lindenbrueck' }
/** So long ago that the file of it is to be offered to the archive, whatever the year. */
const LONG_AGO = 2300

const LINDENBRUECK: readonly Omit<Story, 'process'>[] = [
  {
    party: { ...arslan, name: 'Stadtfest Lindenbrück', days: 50, place: 'Rathausplatz', stalls: 12, guests: 480 },
    acts: [submit(6), take(5, 'kruse'), complete(4, TODAY, 'kruse'), ask(4, ['polizei', 'jugendamt', 'feuerwehr'], 'kruse'), answer(1, 'polizei', 'keine')],
  },
  {
    party: { organisation: 'Gesangverein Eintracht', first: 'Rolf', last: 'Behnke', email: 'behnke@eintracht.example', name: 'Chorabend', days: 33, entity: 'lindenbrueck', place: 'Kurpark', stalls: 1, guests: 80 },
    acts: [submit(1)],
  },
  {
    party: { ...arslan, name: 'Lichterfest', days: 40, place: 'Kurpark', stalls: 1, guests: 90 },
    acts: [
      submit(LONG_AGO), take(LONG_AGO - 1, 'kruse'), complete(LONG_AGO - 1, TODAY, 'kruse'), ask(LONG_AGO - 2, ['polizei'], 'kruse'), answer(LONG_AGO - 4, 'polizei', 'keine'),
      draft(LONG_AGO - 6, 'kruse'), present(LONG_AGO - 6, 'kruse'), sign(LONG_AGO - 7, 'ehlers'),
      { ago: LONG_AGO - 20, by: 'voss', do: 'zahlung_buchen', input: { zahlungsbetrag: 8_500, zahlungseingang: TODAY } },
      { ago: LONG_AGO - 60, by: 'kruse', do: 'abschliessen' },
    ],
  },
]
