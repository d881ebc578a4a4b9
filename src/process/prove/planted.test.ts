// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Faults an office really makes, planted one at a time into a good process: each must be found,
// and by what. The table is printed; a row whose text is gone from the library fails loudly.
import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../../cli/read-folder.ts'
import { prepare } from '../../engine/prepare.ts'
import { readScenarios } from '../../engine/read-scenario.ts'
import { runScenario } from '../../engine/scenario.ts'
import { checkFiles } from '../check.ts'
import type { Files } from '../source.ts'
import { prove } from './prove.ts'
import { changed } from './test-changes.ts'
import type { Change } from './test-changes.ts'

const library = (id: string): Files =>
  readFolder(fileURLToPath(new URL(`../../../library/${id}`, import.meta.url)))

type Means = 'lint' | 'walk' | 'invariant' | 'scenario'

interface Row {
  readonly what: string
  readonly changes: readonly Change[]
  readonly by: Means
  /** What the message must say. */
  readonly says: RegExp
}

interface Subject {
  readonly id: string
  readonly rows: readonly Row[]
}

interface Sight {
  readonly by: Means
  readonly where: string
  readonly message: string
}

/** Everything that can be said against a process, cheapest first. */
function look(files: Files, scenarios: boolean): Sight[] {
  const { process, findings, overlays } = checkFiles(files)
  const lint = findings.map(({ where, message }): Sight => ({ by: 'lint', where, message }))
  if (!process || findings.some((one) => one.level === 'error')) return lint
  const proof = prove(process).findings.map(({ kind, path, message }): Sight => ({
    by: kind === 'invariant' ? 'invariant' : 'walk', where: `${kind} ${path.map(String).join('.')}`, message,
  }))
  if (!scenarios) return [...lint, ...proof]
  const prepared = prepare(process)
  const red = readScenarios(files).scenarios.flatMap((one) => runScenario(prepared, one, { overlays }).faults)
  return [...lint, ...proof, ...red.map(({ scenario, step, message }): Sight => ({ by: 'scenario', where: `${scenario} ${step}`, message }))]
}

const SYSTEM_FIRST = '  sollstellen:\n'
const ADDED = (text: string): Change => [SYSTEM_FIRST, text + SYSTEM_FIRST]

const GESTATTUNG: Subject = {
  id: 'gestattung',
  rows: [
    { what: '1 state typo in a rule', by: 'lint', says: /«eingeganen» gibt es nicht/, changes: [['rule: antrag = "eingegangen"\n', 'rule: antrag = "eingeganen"\n']] },
    { what: '2 state typo in sets', by: 'lint', says: /«vollstandig» gibt es nicht/, changes: [['{ status: antrag, to: vollstaendig }', '{ status: antrag, to: vollstandig }']] },
    { what: '3 status name typo', by: 'lint', says: /«antrga» gibt es nicht/, changes: [['rule: antrag = "eingegangen"\n', 'rule: antrga = "eingegangen"\n']] },
    { what: '4 choice option typo', by: 'lint', says: /«teilwiese» gibt es nicht/, changes: [['entscheidung in ("erteilt", "teilweise")\'', 'entscheidung in ("erteilt", "teilwiese")\'']] },
    {
      what: '5 no exit from nachgefordert', by: 'walk', says: /endet der Vorgang nur noch auf einem Ausnahmeweg/,
      changes: [
        ['rule: antrag = "nachgefordert" and count(open items) = 0', 'rule: antrag = "nachgefordert" and count(open items) > 99 and false'],
        ['rule: antrag = "nachgefordert"\n    sets', 'rule: antrag = "nachgefordert" and false\n    sets'],
        ['rule: antrag = "nachgefordert" and overdue unterlagen', 'rule: antrag = "in_pruefung" and overdue unterlagen'],
      ],
    },
    { what: '6 rule can never hold', by: 'walk', says: /«Zur Zeichnung vorlegen» kann nie ausgeführt werden/, changes: [['rule: bescheid = "entwurf" and antrag = "vollstaendig"\n', 'rule: bescheid = "entwurf" and antrag = "eingegangen"\n']] },
    {
      what: '7 ping-pong', by: 'walk', says: /lösen einander endlos aus/,
      changes: [
        ['rule: antrag = "nachgefordert" and overdue unterlagen', 'rule: antrag = "nachgefordert"'],
        ADDED('  wieder:\n    title: Wieder nachfordern\n    by: [system]\n    rule: antrag = "in_pruefung"\n    sets:\n      - { status: antrag, to: nachgefordert }\n'),
      ],
    },
    {
      what: '8 ping-pong on data', by: 'walk', says: /lösen einander endlos aus/,
      changes: [ADDED(`  einfordern:
    title: Einfordern
    by: [system]
    rule: zahlung = "frei" and fee total >= 0
    sets:
      - { status: zahlung, to: offen }
  freistellen:
    title: Freistellen
    by: [system]
    rule: zahlung = "offen" and fee total = 0
    sets:
      - { status: zahlung, to: frei }
`)],
    },
    { what: '9 does not take itself off', by: 'walk', says: /hebt ihren eigenen Anlass nicht auf/, changes: [['    sets:\n      - { status: bekanntgabe, to: terminiert }\n', '    sets:\n      - { status: bescheid, to: gezeichnet }\n      - { status: bekanntgabe, to: terminiert, when: bescheid = "offen" }\n']] },
    { what: '10 fee never ordered', by: 'walk', says: /hebt ihren eigenen Anlass nicht auf|kann der Vorgang nicht mehr enden|kann nie ausgeführt/, changes: [['          - [fee total > 0, offen]\n          - [else, frei]\n', '          - [fee total > 0, keine]\n          - [else, offen]\n']] },
    { what: '11 signer = author', by: 'invariant', says: /Nie von derselben Person entworfen und gezeichnet/, changes: [['notBy: [entwerfen]\n    needs', 'notBy: []\n    needs']] },
    { what: '12 preparer of a revocation revokes', by: 'invariant', says: /der den Widerruf vorbereitet|die den Widerruf vorbereitet/, changes: [['    notBy: [widerruf_anhoeren]\n', '']] },
    { what: '13 decision during consultation', by: 'invariant', says: /solange eine Beteiligung läuft/, changes: [['        - rule: beteiligung != "laeuft"\n', '        - rule: beteiligung != "keine"\n']] },
    { what: '14 refusal without hearing', by: 'invariant', says: /Nie belastend ohne Anhörung/, changes: [['        - rule: not(belastend) or anhoerung = "erfolgt" or anhoerungVerzicht != null\n', '        - rule: not(belastend) or anhoerung != "laeuft"\n']] },
    { what: '15 deadline nobody reacts to', by: 'walk', says: /«Äußerung zur Anhörung» ab, geschieht nichts/, changes: [['rule: anhoerung = "laeuft" and overdue anhoerung', 'rule: anhoerung = "laeuft" and overdue fiktion']] },
    { what: '16 state never left', by: 'walk', says: /Rechtsbehelf «Widerspruch».* kann der Vorgang nicht mehr enden/, changes: [['    input: [widerspruchErgebnis]\n    sets:\n      - { status: rechtsbehelf, to: bestandskraeftig }', '    input: [widerspruchErgebnis]\n    sets:\n      - { status: rechtsbehelf, to: widerspruch }']] },
    { what: '17 wrong state in sets', by: 'walk', says: /kann der Vorgang nicht mehr enden/, changes: [['          - [else, entwurf]\n', '          - [else, fiktion]\n']] },
    { what: '18 delivered before signed', by: 'invariant', says: /Nie bekannt gegeben, ohne gezeichnet/, changes: [['    rule: bekanntgabe = "zu_versenden" or', '    rule: bekanntgabe in ("offen", "zu_versenden") or']] },
    { what: '19 no branch for a fee of zero', by: 'walk', says: /hebt ihren eigenen Anlass nicht auf|kann der Vorgang nicht mehr enden|nur noch auf einem Ausnahmeweg/, changes: [['          - [fee total > 0, offen]\n          - [else, frei]\n', '          - [fee total > 0, offen]\n          - [else, keine]\n']] },
    {
      what: '20 fee of zero booked as a claim, where closing is lax', by: 'scenario', says: /zahlung/,
      changes: [
        ['          - [fee total > 0, offen]\n          - [else, frei]\n', '          - [fee total >= 0, offen]\n          - [else, frei]\n'],
        ['  - rule: zahlung in ("bezahlt", "frei", "erlassen", "vollstreckung")\n', '  - rule: zahlung in ("bezahlt", "frei", "erlassen", "vollstreckung") or fee total = 0\n'],
        ['    never: akte = "geschlossen" and zahlung in ("keine", "offen",', '    never: akte = "geschlossen" and zahlung in ("keine",'],
      ],
    },
    { what: '21 overlapping branches', by: 'walk', says: /zwei Bedingungen zugleich/, changes: [['      - status: zahlung\n        cases:\n          - [fee total > 0, offen]\n          - [else, frei]\n', '      - { status: zahlung, to: offen, when: fee total >= 0 }\n      - { status: zahlung, to: frei, when: fee total = 0 }\n']] },
    { what: '22 unknown role', by: 'lint', says: /Rolle «kase»/, changes: [['by: [kasse]', 'by: [kase]']] },
    { what: '23 closed with an open claim', by: 'invariant', says: /solange eine Gebühr offen ist/, changes: [['  - rule: zahlung in ("bezahlt", "frei", "erlassen", "vollstreckung")\n', '  - rule: zahlung in ("bezahlt", "frei", "erlassen", "vollstreckung", "offen")\n']] },
    {
      what: '24 deadline set on another path', by: 'walk', says: /«Fiktion eintreten lassen» wartet auf die Frist/,
      changes: [
        ['        - { kind: deadline, set: fiktion }\n', '        - { kind: deadline, clear: unterlagen }\n'],
        ['      - { kind: request, items: nachforderung, deadline: unterlagen }\n', '      - { kind: request, items: nachforderung, deadline: unterlagen }\n      - { kind: deadline, set: fiktion }\n'],
      ],
    },
    { what: '25 deadline never set', by: 'lint', says: /Frist «fiktion» setzt keine Aktion/, changes: [['{ kind: deadline, set: fiktion }', '{ kind: deadline, clear: fiktion }']] },
    { what: '26 nobody is asked', by: 'lint', says: /fragt keine Aktion/, changes: [['{ kind: consult, whom: zuBeteiligen, deadline: stellungnahme, reminder:', '{ kind: deadline, set: stellungnahme }\n      - { kind: message, subject: Erinnerung, text:', 'all']] },
    { what: '27 letter forgotten', by: 'lint', says: /Brief «eingangsbestaetigung» schreibt keine Aktion/, changes: [['      - { kind: letter, letter: eingangsbestaetigung, deliver: \'if vorgang.konto or vorgang.kanal != "portal" then "postbox" else null\' }\n', '']] },
    { what: '28 claim forgotten', by: 'lint', says: /Frist «zahlung» setzt keine Aktion/, changes: [['      - { kind: receivable, letter: bescheid, deadline: zahlung }\n', '      - { kind: deadline, clear: zahlung }\n']] },
    { what: '29 wrong amount', by: 'scenario', says: /Gebühr total/, changes: [['amount: gebuehrWeitererTag', 'amount: gebuehrErsterTag']] },
    { what: '30 wrong period', by: 'scenario', says: /Frist fiktion/, changes: [['title: Frist der Genehmigungsfiktion, value: P3M', 'title: Frist der Genehmigungsfiktion, value: P2M']] },
    { what: '31 field nobody enters', by: 'lint', says: /«widerspruchErgebnis» trägt niemand ein/, changes: [['    input: [widerspruchErgebnis]\n', '']] },
    { what: '32 waits for a day before the deadline', by: 'lint', says: /wartet auf einen Tag vor dem Ende der Frist/, changes: [['rule: rechtsbehelf = "frist_laeuft" and overdue widerspruch', 'rule: rechtsbehelf = "frist_laeuft" and due widerspruch > today']] },
  ],
}

const PLAKATIERUNG: Subject = {
  id: 'plakatierung',
  rows: [
    { what: '33 receipt corrected after closing', by: 'invariant', says: /solange die Widerspruchsfrist läuft/, changes: [['    zugang_korrigieren:\n      also: akte = "offen"\n', '']] },
    { what: '34 part payment of an overdue claim forgets the delay', by: 'walk', says: /«Zahlungsverzug feststellen» wartet auf die Frist/, changes: [['          - [zahlung = "ueberfaellig", ueberfaellig]\n          - [zahlung = "gemahnt", gemahnt]\n', '']] },
    { what: '35 substitute performance without warning', by: 'invariant', says: /Nie eine Ersatzvornahme ohne Androhung/, changes: [['    rule: beseitigung = "angedroht"\n    needs:\n      - { rule: overdue beseitigung,', '    rule: beseitigung in ("keine", "angedroht") and kontrolle = "faellig"\n    needs:\n      - { rule: not(overdue beseitigung),']] },
    { what: '36 who removed the posters bills for it', by: 'invariant', says: /ausgeführt und abgerechnet/, changes: [['    notBy: [ersatzvornahme_ausfuehren]\n', '']] },
    { what: '37 a rule of another process', by: 'lint', says: /Den Namen «personenMax» gibt es nicht/, changes: [['rule: not(istWahl), message: Wahlwerbung', 'rule: personenMax > 3, message: Wahlwerbung']] },
    { what: '38 register nobody knows', by: 'lint', says: /Das Register «standorte_beleg» gibt es nicht. Meinten Sie/, changes: [['{ kind: occupy, register: standorte_belegt, when: bewilligt }', '{ kind: occupy, register: standorte_beleg, when: bewilligt }']] },
    { what: '39 sites are not occupied', by: 'scenario', says: /Schon vergeben|vorlegen/, changes: [['registers:\n  standorte_belegt: { title: Belegte Standorte, keys: erlaubteStandorte,', 'registers:\n  standorte_belegt: { title: Belegte Standorte, keys: abgelehnteStandorte,']] },
    { what: '40 weeks counted without the first day', by: 'scenario', says: /Gebühr total/, changes: [['value: (bis - von).days + 1 }', 'value: (bis - von).days - 1 }']] },
    { what: '41 an extension nobody decides', by: 'walk', says: /nur noch auf einem Ausnahmeweg|kann nie ausgeführt|nicht mehr enden/, changes: [['    rule: verlaengerung = "beantragt"\n', '    rule: verlaengerung = "erteilt"\n', 'all']] },
    { what: '42 a clash of two blocks', by: 'lint', says: /bringt den Status «kontrolle» schon mit/, changes: [['statuses:\n  verlaengerung:\n', 'statuses:\n  kontrolle:\n    title: Kontrolle\n    states: { keine: { title: keine } }\n  verlaengerung:\n']] },
    { what: '43 a placeholder without a field', by: 'lint', says: /«entfernenBs» gibt es nicht. Meinten Sie «entfernenBis»/, changes: [['bis zum {{ entfernenBis }} vollständig', 'bis zum {{ entfernenBs }} vollständig']] },
    { what: '44 the inspection never comes', by: 'walk', says: /nie|nicht mehr enden|wartet auf die Frist/, changes: [['        - { kind: deadline, set: kontrolle, when: kontrolle = "vorgesehen" }\n', '        - { kind: deadline, clear: kontrolle }\n']] },
  ],
}

/**
 * The larger procedure takes five seconds a fault: `npm test` plants every third there, and of the
 * smaller one what lint finds and every second of the others; the long run plants all.
 */
const IS_ALL = process.env['LAUFZETTEL_FAULTS'] === 'all'
const every = (n: number, rows: readonly Row[]) => rows.filter((_, i) => IS_ALL || i % n === 0)
const GESTATTUNG_PROVEN = GESTATTUNG.rows.filter(({ by }) => by !== 'lint')
const SUBJECTS: readonly Subject[] = [
  { ...GESTATTUNG, rows: [...GESTATTUNG.rows.filter(({ by }) => by === 'lint'), ...every(2, GESTATTUNG_PROVEN)] },
  { ...PLAKATIERUNG, rows: every(3, PLAKATIERUNG.rows) },
]

for (const { id, rows } of SUBJECTS) {
  const good = library(id)

  test(`${id}: the good copy has no finding`, () => {
    assert.deepEqual(look(good, true), [])
  })

  test(`${id}: ${rows.length} planted faults are found`, async (t) => {
    for (const { what, changes, by, says } of rows) {
      await t.test(what, (each) => {
        const files = changed(good, changes)
        const start = performance.now()
        const seen = look(files, by === 'scenario')
        const ms = performance.now() - start
        const found = seen.find((one) => says.test(one.message) && one.by === by)
        each.diagnostic(`${what} · ${found?.by ?? 'NOT FOUND'} · ${found?.where ?? ''} · ${ms.toFixed(0)} ms`)
        assert.ok(found, `${what}: ${JSON.stringify(seen, undefined, 1)}`)
      })
    }
  })
}
