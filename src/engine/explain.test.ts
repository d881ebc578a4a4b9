// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Rules become sentences a person understands, without a word of the rule language.
import assert from 'node:assert/strict'
import test from 'node:test'
import { failingParts } from './explain.ts'
import { ruleWords } from './explain-rule.ts'
import { look } from './scope.ts'
import { played, preparedLibrary } from '../../test/library.ts'

const prepared = preparedLibrary().find((one) => one.process.id === 'gestattung')!
// Three bodies are asked, the fire brigade has answered; 18 May 2026.
const rehearsal = played(prepared, 'scenarios/erteilt.yaml', 7)
const sight = look(prepared, rehearsal.at!, rehearsal.context())

const FAILING: readonly (readonly [rule: string, sentence: string])[] = [
  // Words of statuses and choices.
  ['antrag = "entwurf"', 'Antrag ist «vollständig», nötig ist «Entwurf».'],
  ['"entwurf" = antrag', 'Antrag ist «vollständig», nötig ist «Entwurf».'],
  ['antrag != "vollstaendig"', 'Antrag ist schon «vollständig».'],
  ['bescheid in ("zur_zeichnung", "gezeichnet")', 'Entscheidung ist «offen», nötig ist «zur Zeichnung» oder «gezeichnet».'],
  ['not(antrag in ("entwurf", "vollstaendig"))', 'Antrag ist schon «vollständig».'],
  ['antragsteller.art = "person"', 'Art ist «Ein Verein», nötig ist «Eine Privatperson».'],
  // Numbers, money and their units.
  ['personenMax > 500', 'Gäste ist 350, nötig ist mehr als 500.'],
  ['500 < personenMax', 'Gäste ist 350, nötig ist mehr als 500.'],
  ['not(personenMax <= 500)', 'Gäste ist 350, nötig ist mehr als 500.'],
  ['personenMax > personenSicherheitskonzept', 'Gäste ist 350, nötig ist mehr als 500 Personen (Sicherheitskonzept ab mehr als).'],
  ['ausschankstellen >= 100', 'Ausschankstellen ist 4, nötig ist mindestens 100.'],
  ['ort.flaeche_qm <= 75', 'Fläche ist 1.200 m², nötig ist höchstens 75 m².'],
  ['fee total = 0', 'Gebühr ist 175,00\u00a0€, nötig ist 0,00\u00a0€.'],
  ['personenMax between 500 and 1000', 'Gäste ist 350, nötig ist zwischen 500 und 1.000.'],
  ['personenMax in [500..1000]', 'Gäste ist 350, nötig ist zwischen 500 und 1.000.'],
  ['personenMax in (> 500, 7)', 'Gäste ist 350, nötig ist mehr als 500 oder 7.'],
  ['count(zeiten) > 5', '«Anzahl bei Tage und Zeiten» ist 3, nötig ist mehr als 5.'],
  ['abs(personenMax) > 500', 'Gäste ist 350, nötig ist mehr als 500.'],
  ['personenMax + ausschankstellen > 500', 'Gäste + Ausschankstellen ist 354, nötig ist mehr als 500.'],
  // Dates and times.
  ['vollstaendigAm < date("2026-05-01")', 'Vollständig seit ist der 15. Mai 2026, nötig ist vor dem 1. Mai 2026.'],
  ['vollstaendigAm >= today()', 'Vollständig seit ist der 15. Mai 2026, nötig ist frühestens der 18. Mai 2026 (heute).'],
  ['absendetag <= today', 'Zur Post gegeben am ist noch nicht angegeben, nötig ist spätestens der 18. Mai 2026 (heute).'],
  ['musikEnde < time("06:00:00")', 'Musik bis ist 23:30 Uhr, nötig ist vor 06:00 Uhr.'],
  ['vorgang.eingang > ersterTag - duration("P14D")', 'Eingang ist der 4. Mai 2026, nötig ist nach dem 12. Juni 2026 («Erster Tag − 14 Tage»).'],
  // Yes and no, something and nothing.
  ['alkohol = false', 'Alkohol ist «ja», nötig ist «nein».'],
  ['not(alkohol)', 'Alkohol ist «ja», nötig ist «nein».'],
  ['gebuehrenbefreiung', '«Persönlich gebührenfrei (§ 8 VwKostG SH)?» ist noch nicht angegeben, nötig ist «ja».'],
  ['anhoerungVerzicht != null', '«Warum keine Anhörung nötig ist» fehlt noch.'],
  ['vollstaendigAm = null', 'Vollständig seit ist schon angegeben: 15. Mai 2026.'],
  ['not(vollstaendigAm != null)', 'Vollständig seit ist schon angegeben: 15. Mai 2026.'],
  ['due widerspruch != null', 'Die Frist «Ende der Widerspruchsfrist» ist noch nicht gesetzt.'],
  ['due fiktion = null', 'Die Frist «Fiktion der Gestattung» läuft schon bis 17. August 2026.'],
  ['served bescheid != null', 'Der Brief «Bescheid» ist noch nicht bekannt gegeben.'],
  // Deadlines.
  ['overdue fiktion', 'Die Frist «Fiktion der Gestattung» läuft noch bis 17. August 2026.'],
  ['due fiktion < today', 'Die Frist «Fiktion der Gestattung» läuft noch bis 17. August 2026.'],
  ['today > due fiktion', 'Die Frist «Fiktion der Gestattung» läuft noch bis 17. August 2026.'],
  ['overdue widerspruch', 'Die Frist «Ende der Widerspruchsfrist» ist nicht gesetzt.'],
  // What happened, what is in a list, what is in a text.
  ['happened("zeichnen")', '«Bescheid zeichnen» ist noch nicht geschehen.'],
  ['not(happened("einreichen"))', '«Antrag absenden» ist schon geschehen.'],
  ['list contains(getraenke, "spirituosen")', 'Bei «Getränke» ist «Spirituosen und Mischgetränke» nicht gewählt.'],
  ['not(list contains(getraenke, "bier"))', 'Bei «Getränke» ist «Bier» gewählt.'],
  ['starts with(anlass.bezeichnung, "Wein")', 'Bezeichnung ist «Dorffest Süderau», nötig ist: Bezeichnung beginnt mit «Wein».'],
  // Consultations and other lists.
  ['every c in consultations satisfies c.status != "open"', 'Es fehlen noch die Antworten von Polizei und Kreis, Lebensmittelüberwachung.'],
  ['not(some c in consultations satisfies c.status = "open")', 'Es fehlen noch die Antworten von Polizei und Kreis, Lebensmittelüberwachung.'],
  ['some c in consultations satisfies c.haltung = "Bedenken"', 'Bei «gefragte Stellen» gilt für keinen Eintrag: Haltung ist «Bedenken».'],
  ['every z in zeiten satisfies z.von = z.bis', 'Bei «Tage und Zeiten» passt Eintrag 1 nicht: Ausschank von ist 18:00 Uhr, nötig ist 23:00 Uhr (bis).'],
  // One of several, and what depends.
  ['antrag = "entwurf" or antrag = "eingegangen"', 'Antrag ist «vollständig», nötig ist «Entwurf» oder «eingegangen».'],
  ['entscheidung = "erteilt" or anhoerung = "erfolgt"', 'Nötig ist eines davon: Entscheidung ist «Gestattung erteilen»; Anhörung ist «erfolgt».'],
  ['antrag = "entwurf" or (bescheid = "gezeichnet" and overdue fiktion)',
    'Nötig ist eines davon: Antrag ist «Entwurf»; Entscheidung ist «gezeichnet» und die Frist «Fiktion der Gestattung» ist abgelaufen.'],
  ['not(alkohol or personenMax > 500)', 'Alkohol ist «ja», nötig ist «nein».'],
  ['if alkohol then personenMax > 500 else false', 'Alkohol ist «ja». Gäste ist 350, nötig ist mehr als 500.'],
]

for (const [rule, sentence] of FAILING) {
  test(`${rule}: ${sentence}`, () => {
    const reasons = failingParts(prepared, rule, sight)
    assert.deepEqual(reasons.map((one) => one.sentence), [sentence])
    assert.equal(reasons[0]!.part, rule)
  })
}

test('a conjunction names each part that fails, and only those', () => {
  const reasons = failingParts(prepared, 'alkohol and personenMax > 500 and (antrag = "entwurf" and speisen = "verpackt")', sight)
  assert.deepEqual(reasons.map((one) => one.sentence), [
    'Gäste ist 350, nötig ist mehr als 500.', 'Antrag ist «vollständig», nötig ist «Entwurf».',
  ])
  assert.deepEqual(reasons[0]!.values, { personenMax: '350' })
})

test('what holds is a sentence too', () => {
  const holds = (rule: string) => ruleWords(prepared, rule, sight).holds
  assert.equal(holds('personenMax > 100'), 'Gäste ist 350: mehr als 100.')
  assert.equal(holds('happened("einreichen")'), '«Antrag absenden» ist schon geschehen.')
  assert.equal(holds('overdue fiktion or alkohol'), 'Alkohol ist «ja».')
})
