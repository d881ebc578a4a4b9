// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../cli/read-folder.ts'
import { checkFiles } from './check.ts'
import type { Files } from './source.ts'

const good: Files = readFolder(fileURLToPath(new URL('../../library/gestattung', import.meta.url)))

/** The unbroken process with one text replaced, in the file named or in a building block. */
function broken(file: string, from: string, to: string): Files {
  const place = placeOf(file, from)
  return { ...good, [place]: good[place]!.replace(from, to) }
}

function placeOf(file: string, from: string): string {
  const place = [file, ...Object.keys(good)].find((one) => good[one]!.includes(from))
  assert.ok(place, `nothing contains «${from}» any more`)
  return place
}

function lineOf(file: string, text: string): number {
  return good[file]!.slice(0, good[file]!.indexOf(text)).split('\n').length
}

test('the unbroken process has no finding', () => {
  assert.deepEqual(checkFiles(good).findings, [])
})

const PLANTED: readonly [what: string, file: string, from: string, to: string, message: RegExp][] = [
  ['status name typo in a rule', 'process.yaml', 'rule: antrag = "eingegangen"\n', 'rule: antrga = "eingegangen"\n', /«antrga» gibt es nicht.*Meinten Sie «antrag»/],
  ['state typo in a rule', 'process.yaml', 'rule: antrag = "eingegangen"\n', 'rule: antrag = "eingeganen"\n', /«eingeganen» gibt es nicht.*Meinten Sie «eingegangen»/],
  ['state typo in sets', 'process.yaml', '{ status: antrag, to: vollstaendig }', '{ status: antrag, to: vollstandig }', /«vollstandig» gibt es nicht.*Meinten Sie «vollstaendig»/],
  ['choice option typo', 'process.yaml', 'entscheidung in ("erteilt", "teilweise")\'', 'entscheidung in ("erteilt", "teilwiese")\'', /«teilwiese» gibt es nicht/],
  ['unknown role', 'process.yaml', 'by: [kasse]', 'by: [kase]', /Die Rolle «kase» gibt es nicht.*Meinten Sie «kasse»/],
  ['checked as an unknown action', 'process.yaml', 'by: [antragsteller]', 'checkedAs: einreichn\n    by: [antragsteller]', /Die Aktion «einreichn» gibt es nicht.*Meinten Sie «einreichen»/],
  ['on the spot, and nobody of the office does it', 'process.yaml', 'by: [antragsteller]', 'onSite: true\n    by: [antragsteller]', /Rolle mit kind: staff/],
  ['on the way with nothing to do there', 'process.yaml', 'retentionYears', 'roles: { kontrolleur: { title: Kontrolle, kind: staff, onSite: true } }\nretentionYears', /keine ihrer Aktionen hat onSite/],
  ['a signature that is no file', 'process.yaml', 'alkohol:\n    type: boolean', 'alkohol:\n    capture: signature\n    type: boolean', /nur ein Feld vom Typ file/],
  ['a usual answer to applicants', 'process.yaml', 'alkohol:\n    type: boolean', 'alkohol:\n    usual: false\n    type: boolean', /Was Antragsteller gefragt werden, beantwortet niemand für sie/],
  ['a usual answer outside a checklist', 'process.yaml', 'ort:\n    type: group', 'pruefung: { type: boolean, title: Geprüft?, usual: true }\n  ort:\n    type: group', /nur in einer Gruppe/],
  ['a usual answer that is none', 'process.yaml', 'ort:\n    type: group', 'liste: { type: group, title: Liste, fields: { a: { type: choice, title: A, options: { nein: Nein, ja: Ja }, usual: neun } } }\n  ort:\n    type: group', /«neun» ist keine Antwort/],
  ['a usual answer to a text', 'process.yaml', 'ort:\n    type: group', 'liste: { type: group, title: Liste, fields: { a: { type: text, title: A, usual: nein } } }\n  ort:\n    type: group', /nur bei Ja oder Nein/],
  ['a usual answer that stands there anyway', 'process.yaml', 'ort:\n    type: group', 'liste: { type: group, title: Liste, fields: { a: { type: boolean, title: A, usual: false, initially: "false" } } }\n  ort:\n    type: group', /vorbelegte Angabe hat keine gewöhnliche Antwort/],
  ['a place nobody knows', 'process.yaml', 'retentionYears', 'site: { place: ort.strase }\nretentionYears', /«strase» gibt es nicht/],
  ['system mixed with a person', 'process.yaml', 'by: [kasse]', 'by: [kasse, system]', /`system` steht allein/],
  ['unknown keyword', 'process.yaml', '    consequence: Der Text', '    consequense: Der Text', /Schlüssel «consequense».*Meinten Sie «consequence»/],
  ['deadline nobody sets', 'process.yaml', '{ kind: deadline, set: fiktion }', '{ kind: deadline, clear: fiktion }', /Frist «fiktion» setzt keine Aktion/],
  ['unknown deadline', 'process.yaml', '{ kind: deadline, set: fiktion }', '{ kind: deadline, set: fikton }', /«fikton» gibt es nicht.*«fiktion»/],
  ['unknown letter', 'process.yaml', '{ kind: letter, letter: anhoerung,', '{ kind: letter, letter: anhörung,', /Brief «anhörung» gibt es nicht.*«anhoerung»/],
  ['unknown field on a page', 'form.yaml', 'fields: [ort]', 'fields: [ortt]', /Feld «ortt» gibt es nicht.*«ort»/],
  ['a field asked twice', 'form.yaml', 'fields: [ort]', 'fields: [ort, alkohol]', /«alkohol» wird zweimal gefragt/],
  ['a syntax error in a rule', 'process.yaml', 'rule: akte = "gesperrt"', 'rule: akte = "gesperrt" and and today', /./],
  ['a rule with an unquoted bracket', 'tariff.yaml', 'amount: gebuehrErsterTag', 'amount: [gebuehrErsterTag', /Klammer/],
  ['a doubled key', 'process.yaml', 'final: akte != "offen"', 'final: akte != "offen"\nfinal: "true"', /zweimal/],
  ['cases without else', 'process.yaml', '          - [else, teilbezahlt]\n', '', /letzte Fall heißt `else`/],
  ['a placeholder that nobody knows', 'letters/bescheid.md', '{{ begruendung }}', '{{ begrundung }}', /«begrundung» gibt es nicht.*«begruendung»/],
  ['an if without end', 'letters/fiktion.md', 'Auf Verlangen', '{{#if alkohol}}\n\nAuf Verlangen', /fehlt \{\{\/if\}\}/],
  ['an unknown part', 'letters/bescheid.md', '{{> zahlung}}', '{{> zahlunk}}', /Baustein «zahlunk» gibt es nicht/],
  ['an unknown effect', 'process.yaml', '- kind: record', '- kind: rekord', /./],
  ['a type that does not exist', 'process.yaml', 'alkohol:\n    type: boolean', 'alkohol:\n    type: bool', /Möglich sind hier: text,/],
  ['a name used twice', 'process.yaml', '  vorlaufTage: {', '  ort: {', /«ort» ist schon unter fields vergeben/],
  ['tables that overlap', 'tariff.yaml', 'tables:\n', 'tables:\n  - { from: 2019-01-01, basis: x, positions: [{ no: A, title: a, amount: "1" }] }\n', /gelten zugleich/],
  ['a gap between tables', 'tariff.yaml', 'tables:\n', 'tables:\n  - { from: 2019-01-01, to: 2019-11-30, basis: x, positions: [{ no: A, title: a, amount: "1" }] }\n', /Vom 01.12.2019 bis 31.12.2019 gilt keine Tabelle/],
  ['a day that does not exist', 'tariff.yaml', 'from: 2020-01-01', 'from: 2020-02-30', /Den Tag 2020-02-30 gibt es nicht/],
  ['a table that ends before it begins', 'tariff.yaml', 'from: 2020-01-01', 'from: 2020-01-01\n    to: 2019-01-01', /endet am 01.01.2019, bevor/],
  ['a field that needs the fee that needs it', 'process.yaml', 'fields:\n', 'fields:\n  kreis:\n    type: number\n    title: Kreis\n    value: fee total + gebuehrErsterTag\n  ring:\n    type: number\n    title: Ring\n    value: ring2 + 1\n  ring2:\n    type: number\n    title: Ring\n    value: ring * 2\n', /«ring» hängt von sich selbst ab: ring → ring2 → ring/],
  ['a state nobody reaches', 'process.yaml', '      erfolgt: { title: erfolgt, mark: done }', '      erfolgt: { title: erfolgt, mark: done }\n      nie: { title: nie }', /führt zu «anhoerung: nie»/],
]

for (const [what, file, from, to, message] of PLANTED) {
  test(`names file, line and remedy of: ${what}`, () => {
    const { findings } = checkFiles(broken(file, from, to))
    const found = findings.find((finding) => finding.level === 'error' && message.test(finding.message))
    assert.ok(found, JSON.stringify(findings))
    const [where, line] = found.where.split(':')
    const place = placeOf(file, from)
    if (what === 'deadline nobody sets' || what === 'a name used twice') return
    if (what === 'cases without else' || what === 'an if without end') return
    assert.equal(where, place)
    assert.ok(Math.abs(Number(line) - lineOf(place, from)) <= from.split('\n').length + 12, `${found.where}, planted at ${lineOf(place, from)}`)
  })
}

test('inside a group its own fields count, whatever has the same name outside', () => {
  const findings = checkFiles(broken('process.yaml', '\nfields:\n', '\nfields:\n  art: { type: choice, title: Art, options: { a: A, b: B } }\n')).findings
  assert.deepEqual(findings.map(({ level, message }) => [level, message]), [['warning', 'Das Feld «art» trägt niemand ein.']])
})

test('a missing file, an empty one and a bomb are findings, not crashes', () => {
  assert.match(checkFiles({}).findings[0]!.message, /process.yaml fehlt/)
  assert.ok(checkFiles({ ...good, 'process.yaml': '' }).findings.length > 0)
  const bomb = `a: &a [x,x]\nb: &b [${'*a,'.repeat(40)}]\nc: &c [${'*b,'.repeat(40)}]\nd: [${'*c,'.repeat(40)}]`
  const start = performance.now()
  assert.ok(checkFiles({ ...good, 'process.yaml': bomb }).findings.some((finding) => finding.level === 'error'))
  assert.ok(performance.now() - start < 5_000)
})

test('a fault in a letter is told with its line and column, in the head too', () => {
  const letter = good['letters/bescheid.md']!
  const at = (changed: string) => {
    const { findings } = checkFiles({ ...good, 'letters/bescheid.md': changed })
    return findings.map(({ where }) => where)
  }
  const changed = letter.replace('{{ anlass.bezeichnung }}“ der', '{{ anlass.bezeichnunk }}“ der')
  const line = changed.split('\n').findIndex((one) => one.includes('bezeichnunk'))
  const column = changed.split('\n')[line]!.indexOf('bezeichnunk') + 1
  assert.deepEqual(at(changed), [`letters/bescheid.md:${line + 1}:${column}`])
  const head = letter.replace('reasons: belastend', 'reasons: belastned')
  const headLine = head.split('\n').findIndex((one) => one.startsWith('reasons'))
  assert.deepEqual(at(head), [`letters/bescheid.md:${headLine + 1}:10`])
})
