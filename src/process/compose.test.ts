// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { readProcess } from './read.ts'
import type { Files } from './source.ts'

const MAIN = `language: 2
id: probe
version: 1.0.0
title: Probe
summary: Probe
code: PR
filePlan: "1"
basis: § 1
address: name
caseTitle: Probe
applicant: Probe
retentionYears: 1
`
const FORM = 'pages:\n  - { key: seite, title: Seite, question: Wer?, fields: [name] }\n'

const GRUND = `id: grund
version: 1.2.0
title: Grund
summary: Grund
roles:
  wer: { title: Wer, kind: applicant }
fields:
  name: { type: text, title: Name }
statuses:
  stand: { title: Stand, states: { neu: { title: neu }, fertig: { title: fertig } } }
actions:
  fertig:
    title: Fertig
    by: [wer]
    rule: stand = "neu"
    input: [form, name]
    checks:
      - { rule: name != "x", message: Nicht x. }
    sets:
      - { status: stand, to: fertig }
    closes: true
done:
  - { rule: name != null, message: Name fehlt. }
waiting:
  - { when: stand = "neu", role: wer, text: Grund, order: 40 }
final: stand = "fertig"
`
const MEHR = `id: mehr
version: 1.0.0
title: Mehr
summary: Mehr
done:
  - { rule: stand != null, message: Stand fehlt. }
waiting:
  - { when: stand = "neu", role: wer, text: Mehr, order: 20 }
extend:
  actions:
    fertig:
      also: name != null
extendIfPresent:
  actions:
    gibt_es_nicht: { rare: true }
`

function read(main: string, more: Files = {}) {
  return readProcess({
    'process.yaml': MAIN + main, 'form.yaml': FORM, 'blocks/grund/block.yaml': GRUND, 'blocks/mehr/block.yaml': MEHR, ...more,
  })
}

const messages = (main: string, more: Files = {}) =>
  read(main, more).findings.map(({ where, message }) => `${where} ${message}`)

test('names are united, lists joined, order follows, and every place knows its author', () => {
  const { process, findings, where } = read('uses: [grund@1, mehr@1]\n')
  assert.deepEqual(findings, [])
  assert.deepEqual(process!.blocks, [{ id: 'grund', version: '1.2.0' }, { id: 'mehr', version: '1.0.0' }])
  assert.equal(process!.actions['fertig']!.rule, '(stand = "neu") and (name != null)')
  assert.deepEqual(process!.actions['fertig']!.needs!.map((need) => need.message), ['Name fehlt.', 'Stand fehlt.'])
  assert.deepEqual(process!.waiting.map((one) => one.text), ['Mehr', 'Grund'], 'smaller order first')
  assert.equal(process!.final, 'stand = "fertig"')
  assert.match(where('process.yaml', ['fields', 'name', 'title']), /^blocks\/grund\/block.yaml:8:/)
  assert.match(where('process.yaml', ['actions', 'fertig', 'rule']), /^blocks\/mehr\/block.yaml:12:/)
  assert.match(where('process.yaml', ['actions', 'fertig', 'needs', 1]), /^blocks\/mehr\/block.yaml:6:/)
})

test('the process extends after its blocks; `...` says where their entries stand', () => {
  const { process, findings } = read(`uses: [grund@1]
fields:
  alter: { type: number, title: Alter }
extend:
  fields:
    name: { length: 5 }
  actions:
    fertig:
      input: [alter, "..."]
      checks:
        - "..."
        - { rule: alter > 3, message: Zu jung., field: alter }
      done: Fertig geworden
`)
  assert.deepEqual(findings, [])
  const action = process!.actions['fertig']!
  assert.deepEqual(action.input, ['alter', 'form', 'name'])
  assert.deepEqual(action.checks!.map((one) => one.message), ['Nicht x.', 'Zu jung.'])
  assert.equal(action.done, 'Fertig geworden')
  assert.deepEqual(process!.fields['name'], { type: 'text', title: 'Name', length: 5 })
})

test('an entry that is named again moves instead of standing twice', () => {
  const { process } = read('uses: [grund@1]\nextend:\n  actions:\n    fertig: { input: [name, "..."] }\n')
  assert.deepEqual(process!.actions['fertig']!.input, ['name', 'form'])
})

test('equal definitions are one, different ones are reported and never decided', () => {
  const equal = MEHR.replace('done:', 'fields:\n  name: { type: text, title: Name }\ndone:')
  assert.deepEqual(messages('uses: [grund@1, mehr@1]\n', { 'blocks/mehr/block.yaml': equal }), [])
  const clash = equal.replace('title: Name', 'title: Nachname')
  assert.deepEqual(messages('uses: [grund@1, mehr@1]\n', { 'blocks/mehr/block.yaml': clash }),
    ['blocks/mehr/block.yaml:6:3 Die Bausteine «Grund» und «Mehr» bringen das Feld «name» verschieden mit.'])
  assert.match(messages('uses: [grund@1]\nfields:\n  name: { type: number, title: Zahl }\n')[0]!,
    /process.yaml:15:3 Der Baustein «Grund» bringt das Feld «name» schon mit. Was hier anders ist, steht unter «extend»/)
})

test('what a process does not want it leaves out; what a block expects must be there', () => {
  const { process, findings } = read('uses: [grund@1]\nfields:\n  rest: { type: text, title: Rest }\nwithout: [fields.rest]\n')
  assert.deepEqual(findings, [])
  assert.equal('rest' in process!.fields, false)
  const expects = MEHR.replace('done:', 'expects:\n  fields: { entscheidung: die Auswahl }\ndone:')
  assert.match(messages('uses: [grund@1, mehr@1]\n', { 'blocks/mehr/block.yaml': expects })[0]!,
    /Der Baustein «Mehr» braucht unter fields «entscheidung»: die Auswahl/)
  assert.match(messages('uses: [grund@1]\nwithout: [rest]\n')[0]!, /Gemeint ist etwas wie actions.zuruecknehmen/)
})

test('composition changes none of its parts: composed twice, it is the same', () => {
  const once = JSON.stringify(read('uses: [grund@1, mehr@1]\n').process)
  assert.equal(JSON.stringify(read('uses: [grund@1, mehr@1]\n').process), once)
})

test('roles of a block are played by roles of the process, and two that become one act once', () => {
  const zwei = GRUND.replace('  wer: { title: Wer, kind: applicant }', '  wer: { title: Wer, kind: applicant }\n  wen: { title: Wen, kind: staff }')
    .replace('by: [wer]', 'by: [wer, wen]')
  const { process, findings } = read(
    'uses: [grund@1]\nroleNames: { wer: steuer, wen: steuer }\nroles:\n  steuer: { title: Steueramt, kind: staff }\n',
    { 'blocks/grund/block.yaml': zwei })
  assert.deepEqual(findings, [])
  assert.deepEqual(Object.keys(process!.roles), ['steuer'])
  assert.deepEqual(process!.actions['fertig']!.by, ['steuer'])
  assert.equal(process!.waiting[0]!.role, 'steuer')
})

test('an action left out keeps nobody from acting', () => {
  const { process, findings } = read(`uses: [grund@1]
actions:
  vorher: { title: Vorher, by: [wer], rule: stand = "neu", done: Vorher }
without: [actions.vorher]
extend:
  actions:
    fertig: { notBy: [vorher] }
`)
  assert.deepEqual(findings, [])
  assert.deepEqual(process!.actions['fertig']!.notBy, [])
})

test('the place of the rest is empty where nothing was before', () => {
  const { process } = read('uses: [grund@1]\nextend:\n  actions:\n    fertig: { notBy: ["...", fertig] }\n')
  assert.deepEqual(process!.actions['fertig']!.notBy, ['fertig'])
})
