// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A period of law that has rested, and then began on another day than thought: a rest counts as far
// as it lies within the period. In a process of its own, since none of the library does both.
import assert from 'node:assert/strict'
import test from 'node:test'
import { stringify } from 'yaml'
import { checkFiles } from '../process/check.ts'
import { prepare } from './prepare.ts'
import { player, Rehearsal } from './rehearse.ts'
import { settingOf } from './scenario.ts'
import type { Scenario } from './scenario.ts'

const act = (input: readonly string[], effects: readonly object[], more: object = {}) =>
  ({ title: 'Probe', by: ['amt'], rule: 'true', input, effects, ...more })
const definition = {
  language: 2, id: 'probe', version: '1.0.0', title: 'Probe', summary: 'Probe', code: 'PR', filePlan: '1',
  basis: '§ 1', address: 'name', caseTitle: 'Probe', applicant: 'Probe', retentionYears: 1,
  roles: { wer: { title: 'Wer', kind: 'applicant' }, amt: { title: 'Amt', kind: 'staff' } },
  fields: {
    name: { type: 'text', title: 'Name' }, tag: { type: 'date', title: 'Tag' },
    beginn: { type: 'date', title: 'Beginn', initially: 'today' }, richtig: { type: 'date', title: 'Richtig', transient: true },
  },
  statuses: { stand: { title: 'Stand', states: { neu: { title: 'neu' }, fertig: { title: 'fertig' } } } },
  deadlines: {
    frist: { title: 'Frist', basis: '§ 1', side: 'authority', from: 'vorgang.eingang', duration: '"P1M"', roll: false },
    lauf: { title: 'Lauf', basis: '§ 1', side: 'authority', from: 'beginn', duration: '"P1M"', roll: false },
    ziel: { title: 'Ziel', basis: '§ 1', side: 'authority', from: 'today', workingDays: '5' },
  },
  actions: {
    einreichen: { title: 'Einreichen', by: ['wer'], rule: 'stand = "neu"', input: ['form'], effects: [{ kind: 'record' }, { kind: 'deadline', set: 'frist' }, { kind: 'deadline', set: 'ziel' }] },
    beginnen: act(['beginn'], [{ kind: 'deadline', set: 'lauf' }]),
    ruhen: act([], [{ kind: 'deadline', suspend: 'frist' }, { kind: 'deadline', suspend: 'lauf' }]),
    weiter: act([], [{ kind: 'deadline', resume: 'frist' }, { kind: 'deadline', resume: 'lauf' }]),
    verlaengern: act([], [{ kind: 'deadline', extend: 'frist', by: '"P10D"' }]),
    eingang: act(['tag'], [{ kind: 'receipt', on: 'tag' }]),
    berichtigen: act(['richtig'], [{ kind: 'deadline', follow: 'beginn' }], { values: { beginn: 'richtig' } }),
    fertig: act([], [{ kind: 'deadline', clear: 'frist' }], { sets: [{ status: 'stand', to: 'fertig' }] }),
  },
  final: 'stand = "fertig"',
}
const files = {
  'process.yaml': stringify(definition),
  'form.yaml': stringify({ pages: [{ key: 'seite', title: 'Seite', question: 'Wer?', fields: ['name'] }] }),
}
const checked = checkFiles(files)
const prepared = prepare(checked.process!)
const scenario = { title: '', people: {}, steps: [] } as unknown as Scenario
const [wer, amt] = [player('wer', 'Wer', ['wer']), player('amt', 'Amt', ['amt'])]

/** Received on 10 March 2026, at rest from the 20th to the 29th: ten days. */
function rested(): Rehearsal {
  const rehearsal = new Rehearsal(prepared, settingOf(scenario, {}), '2026-03-10')
  assert.equal(rehearsal.act(wer, 'einreichen', { name: 'Probe' }), undefined)
  assert.equal(rehearsal.act(amt, 'beginnen', { beginn: '2026-03-10' }), undefined)
  rehearsal.moveTo('2026-03-20')
  assert.equal(rehearsal.act(amt, 'ruhen', {}), undefined)
  rehearsal.moveTo('2026-03-30')
  assert.equal(rehearsal.act(amt, 'weiter', {}), undefined)
  assert.equal(rehearsal.at!.deadlines['frist']!.due, '2026-04-20')
  return rehearsal
}

test('the process is good', () => assert.deepEqual(checked.findings.filter(({ level }) => level !== 'warning'), []))

for (const [what, day, due] of [
  ['before the rest keeps all of it', '2026-03-12', '2026-04-22'],
  ['within the rest counts what is left of it', '2026-03-25', '2026-04-30'],
  ['after the rest counts none of it', '2026-03-30', '2026-04-30'],
  ['so early that it was over before the rest ends then', '2026-02-10', '2026-03-10'],
] as const) {
  test(`a receipt moved ${what}`, () => {
    const [byReceipt, byAnswer] = [rested(), rested()]
    assert.equal(byReceipt.act(amt, 'eingang', { tag: day }), undefined)
    assert.equal(byReceipt.at!.deadlines['frist']!.due, due)
    assert.equal(byAnswer.act(amt, 'berichtigen', { richtig: day }), undefined)
    assert.equal(byAnswer.at!.deadlines['lauf']!.due, due)
    assert.equal(byAnswer.at!.deadlines['frist']!.due, '2026-04-20', 'what hangs on another day stays')
    assert.equal(byAnswer.at!.fields['beginn'], day)
  })
}

test('a receipt moved while it rests: it rests on, or is over if it was before', () => {
  for (const [day, rests] of [['2026-03-12', '2026-03-20'], ['2026-03-20', '2026-03-20'], ['2026-02-10', undefined]] as const) {
    const rehearsal = new Rehearsal(prepared, settingOf(scenario, {}), '2026-03-10')
    rehearsal.act(wer, 'einreichen', { name: 'Probe' })
    rehearsal.moveTo('2026-03-20')
    rehearsal.act(amt, 'ruhen', {})
    assert.equal(rehearsal.act(amt, 'eingang', { tag: day }), undefined, day)
    assert.equal(rehearsal.at!.deadlines['frist']!.restsSince, rests, day)
  }
})

test('what rests is not lengthened, and a sentence says so', () => {
  const rehearsal = new Rehearsal(prepared, settingOf(scenario, {}), '2026-03-10')
  rehearsal.act(wer, 'einreichen', { name: 'Probe' })
  rehearsal.act(amt, 'ruhen', {})
  assert.deepEqual(rehearsal.act(amt, 'verlaengern', {}), {
    kind: 'blocked', message: '„Frist“: Eine Frist, die ruht, wird erst nach dem Ruhen verlängert.',
  })
})

test('an answer nobody asks for cannot be followed', () => {
  const wrong = { ...definition, actions: { ...definition.actions, berichtigen: act([], [{ kind: 'deadline', follow: 'begin' }]) } }
  const { findings } = checkFiles({ ...files, 'process.yaml': stringify(wrong) })
  assert.match(findings.map(({ message }) => message).join('\n'), /Das Feld «begin» gibt es nicht\. Meinten Sie «beginn»/)
})
