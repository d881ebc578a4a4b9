// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One toy process for each kind of finding, with the story a clerk must read.
import assert from 'node:assert/strict'
import test from 'node:test'
import { prove, proveLean } from './prove.ts'
import type { Proof, ProofFinding } from './prove.ts'
import { toyProcess, to } from './test-process.ts'

const FILE = { rule: 'antrag = "neu"', by: ['citizen'], sets: [to('antrag: da')] }
const CLOSE = { rule: 'antrag = "da" and akte = "offen"', sets: [to('akte: zu')] }
const STATUSES = { antrag: 'neu da', akte: 'offen zu' }
const FINAL = 'akte = "zu"'

function only(proof: Proof, kind: ProofFinding['kind']): ProofFinding {
  const found = proof.findings.filter((one) => one.kind === kind)
  assert.equal(found.length, 1, JSON.stringify(proof.findings, undefined, 1))
  return found[0]!
}

const acts = (finding: ProofFinding) => finding.story.map((step) => step.action)

test('a good process has no finding', () => {
  const proof = prove(toyProcess({
    statuses: STATUSES, final: FINAL, actions: { file: FILE, close: CLOSE },
    invariants: [{ title: 'Nie zu ohne Antrag', never: 'akte = "zu" and antrag = "neu"' }],
  }))
  assert.deepEqual(proof.findings, [])
  assert.equal(proof.complete, true)
  assert.equal(proof.situations, 3)
  assert.deepEqual(proof.invariants, [{ title: 'Nie zu ohne Antrag', holds: true, variables: 2, situations: 3 }])
})

test('deadAction: says what is missing where it comes nearest', () => {
  const proof = prove(toyProcess({
    statuses: STATUSES, final: FINAL,
    actions: { file: FILE, close: CLOSE, never: { rule: 'antrag = "neu" and akte = "zu"' } },
  }))
  const found = only(proof, 'deadAction')
  assert.deepEqual(found.path, ['actions', 'never'])
  assert.equal(found.level, 'error')
  assert.match(found.message, /«never» kann nie ausgeführt werden. Am nächsten kommt ihr ein Vorgang am Anfang, es fehlt: akte «zu»/)
})

test('unreachableState: no way leads to it though an action is named after it', () => {
  const proof = prove(toyProcess({
    statuses: { ...STATUSES, akte: 'offen zu weg' }, final: FINAL,
    actions: { file: FILE, close: { ...CLOSE, sets: [to('akte: zu'), to('akte: weg when akte = "offen"')] } },
  }))
  assert.deepEqual(only(proof, 'unreachableState').path, ['statuses', 'akte', 'states', 'weg'])
})

test('deadEnd: names the trap, the nearest way out and what blocks it, with the story', () => {
  const proof = prove(toyProcess({
    statuses: { antrag: 'neu da ruht', akte: 'offen zu' }, final: FINAL,
    actions: { file: FILE, rest: { rule: 'antrag = "da"', sets: [to('antrag: ruht')] }, close: CLOSE },
  }))
  const found = only(proof, 'deadEnd')
  assert.match(found.message, /^Bei antrag «ruht» kann der Vorgang nicht mehr enden. Der nächste Ausgang «close» ist zu, es fehlt: antrag «da».$/)
  assert.deepEqual(found.story, [
    { action: 'file', title: 'file', role: 'Bürger', situation: { antrag: 'da' } },
    { action: 'rest', title: 'rest', role: 'Sachbearbeitung', situation: { antrag: 'ruht' } },
  ])
})

test('deadEnd: a situation only contradictory data reaches is no trap', () => {
  const process = (stuck: string) => toyProcess({
    statuses: { antrag: 'neu da weg', recht: 'offen gut schlecht', akte: 'offen zu' }, final: FINAL,
    fields: { note: { type: 'text', required: false } },
    actions: {
      file: { ...FILE, input: ['note'] },
      rate: { rule: 'antrag = "da" and recht = "offen"', sets: [{ status: 'recht', cases: [['note = null', 'gut'], ['else', 'schlecht']] }] },
      close: { rule: 'antrag = "da" and recht != "offen" and akte = "offen"', sets: [to('akte: zu')] },
      stick: { rule: `recht = "gut" and akte = "offen" and ${stuck}`, sets: [to('antrag: weg')] },
    },
  })
  assert.deepEqual(prove(process('note != null')).findings.filter((one) => one.kind === 'deadEnd'), [])
  assert.deepEqual(acts(only(prove(process('note = null')), 'deadEnd')), ['file', 'rate', 'stick'])
})

test('onlyByException: what can be waived only does not end regularly', () => {
  const proof = prove(toyProcess({
    statuses: { antrag: 'neu da ruht', akte: 'offen zu' }, final: FINAL,
    actions: {
      file: FILE, close: CLOSE, rest: { rule: 'antrag = "da"', sets: [to('antrag: ruht')] },
      drop: { rule: 'antrag = "ruht"', exceptional: true, sets: [to('akte: zu')] },
    },
  }))
  const found = only(proof, 'onlyByException')
  assert.equal(found.level, 'warning')
  assert.deepEqual(acts(found), ['file', 'rest'])
})

test('unsettled: an action that does not take itself off, with a story', () => {
  const proof = prove(toyProcess({
    statuses: STATUSES, final: FINAL,
    actions: { file: FILE, close: CLOSE, again: { rule: 'antrag = "da"', by: ['system'], sets: [to('antrag: da')] } },
  }))
  const found = only(proof, 'unsettled')
  assert.match(found.message, /«again» hebt ihren eigenen Anlass nicht auf/)
  assert.deepEqual(acts(found), ['file'])
})

test('unsettled: two actions that set each other off only for some data', () => {
  const actions = {
    file: { ...FILE, input: ['fee'] }, close: CLOSE,
    up: { rule: 'akte = "offen" and antrag = "da" and fee >= 0', by: ['system'], sets: [to('antrag: hoch')] },
    down: { rule: 'antrag = "hoch" and fee = 0', by: ['system'], sets: [to('antrag: da')] },
    finish: { rule: 'antrag = "hoch"', sets: [to('akte: zu')] },
  }
  const process = { statuses: { antrag: 'neu da hoch', akte: 'offen zu' }, final: FINAL, fields: { fee: { type: 'money' as const } } }
  const found = only(prove(toyProcess({ ...process, actions })), 'unsettled')
  assert.match(found.message, /«up» und «down» lösen einander endlos aus|«down» und «up»/)
  const apart = { ...actions, down: { ...actions.down, rule: 'antrag = "hoch" and fee < 0' } }
  assert.deepEqual(prove(toyProcess({ ...process, actions: apart })).findings.filter((one) => one.kind === 'unsettled'), [])
})

test('unsettled: a ring that would rest alone, but after a run-up takes more steps than the engine does', () => {
  const counting = 26
  const long = (runUp: number) => toyProcess({
    statuses: { a: 'x y', p: states(runUp + 2), c: states(counting + 1) }, final: 'a = "y"',
    actions: {
      file: { rule: 'a = "x"', sets: [to('a: y'), to('p: s1')] },
      ...Object.fromEntries(Array.from({ length: runUp }, (_, i) =>
        [`go${i}`, { by: ['system'], rule: `p = "s${i + 1}"`, sets: [to(`p: s${i + 2}`)] }])),
      count: {
        by: ['system'], rule: `p = "s${runUp + 1}" and c != "s${counting}"`,
        sets: [{ status: 'c', cases: [...Array.from({ length: counting }, (_, i) => [`c = "s${i}"`, `s${i + 1}`] as [string, string]), ['else', 's0']] }],
      },
    },
  })
  const unsettled = (runUp: number) => prove(long(runUp)).findings.filter((one) => one.kind === 'unsettled').length
  assert.equal(unsettled(32 - counting), 0)
  assert.equal(unsettled(32 - counting + 1), 1)
  assert.equal(unsettled(12), 1)
})

const states = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`).join(' ')

test('unsettled: an action that moves its deadline comes to rest', () => {
  const proof = prove(toyProcess({
    statuses: STATUSES, final: FINAL, deadlines: ['frist'],
    actions: {
      file: { ...FILE, effects: [{ kind: 'deadline', set: 'frist' }] }, close: CLOSE,
      remind: { rule: 'antrag = "da" and overdue frist', by: ['system'], effects: [{ kind: 'deadline', set: 'frist' }] },
    },
  }))
  assert.deepEqual(proof.findings, [])
})

test('a deadline suspended or extended still runs, but may be over at another time', () => {
  const later = (kind: string) => [{ kind: 'deadline', [kind]: 'frist' }] as never
  const proof = prove(toyProcess({
    statuses: { antrag: 'neu da pause', akte: 'offen zu' }, final: FINAL, deadlines: ['frist'],
    actions: {
      file: { ...FILE, effects: [{ kind: 'deadline', set: 'frist' }] },
      pause: { rule: 'antrag = "da"', sets: [to('antrag: pause')], effects: later('suspend') },
      resume: { rule: 'antrag = "pause"', sets: [to('antrag: da')], effects: later('resume') },
      more: { rule: 'antrag = "da" and not(overdue frist)', effects: later('extend') },
      lapse: { rule: 'antrag = "da" and overdue frist', by: ['system'], sets: [to('akte: zu'), to('antrag: neu')] },
    },
  }))
  assert.deepEqual(proof.findings, [])
})

test('conflict: two conditions that hold together set one status differently', () => {
  const sets = (rule: string) => [to('antrag: da'), to(`akte: offen when ${rule}`), to('akte: zu when fee = 0')]
  const process = (rule: string) => toyProcess({
    statuses: STATUSES, final: FINAL, fields: { fee: { type: 'money' } },
    actions: { file: { ...FILE, input: ['fee'], sets: sets(rule) }, close: CLOSE },
  })
  assert.deepEqual(only(prove(process('fee >= 0')), 'conflict').path, ['actions', 'file', 'sets'])
  assert.deepEqual(prove(process('fee > 0')).findings, [])
})

test('unansweredDeadline: an action waits for a deadline that only another way sets', () => {
  const proof = prove(toyProcess({
    statuses: { antrag: 'neu da geprueft', akte: 'offen zu' }, final: FINAL, deadlines: ['frist'],
    actions: {
      file: FILE,
      fast: { rule: 'antrag = "da"', sets: [to('antrag: geprueft')] },
      slow: { rule: 'antrag = "da"', sets: [to('antrag: geprueft')], effects: [{ kind: 'deadline', set: 'frist' }] },
      close: { rule: 'antrag = "geprueft" and overdue frist', by: ['system'], sets: [to('akte: zu'), to('antrag: da')] },
      stop: { rule: 'antrag = "geprueft"', sets: [to('akte: zu')] },
    },
  }))
  const found = only(proof, 'unansweredDeadline')
  assert.deepEqual(found.path, ['actions', 'close', 'rule'])
  assert.deepEqual(acts(found), ['file', 'fast'])
})

test('idleRole: somebody who never gets to act', () => {
  const proof = prove(toyProcess({
    statuses: STATUSES, final: FINAL, actions: { file: FILE, close: CLOSE },
    roles: { citizen: { title: 'Bürger', kind: 'applicant' }, clerk: { title: 'Amt', kind: 'staff' }, cash: { title: 'Kasse', kind: 'staff' } },
  }))
  assert.deepEqual(only(proof, 'idleRole').path, ['roles', 'cash'])
})

test('invariant: broken over data that must be remembered, with what it hung on', () => {
  const process = (rule: string) => toyProcess({
    statuses: STATUSES, final: FINAL,
    fields: { ergebnis: { type: 'choice', options: { ja: 'Ja', nein: 'Nein' } }, gehoert: { type: 'boolean' } },
    actions: {
      file: { ...FILE, input: ['ergebnis', 'gehoert'] },
      close: { ...CLOSE, needs: [{ rule, message: 'Anhören!' }] },
    },
    invariants: [{ title: 'Nie abgelehnt ohne Anhörung', never: 'akte = "zu" and ergebnis = "nein" and gehoert = false' }],
  })
  assert.deepEqual(prove(process('ergebnis = "ja" or gehoert')).findings, [])
  const found = only(prove(process('ergebnis = "ja" or antrag = "da"')), 'invariant')
  assert.deepEqual(acts(found), ['file', 'close'])
  assert.match(found.story[0]!.because ?? '', /^$|ergebnis/)
})

test('invariant: samePerson knows roles and notBy, happened what was done', () => {
  const process = (notBy: readonly string[]) => toyProcess({
    statuses: { antrag: 'neu da entworfen', akte: 'offen zu' }, final: FINAL,
    actions: {
      file: FILE, draft: { rule: 'antrag = "da"', sets: [to('antrag: entworfen')] },
      sign: { rule: 'antrag = "entworfen"', notBy, sets: [to('akte: zu')] },
    },
    invariants: [
      { title: 'Vier Augen', never: 'samePerson("draft", "sign")' },
      { title: 'Der Bürger zeichnet nicht', never: 'samePerson("file", "sign")' },
      { title: 'Nie zu ohne Entwurf', never: 'akte = "zu" and not(happened("draft"))' },
    ],
  })
  assert.deepEqual(prove(process(['draft'])).findings, [])
  assert.match(only(prove(process([])), 'invariant').message, /Vier Augen/)
})

test('values are followed: a fact computed from a status decides later', () => {
  const proof = prove(toyProcess({
    statuses: { antrag: 'neu da geprueft zurueck', kosten: 'keine frei fest' }, final: 'antrag = "zurueck" and kosten != "keine"',
    fields: { begonnen: { type: 'boolean' } },
    actions: {
      file: FILE, check: { rule: 'antrag = "da"', sets: [to('antrag: geprueft')] },
      withdraw: {
        rule: 'antrag in ("da", "geprueft")', by: ['citizen'], values: { begonnen: 'antrag != "da"' },
        sets: [to('antrag: zurueck'), to('kosten: frei when begonnen = false')],
      },
      charge: { rule: 'antrag = "zurueck" and kosten = "keine" and begonnen', sets: [to('kosten: fest')] },
    },
    invariants: [{ title: 'Nie frei nach Beginn', never: 'kosten = "frei" and begonnen' }],
  }))
  assert.deepEqual(proof.findings, [])
})

test('consultations: asked, answered, closed; nobody asked is a dead answer', () => {
  const process = (asks: boolean) => toyProcess({
    statuses: { antrag: 'neu da', stellen: 'keine laeuft fertig', akte: 'offen zu' }, final: FINAL,
    deadlines: ['antwort'], consultees: ['polizei'],
    fields: { whom: { type: 'choice', list: true, options: { polizei: 'Polizei' } } },
    roles: { citizen: { title: 'Bürger', kind: 'applicant' }, clerk: { title: 'Amt', kind: 'staff' }, body: { title: 'Stelle', kind: 'consultee' } },
    actions: {
      file: FILE,
      ask: {
        rule: 'antrag = "da" and stellen = "keine"', input: ['whom'], sets: [to('stellen: laeuft')],
        effects: asks ? [{ kind: 'consult', whom: 'whom', deadline: 'antwort' }] : [{ kind: 'deadline', set: 'antwort' }],
      },
      answer: { rule: 'stellen = "laeuft"', by: ['body'], effects: [{ kind: 'answer', position: '"ja"', text: '"ja"' }] },
      silent: {
        rule: 'stellen = "laeuft" and overdue antwort and (some c in consultations satisfies c.status = "open")', by: ['system'],
        effects: [{ kind: 'silence' }],
      },
      done: {
        rule: 'stellen = "laeuft" and (every c in consultations satisfies c.status != "open")', by: ['system'],
        sets: [to('stellen: fertig')], effects: [{ kind: 'deadline', clear: 'antwort' }],
      },
      close: { rule: 'stellen = "fertig" and akte = "offen"', sets: [to('akte: zu')] },
    },
  })
  assert.deepEqual(prove(process(true)).findings, [])
  const kinds = prove(process(false)).findings.map((one) => `${one.kind} ${String(one.path[1])}`)
  assert.ok(kinds.includes('deadAction answer') && kinds.includes('idleRole body'), kinds.join())
})

test('unknown: beyond the bound it says what was not proven', () => {
  const letters = [...'abcdefgh']
  const proof = prove(toyProcess({
    statuses: Object.fromEntries(letters.map((key) => [key, 'x y z'])), final: 'a = "z"',
    actions: Object.fromEntries(letters.flatMap((key) => [
      [`${key}1`, { rule: `${key} = "x"`, sets: [to(`${key}: y`)] }], [`${key}2`, { rule: `${key} = "y"`, sets: [to(`${key}: z`)] }],
    ])),
    invariants: [{ title: 'Erst y', never: 'a = "z" and not(happened("a1"))' }],
  }), { situations: 1000, together: 1000 })
  assert.equal(proof.complete, false)
  assert.match(proof.unproven[0]!, /abgebrochen/)
  assert.equal(proof.invariants[0]!.holds, true)
  assert.equal(proof.findings.filter((one) => one.kind !== 'unknown' && one.kind !== 'idleRole').length, 0)
})

test('beyond the bound statuses alone are walked, which still proves that every way ends', () => {
  const keys = Array.from({ length: 8 }, (_, i) => `f${i}`)
  const proof = prove(toyProcess({
    statuses: { antrag: 'neu da gut', akte: 'offen zu' }, final: FINAL,
    fields: Object.fromEntries(keys.map((key) => [key, { type: 'boolean' as const }])),
    actions: {
      file: FILE,
      ...Object.fromEntries(keys.map((key) => [`enter_${key}`, { rule: 'antrag = "da"', input: [key] }])),
      rate: { rule: `antrag = "da" and ${keys.join(' and ')}`, sets: [to('antrag: gut')] },
      close: { rule: `akte = "offen" and antrag != "neu" and (antrag = "gut" or not(${keys.join(' and ')}))`, sets: [to('akte: zu')] },
    },
  }), { situations: 1000 })
  assert.deepEqual(proof.findings, [])
  assert.deepEqual([proof.complete, proof.variables], [true, 2])
})

test('lean: finds a dead action and a quickly broken assurance; what takes longer is unknown, not a fault', () => {
  const many = ['p', 'q', 'r', 's', 't', 'u', 'v']
  const process = toyProcess({
    statuses: { a: 'x y', ...Object.fromEntries(many.map((key) => [key, 'null one two'])) }, final: 'a = "y"',
    actions: {
      file: { rule: 'a = "x"', by: ['citizen'], sets: [to('a: y')] },
      dead: { rule: 'a = "x" and a = "y"' },
      ...Object.fromEntries(many.flatMap((key, i) => [
        [`${key}1`, { rule: `${key} = "null"`, sets: [to(`${key}: one`)] }],
        [`${key}2`, { rule: `${key} = "one" and ${many[(i + 1) % many.length]} != "null"`, sets: [to(`${key}: two`)] }],
      ])),
    },
    invariants: [
      { title: 'bricht', never: 'a = "y"' }, { title: 'hält', never: 'a = "x" and a = "y"' },
      { title: 'dauert', never: `${many.map((key) => `${key} = "two"`).join(' and ')} and a = "x" and a = "y"` },
    ],
  })
  const [lean, whole] = [proveLean(process), prove(process)]
  assert.deepEqual(lean.invariants.map((one) => one.holds), [false, true, 'unknown'])
  assert.deepEqual(whole.invariants.map((one) => one.holds), [false, true, true])
  assert.deepEqual(lean.findings.map((one) => one.kind).sort(), whole.findings.map((one) => one.kind).sort())
  assert.ok(lean.findings.some((one) => one.kind === 'deadAction') && lean.findings.some((one) => one.kind === 'invariant'))
  assert.deepEqual(lean.unproven, ['Ob die Zusicherung «dauert» hält, sagt erst der ganze Beweis.'])
  assert.deepEqual([lean.complete, whole.complete], [false, true])
})
