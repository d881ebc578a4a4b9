// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import test from 'node:test'
import { libraryFiles } from '../sample/test-world.ts'
import { checkFiles } from './check.ts'
import { missingTexts, nameOf, textIn } from './service-entry.ts'

const good = libraryFiles('gestattung')
const withService = (change: (text: string) => string) =>
  checkFiles({ ...good, 'service.yaml': change(good['service.yaml']!) })

test('every process of the library tells people what it is, and names only its neighbours', () => {
  const ids = readdirSync(new URL('../../library/', import.meta.url)).filter((id) => id !== 'blocks')
  assert.ok(ids.length >= 8)
  for (const id of ids) {
    const { process, findings } = checkFiles(libraryFiles(id))
    assert.deepEqual(findings, [], id)
    const { entry } = process!
    assert.ok(entry && entry.synonyms.length >= 10, id)
    assert.ok(entry.requirements && entry.procedure && entry.remedy, id)
    assert.deepEqual(entry.related.filter((one) => !ids.includes(one)), [], id)
  }
  const catching = ids.filter((id) => checkFiles(libraryFiles(id)).process!.entry!.takesWords)
  assert.deepEqual(catching, ['allgemeiner-antrag'])
})

test('a text has a version for each language or falls back to German', () => {
  const { process } = withService((text) =>
    text.replace(/^  de-leicht: Alkohol ausschenken.*\n/m, '').replace(/^  en: Are you serving.*\n/m, ''))
  assert.equal(nameOf(process!, 'en'), 'Serve alcohol at a festival')
  assert.equal(nameOf(process!, 'de-leicht'), 'Alkohol ausschenken bei einem Fest')
  assert.equal(textIn('nur deutsch', 'en'), 'nur deutsch')
  assert.deepEqual(missingTexts(process!.entry!, 'de'), [])
  assert.deepEqual(missingTexts(process!.entry!, 'en'), ['teaser'])
  assert.deepEqual(missingTexts(process!.entry!, 'de-leicht'), ['name'])
})

const WRONG: readonly [what: string, from: RegExp, to: string, message: RegExp][] = [
  ['a placeholder for something that is no value of the municipality', /\{\{ vorlaufTage \}\}/, '{{ vorlaufTag }}', /«vorlaufTag» gibt es nicht.*«vorlaufTage»/],
  ['a placeholder for an answer nobody has given yet', /\{\{ vorlaufTage \}\}/, '{{ ort.adresse }}', /«ort» gibt es nicht/],
  ['a synonym twice', /\[Bierwagen,/, '[Bierwagen, bierwagen,', /«bierwagen» steht schon/],
  ['a confirmed key that is not there', /^name:/m, 'keyConfirmed: true\nname:', /Leistungsschlüssel, der dasteht/],
  ['a key of the wrong form', /^name:/m, 'key: "123"\nname:', /nicht die erwartete Form/],
  ['a placeholder in a text of lists', /^teaser:\n  de: .*$/m, 'teaser:\n  de: Nach {{ vorlaufTage }} Tagen', /steht auch in Listen/],
  ['an unknown key', /^teaser:/m, 'teasr:', /«teasr» gibt es hier nicht.*«teaser»/],
  ['a relation to itself', /related: \[/, 'related: [gestattung, ', /mit sich selbst/],
  ['words into a field that is none', /^related:/m, 'takesWords: raumschiff\nrelated:', /«raumschiff» gibt es nicht/],
  ['words into a field for a yes', /^related:/m, 'takesWords: alkohol\nrelated:', /vom Typ boolean/],
  ['a page without https', /^related:/m, 'more: [{ title: Mehr, url: "javascript:alert(1)" }]\nrelated:', /Form/],
]
for (const [what, from, to, message] of WRONG) {
  test(`${what} is found, with its line`, () => {
    assert.match(good['service.yaml']!, from)
    const found = withService((text) => text.replace(from, to)).findings.find((one) => message.test(one.message))
    assert.ok(found, JSON.stringify(withService((text) => text.replace(from, to)).findings))
    assert.match(found.where, /^service\.yaml:\d+:\d+$/)
  })
}

test('the Leistungsschlüssel stands in one file', () => {
  const { process } = withService((text) => `key: "99006053006000"\n${text}`)
  assert.equal(process!.service, '99006053006000')
  const twice = { ...good, 'service.yaml': `key: "99006053006000"\n${good['service.yaml']!}`, 'process.yaml': good['process.yaml']!.replace(/^code:/m, 'service: "99006053006000"\ncode:') }
  assert.match(checkFiles(twice).findings[0]!.message, /steht schon in process\.yaml/)
})
