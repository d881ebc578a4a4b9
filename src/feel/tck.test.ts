// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The public conformance suite of DMN: every literal expression in our subset, scored.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { feelin } from '../../test/feelin.ts'
import { compile } from './compile.ts'
import { named, parseXml, same, shapeOf, valueOf } from './tck-suite.ts'
import type { Xml } from './tck-suite.ts'
import type { Context, Value } from './values.ts'

const SHARED = process.env['LAUFZETTEL_SHARED']
  ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const SUITE = join(SHARED, 'data', 'dmn-tck')
const FLOOR = 0.98
// So that the score cannot rise by refusing more.
const LEAST_IN_SUBSET = 2_250

const PER_LINE = 4
const SHORT = 40

interface Score {
  cases: number
  skipped: number
  outside: number
  refused: number
  passed: number
}

interface Failure {
  readonly where: string
  readonly text: string
  readonly source: string
  readonly scope: Context
  readonly expected: Value
}

class OutsideSubset extends Error {}

const skip = !existsSync(SUITE) && `the suite is not at ${SUITE}`

test('the subset passes the conformance suite', { skip }, (t) => {
  const score: Score = { cases: 0, skipped: 0, outside: 0, refused: 0, passed: 0 }
  const failures: Failure[] = []
  const folders: string[] = []
  for (const level of ['compliance-level-2', 'compliance-level-3']) {
    for (const folder of readdirSync(join(SUITE, level)).sort()) {
      const files = readdirSync(join(SUITE, level, folder))
      const before = { passed: score.passed, failed: failures.length }
      for (const file of files.filter((each) => each.endsWith('.xml'))) {
        runFile(join(SUITE, level, folder), file, score, failures)
      }
      const passed = score.passed - before.passed
      const all = passed + failures.length - before.failed
      if (all > 0) folders.push(`${folder.slice(0, SHORT)} ${passed}/${all}${passed < all ? ' !' : ''}`)
    }
  }
  const inSubset = score.passed + failures.length
  t.diagnostic(`${score.cases} results, ${score.skipped} not literal, ${score.outside} outside the `
    + `subset (${score.refused} of them expect null); subset ${inSubset}, passed ${score.passed} = `
    + `${(100 * score.passed / inSubset).toFixed(2)} %`)
  for (let i = 0; i < folders.length; i += PER_LINE) t.diagnostic(folders.slice(i, i + PER_LINE).join(' · '))
  for (const { where, text } of failures) t.diagnostic(`${where}: ${text}`)
  const lost = failures.filter(isPassedByFeelin).map((one) => one.where)
  assert.deepEqual(lost, [], 'nothing is lost that feelin passes')
  assert.ok(score.passed >= FLOOR * inSubset, `${score.passed} of ${inSubset}`)
  assert.ok(inSubset >= LEAST_IN_SUBSET, `only ${inSubset} cases in the subset`)
})

function isPassedByFeelin({ source, scope, expected }: Failure): boolean {
  const answer = feelin(source, scope)
  return 'value' in answer && same(answer.value, expected)
}

function runFile(folder: string, file: string, score: Score, failures: Failure[]): void {
  const suite = parseXml(readFileSync(join(folder, file), 'utf8'))
  const model = suite.children.find((each) => each.name === 'modelName')?.text.trim() ?? ''
  if (!existsSync(join(folder, model))) return
  const decisions = decisionsOf(parseXml(readFileSync(join(folder, model), 'utf8')))
  for (const testCase of suite.children.filter((each) => each.name === 'testCase')) {
    const inputs: Record<string, Value> = {}
    for (const input of named(testCase, 'inputNode')) {
      inputs[input.attributes['name']!] = valueOf(input)
    }
    for (const result of named(testCase, 'resultNode')) {
      score.cases += 1
      if (testCase.attributes['type'] === 'decisionService') {
        score.skipped += 1
        continue
      }
      const expected = valueOf(named(result, 'expected')[0]!)
      const name = result.attributes['name']!
      const where = `${file} ${testCase.attributes['id']} ${name}`
      try {
        const outcome = evaluate(name, decisions, inputs)
        if (outcome === 'skipped') score.skipped += 1
        else if (same(outcome.value, expected)) score.passed += 1
        else {
          const { source, scope, value } = outcome
          const text = `${source.slice(0, 120)} gives ${JSON.stringify(value)}, expected ${JSON.stringify(expected)}`
          failures.push({ where, text, source, scope, expected })
        }
      } catch (error) {
        if (!(error instanceof OutsideSubset)) throw new Error(where, { cause: error })
        score.outside += 1
        if (expected === null) score.refused += 1
        if (process.env['TCK_OUTSIDE']) console.log(where, error.message)
      }
    }
  }
}

interface Decision {
  readonly source: string | undefined
  readonly needs: readonly string[]
  readonly literal: boolean
}

function evaluate(
  name: string, decisions: ReadonlyMap<string, Decision>, inputs: Context,
): { value: Value; source: string; scope: Context } | 'skipped' {
  const decision = decisions.get(name)
  if (!decision?.literal || decision.source === undefined) return 'skipped'
  const scope: Record<string, Value> = { ...inputs }
  for (const need of decision.needs) {
    const other = evaluate(need, decisions, inputs)
    if (other === 'skipped') return 'skipped'
    scope[need] = other.value
  }
  const compiled = compile(decision.source, shapeOf(scope))
  if ('faults' in compiled) {
    throw new OutsideSubset(`${compiled.faults[0]!.message} <= ${decision.source.slice(0, 100)}`)
  }
  const value = compiled.rule.evaluate(scope, { today: '2026-06-15' })
  return { value, source: decision.source, scope }
}

function decisionsOf(model: Xml): ReadonlyMap<string, Decision> {
  const nameById = new Map<string, string>()
  for (const each of model.children) {
    if (each.attributes['id']) nameById.set(`#${each.attributes['id']}`, each.attributes['name']!)
  }
  const decisions = new Map<string, Decision>()
  for (const decision of named(model, 'decision')) {
    const literal = named(decision, 'literalExpression')[0]
    const needs = named(decision, 'informationRequirement')
      .flatMap((each) => named(each, 'requiredDecision'))
      .map((each) => nameById.get(each.attributes['href']!)!)
    const knowledge = named(decision, 'knowledgeRequirement').length > 0
    decisions.set(decision.attributes['name']!, {
      source: literal && named(literal, 'text')[0]?.text,
      needs, literal: literal !== undefined && !knowledge && !needs.includes(undefined!),
    })
  }
  return decisions
}
