// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The public conformance suite of DMN: every literal expression in our subset, scored.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { compile } from './compile.ts'
import type { Shape } from './compile.ts'
import { parseDate, parseDateTime, parseDuration, parseTime } from './temporal.ts'
import { equal } from './ops.ts'
import { Budget } from './budget.ts'
import { isContext, isList } from './values.ts'
import type { Context, Value } from './values.ts'

const SHARED = process.env['LAUFZETTEL_SHARED']
  ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const SUITE = join(SHARED, 'data', 'dmn-tck')
const FLOOR = 0.98
// So that the score cannot rise by refusing more.
const LEAST_IN_SUBSET = 2_250

class OutsideSubset extends Error {}

interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Xml[]
  text: string
}

const skip = !existsSync(SUITE) && `the suite is not at ${SUITE}`

test('the subset passes the conformance suite', { skip }, (t) => {
  const score = { cases: 0, skipped: 0, outside: 0, refused: 0, passed: 0 }
  const failures: string[] = []
  for (const level of ['compliance-level-2', 'compliance-level-3']) {
    for (const folder of readdirSync(join(SUITE, level)).sort()) {
      const files = readdirSync(join(SUITE, level, folder))
      for (const file of files.filter((each) => each.endsWith('.xml'))) {
        runFile(join(SUITE, level, folder), file, score, failures)
      }
    }
  }
  const inSubset = score.passed + failures.length
  t.diagnostic(`${score.cases} results, ${score.skipped} not literal, ${score.outside} outside the `
    + `subset (${score.refused} of them expect null); subset ${inSubset}, passed ${score.passed} = `
    + `${(100 * score.passed / inSubset).toFixed(2)} %`)
  const shown = Number(process.env['TCK_SHOW'] ?? 0)
  for (const failure of failures.slice(0, shown)) t.diagnostic(failure)
  assert.ok(score.passed >= FLOOR * inSubset, `${score.passed} of ${inSubset}`)
  assert.ok(inSubset >= LEAST_IN_SUBSET, `only ${inSubset} cases in the subset`)
})

function runFile(
  folder: string, file: string,
  score: { cases: number; skipped: number; outside: number; refused: number; passed: number },
  failures: string[],
): void {
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
        else failures.push(`${where}: ${outcome.source.slice(0, 120)} gives `
          + `${JSON.stringify(outcome.value)}, expected ${JSON.stringify(expected)}`)
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
): { value: Value; source: string } | 'skipped' {
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
  return { value, source: decision.source }
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

function named(xml: Xml, name: string): Xml[] {
  return xml.children.filter((each) => each.name === name)
}

function valueOf(node: Xml): Value {
  const list = named(node, 'list')[0]
  if (list) return list.attributes['nil'] === 'true' ? null : named(list, 'item').map(valueOf)
  const components = named(node, 'component')
  if (components.length) {
    return Object.fromEntries(components.map((each) => [each.attributes['name']!, valueOf(each)]))
  }
  const value = named(node, 'value')[0]
  if (!value || value.attributes['nil'] === 'true') return null
  const { text } = value
  switch (value.attributes['type']?.replace(/^.*:/, '')) {
    case 'boolean': return text.trim() === 'true'
    case 'decimal': case 'double': case 'integer': case 'int': case 'float': return Number(text)
    case 'date': return parseDate(text.trim())
    case 'time': return parseTime(text.trim())
    case 'dateTime': return parseDateTime(text.trim())
    case 'duration': return parseDuration(text.trim())
    default: return text
  }
}

function shapeOf(value: Value): Shape {
  const shape: Record<string, Shape | true> = {}
  for (const each of isList(value) ? value : [value]) {
    if (!isContext(each)) continue
    for (const [key, inner] of Object.entries(each)) {
      const below = shapeOf(inner)
      const known = shape[key]
      shape[key] = Object.keys(below).length === 0 ? known ?? true
        : { ...(typeof known === 'object' ? known : {}), ...below }
    }
  }
  return shape
}

function same(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(b))
  }
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((each, i) => same(each, b[i]!))
  }
  if (isContext(a) && isContext(b)) {
    const keys = Object.keys(a)
    return keys.length === Object.keys(b).length
      && keys.every((key) => Object.hasOwn(b, key) && same(a[key]!, b[key]!))
  }
  return equal(a, b, new Budget()) === true
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<', gt: '>', amp: '&', quot: '"', apos: "'",
}

// Comments and instructions, character data, tags with their attributes, text.
const MARKUP = new RegExp([
  '<!--[\\s\\S]*?-->|<\\?[\\s\\S]*?\\?>',
  '<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>',
  `<(/?)([\\w:.-]+)((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*(/?)>`,
  '([^<]+)',
].join('|'), 'g')
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function parseXml(source: string): Xml {
  const root: Xml = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const [, cdata, close, tag, attributes = '', empty, text] of source.matchAll(MARKUP)) {
    const at = open.at(-1)!
    if (cdata !== undefined) at.text += cdata
    else if (text !== undefined) at.text += unescaped(text)
    else if (tag === undefined) continue
    else if (close) open.pop()
    else {
      const node: Xml = {
        name: tag.replace(/^.*:/, ''), children: [], text: '',
        attributes: Object.fromEntries([...attributes.matchAll(ATTRIBUTE)]
          .map(([, key, a, b]) => [key!.replace(/^.*:/, ''), unescaped(a ?? b ?? '')])),
      }
      at.children.push(node)
      if (!empty) open.push(node)
    }
  }
  return root.children[0]!
}

function unescaped(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (all, code, name) => {
    if (code === '#x') return String.fromCodePoint(parseInt(name, 16))
    if (code === '#') return String.fromCodePoint(Number(name))
    return ENTITIES[name] ?? all
  })
}
