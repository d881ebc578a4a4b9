// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { randomFrom } from '../store/test-random.ts'
import { recordJson } from './record-file.ts'
import type { RecordFile } from './record-file.ts'
import type { RecordItem } from './record-items.ts'
import { indexCsv, packRecord } from './record-pack.ts'
import { REASONS } from './record-reasons.ts'
import type { Reason } from './record-reasons.ts'
import { placesOf, redact } from './record-redact.ts'

let count = 0
/** A word that stands nowhere else. */
const canary = () => `Kanari${String(++count).padStart(4, '0')}x`

function item(no: number): RecordItem {
  const key = String(no * 3)
  return {
    key, no, at: '2026-06-11T08:00:00.000Z', day: '2026-06-11', kind: 'letter',
    title: canary(), who: canary(),
    facts: ['a', 'b'].map((name) => ({ key: `${key}.${name}`, label: name, lines: [canary(), canary()] })),
    text: [
      { kind: 'heading', runs: [{ text: canary() }] },
      { kind: 'paragraph', runs: [{ text: 'vor ' }, { text: canary(), bold: true }, { text: ' nach' }] },
      { kind: 'list', ordered: true, items: [[{ text: canary() }], [{ text: canary() }]] },
      { kind: 'fees', rows: [['1', canary(), '5,00 €']], total: '5,00 €' },
      { kind: 'payment', holder: canary(), iban: 'DE02', cents: 500, amount: '5,00 €', reference: canary() },
    ],
    follow: [canary()],
    papers: [{
      key: `p${no}`, no: `${no}.1`, title: canary(), fileName: `${canary()}.pdf`, mediaType: 'application/pdf',
      size: 4, sha256: String(no % 10).repeat(64), createdAt: '2026-06-11T08:00:00.000Z',
    }],
  }
}

const canariesIn = (value: unknown) => [...new Set(JSON.stringify(value).match(/Kanari\d+x/g))]

/** Everything the file becomes, in one text. */
function everything(items: readonly RecordItem[]): string {
  const file: RecordFile = { title: 't', fileNumber: 'f', authority: 'a', cover: [], made: '', reasons: [], items }
  const bytes = new Map(items.flatMap(({ papers }) => papers).filter(({ withheld }) => withheld === undefined).map(({ key }) => [key, new Uint8Array(4)]))
  const zip = unzipSync(packRecord(file, bytes))
  return [recordJson(file), indexCsv(file, bytes), ...Object.keys(zip), strFromU8(zip['index.html']!)].join('\n')
}

test('in 300 random choices what is withheld is gone and what is not withheld is there', () => {
  const reasons = Object.keys(REASONS) as Reason[]
  for (let seed = 0; seed < 300; seed++) {
    const r = randomFrom(seed)
    const items = [1, 2, 3].map(item)
    const places: Record<string, Reason> = {}
    const gone = new Set<string>()
    for (const one of items) {
      if (r.below(5) === 0) {
        places[one.key] = reasons[r.below(6)]!
        for (const word of canariesIn(one)) gone.add(word)
        continue
      }
      for (const { key, title } of placesOf(one)) {
        if (r.below(4) > 0) continue
        places[key] = reasons[r.below(6)]!
        const fact = one.facts.find((known) => known.key === key)
        const part = fact?.lines ?? {
          'Überschrift': one.title, 'Wer': one.who, 'Wortlaut': [one.text, one.papers], 'Was daraus folgte': one.follow,
        }[title] ?? one.papers
        for (const word of canariesIn(part)) gone.add(word)
      }
    }
    const all = canariesIn(items)
    const free = all.filter((word) => !gone.has(word))
    const words = free.filter(() => r.below(10) === 0).map((text) => ({ text: text.toUpperCase(), reason: reasons[r.below(6)]! }))
    for (const { text } of words) gone.add(`Kanari${/\d+/.exec(text)![0]}x`)
    const redacted = redact(items, { places, words })
    const out = everything(redacted.items)
    assert.deepEqual([...gone].filter((word) => out.toLowerCase().includes(word.toLowerCase())), [], `seed ${seed}`)
    // A letter with a blackened word loses its PDF, and with it the name of that; nothing else goes.
    const letters = new Set(items.filter(({ text }) => canariesIn(text).some((word) => gone.has(word))).flatMap(({ papers }) => canariesIn(papers)))
    const lost = all.filter((word) => !gone.has(word) && !letters.has(word) && !out.includes(word))
    assert.deepEqual(lost, [], `seed ${seed}`)
    assert.deepEqual(redacted.items.map(({ no, day }) => [no, day]), items.map(({ no, day }) => [no, day]))
    for (const { reason } of redacted.withheld) assert.ok(redacted.marks.some((mark) => mark.reason === reason))
  }
})

test('a word is found in any case, with any blanks, and where a letter makes half of it bold', () => {
  const [one] = [item(1)]
  const split: RecordItem = {
    ...one!, follow: ['JANA\u00a0\n sommer kam', 'Jana Sommers Hund'],
    text: [{ kind: 'paragraph', runs: [{ text: 'An Ja' }, { text: 'na Som', bold: true }, { text: 'mer.' }] }],
  }
  const { items: [out] } = redact([split], { places: {}, words: [{ text: 'Jana Sommer', reason: 'dritte' }] })
  assert.deepEqual(out!.follow, ['[geschwärzt: A] kam', '[geschwärzt: A]s Hund'])
  assert.deepEqual(out!.text, [{ kind: 'paragraph', runs: [{ text: 'An [geschwärzt: A].' }] }])
  assert.equal(out!.papers[0]!.withheld, 'A')
})

test('signs that mean something in patterns are only signs', () => {
  const one = { ...item(1), follow: ['a.b (c) [d] $1 \\ |'] }
  const { items: [out] } = redact([one], { places: {}, words: [{ text: '(c) [d] $1', reason: 'dritte' }, { text: '.*', reason: 'geheim' }] })
  assert.deepEqual(out!.follow, ['a.b [geschwärzt: A] \\ |'])
})

test('what was blackened in one place and stands in another is told', () => {
  const items = [item(1), { ...item(2), follow: ['siehe 04600 4711'] }]
  const withPhone = items.map((one, i) => (i ? one : { ...one, facts: [{ key: '3.telefon', label: 'Telefon', lines: ['04600 4711'] }] }))
  const { leaks, withheld } = redact(withPhone, { places: { '3.telefon': 'dritte' }, words: [] })
  assert.deepEqual(leaks, [{ text: '04600 4711', places: ['Nr. 2'] }])
  assert.deepEqual(withheld, [{ place: 'Nr. 1: Telefon', reason: 'dritte' }])
})

test('quotation marks and words set apart hide nothing that was blackened elsewhere', () => {
  const first = { ...item(1), facts: [{ key: '3.verein', label: 'Verein', lines: ['Verein "Alte Meierei"', 'Anke Detlefsen'] }] }
  const runs = [{ text: 'für Anke ' }, { text: 'Detlefsen', bold: true }]
  const second: RecordItem = { ...item(2), title: 'Brief an Verein "Alte Meierei"', text: [{ kind: 'paragraph', runs }] }
  const { leaks } = redact([first, second], { places: { '3.verein': 'dritte' }, words: [] })
  assert.deepEqual(leaks, [
    { text: 'Verein "Alte Meierei"', places: ['Nr. 2'] },
    { text: 'Anke Detlefsen', places: ['Nr. 2'] },
  ])
})

test('a cell that begins like a formula is text', () => {
  const one = { ...item(1), title: '=HYPERLINK("x")', who: '@SUM(1)' }
  const file = { title: '', fileNumber: '', authority: '', cover: [], made: '', items: [one] }
  assert.match(indexCsv(file, new Map()), /;"'=HYPERLINK\(""x""\)";'@SUM\(1\);/)
})
