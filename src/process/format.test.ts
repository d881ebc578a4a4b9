// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { formatYaml, upgradeYaml } from './format.ts'
import { readYaml } from './source.ts'

const REPAIRED: readonly [what: string, from: string, to: string][] = [
  ['a rule with a comma in a flow map', '- { rule: a in ("x", "y"), message: Nein. }', `- { rule: 'a in ("x", "y")', message: Nein. }`],
  ['a sentence with a comma in a flow map', 'a: { title: Ja, gern, help: So. }', 'a: { title: "Ja, gern", help: So. }'],
  ['a sentence with a colon', 'title: Hinweis: wichtig', 'title: "Hinweis: wichtig"'],
  ['a rule that begins with a string', 'rule: "a" = x', `rule: '"a" = x'`],
  ['a rule with a comment sign', 'when: x = "a #1"', `when: 'x = "a #1"'`],
  ['a rule with a filter in a flow map', '- { when: count(a[b = 1]) > 0, kind: fee }', '- { when: "count(a[b = 1]) > 0", kind: fee }'],
]

for (const [what, from, to] of REPAIRED) {
  test(`quotes ${what}`, () => {
    const { text, changes } = formatYaml(from)
    assert.equal(text, `${to}\n`)
    assert.equal(changes.length, 1)
    assert.deepEqual(readYaml('x.yaml', text).findings, [])
    assert.deepEqual(formatYaml(text), { text, changes: [] }, 'a second time changes nothing')
  })
}

test('what is right stays as it is, comments and long texts too', () => {
  const good = `# Kommentar: mit Doppelpunkt\na:\n  title: "Schon, gut"   # dahinter\n  rule: x["a"].b = 1\n  text: |\n    rule: "a" = b, c\n  list: [a, b]\n`
  assert.deepEqual(formatYaml(good), { text: good, changes: [] })
})

test('white space is put in order', () => {
  const { text } = formatYaml('a: 1  \r\n\n\n\nb: 2')
  assert.equal(text, 'a: 1\n\nb: 2\n')
})

test('an older process is lifted, its comments stay', () => {
  const old = '# Kopf\nid: probe\n# davor\nversion: 1.0.0   # dahinter\nfields:\n  antragsteller: { type: group, title: Wer? }\n'
  const { text, changes } = upgradeYaml(old)!
  assert.match(changes[0]!, /Fassung 1 .* Fassung 2/)
  for (const part of ['# Kopf', '# davor', '# dahinter', 'language: 2', 'address: antragsteller', 'id: probe']) assert.ok(text.includes(part), text)
  assert.equal(upgradeYaml(text), undefined, 'nothing is left to lift')
})
