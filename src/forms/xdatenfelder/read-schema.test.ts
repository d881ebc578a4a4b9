// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { walk } from './model.ts'
import { readSchema } from './read-schema.ts'
import { bones, bytes, fixture, schemaOf } from '../../../test/data-schema.ts'

const TWO = fixture('lastenrad-2.0.xml')
const THREE = fixture('lastenrad-3.0.0.xml')
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

test('2.0 and 3.0.0 say the same', () => {
  const [two, three] = [schemaOf(TWO), schemaOf(THREE)]
  assert.equal([...walk(two.members)].length, 27)
  const plain = (lines: readonly string[]) =>
    lines.filter((one) => !/F990000000(11|41|43)/.test(one))
  assert.deepEqual(plain(bones(two)), plain(bones(three)))
})

test('a group for itself is a schema of that group', () => {
  const group = THREE.replaceAll('stammdatenschema.0102', 'datenfeldgruppe.0103')
  const inner = /<neu:datenfeldgruppe>.*?<\/neu:datenfeldgruppe>/s.exec(group)![0]
  const start = group.slice(0, group.indexOf('<neu:stammdatenschema>'))
  const schema = schemaOf(`${start}${inner}</neu:xdatenfelder.datenfeldgruppe.0103>`)
  assert.equal(schema.id, 'G99000000001')
  assert.equal(schema.members.length, 1)
})

const REFUSED: readonly [what: string, text: string, part: string, sentence: RegExp][] = [
  [
    'version 1',
    TWO.replace('xdatenfelder_2"', 'xdatenfelder_1"'),
    '<xdf:xdat',
    /in XDatenfelder «1».*2\.0 und 3\.0\.0/,
  ],
  [
    'an unknown version',
    TWO.replace('xdatenfelder_2"', 'xdatenfelder_9"'),
    '<xdf:xdat',
    /XDatenfelder «9»/,
  ],
  [
    'another standard',
    TWO.replace('urn:xoev-de:fim:standard:xdatenfelder_2', 'urn:x'),
    '<xdf:xdat',
    /keine Datei des Standards/,
  ],
  [
    'another message',
    TWO.replaceAll('stammdatenschema.0102', 'datenfeld.0104'),
    '<xdf:xdat',
    /0102.*0103/,
  ],
  [
    'a name twice',
    TWO.replace('<xdf:name>Familienname', '<xdf:name>A</xdf:name><xdf:name>Familienname'),
    'Familienname',
    /«name» steht zweimal/,
  ],
  [
    'an id twice',
    THREE.replace('<neu:id>F99000000001', '<neu:id>F1</neu:id><neu:id>F99000000001'),
    'F99000000001',
    /«id» steht zweimal/,
  ],
  ['no id', THREE.replace('<neu:id>F99000000010</neu:id>', ''), 'Rahmennummer', /fehlt «id»/],
  [
    'an empty id',
    THREE.replace('F99000000010', ''),
    'Rahmennummer',
    /«id» in «identifikation» ist leer/,
  ],
  [
    'an id that is none',
    THREE.replace('F99000000010', '../../etc'),
    'Rahmennummer',
    /keine FIM-Nummer/,
  ],
  ['no name', TWO.replace('<xdf:name>Geburtsname</xdf:name>', ''), 'Geburtsname', /fehlt «name»/],
  [
    'no type',
    TWO.replace(/<xdf:datentyp[^>]*><code>text<\/code><\/xdf:datentyp>/, ''),
    'Familienname',
    /fehlt «datentyp»/,
  ],
  [
    'an unknown type',
    TWO.replace('<code>num_int<', '<code>int<'),
    '<code>int<',
    /«datentyp» hat den Wert «int»/,
  ],
  [
    'an unknown release status',
    THREE.replace('2020-03-19"><code>2<', '2020-03-19"><code>10<'),
    '<code>10<',
    /«freigabestatus».*«10».*1, 2/,
  ],
  [
    'an unexpected element',
    THREE.replace('<neu:anzahl>', '<neu:farbe>rot</neu:farbe><neu:anzahl>'),
    '<neu:farbe>',
    /«farbe» gehört nicht in «struktur»/,
  ],
  ['a count that is none', TWO.replace('1:*', 'viele'), 'viele', /«anzahl» hat den Wert «viele»/],
  ['a count from many to few', TWO.replace('1:*', '3:2'), '3:2', /«anzahl»/],
  [
    'an empty use',
    TWO.replace(/<xdf:enthaelt>(?:(?!<xdf:enthaelt>).)*?<\/xdf:enthaelt>/s, '<xdf:enthaelt/>'),
    '<xdf:enthaelt/>',
    /«enthaelt» ist leer/,
  ],
  ['no header', TWO.replace(/<xdf:header>.*<\/xdf:header>/, ''), '<xdf:xdat', /fehlt «header»/],
]
for (const [what, text, part, sentence] of REFUSED) {
  test(`${what} is refused with its line`, () => {
    assert.ok(text !== TWO && text !== THREE, 'the fixture has changed')
    const read = readSchema(bytes(text))
    assert.ok('refusals' in read)
    const [first] = read.refusals
    assert.match(first!.message, sentence)
    assert.equal(first!.line, lineOf(text, part))
  })
}

const laughs = `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};&a${i};">`).join('')}]>`
const after = (more: string) => TWO.replace('?>\n', `?>\n${more}\n`)
const HOSTILE: readonly [what: string, data: Uint8Array, sentence: RegExp][] = [
  ['a document type', bytes(after('<!DOCTYPE x>')), /DOCTYPE/],
  [
    'a document type behind a comment',
    bytes(after('<!-- a --><?p?><!DOCTYPE x SYSTEM "file:///etc/passwd">')),
    /DOCTYPE/,
  ],
  ['a billion laughs', bytes(after(laughs).replace('>Familienname<', '>&a20;<')), /DOCTYPE/],
  [
    'an entity nobody declared',
    bytes(TWO.replace('>Familienname<', '>&geheim;<')),
    /kein lesbares XML/,
  ],
  ['a thousand levels', bytes(`${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`), /verschachtelt/],
  [
    'a hundred and fifty levels',
    bytes(`${'<a>'.repeat(150)}${'</a>'.repeat(150)}`),
    /tiefer als 100 Ebenen/,
  ],
  ['too many elements', bytes(`<a>${'<b/>'.repeat(500_001)}</a>`), /mehr als 500000 Elemente/],
  ['too many bytes', new Uint8Array(16_000_001), /16000001 Bytes, erlaubt sind 16000000/],
  [
    'too many fields',
    bytes(
      TWO.replace(/(<xdf:struktur>(?:(?!<xdf:struktur>).)*?<\/xdf:struktur>)/s, '$1'.repeat(5_100)),
    ),
    /mehr als 5000 Felder/,
  ],
  ['another encoding', bytes(TWO.replace('UTF-8', 'ISO-8859-1')), /Zeichenkodierung «ISO-8859-1»/],
  ['bytes that are no UTF-8', Uint8Array.of(0xff, 0xfe, 0x3c, 0), /nicht in UTF-8/],
  ['nothing', new Uint8Array(), /kein lesbares XML/],
  ['half a file', bytes(TWO.slice(0, 3_000)), /kein lesbares XML/],
  ['something else', bytes('PK\u0003\u0004'), /kein lesbares XML/],
  [
    'a text without end',
    bytes(TWO.replace('Wie im Ausweis', 'x'.repeat(20_001))),
    /erlaubt sind 20000/,
  ],
]
for (const [what, data, sentence] of HOSTILE) {
  test(`${what} is refused in a sentence, at once`, () => {
    const start = performance.now()
    const read = readSchema(data)
    assert.ok('refusals' in read)
    assert.match(read.refusals[0]!.message, sentence)
    assert.ok(performance.now() - start < 5_000)
  })
}

test('what cannot be read of the precision is told, not guessed', () => {
  const read = readSchema(bytes(TWO.replace('{"minLength": "1", "maxLength": "80"}', '{kaputt')))
  assert.ok('schema' in read)
  assert.match(read.warnings[0]!.message, /F99000001: Die Präzisierung «\{kaputt» ist nicht lesbar/)
})

test('an extension in another namespace is left out and told', () => {
  const read = readSchema(
    bytes(THREE.replace('<neu:anzahl>', '<x:extra xmlns:x="urn:x"/><neu:anzahl>')),
  )
  assert.ok('schema' in read)
  assert.match(read.warnings[0]!.message, /Erweiterung «extra»/)
})
