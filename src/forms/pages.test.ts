// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readFolder } from '../cli/read-folder.ts'
import { resolve } from 'node:path'
import test from 'node:test'
import { parse as parseYaml } from 'yaml'
import type { Values } from '../engine/case.ts'
import type { Context } from '../engine/context.ts'
import { prepare } from '../engine/prepare.ts'
import { readProcess } from '../process/read.ts'
import {
  askedPages,
  askedPaths,
  findingsOf,
  firstOpenPage,
  namedEntity,
  pageOfField,
  stopOf,
  viewForm,
  withProposals,
} from './pages.ts'
import { changedQuestions, summaryRows } from './summary.ts'

const files = readFolder(resolve(import.meta.dirname, '../../library/gestattung'))
const prepared = prepare(readProcess(files).process!)
const full = parseYaml(files['scenarios/data/dorffest.yaml']!) as Values
const entity = {
  id: 'muster',
  name: 'Gemeinde Süderau',
  genitive: 'der Gemeinde Süderau',
  authority: 'Amt',
  office: 'Ordnungsamt',
  street: 'Am Markt 4',
  postcode: '24999',
  city: 'Süderau',
  phone: '04600 0',
  email: 'a@b.example',
  signatory: 'I. A.',
  accountHolder: 'Amt',
  iban: '',
  arms: '',
}
const context: Context = {
  now: '2026-06-01T08:00:00.000Z',
  today: '2026-06-01',
  region: { land: 'SH' },
  entities: { muster: entity, andere: { ...entity, id: 'andere', name: 'Gemeinde Norderfeld' } },
  overlays: {},
}
const view = (values: Values) => viewForm(prepared, context, values)
const page = (key: string) => prepared.process.pages.find((one) => one.key === key)!

test('a complete form has no open page', () => {
  assert.equal(firstOpenPage(view(full)), undefined)
  assert.equal(askedPages(view(full)).length, 8)
})

test('an empty form is open on its first page', () => {
  assert.equal(firstOpenPage(view({}))?.key, 'vorfrage')
})

test('the way ends where nothing need be applied for', () => {
  const none = view({ ...full, alkohol: false })
  assert.deepEqual(
    askedPages(none).map((one) => one.key),
    ['vorfrage'],
  )
  assert.match(stopOf(none, page('vorfrage'))!, /brauchen Sie keine Gestattung/)
})

test('checks of a page block, hints do not', () => {
  const early = findingsOf(
    view({ ...full, zeiten: [{ datum: '2026-06-05', von: '18:00', bis: '23:00' }] }),
    page('anlass'),
  )
  assert.deepEqual(early.problems, [])
  assert.match(early.hints[0]!.message, /weniger als 14 Tage/)
  const dry = findingsOf(view({ ...full, getraenke: ['bier'] }), page('ausschank'))
  assert.deepEqual(
    dry.problems.map((one) => one.field),
    ['getraenke'],
  )
})

test('what could not be read hides the question whether it is missing', () => {
  const unread = [{ field: 'ort.flaeche_qm', message: 'Fläche: „viel“ ist keine Zahl.' }]
  const { problems } = findingsOf(
    view({ ...full, ort: { ...(full['ort'] as Values), flaeche_qm: null } }),
    page('ort'),
    unread,
  )
  assert.deepEqual(problems, unread)
})

test('an invented legal entity is refused', () => {
  assert.deepEqual(
    findingsOf(view({ ...full, gemeinde: 'nirgends' }), page('vorfrage')).problems.map(
      (one) => one.field,
    ),
    ['gemeinde'],
  )
})

test('asked paths follow the answers, inside groups and lists too', () => {
  const club = askedPaths(view(full), page('antragsteller').fields)
  assert.ok(club.has('antragsteller.organisation'))
  assert.ok(club.has('antragsteller.anschrift.plz'))
  assert.ok(!club.has('vollmacht'))
  const person = askedPaths(
    view({ ...full, antragsteller: { ...(full['antragsteller'] as Values), art: 'person' } }),
    ['antragsteller'],
  )
  assert.ok(!person.has('antragsteller.organisation'))
  assert.ok(askedPaths(view(full), ['zeiten']).has('zeiten.2.von'))
  assert.ok(askedPaths(view({}), ['zeiten']).has('zeiten.0.von'))
})

test('answers to questions no longer asked do not count', () => {
  assert.equal(
    view({ ...full, bevollmaechtigt: false, vollmacht: [{ id: 'x' }] as never }).values[
      'vollmacht'
    ],
    undefined,
  )
})

test('proposals fill only what nobody answered', () => {
  const proposed = withProposals(view({}), ['antragsteller'], {})
  assert.equal((proposed['antragsteller'] as Values)['staatsangehoerigkeit'], 'deutsch')
  const kept = withProposals(view({}), ['antragsteller'], {
    antragsteller: { staatsangehoerigkeit: null },
  })
  assert.equal((kept['antragsteller'] as Values)['staatsangehoerigkeit'], null)
})

test('a path leads to its page', () => {
  assert.equal(pageOfField(prepared.process, 'zeiten.0.datum'), 'anlass')
  assert.equal(pageOfField(prepared.process, 'nirgends'), undefined)
})

test('the summary reads like a letter', () => {
  const rows = Object.fromEntries(
    prepared.process.pages
      .flatMap((one) => summaryRows(view(full), one))
      .map((row) => [row.path, row.lines]),
  )
  assert.deepEqual(rows['zeiten'], [
    'Freitag, 26. Juni 2026, 18:00 bis 23:00\u00a0Uhr',
    'Samstag, 27. Juni 2026, 14:00 bis 1:00\u00a0Uhr',
    'Sonntag, 28. Juni 2026, 11:00 bis 18:00\u00a0Uhr',
  ])
  assert.deepEqual(rows['antragsteller.anschrift.strasse'], ['Schulweg 10', '24999 Süderau'])
  assert.deepEqual(rows['getraenke'], ['Bier, Wein und Sekt, alkoholfreie Getränke'])
  assert.deepEqual(rows['antragsteller.geburtsdatum'], ['12. März 1984'], 'a birth needs no weekday')
  assert.deepEqual(rows['lageplan'], ['lageplan.pdf (418\u00a0kB)'])
  assert.deepEqual(rows['gemeinde'], ['Gemeinde Süderau'])
  assert.equal(rows['datenschutz'], undefined)
})

test('where there is one legal entity nobody is asked for it, and it is known', () => {
  const alone = viewForm(prepared, { ...context, entities: { muster: entity } }, { ...full, gemeinde: 'nirgends' })
  assert.equal(alone.values['gemeinde'], 'muster')
  assert.equal(alone.at.entity, 'muster')
  assert.ok(!askedPaths(alone, page('vorfrage').fields).has('gemeinde'))
  assert.deepEqual(findingsOf(alone, page('vorfrage')).problems, [])
  assert.ok(askedPaths(view(full), page('vorfrage').fields).has('gemeinde'))
})

test('what differs between two views is named by its questions, gone ones too', () => {
  const viewOf = (values: Values) => viewForm(prepared, context, values)
  const title = (name: string) => prepared.process.fields[name]!.title
  assert.deepEqual(changedQuestions(viewOf(full), viewOf({ ...full })), [])
  const { sitzplaetze: _, ...without } = full
  assert.deepEqual(changedQuestions(viewOf({ ...full, sitzplaetze: 41 }), viewOf({ ...full, sitzplaetze: 42 })), [title('sitzplaetze')])
  assert.deepEqual(changedQuestions(viewOf({ ...full, sitzplaetze: 41 }), viewOf(without)), [title('sitzplaetze')])
  const dry = changedQuestions(viewOf(full), viewOf({ ...full, getraenke: ['alkoholfrei'] }))
  assert.deepEqual(dry, [title('getraenke')])
})

test('answers name a legal entity once it is answered, or where there is but one', () => {
  const { entityField } = prepared.process
  assert.equal(namedEntity(prepared.process, {}, context), '')
  assert.equal(namedEntity(prepared.process, { [entityField!]: 'gone' }, context), '')
  assert.equal(namedEntity(prepared.process, { [entityField!]: 'andere' }, context), 'andere')
  assert.equal(namedEntity(prepared.process, {}, { ...context, entities: { muster: entity } }), 'muster')
})
