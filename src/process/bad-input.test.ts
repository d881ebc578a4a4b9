// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a careless or hostile author may write: a finding soon, never a crash or a hang.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { stringify } from 'yaml'
import { readFolder } from '../cli/read-folder.ts'
import { checkFiles } from './check.ts'
import type { Files } from './source.ts'

const good: Files = readFolder(fileURLToPath(new URL('../../library/plakatierung', import.meta.url)))
/** Of computing, however busy the machine is; a second on an idle one, and a hang is no matter of seconds. */
const MAX_CPU_MS = 5_000

/** A process with one status and what a test adds; its form asks one field. */
function small(more: Record<string, unknown>, other: Files = {}): Files {
  const process = {
    language: 2, id: 'probe', version: '1.0.0', title: 'Probe', summary: 'Probe', code: 'PR', filePlan: '1',
    basis: '§ 1', address: 'name', caseTitle: 'Probe', applicant: 'Probe', retentionYears: 1,
    roles: { wer: { title: 'Wer', kind: 'applicant' } },
    fields: { name: { type: 'text', title: 'Name' } },
    statuses: { stand: { title: 'Stand', states: { neu: { title: 'neu' }, fertig: { title: 'fertig' } } } },
    actions: { fertig: { title: 'Fertig', by: ['wer'], rule: 'stand = "neu"', input: ['form'], sets: [{ status: 'stand', to: 'fertig' }] } },
    final: 'stand = "fertig"',
    ...more,
  }
  const form = { pages: [{ key: 'seite', title: 'Seite', question: 'Wer?', fields: ['name'] }] }
  return { 'process.yaml': stringify(process), 'form.yaml': stringify(form), ...other }
}

function findings(files: Files): string {
  const start = process.cpuUsage()
  const found = checkFiles(files).findings
  const ms = process.cpuUsage(start).user / 1000
  assert.ok(ms < MAX_CPU_MS, `${Math.round(ms)} ms`)
  return found.map((one) => `${one.where} ${one.message}`).join('\n')
}

const action = (rule: string) => ({
  actions: { fertig: { title: 'Fertig', by: ['wer'], rule, input: ['form'], sets: [{ status: 'stand', to: 'fertig' }] } },
})

test('the small process is good', () => assert.equal(findings(small({})), ''))

const SHOULD: readonly [what: string, files: Files, message: RegExp][] = [
  ['a block that uses a block', small({ uses: ['a@1'] }, { 'blocks/a/block.yaml': 'id: a\nversion: 1.0.0\ntitle: A\nsummary: A\nuses: [a@1]\n' }), /blocks\/a\/block.yaml:5:1 Den Schlüssel «uses» gibt es hier nicht/],
  ['a block that is not there', small({ uses: ['siging@1'] }, { 'blocks/signing/block.yaml': '' }), /Den Baustein «siging» gibt es nicht. Meinten Sie «signing»/],
  ['a block in another version', small({ uses: ['a@2'] }, { 'blocks/a/block.yaml': 'id: a\nversion: 1.3.0\ntitle: A\nsummary: A\n' }), /Verlangt ist a@2, vorhanden ist a in der Fassung 1.3.0/],
  ['a text block that includes itself', small({}, { 'texts/eins.md': '{{> zwei}}', 'texts/zwei.md': '{{> eins}}' }), /Der Baustein «eins» schließt sich selbst ein/],
  ['two fields that show each other', small({ fields: { name: { type: 'text', title: 'Name' }, a: { type: 'boolean', title: 'A', when: 'b' }, b: { type: 'boolean', title: 'B', when: 'a' } } }), /«a» wird nur gefragt, wenn «b» es wird, und umgekehrt/],
  ['an unknown function', small(action('nachschlagen(name) = "x"')), /Die Funktion «nachschlagen» gibt es nicht/],
  ['a rule of 10 kB', small(action(Array.from({ length: 900 }, (_, i) => `name != "${i}"`).join(' and '))), /^$|zu groß oder zu lang|zu lang/],
  ['a rule of 30 kB', small(action(`name = "${'x'.repeat(30_000)}"`)), /zu groß oder zu lang/],
  ['a quantifier over a billion', small(action('some i in 1..1000000000 satisfies i * 2 = 3')), /zählt 1.000.000.000 Schritte, mehr als die erlaubten/],
  ['nested quantifiers', small(action('every a in 1..100000 satisfies some b in 1..100000 satisfies a = b + 200000')), /mehr als die erlaubten/],
  ['a name with umlauts and blanks', small({ fields: { name: { type: 'text', title: 'Name' }, 'höhe der kosten': { type: 'number', title: 'Höhe', value: 'string length(name)' } }, ...action('höhe der kosten > 3') }), /^$/],
  ['a name that rules cannot read', small({ fields: { name: { type: 'text', title: 'Name' }, 'a(b)': { type: 'text', title: 'X' } } }), /enthält ein Zeichen, das Regeln nicht lesen können/],
  ['a name of the language of objects', small({ fields: { name: { type: 'text', title: 'Name' }, constructor: { type: 'text', title: 'X', value: '"x"' } } }), /^$/],
  ['an older language version', { ...good, 'process.yaml': good['process.yaml']!.replace('language: 2\n', '') }, /in Fassung 1 der Prozesssprache/],
  ['a language version of the future', { ...good, 'process.yaml': good['process.yaml']!.replace('language: 2\n', 'language: 9\n') }, /process.yaml:\d+:1 Möglich sind hier: 2/],
  ['a rule in a file of another kind', small({ extend: { actions: { fertg: { rare: true } } } }), /Die Aktion «fertg» gibt es nicht. Meinten Sie «fertig»/],
  ['something left out that is not there', small({ without: ['actions.fertg'] }), /Die Aktion «fertg» gibt es nicht/],
]

for (const [what, files, message] of SHOULD) {
  test(`${what}: a finding, soon`, () => assert.match(findings(files), message))
}

test('5,000 fields are read and checked, more are refused', (t) => {
  const fields = Object.fromEntries(Array.from({ length: 4_999 }, (_, i) => [`feld${i}`, { type: 'text', title: `Feld ${i}`, value: '"x"' }]))
  const start = performance.now()
  assert.equal(findings(small({ fields: { name: { type: 'text', title: 'Name' }, ...fields } })), '')
  t.diagnostic(`${Math.round(performance.now() - start)} ms`)
  const tooMany = Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`feld${i}`, { type: 'text', title: 'x' }]))
  assert.match(findings(small({ fields: tooMany })), /Höchstens 5000 Einträge|passt nicht/)
})

test('doubled keys, bombs of anchors, deep nesting and rubbish are findings', () => {
  const bomb = `a: &a [x,x]\nb: &b [${'*a,'.repeat(40)}]\nc: &c [${'*b,'.repeat(40)}]\nd: [${'*c,'.repeat(40)}]`
  for (const text of [bomb, 'id: a\nid: b', '['.repeat(5_000), '\u0000\u0001', '- a', '"', 'a: !!js/function x']) {
    assert.notEqual(findings({ ...good, 'process.yaml': text }), '')
  }
})
