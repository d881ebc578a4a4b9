// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A checklist at the desk: one press answers what is open as the process says it usually is. Nothing
// is answered before, nothing is carried out by it, and what was answered otherwise stays.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { viewCase } from '../src/command/case-view.ts'
import { execute } from '../src/command/execute.ts'
import type { Target } from '../src/command/execute.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Values } from '../src/engine/case.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { deskApp, signedIn } from '../src/workspace/test-visitor.ts'
import type { Shown, Visitor } from '../src/workspace/test-visitor.ts'
import { answersOf } from './library.ts'

const BUTTON = { _uebliche: 'pruefliste:nein' }
let world: TestWorld
let petersen: Visitor
let id: string
let address: string

before(async () => {
  // The same world as that of linked cases, so that it is made once.
  world = await testWorld('allgemeiner-antrag', 'plakatierung', 'aufgrabung', 'verkehrsanordnung', 'hundesteuer', 'negativzeugnis', 'baulastenauskunft')
  id = randomUUID()
  const open = { case: id, entity: 'suederau', channel: 'portal' }
  await act({ kind: 'person', id: 'notar', name: 'Notariat Boll', roles: ['antragsteller'] }, 'einreichen',
    { ...answersOf('negativzeugnis', 'kauf'), gemeinde: 'suederau' }, { open, process: 'negativzeugnis' })
  for (const action of ['uebernehmen', 'vollstaendig_feststellen']) {
    await act({ kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }, action, action === 'uebernehmen' ? {} : { vollstaendigAm: '2026-06-11' })
  }
  petersen = await signedIn(world, deskApp(world), world.angeln, 'petersen')
  address = `/musterangeln/amt/vorgaenge/${id}/aktion/vorpruefen`
})
after(() => world.close())

async function act(actor: Actor, action: string, input: Values, target: Target = { case: id }) {
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor }, target)
  assert.ok(!('refusal' in done), JSON.stringify(done))
}

const chosen = ({ html }: Shown) => [...html.matchAll(/<input(?=[^>]*type="radio")[^>]*>/g)].map(([tag]) => tag)
  .filter((tag) => / checked/.test(tag))
  .map((tag) => `${/name="pruefliste\.(\w+)"/.exec(tag)![1]}=${/value="(\w+)"/.exec(tag)![1]}`)
const NAMES = ['nr1', 'nr2', 'nr3', 'nr4', 'nr5', 'nr6', 'nr7', 'nr8', 'satzung25']

test('nothing is answered before the press; then all that was open is, in sight and unsaved', async () => {
  const form = await petersen.get(address)
  assert.deepEqual(chosen(form), [])
  assert.match(form.text, /Alle übrigen mit „Nein“ beantworten/)
  assert.match(form.html, /formaction="[^"]*\/aktion\/vorpruefen#f-pruefliste-u"/)
  const before = (await viewCase(world.house, world.angeln, id))!.at.sequence
  const filled = await petersen.send(form, address, { ...BUTTON, 'pruefliste.nr3': 'ja', 'pruefliste.nr7': 'entfaellt', 'pruefliste.quelle': 'B-Plan 12' })
  assert.equal(filled.status, 200)
  assert.deepEqual(chosen(filled), NAMES.map((name) => `${name}=${name === 'nr3' ? 'ja' : name === 'nr7' ? 'entfaellt' : 'nein'}`))
  assert.match(filled.text, /7 Fragen sind jetzt mit „Nein“ beantwortet\. Gespeichert ist noch nichts/)
  assert.match(filled.html, /value="B-Plan 12"/)
  assert.doesNotMatch(filled.text, /Alle übrigen/)
  const { at } = (await viewCase(world.house, world.angeln, id))!
  assert.equal(at.sequence, before)
  assert.equal(at.fields['pruefliste'] ?? null, null)
})

test('what no form offers answers nothing', async () => {
  const form = await petersen.get(address)
  for (const value of ['pruefliste:ja', 'notariat:nein', 'constructor:nein', 'pruefliste', ':', 'pruefliste.nr1:nein']) {
    const shown = await petersen.send(form, address, { _uebliche: value })
    assert.ok(shown.status === 200 || shown.status === 422, value)
    assert.deepEqual(chosen(shown), [], value)
  }
})

test('the answers are sent as they stand, changed or not', async () => {
  const filled = await petersen.send(await petersen.get(address), address, { ...BUTTON, 'pruefliste.quelle': 'B-Plan 12' })
  const answers = Object.fromEntries(chosen(filled).map((one) => [`pruefliste.${one.split('=')[0]}`, one.split('=')[1]!]))
  const done = await petersen.send(filled, address, { ...answers, 'pruefliste.nr5': 'ja', 'pruefliste.quelle': 'B-Plan 12' })
  assert.equal(done.status, 303, done.text)
  const list = (await viewCase(world.house, world.angeln, id))!.at.fields['pruefliste'] as Record<string, string>
  assert.deepEqual(NAMES.map((name) => list[name]), NAMES.map((name) => (name === 'nr5' ? 'ja' : 'nein')))
})
