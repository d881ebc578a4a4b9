// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkInput, isBlank } from '../../engine/input.ts'
import { prepare } from '../../engine/prepare.ts'
import { MUSTERGEMEINDE } from '../../engine/scenario.ts'
import { Rehearsal } from '../../engine/rehearse.ts'
import { look } from '../../engine/scope.ts'
import type { Values } from '../../engine/case.ts'
import { formatYaml } from '../../process/format.ts'
import type { Field, Process } from '../../process/process.ts'
import { readCodeList } from './code-lists.ts'
import { codeFor, keyFor, slugFor } from './field-keys.ts'
import { processFolder } from './process-folder.ts'
import { blocks, bytes, fixture, folderOf, schemaOf } from '../../../test/data-schema.ts'

const SCHEMA = schemaOf(fixture('lastenrad-3.0.0.xml'))
const { folder, process, files } = folderOf(SCHEMA)

test('every element of the schema is a field with its number', () => {
  const marks: string[] = []
  const note = (fields: Readonly<Record<string, Field>>) => {
    for (const field of Object.values(fields)) {
      if (field.fim) marks.push(field.fim)
      note(field.fields ?? {})
    }
  }
  note(process.fields)
  assert.equal(marks.length, 27)
  assert.equal(process.fim, 'S99000000001V1.0.0')
  assert.ok(marks.includes('F99000000042'), 'a working copy has no version')
})

test('pages are called after the groups of the schema, each key once', () => {
  assert.deepEqual(
    process.pages.map((page) => page.key),
    ['antragsteller', 'haltende-person', 'lastenrad', 'nutzung', 'kontakt', 'weitere-angaben', 'bescheid'],
  )
  const twice = { ...SCHEMA, members: [...SCHEMA.members, SCHEMA.members[0]!] }
  const keys = folderOf(twice).process.pages.map((page) => page.key)
  assert.equal(keys.at(-2), 'haltende-person-2')
})

test('a group about the applicant starts with what the applicant said before', () => {
  const about = (title: string) => {
    const text = fixture('lastenrad-3.0.0.xml').replaceAll('Haltende Person', title)
    return Object.values(folderOf(schemaOf(text)).process.fields).find((one) => one.title === title)!
  }
  assert.equal(about('Angaben zum Antragsteller').fields!['familienname']!.initially, 'antragsteller.name')
  assert.equal(about('Haltende Person').fields!['familienname']!.initially, undefined)
})

test('types, limits and sources arrive', () => {
  const rad = process.fields['lastenrad']!
  assert.deepEqual(rad.list, { min: 1 })
  assert.deepEqual(rad.fields!['antrieb'], {
    type: 'choice',
    title: 'Antrieb',
    fim: 'F99000000011V1.0.0',
    options: { m: 'Muskelkraft', e: { title: 'Elektrisch', help: 'Bis 25 km/h' }, '01': 'Anders' },
  })
  assert.deepEqual(
    [rad.fields!['zuladung']!.decimals, rad.fields!['zuladung']!.max, rad.fields!['breite']!.max],
    [0, 400, 1.25],
  )
  assert.equal(process.fields['nutzung']!.fields!['beginn']!.min, '2026-01-01')
  const { why, source, short, inside } = process.fields['haltendePerson']!.fields!['familienname']!
  assert.deepEqual(
    [why, source, short, inside],
    ['§ 3 Lastenradsatzung', 'XMuster.Name', 'Name', 'Der Name der haltenden Person.'],
  )
  const { media, maxBytes } = process.fields['nachweis']!
  assert.deepEqual([media, maxBytes], [['application/pdf'], 2_000_000])
})

test('what could not be taken over is told with its line, and stands at the field', () => {
  const said = folder.warnings.map((one) => one.message).join('\n')
  assert.match(
    said,
    /F99000000022: Die Werte der Codeliste «urn:musterstadt:codeliste:branche_2026-01» liegen nicht vor/,
  )
  assert.match(said, /F99000000026: Tag und Uhrzeit/)
  assert.match(said, /F99000000042: Das Muster «\(a\+\)\+b» könnte beim Prüfen sehr lange rechnen/)
  assert.match(said, /F99000000001V1\.0\.0 steht mehrmals im Schema, aber nicht überall gleich/)
  assert.ok(folder.warnings.every((one) => one.line > 1))
  assert.match(files['process.yaml']!, /# Das Muster «\(a\+\)\+b» könnte.*\n {2}bemerkung:/)
})

test('rules are proposed, and none of them does anything', () => {
  const text = files['rules.yaml']!
  assert.match(text, /nutzung\.firma: when: gewerblich = true/)
  assert.match(
    text,
    /check: nutzung\.beginn = null or nutzung\.ende = null or nutzung\.beginn < nutzung\.ende/,
  )
  assert.match(text, /check: kontakt\.telefon != null or kontakt\.mobil != null/)
  assert.match(
    text,
    /check: kontakt\.tagDerEinwilligung = null or kontakt\.tagDerEinwilligung <= today/,
  )
  assert.doesNotMatch(text, /alert\(1\)/)
  assert.match(
    files['process.yaml']!,
    /# Vorschlag aus R99000000001V1\.0\.0, gilt noch nicht: when: gewerblich = true\n {6}firma:/,
  )
  const own = Object.values(process.fields)
    .filter((one) => one.fim)
    .flatMap((one) => [one, ...Object.values(one.fields ?? {})])
  assert.deepEqual(
    own.filter((one) => one.when !== undefined || typeof one.required === 'string'),
    [],
  )
  assert.deepEqual(
    process.pages.flatMap((page) => page.checks ?? []).map((one) => one.rule),
    ['datenschutz', 'richtigkeit'],
  )
})

test('a rule without numbers of this schema is kept and proposes nothing', () => {
  const other = fixture('lastenrad-3.0.0.xml')
    .replace('Feld F99000000032', 'F99000000777')
    .replace('F99000000032 darf', 'F99000000777 darf')
  assert.doesNotMatch(folderOf(schemaOf(other)).files['rules.yaml']!, /<= today/)
})

test('the same schema gives the same files, and format leaves them alone', () => {
  assert.deepEqual(folderOf(SCHEMA).folder.files, folder.files)
  assert.equal(formatYaml(files['process.yaml']!).text, files['process.yaml'])
})

test('characters of DIN SPEC 91379 arrive as they are, in help, titles and answers', () => {
  const letters = 'Łęcki Ķ̲ J̌ ẞ Æ Đ ß ő ’ ′ ṛ'.normalize('NFC')
  const text = fixture('lastenrad-2.0.xml').replaceAll('Geburtsname', letters)
  const made = folderOf(schemaOf(text)).process.fields['haltendePerson']!.fields!
  const field = Object.values(made).find((one) => one.fim === 'F99000002V1.0')!
  assert.equal(field.title, letters)
  assert.match(Object.keys(made)[1]!, /^[a-z][A-Za-z0-9_]*$/)
})

test('text from a file is no comment, no placeholder, no markup', () => {
  const nasty = 'x&#10;evil: true {{ today }} <script> [a](b)'
  const made = folderOf(
    schemaOf(
      fixture('lastenrad-2.0.xml').replaceAll('Lastenrad abstellen', nasty.replaceAll('<', '&lt;')),
    ),
  )
  assert.equal(made.process.title, 'x evil: true {{ today }} <script> [a](b)')
  assert.doesNotMatch(made.process.caseTitle, /[{}]/)
  assert.match(made.files['README.md']!, /\\<script/)
})

/** What the check says to answers of the fields named. */
function told(of: Process, names: readonly string[], values: Values): string[] {
  const prepared = prepare(of)
  const rehearsal = new Rehearsal(
    prepared,
    {
      entity: MUSTERGEMEINDE.id,
      entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE },
      overlays: {},
      region: { land: 'SH' },
    },
    '2026-06-01',
  )
  const sight = look(prepared, { ...rehearsal.seen(), fields: values }, rehearsal.context())
  return checkInput(prepared, names, values, sight).map((one) => `${one.field}: ${one.message}`)
}

test('a group that may be left out may be left out, and is checked once begun', () => {
  const blank = { telefon: null, mobil: null, tagDerEinwilligung: null }
  assert.ok(isBlank(blank))
  const strict = {
    ...process,
    fields: {
      ...process.fields,
      kontakt: {
        ...process.fields['kontakt']!,
        fields: {
          ...process.fields['kontakt']!.fields,
          mobil: { type: 'text', title: 'Mobil' },
        } as Process['fields'],
      },
    },
  }
  assert.deepEqual(told(strict, ['kontakt'], { kontakt: blank }), [])
  assert.deepEqual(told(strict, ['kontakt'], {}), [])
  assert.deepEqual(told(strict, ['kontakt'], { kontakt: { ...blank, telefon: '04600 12' } }), [
    'kontakt.mobil: Mobil: Diese Angabe fehlt noch.',
  ])
})

test('limits from the schema are checked with a sentence', () => {
  const rad = (more: Values) => ({ lastenrad: [{ rahmennummer: 'AB1234', antrieb: 'm', ...more }] })
  const one = (more: Values) => told(process, ['lastenrad'], rad(more))[0] ?? ''
  assert.equal(one({}), '')
  assert.match(one({ zuladung: 12.5 }), /Geben Sie eine ganze Zahl an/)
  assert.match(one({ zuladung: 500 }), /Höchstens 400/)
  assert.match(one({ rahmennummer: 'ab' }), /erwartete Form/)
  assert.match(one({ anbauteil: ['a', 'b', 'c', 'd'] }), /Höchstens 3 Einträge/)
  const day = (beginn: string) =>
    told(process, ['nutzung'], { nutzung: { gewerblich: false, beginn } })[0] ?? ''
  assert.match(day('2025-12-31'), /Der früheste Tag ist der 1\. Januar 2026/)
  assert.equal(day('2026-01-01'), '')
  const file = (size: number, type: string) =>
    told(process, ['nachweis'], { nachweis: [{ id: 'f', name: 'a.pdf', size, type }] })[0] ?? ''
  assert.match(file(3_000_000, 'application/pdf'), /zu groß. Möglich sind höchstens 2 MB/)
  assert.match(file(3, 'image/png'), /Möglich sind: application\/pdf/)
  assert.equal(file(3, 'application/pdf'), '')
})

test('a code list beside the schema gives a choice its options', () => {
  const list = readCodeList(bytes(fixture('codelists/antrieb.xml')))
  assert.ok('codes' in list)
  const two = schemaOf(fixture('lastenrad-2.0.xml'))
  const made = processFolder(two, {
    blocks,
    codeLists: new Map([[list.uri, list.codes]]),
  })
  assert.ok('files' in made)
  assert.match(
    made.files['process.yaml']!,
    /antrieb:\n {8}type: choice\n {8}title: Antrieb\n {8}options:\n {10}m: Muskelkraft\n {10}e: Elektrisch/,
  )
  assert.ok('refusal' in readCodeList(bytes(fixture('lastenrad-2.0.xml'))))
})

test('a schema too large for a form is refused, and nothing half is made', () => {
  const group = SCHEMA.members[0]!
  const made = processFolder(
    { ...SCHEMA, members: Array.from({ length: 600 }, () => group) },
    { blocks },
  )
  assert.ok('refusals' in made)
  assert.match(made.refusals[0]!.message, /kein gültiges Verfahren: form\.yaml/)
})

const KEYS: readonly [name: string, key: string][] = [
  ['Familienname', 'familienname'],
  ['Größe Person', 'groessePerson'],
  ['Anschrift/ Adresse Ausland', 'anschriftAdresseAusland'],
  ['Ort Inland (ohne Ortsteil)', 'ortInland'],
  ['3. Kind', 'feld3Kind'],
  ['日本', 'f00000001'],
  ['constructor', 'constructorAngabe'],
  ['__proto__', 'proto'],
  ['Date', 'dateAngabe'],
  ['Ł', 'l'],
]
for (const [name, key] of KEYS) {
  test(`«${name}» becomes ${key}`, () => assert.equal(keyFor(name, 'F00000001', new Set()), key))
}

test('a name that is taken gets another, and file names stay plain', () => {
  assert.equal(keyFor('Antrag', 'F1', new Set(['antrag'])), 'antragAngabe')
  assert.equal(keyFor('Antrag', 'F1', new Set(['antrag', 'antragAngabe'])), 'antrag_f1')
  assert.equal(slugFor('Antrag auf / Blaue Karte!'), 'antrag-auf-blaue-karte')
  assert.equal(slugFor('../..'), 'datenschema')
  assert.match(codeFor('Erlaubnis zum Abstellen'), /^[A-Z]{2,4}$/)
})
