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
import { changed, FOUND_IN_GESTATTUNG, mended } from './test-changes.ts'
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
  /** Faults the library itself still has, where it has them. */
  readonly mend: readonly Change[]
  /** Claims the planted faults break. */
  readonly claims: readonly Change[]
  readonly rows: readonly Row[]
}

interface Sight {
  readonly by: Means
  readonly where: string
  readonly message: string
}

/** Everything that can be said against a process, cheapest first. */
function look(files: Files, scenarios: boolean): Sight[] {
  const { process, findings } = checkFiles(files)
  const lint = findings.map(({ where, message }): Sight => ({ by: 'lint', where, message }))
  if (!process || findings.some((one) => one.level === 'error')) return lint
  const proof = prove(process).findings.map(({ kind, path, message }): Sight => ({
    by: kind === 'invariant' ? 'invariant' : 'walk', where: `${kind} ${path.map(String).join('.')}`, message,
  }))
  if (!scenarios) return [...lint, ...proof]
  const prepared = prepare(process)
  const red = readScenarios(files).scenarios.flatMap((one) => runScenario(prepared, one).faults)
  return [...lint, ...proof, ...red.map(({ scenario, step, message }): Sight => ({ by: 'scenario', where: `${scenario} ${step}`, message }))]
}

const GESTATTUNG: Subject = {
  id: 'gestattung',
  mend: FOUND_IN_GESTATTUNG,
  claims: [
    ['invariants:\n', `invariants:
  - title: Wer entwirft, zeichnet nicht
    never: samePerson("entwerfen", "zeichnen") or samePerson("kosten_entwerfen", "zeichnen")
  - title: Wer zeichnet, bucht nicht
    never: samePerson("zeichnen", "zahlung_buchen")
  - title: Keine Entscheidung, solange eine Stelle gefragt ist
    never: 'bescheid in ("zur_zeichnung", "gezeichnet") and beteiligung = "laeuft"'
  - title: Keine Ablehnung ohne Anhörung
    never: 'bescheid = "gezeichnet" and entscheidung in ("abgelehnt", "teilweise") and anhoerung != "erfolgt" and anhoerungVerzicht = null'
`],
    ['    by: [kasse]\n', '    by: [kasse]\n    notBy: [zeichnen]\n'],
  ],
  rows: [
    { what: '1 state typo in a rule', by: 'lint', says: /«eingeganen» gibt es nicht/, changes: [['rule: antrag = "eingegangen"\n', 'rule: antrag = "eingeganen"\n']] },
    { what: '2 state typo in sets', by: 'lint', says: /«vollstandig» gibt es nicht/, changes: [['{ status: antrag, to: vollstaendig }', '{ status: antrag, to: vollstandig }']] },
    { what: '3 status name typo', by: 'lint', says: /«antrga» gibt es nicht/, changes: [['rule: antrag = "eingegangen"\n', 'rule: antrga = "eingegangen"\n']] },
    { what: '4 choice option typo', by: 'lint', says: /«teilwiese» gibt es nicht/, changes: [['entscheidung in ("erteilt", "teilweise")\'', 'entscheidung in ("erteilt", "teilwiese")\'']] },
    {
      what: '5 no exit from nachgefordert', by: 'walk', says: /endet der Vorgang nur noch auf einem Ausnahmeweg/,
      changes: [
        ['    sets:\n      - { status: antrag, to: in_pruefung }\n    effects:\n      - { kind: supply', '    effects:\n      - { kind: supply'],
        ['rule: antrag = "nachgefordert" and overdue unterlagen', 'rule: antrag = "in_pruefung" and overdue unterlagen'],
      ],
    },
    { what: '6 rule can never hold', by: 'walk', says: /«Zur Zeichnung vorlegen» kann nie ausgeführt werden/, changes: [['rule: bescheid = "entwurf" and antrag = "vollstaendig"\n', 'rule: bescheid = "entwurf" and antrag = "eingegangen"\n']] },
    {
      what: '7 ping-pong', by: 'walk', says: /lösen einander endlos aus/,
      changes: [
        ['rule: antrag = "nachgefordert" and overdue unterlagen', 'rule: antrag = "nachgefordert"'],
        ['  # von selbst\n', '  # von selbst\n  wieder:\n    title: Wieder nachfordern\n    by: [system]\n    rule: antrag = "in_pruefung"\n    sets:\n      - { status: antrag, to: nachgefordert }\n'],
      ],
    },
    {
      what: '8 ping-pong on data', by: 'walk', says: /lösen einander endlos aus/,
      changes: [['  # von selbst\n', `  # von selbst
  anordnen:
    title: Anordnen
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
`]],
    },
    { what: '9 does not take itself off', by: 'walk', says: /hebt ihren eigenen Anlass nicht auf/, changes: [['    sets:\n      - { status: zahlung, to: ueberfaellig }\n', '    sets:\n      - { status: bescheid, to: gezeichnet }\n      - { status: zahlung, to: ueberfaellig, when: bescheid = "fiktion" }\n']] },
    { what: '10 fee never ordered', by: 'walk', says: /kann der Vorgang nicht mehr enden|kann nie ausgeführt/, changes: [['          - [fee total > 0, offen]\n          - [else, frei]\n', '          - [fee total > 0, keine]\n          - [else, offen]\n']] },
    { what: '11 signer = author', by: 'invariant', says: /Wer entwirft, zeichnet nicht/, changes: [['notBy: [entwerfen, kosten_entwerfen]', 'notBy: [kosten_entwerfen]']] },
    { what: '12 cashier = signer', by: 'invariant', says: /Wer zeichnet, bucht nicht/, changes: [['    notBy: [zeichnen]\n', '']] },
    { what: '13 decision during consultation', by: 'invariant', says: /solange eine Stelle gefragt ist/, changes: [['rule: beteiligung != "laeuft"\n', 'rule: beteiligung != "keine"\n']] },
    { what: '14 refusal without hearing', by: 'invariant', says: /Keine Ablehnung ohne Anhörung/, changes: [['rule: entscheidung = "erteilt" or anhoerung = "erfolgt" or anhoerungVerzicht != null', 'rule: entscheidung != "zurueckgenommen" or anhoerung = "erfolgt"']] },
    { what: '15 deadline nobody reacts to', by: 'walk', says: /«Äußerung zur Anhörung» ab, geschieht nichts/, changes: [['rule: anhoerung = "laeuft" and overdue anhoerung', 'rule: anhoerung = "laeuft" and overdue fiktion']] },
    { what: '16 state never left', by: 'walk', says: /Rechtsbehelf «Widerspruch» kann der Vorgang nicht mehr enden/, changes: [['    rule: rechtsbehelf = "widerspruch"\n    input: [widerspruchErgebnis]\n    sets:\n      - { status: rechtsbehelf, to: bestandskraeftig }', '    rule: rechtsbehelf = "widerspruch"\n    input: [widerspruchErgebnis]\n    sets:\n      - { status: rechtsbehelf, to: widerspruch }']] },
    { what: '17 wrong state in sets', by: 'walk', says: /kann der Vorgang nicht mehr enden/, changes: [['          - [else, entwurf]\n', '          - [else, fiktion]\n']] },
    { what: '18 served before signed', by: 'invariant', says: /Nie bekannt gegeben, ohne gezeichnet/, changes: [['rule: bekanntgabe = "veranlasst" and bescheid = "gezeichnet" and served bescheid <= today', 'rule: bekanntgabe = "veranlasst" and served bescheid <= today']] },
    { what: '19 no branch for a fee of zero', by: 'walk', says: /kann der Vorgang nicht mehr enden|nur noch auf einem Ausnahmeweg/, changes: [['          - [fee total > 0, offen]\n          - [else, frei]\n', '          - [fee total > 0, offen]\n          - [else, keine]\n']] },
    {
      what: '20 the same, where closing is lax', by: 'scenario', says: /zahlung/,
      changes: [
        ['          - [fee total > 0, offen]\n          - [else, frei]\n', '          - [fee total > 0, offen]\n          - [else, keine]\n'],
        ['rule: zahlung in ("bezahlt", "frei", "erlassen")\n', 'rule: zahlung in ("keine", "bezahlt", "frei", "erlassen")\n'],
      ],
    },
    { what: '21 overlapping branches', by: 'walk', says: /zwei Bedingungen zugleich/, changes: [['      - status: zahlung\n        cases:\n          - [fee total > 0, offen]\n          - [else, frei]\n', '      - { status: zahlung, to: offen, when: fee total >= 0 }\n      - { status: zahlung, to: frei, when: fee total = 0 }\n']] },
    { what: '22 unknown role', by: 'lint', says: /Rolle «kase»/, changes: [['by: [kasse]', 'by: [kase]']] },
    { what: '23 closed with an open claim', by: 'invariant', says: /solange eine Gebühr offen ist/, changes: [['rule: zahlung in ("bezahlt", "frei", "erlassen")\n', 'rule: zahlung in ("bezahlt", "frei", "erlassen", "offen")\n']] },
    {
      what: '24 deadline set on another path', by: 'walk', says: /«Fiktion eintreten lassen» wartet auf die Frist/,
      changes: [
        ['      - { kind: deadline, set: fiktion }\n', '      - { kind: deadline, clear: unterlagen }\n'],
        ['      - { kind: request, items: nachforderung, deadline: unterlagen }\n', '      - { kind: request, items: nachforderung, deadline: unterlagen }\n      - { kind: deadline, set: fiktion }\n'],
      ],
    },
    { what: '25 deadline never set', by: 'lint', says: /Frist «fiktion» setzt keine Aktion/, changes: [['{ kind: deadline, set: fiktion }', '{ kind: deadline, clear: fiktion }']] },
    {
      what: '26 nobody is asked', by: 'lint', says: /fragt keine Aktion/,
      changes: [
        ['{ kind: consult, whom: zuBeteiligen, deadline: stellungnahme }', '{ kind: deadline, set: stellungnahme }'],
        ['{ kind: consult, whom: zuBeteiligen, deadline: stellungnahme }', '{ kind: deadline, set: stellungnahme }'],
      ],
    },
    { what: '27 letter forgotten', by: 'lint', says: /Brief «eingangsbestaetigung» schreibt keine Aktion/, changes: [['      - { kind: letter, letter: eingangsbestaetigung, deliver: \'"postbox"\' }\n', '']] },
    { what: '28 claim forgotten', by: 'lint', says: /Frist «zahlung» setzt keine Aktion/, changes: [['      - { kind: receivable, letter: bescheid, deadline: zahlung }\n', '']] },
    { what: '29 wrong amount', by: 'scenario', says: /Gebühr total/, changes: [['amount: gebuehrWeitererTag', 'amount: gebuehrErsterTag', 'tariff.yaml']] },
    { what: '30 wrong period', by: 'scenario', says: /Frist fiktion/, changes: [['value: P3M, basis: § 6a', 'value: P2M, basis: § 6a']] },
    { what: '31 field nobody enters', by: 'lint', says: /«widerspruchErgebnis» trägt niemand ein/, changes: [['    input: [widerspruchErgebnis]\n', '']] },
    { what: '32 waits for a day before the deadline', by: 'lint', says: /wartet auf einen Tag vor dem Ende der Frist/, changes: [['rule: rechtsbehelf = "frist_laeuft" and overdue widerspruch', 'rule: rechtsbehelf = "frist_laeuft" and due widerspruch > today']] },
  ],
}

for (const { id, mend, claims, rows } of [GESTATTUNG]) {
  const good = changed(mended(library(id), mend), claims)
  const baseline = look(good, true)

  test(`${id}: the good copy has no finding`, () => {
    assert.deepEqual(baseline, [])
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
