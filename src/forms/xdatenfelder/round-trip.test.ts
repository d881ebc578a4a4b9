// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What goes out comes back: ids, nesting, how often, types and limits.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { preparedLibrary } from '../../../test/library.ts'
import { readOpenRules } from '../../process/open-rules.ts'
import { longId, walk } from './model.ts'
import { schemaOfProcess } from './schema-of-process.ts'
import { bones, fixture, folderOf, schemaOf } from '../../../test/data-schema.ts'
import { writeSchema } from './write-schema.ts'

const NOW = '2026-01-02T03:04:05Z'

/** What the language has not is text without the pattern, as the import says; numbers have a point. */
const asKept = (lines: readonly string[]) =>
  lines.map((one) =>
    one
      .replace(' datetime ', ' text ')
      .replace(',["pattern","(a+)+b"]', '')
      .replace('1,25', '1.25'),
  )

for (const name of ['lastenrad-2.0.xml', 'lastenrad-3.0.0.xml']) {
  test(`${name} comes back as it was`, () => {
    const schema = schemaOf(fixture(name))
    const { process, files } = folderOf(schema)
    const { schema: out, leftOut } = schemaOfProcess(process, { rules: readOpenRules(files).rules })
    assert.ok(out)
    const back = schemaOf(writeSchema(out, NOW, 'id'))
    assert.equal(back.id, schema.id)
    assert.deepEqual(bones(back), asKept(bones(schema)))
    assert.deepEqual(leftOut, [
      'antragsteller',
      'bevollmaechtigt',
      'vollmacht',
      'bekanntgabeweg',
      'datenschutz',
      'richtigkeit',
    ])
    const rules = (of: typeof schema) =>
      [...walk(of.members)].flatMap(({ member }) =>
        member.element.rules.map((one) => `${one.id} ${one.name} ${one.text}`),
      )
    assert.deepEqual(rules(back), rules(schema))
    const again = folderOf(back)
    assert.equal(again.folder.counts.rules, 5)
    assert.equal(again.folder.counts.proposals, 5)
  })
}

test('a group goes out as the group it came as', () => {
  const text = fixture('lastenrad-3.0.0.xml').replaceAll(
    'stammdatenschema.0102',
    'datenfeldgruppe.0103',
  )
  const inner = /<neu:datenfeldgruppe>.*?<\/neu:datenfeldgruppe>/s.exec(text)![0]
  const schema = schemaOf(
    `${text.slice(0, text.indexOf('<neu:stammdatenschema>'))}${inner}</neu:xdatenfelder.datenfeldgruppe.0103>`,
  )
  const { schema: out } = schemaOfProcess(folderOf(schema).process, {})
  const written = writeSchema(out!, NOW, 'id')
  assert.match(written, /datenfeldgruppe\.0103/)
  assert.deepEqual(bones(schemaOf(written)), bones(schema))
})

for (const { process } of preparedLibrary()) {
  test(`${process.id} goes out under the numbers of an office and comes back`, () => {
    const { schema, leftOut } = schemaOfProcess(process, { range: '99123' })
    assert.ok(schema)
    assert.deepEqual(leftOut, [])
    const ids = [...walk(schema.members)].map(({ member }) => member.element.id)
    assert.equal(new Set(ids).size, ids.length)
    assert.ok(ids.every((id) => /^[FG]99123\d{6}$/.test(id)))
    const back = schemaOf(writeSchema(schema, NOW, 'id'))
    assert.deepEqual(bones(back), bones(schema))
    const again = schemaOfProcess(folderOf(back).process, {})
    assert.deepEqual(
      bones(again.schema!).map((one) => one.trim().split(' ')[0]),
      bones(schema).map((one) => one.trim().split(' ')[0]),
    )
  })
}

test('numbers are never invented', () => {
  const [first] = preparedLibrary()
  assert.match(schemaOfProcess(first!.process, {}).refusal ?? '', /keine FIM-Nummer/)
  assert.match(
    schemaOfProcess(first!.process, { range: '60000' }).refusal ?? '',
    /vergibt nur der Bund/,
  )
  assert.match(
    schemaOfProcess(first!.process, { range: '00123' }).refusal ?? '',
    /vergibt nur der Bund/,
  )
  assert.match(schemaOfProcess(first!.process, { range: '7' }).refusal ?? '', /fünf Ziffern/)
})

test('the eight digits of 2.0 become eleven only when asked for', () => {
  const { process } = folderOf(schemaOf(fixture('lastenrad-2.0.xml')))
  assert.equal(schemaOfProcess(process, {}).schema!.id, 'S99000001')
  assert.equal(schemaOfProcess(process, { longIds: true }).schema!.id, longId('S99000001'))
})

test('whatever stands in a text is escaped', () => {
  const { process } = folderOf(schemaOf(fixture('lastenrad-3.0.0.xml')))
  const title = 'A & B <c> "d" \u0001 ]]> Ķ̲'
  const { schema } = schemaOfProcess({ ...process, title }, {})
  assert.equal(
    schemaOf(writeSchema(schema!, NOW, 'id')).label,
    title.replace('\u0001 ', ' ').normalize('NFC'),
  )
})
