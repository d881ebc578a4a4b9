// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { readAreas } from './read-areas.ts'

const SHARED = join(
  process.env['LAUFZETTEL_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url)),
  'data/gebiete/GV100AD_31082025.txt',
)

/** A record in the columns of the directory. */
function record(type: string, key: string, name: string, more: { seat?: string; kind?: string; people?: number; plz?: string; day?: string } = {}): string {
  const { seat = '', kind = '', people, plz = '', day = '20250831' } = more
  const tail = people === undefined ? '' : `    00000001000${String(people).padStart(11, '0')}00000000100`
  return (type + day + key.padEnd(12) + name.padEnd(50) + seat.padEnd(50) + kind.padEnd(2) + tail.padEnd(41) + plz).padEnd(220)
}
const GOOD = [
  record('10', '01', 'Musterland', { seat: 'Musterstadt' }),
  record('40', '01099', 'Kreis Muster', { kind: '43' }),
  record('50', '01099   5949', 'Amt Musterangeln', { seat: 'Süderau', kind: '51' }),
  record('60', '010991855949', 'Süderau', { kind: '64', people: 4496, plz: '24999' }),
]
const bytes = (lines: readonly string[]) => new TextEncoder().encode(`\uFEFF${lines.join('\n')}\n`)

test('the regional key is put together from Kreis, Verband and Gemeinde', () => {
  assert.deepEqual(readAreas(bytes(GOOD)), {
    validFrom: '2025-08-31',
    areas: [
      { ars: '01', level: 'land', ags: null, name: 'Musterland', seat: 'Musterstadt', kind: null, postcode: null, inhabitants: null },
      { ars: '01099', level: 'county', ags: null, name: 'Kreis Muster', seat: null, kind: '43', postcode: null, inhabitants: null },
      { ars: '010995949', level: 'association', ags: null, name: 'Amt Musterangeln', seat: 'Süderau', kind: '51', postcode: null, inhabitants: null },
      { ars: '010995949185', level: 'municipality', ags: '01099185', name: 'Süderau', seat: null, kind: '64', postcode: '24999', inhabitants: 4496 },
    ],
  })
})

const WRONG: readonly [what: string, lines: readonly string[], line: number, message: RegExp][] = [
  ['an unknown record', [...GOOD, record('70', '01', 'x')], 5, /keine Satzart/],
  ['a cut line', [...GOOD.slice(0, 3), GOOD[3]!.slice(0, 80)], 4, /80 Zeichen/],
  ['another day', [...GOOD.slice(0, 3), record('60', '010991855949', 'Süderau', { day: '20240831' })], 4, /Stand ist 2024-08-31/],
  ['a day that is none', [record('10', '01', 'x', { day: '20250231' })], 1, /kein Stand/],
  ['a key twice', [...GOOD, GOOD[3]!], 5, /schon in Zeile 4/],
  ['a Gemeinde without its Verband', [GOOD[0]!, GOOD[1]!, GOOD[3]!], 3, /fehlt der Satz 010995949/],
  ['letters in a key', [record('10', 'XX', 'x')], 1, /kein Schlüssel/],
  ['no name', [record('10', '01', '')], 1, /Name fehlt/],
  ['a wrong postcode', [...GOOD.slice(0, 3), record('60', '010991855949', 'S', { people: 1, plz: '2499A' })], 4, /keine Postleitzahl/],
  ['nothing', [], 1, /leer/],
]
for (const [what, lines, line, message] of WRONG) {
  test(`${what} is refused with its line`, () => {
    const read = readAreas(bytes(lines))
    assert.ok('faults' in read)
    assert.equal(read.faults[0]!.line, line)
    assert.match(read.faults[0]!.message, message)
  })
}

test('Latin-1, binary and huge files are refused', () => {
  for (const file of [Buffer.from('10 S\xfcderau', 'latin1'), Buffer.from([0xff, 0xfe, 0]), new Uint8Array(20_000_001)]) {
    assert.ok('faults' in readAreas(file))
  }
})

test('one endless line, NUL, half quotes and mixed line ends are refused with a line, at once', () => {
  const endless = new Uint8Array(19_000_000).fill(0x41)
  for (const file of [endless, bytes([`${GOOD[0]!.slice(0, 30)}\u0000${GOOD[0]!.slice(31)}`]), bytes(['"10"; "Muster', ...GOOD]),
    new TextEncoder().encode(GOOD.join('\r').replaceAll('Muster', 'M\u0000'))]) {
    const start = performance.now()
    const read = readAreas(file)
    assert.ok('faults' in read)
    assert.ok(read.faults[0]!.line >= 1 && read.faults.length <= 100)
    assert.ok(performance.now() - start < 5_000)
  }
})

test('the real directory has the counts and check values of its publisher', { skip: existsSync(SHARED) ? false : `the directory is not at ${SHARED}` }, (t) => {
  const start = performance.now()
  const read = readAreas(readFileSync(SHARED))
  assert.ok('areas' in read, JSON.stringify(read).slice(0, 500))
  t.diagnostic(`${read.areas.length} areas in ${Math.round(performance.now() - start)} ms`)
  const count = (level: string) => read.areas.filter((one) => one.level === level).length
  assert.deepEqual(['land', 'district', 'region', 'county', 'association', 'municipality'].map(count), [16, 29, 12, 400, 4590, 10952])
  const by = new Map(read.areas.map((one) => [`${one.level} ${one.ars}`, one]))
  assert.equal(by.get('association 010595949')!.name, 'Amt Mittelangeln')
  const members = read.areas.filter((one) => one.level === 'municipality' && one.ars.startsWith('010595949'))
  // Columns 129 to 139 are hectares, 140 to 150 people: Flensburg has 5 673 ha and 96 326 inhabitants.
  assert.equal(read.areas.find((one) => one.ags === '01001000')!.inhabitants, 96_326)
  assert.deepEqual(members.map(({ name, ags, inhabitants }) => [name, ags, inhabitants]), [
    ['Schnarup-Thumby', '01059076', 523], ['Sörup', '01059161', 4060], ['Mittelangeln', '01059185', 5321],
  ])
  const place = members.find((one) => one.ags === '01059185')!
  assert.equal(place.postcode, '24986')
  assert.equal(place.ars, '010595949185')
  const associations = read.areas.filter((one) => one.level === 'association' && one.ars.startsWith('01059'))
  assert.equal(associations.length, 18)
})
