// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The largest process of the library: no false alarm, fast enough for every keystroke.
import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../../cli/read-folder.ts'
import { checkFiles } from '../check.ts'
import type { Files } from '../source.ts'
import { modelOf } from './model.ts'
import { prove } from './prove.ts'
import { Walk } from './walk.ts'

const library = (id: string): Files =>
  readFolder(fileURLToPath(new URL(`../../../library/${id}`, import.meta.url)))

function processOf(files: Files) {
  const { process } = checkFiles(files)
  assert.ok(process)
  return process
}

test('gestattung: proven, with every invariant', (t) => {
  const process = processOf(library('gestattung'))
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    prove(process)
    return performance.now() - start
  })
  const proof = prove(process)
  const start = performance.now()
  const model = modelOf(process)
  const walk = new Walk(model, model.remembered, { limit: 200_000 })
  t.diagnostic(`${proof.situations} situations (${proof.unstable} unstable) over ${proof.variables} variables, `
    + `proof ${times.map((ms) => ms.toFixed(0)).join(', ')} ms, model and walk alone ${(performance.now() - start).toFixed(0)} ms`)
  for (const one of proof.invariants) t.diagnostic(`${one.title}: ${one.variables} variables, ${one.situations} situations`)
  assert.deepEqual(proof.findings, [])
  assert.equal(proof.complete, true)
  assert.ok(proof.invariants.length > 0 && proof.invariants.every((one) => one.holds === true))
  assert.ok(walk.isComplete)
})
