// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The table of what a single variable rules out: held against asking every part of every rule.
import assert from 'node:assert/strict'
import test from 'node:test'
import { possible } from './expression.ts'
import { modelOf } from './model.ts'
import { Offers } from './offers.ts'
import { worldAt } from './outcome.ts'
import { to, toyProcess } from './test-process.ts'
import { Walk } from './walk.ts'

/** More actions than one word has bits, some with two guards, one with a part over two statuses. */
const process = toyProcess({
  statuses: { a: 'x y z', b: 'p q r' }, final: 'true', fields: { ok: { type: 'boolean' } },
  actions: {
    ...Object.fromEntries(Array.from({ length: 40 }, (_, i) =>
      [`a${i}`, { rule: `a = "${'xyz'[i % 3]}" and b != "${'pqr'[i % 2]}"`, sets: [to(`a: ${'xyz'[(i + 1) % 3]}`)] }])),
    both: { rule: 'a = "x" or b = "q"', sets: [to('b: r')] },
    data: { rule: 'ok and not(b in ("p", "r"))', input: ['ok'], sets: [to('b: q')] },
    free: { rule: 'true', sets: [to('b: q')] },
  },
})

test('an action is left out exactly where a part about one remembered variable cannot hold', () => {
  const model = modelOf(process)
  const walk = new Walk(model, model.remembered, { limit: 100 })
  const offers = new Offers(walk.layout, model.programs.map((one) => one.guards))
  const names = (program: (typeof model.programs)[number]) => program.parts.filter(({ text }) => !text.includes(' or '))
  let [left, open] = [0, 0]
  for (let at = 0; at < walk.table.count; at++) {
    const samples = walk.samplesOf(at)
    const world = worldAt(walk.layout, walk.anything, walk.layout.variables.map((_, i) => i), samples)
    const words = offers.at(samples).slice()
    for (const program of model.programs) {
      const isOpen = ((words[Math.floor(program.index / 32)]! >>> (program.index % 32)) & 1) === 1
      assert.equal(isOpen, names(program).every((part) => possible(part.rule, world).may), `${program.key} at ${at}`)
      if (!isOpen) assert.equal(walk.outcomes[program.index]!.at(samples).may, false)
      if (isOpen) open += 1
      else left += 1
    }
  }
  assert.ok(left > open && open > 0, `${left} left out, ${open} open`)
})

test('a walk that only looks for something finds the same as one that keeps all its edges', () => {
  const model = modelOf(process)
  const whole = new Walk(model, model.remembered, { limit: 100 })
  const searching = new Walk(model, model.remembered, { limit: 100, until: () => false })
  const ways = ({ table, parent, via }: Walk) =>
    Array.from({ length: table.count }, (_, at) => [table.first[at], table.second[at], parent[at], via[at]])
  assert.ok(whole.edges > 0)
  assert.equal(searching.edges, 0)
  assert.deepEqual(ways(searching), ways(whole))
})
