// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../cli/read-folder.ts'
import { checkFiles } from './check.ts'
import { missingTranslations, outsideTexts, translate } from './translate.ts'
import type { Files } from './source.ts'

const good: Files = readFolder(fileURLToPath(new URL('../../library/gestattung', import.meta.url)))
const EN = 'languages/en.yaml'
const ALCOHOL = 'Wird Alkohol ausgeschenkt?'
const DONE = 'Ihr Antrag ist da, {{ anlass.bezeichnung }}'

function read(yaml: string, more: Files = {}) {
  const files = Object.fromEntries(Object.entries(good).filter(([name]) => !name.includes('languages/')))
  const { process, findings } = checkFiles({ ...files, ...more, [EN]: yaml })
  return { process: process!, findings }
}

test('a text with a translation is exchanged, the others stay German', () => {
  const { process, findings } = read(`${ALCOHOL}: Will alcohol be served?\nZelt: Marquee\n`)
  assert.deepEqual(findings, [])
  const english = translate(process, 'en')
  assert.equal(english.fields['alkohol']!.title, 'Will alcohol be served?')
  const place = english.fields['ort']!.fields!['art']!.options!
  assert.equal((place['zelt'] as { title: string }).title, 'Marquee')
  assert.equal(place['halle'], 'Halle')
  assert.equal(translate(process, 'de'), process)
  assert.equal(translate(process, 'de-leicht'), process)
})

test('what is missing is what people outside read and nothing else', () => {
  const { process } = read(`${ALCOHOL}: Will alcohol be served?\n`)
  const missing = missingTranslations(process, 'en')
  assert.equal(missing.includes(ALCOHOL), false)
  assert.equal(missing.length, outsideTexts(process).length - 1)
  assert.ok(missing.includes('Alkohol'), 'short labels are read in the summary')
  const isOffice = (text: string) => Object.values(process.actions).some(
    ({ by, title }) => title === text && by.includes('sb') && !by.includes('antragsteller'))
  assert.deepEqual(missing.filter(isOffice), [])
})

test('a translation keeps the placeholders, and one of a text that is gone is told', () => {
  const withDone = good['process.yaml']!.replace(`title: ${ALCOHOL}`, `title: "${DONE}"`)
  const more = { 'process.yaml': withDone }
  const lost = read(`"${DONE}": Your application has come\n`, more)
  assert.match(lost.findings[0]!.message, /dieselben Platzhalter: \{\{ anlass\.bezeichnung \}\}/)
  assert.equal(lost.findings[0]!.where, `${EN}:1:1`)
  const kept = read(`"${DONE}": "{{ anlass.bezeichnung }}: we have it"\n`, more)
  assert.deepEqual(kept.findings, [])
  const gone = read(`Zelt: Marquee\nAltes Zelt: Old marquee\n`)
  assert.deepEqual(gone.findings.map(({ level, where }) => ({ level, where })), [
    { level: 'warning', where: `${EN}:2:1` },
  ])
})

test('the names of a dictionary are texts, whatever they are', () => {
  const { process } = read('"Zelt": Marquee\n')
  const odd = { ...process, title: 'constructor', summary: '__proto__' }
  assert.equal(translate(odd, 'en').title, 'constructor')
  assert.equal(translate(odd, 'en').summary, '__proto__')
})
