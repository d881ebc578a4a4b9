// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The answers of one believable application, page by page, as they are typed.
import type { Browser, Shown } from './test-browser.ts'
import { pdfFile } from './test-browser.ts'

/** Two days in July; Saturday runs past midnight. */
export const ANSWERS: readonly (readonly [
  page: string,
  answers: Readonly<Record<string, string | readonly string[]>>,
])[] = [
  ['vorfrage', { alkohol: 'ja', gemeinde: 'suederau' }],
  [
    'antragsteller',
    {
      'antragsteller.art': 'verein',
      'antragsteller.organisation': 'TSV Süderau e. V.',
      'antragsteller.vorname': 'Jana',
      'antragsteller.name': 'Sommer',
      'antragsteller.funktion': '1. Vorsitzende',
      'antragsteller.geburtsdatum.tag': '12',
      'antragsteller.geburtsdatum.monat': '3',
      'antragsteller.geburtsdatum.jahr': '1984',
      'antragsteller.anschrift.strasse': 'Schulweg',
      'antragsteller.anschrift.hausnummer': '10',
      'antragsteller.anschrift.plz': '24999',
      'antragsteller.anschrift.ort': 'Süderau',
      'antragsteller.email': 'jana.sommer@tsv-suederau.example',
      bevollmaechtigt: 'nein',
    },
  ],
  [
    'anlass',
    {
      'anlass.bezeichnung': 'Dorffest Süderau',
      'anlass.art': 'vereinsfest',
      'anlass.begruendung': 'Einmal im Jahr feiert das Dorf.',
      'zeiten.0.datum.tag': '11',
      'zeiten.0.datum.monat': '7',
      'zeiten.0.datum.jahr': '2026',
      'zeiten.0.von': '14',
      'zeiten.0.bis': '1 Uhr',
    },
  ],
  [
    'ort',
    {
      'ort.adresse': 'Festwiese am Sportplatz',
      'ort.art': 'freiflaeche',
      'ort.flaeche_qm': '1.200',
      'ort.oeffentlich': 'nein',
      'ort.eigentuemerZustimmung': 'gemeinde',
    },
  ],
  [
    'ausschank',
    {
      ausschankstellen: '2',
      personenMax: '350',
      sitzplaetze: '120',
      getraenke: ['bier', 'wein', 'alkoholfrei'],
      speisen: 'verpackt',
      'toiletten.damen': '4',
      'toiletten.herren': '4',
      'toiletten.barrierefrei': '1',
      'hygiene.wasser': 'ja',
      'hygiene.abwasser': 'ja',
      'hygiene.belehrung43': 'ja',
    },
  ],
  [
    'sicherheit',
    {
      musik: 'live',
      musikEnde: '23:30',
      beschallungKontakt: '0170 0000000',
      'sicherheit.verantwortlicherName': 'Jana Sommer',
      'sicherheit.verantwortlicherMobil': '0170 0000000',
      'sicherheit.ordner': '4',
      'sicherheit.sanitaetsdienst': 'ja',
      erklaerung: 'nein',
    },
  ],
  ['unterlagen', {}],
  [
    'bescheid',
    { bekanntgabeweg: 'postfach', rechnungAndere: 'nein', datenschutz: 'ja', richtigkeit: 'ja' },
  ],
]

/** Fills the form from the page the browser stands on; a page that asks on is answered again. */
export async function fillForm(browser: Browser, until = 'pruefen'): Promise<Shown> {
  for (const [page, answers] of ANSWERS) {
    if (!browser.shown.path.includes(`/${page}`)) continue
    if (page === until) break
    for (let turn = 0; turn < 3 && browser.shown.path.includes(`/${page}`); turn++) {
      const isFirst = page === 'unterlagen' && turn === 0
      await browser.send(isFirst ? { ...answers, lageplan: pdfFile() } : answers)
    }
  }
  return browser.shown
}

/** The code in the address of the draft the browser stands on. */
export const codeOf = (browser: Browser) => /\/antrag\/([0-9A-Z-]+)/.exec(browser.shown.path)![1]!
