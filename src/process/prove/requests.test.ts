// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Effect, Process } from '../process.ts'
import { Abstraction } from './abstract.ts'
import { evaluate, FALSE, TRUE } from './expression.ts'
import { prove } from './prove.ts'
import { REQUESTS, Sketches } from './sketch.ts'
import { to, toyProcess } from './test-process.ts'

/** Somebody is asked for papers, answers, and by that alone is through. */
function process(supply: Effect, more: Process['actions'] = {}): Process {
  return toyProcess({
    statuses: { antrag: 'neu wartet da' }, final: 'antrag = "da"', deadlines: ['frist'],
    fields: {
      liste: { type: 'group', list: { min: 1 }, transient: true, fields: { was: { type: 'text', title: 'Was' } } },
      antwort: { type: 'group', answers: 'liste', transient: true, fields: { papier: { type: 'file', title: 'Papier' } } },
      datei: { type: 'file', transient: true },
    },
    actions: {
      ask: { rule: 'antrag = "neu"', input: ['liste'], sets: [to('antrag: wartet')], effects: [{ kind: 'request', items: 'liste', deadline: 'frist' }] },
      answer: { by: ['citizen'], rule: 'antrag = "wartet"', input: ['items' in supply ? 'antwort' : 'datei'], effects: [supply] },
      late: { by: ['system'], rule: 'antrag = "wartet" and overdue frist', sets: [to('antrag: da')], effects: [{ kind: 'forgo' }] },
      ...more,
    },
    invariants: [{ title: 'Nie durch, solange etwas fehlt', never: 'antrag = "da" and count(open items) > 0' }],
  })
}

const through = (rule: string): Process['actions'] => ({
  through: { title: 'through', by: ['system'], rule: `antrag = "wartet"${rule}`, sets: [to('antrag: da')] },
})
const broken = (of: Process) => prove(of).findings.filter(({ kind }) => kind === 'invariant').length
const dead = (of: Process) => prove(of).findings.filter(({ kind }) => kind === 'deadAction').map(({ message }) => message)

test('a rule on what is missing says the same of every list of its kind', () => {
  const rules = [
    ['count(open items) = 0', TRUE, FALSE], ['count(open items) > 0', FALSE, TRUE], ['some r in requests satisfies r.status = "open"', FALSE, TRUE],
    ['every r in requests satisfies r.status != "open"', TRUE, FALSE], ['count(requests[status = "open"]) > 0', FALSE, TRUE],
  ] as const
  const abstraction = new Abstraction(new Sketches(process({ kind: 'supply', files: 'datei' })))
  const build = () => rules.map(([rule]) => abstraction.rule(rule))
  build()
  abstraction.variables.fix()
  const built = build()
  assert.equal(abstraction.variables.list.length, 1, 'one thing is remembered, whatever the rule')
  for (const [i, [rule, ...expected]] of rules.entries()) {
    REQUESTS.forEach((kind, sample) => {
      const said = evaluate(built[i]!, new Int32Array([1 << sample]), { variable: -1, yes: 0, none: 0 })
      assert.equal(said, expected[sample], `${rule}, ${kind}`)
    })
  }
})

test('answered item by item, some may be left; answered as a whole, none is', () => {
  const [items, whole]: readonly Effect[] = [{ kind: 'supply', items: 'antwort' }, { kind: 'supply', files: 'datei' }]
  const after = through(' and happened("answer")')
  assert.equal(broken(process(items!, after)), 1)
  assert.equal(broken(process(whole!, after)), 0)
  assert.equal(broken(process(items!, through(' and count(open items) = 0'))), 0)
  assert.deepEqual(dead(process(items!, through(' and count(open items) = 0'))), [], 'the last one may come')
})

test('who is asked for nothing more cannot answer', () => {
  const again = process({ kind: 'supply', items: 'antwort' }, {
    more: { title: 'more', by: ['citizen'], rule: 'antrag = "da"', input: ['antwort'], effects: [{ kind: 'supply', items: 'antwort' }] },
  })
  assert.match(prove(again).findings.map(({ message }) => message).join('\n'), /«more» kann nie ausgeführt werden/)
})
