// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What travels with the platform must hold: every process checks clean, is proven completely, its
// scenarios are green and touch nearly everything it can do.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { checkFolder } from '../src/cli/check.ts'
import { readFolder } from '../src/cli/read-folder.ts'
import { testFolder } from '../src/cli/test.ts'
import { checkFiles } from '../src/process/check.ts'
import { prove, proveLean } from '../src/process/prove/prove.ts'

const LIBRARY = fileURLToPath(new URL('../library', import.meta.url))
const STATUS_RULES_AT_LEAST = 0.95
const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** What the table of the README says of a process: situations proven and examples. */
function told(id: string): readonly string[] {
  const [, situations, examples] = new RegExp(`\\(library/${id}\\)[^|]*\\| ([\\d,]+) \\| (\\d+) \\|`).exec(README) ?? []
  return [situations ?? 'nothing', examples ?? 'nothing']
}

for (const id of readdirSync(LIBRARY).filter((name) => name !== 'blocks')) {
  const dir = `${LIBRARY}/${id}`
  test(`library/${id} checks clean`, () => {
    assert.deepEqual(checkFolder(dir), [])
  })
  test(`library/${id} is proven: no dead end, no idle part, every assurance holds`, (t) => {
    const process = checkFiles(readFolder(dir)).process!
    const { findings, situations, complete, invariants } = prove(process)
    const lean = proveLean(process)
    t.diagnostic(`${situations} situations, ${invariants.length} invariants`)
    assert.deepEqual(lean.invariants.filter((one) => one.holds === false), [])
    assert.deepEqual([lean.situations, lean.findings], [situations, []])
    assert.ok(complete)
    assert.equal(situations.toLocaleString('en'), told(id)[0], 'the README names another number')
    assert.deepEqual(findings, [])
    assert.deepEqual(invariants.filter((one) => one.holds !== true), [])
  })
  test(`library/${id}: all scenarios are green, every action and nearly every status rule occurs`, (t) => {
    const { scenarios, faults, uncovered, coverage } = testFolder(dir)
    const { done, all } = coverage!.statusRules
    t.diagnostic(`${scenarios} scenarios, ${done} of ${all} status rules`)
    assert.deepEqual(faults, [])
    assert.deepEqual(uncovered, [])
    assert.ok(done / all >= STATUS_RULES_AT_LEAST, `${done} of ${all} status rules`)
    assert.ok(scenarios >= 5)
    assert.equal(String(scenarios), told(id)[1], 'the README names another number')
  })
}
