// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { played, preparedOf } from '../../test/library.ts'
import type { Values } from './case.ts'
import type { Filled, LetterContent } from './letter-content.ts'
import { lintLetter } from './letter-lint.ts'
import { look } from './scope.ts'

// A permit refused in part: it burdens, has a fee, clauses and a remedy notice.
const prepared = preparedOf('gestattung')
const rehearsal = played(prepared, 'scenarios/teilweise.yaml')
const [at, context] = [rehearsal.at!, rehearsal.context()]
const sight = look(prepared, at, context)
const notice = rehearsal.letters.find(({ letter }) => letter === 'bescheid')!

const lint = (content: LetterContent, more: Partial<Parameters<typeof lintLetter>[1]> = {}) =>
  lintLetter(content, { prepared, at, sight, context, channel: 'post', ...more }).map(({ message }) => message)

/** The notice with one paragraph changed by hand. */
function reworded(change: (text: string) => string): LetterContent {
  const runs = (block: Filled) =>
    'runs' in block ? { ...block, runs: [{ text: change(block.runs.map((run) => run.text).join('')) }] } : block
  return { ...notice, blocks: notice.blocks.map(runs) }
}

test('a sound notice has no findings', () => {
  assert.deepEqual(lint(notice), [])
})

test('each thing a remedy notice may lack or say wrongly is told', () => {
  const cases: readonly [RegExp, (text: string) => string, string?][] = [
    [/Belehrung fehlt|belehrung fehlt/, (text) => (/Widerspruch erhoben/.test(text) ? '' : text)],
    [/Frist von einem Monat/, (text) => text.replace('innerhalb eines Monats nach Bekanntgabe Wider', 'nach Bekanntgabe Wider')],
    [/womit die Frist beginnt/, (text) => text.replace('nach Bekanntgabe Wider', 'Wider')],
    [/nicht die Behörde/, (text) => text.replace('bei Amt Muster', 'bei uns')],
    [/nicht den Sitz/, (text) => text.replace(/, 24999 Muster,/, ',')],
    [/schriftlich oder zur Niederschrift/, (text) => text.replace('zur Niederschrift', 'mündlich')],
    [/elektronische Form/, (text) => text.replace(/in elektronischer Form .*? OZG oder/, 'oder')],
    [/nicht begründet werden/, (text) => text.replace('zu erheben.', 'zu erheben. Der Widerspruch ist zu begründen.')],
    [/förmlicher Zustellung/, (text) => text.replace('nach Bekanntgabe Wider', 'nach Zustellung Wider')],
  ]
  for (const [expected, change] of cases) {
    const found = lint(reworded(change))
    assert.equal(found.length, 1, `${expected}: ${JSON.stringify(found)}`)
    assert.match(found[0]!, expected)
  }
  const served = reworded((text) => text.replace('nach Bekanntgabe Wider', 'nach Zustellung Wider'))
  assert.deepEqual(lint(served, { channel: 'pzu' }), [], 'by post with a certificate it is a Zustellung')
})

test('a letter of mere information bears no remedy notice', () => {
  const receipt = rehearsal.letters.find(({ letter }) => letter === 'eingangsbestaetigung')!
  assert.deepEqual(lint(receipt), [])
  const remedy = notice.blocks.filter((block) => 'runs' in block && /Widerspruch erhoben/.test(block.runs[0]!.text))
  assert.match(lint({ ...receipt, blocks: [...receipt.blocks, ...remedy] })[0]!, /keine Rechtsbehelfsbelehrung/)
})

test('a burden needs reasons that say something', () => {
  const at = notice.blocks.findIndex((block) => block.kind === 'heading' && block.runs[0]!.text === 'Begründung')
  const without = notice.blocks.toSpliced(at, 2)
  assert.match(lint({ ...notice, blocks: without })[0]!, /braucht eine Begründung/)
  const empty = notice.blocks.with(at + 1, { kind: 'paragraph', runs: [{ text: ' - ' }] })
  assert.match(lint({ ...notice, blocks: empty })[0]!, /braucht eine Begründung/)
})

test('who gets it must be able to get it', () => {
  assert.match(lint({ ...notice, recipient: [] })[0]!, /keinen Empfänger/)
  assert.match(lint({ ...notice, recipient: ['Jana Sommer', '24999 Muster'] })[0]!, /Anschrift ist unvollständig/)
  for (const channel of ['post', 'hybrid', 'pzu', 'handover', 'retrieval', 'postbox']) {
    const isPaper = !['retrieval', 'postbox'].includes(channel)
    const found = lintLetter({ ...notice, recipient: ['Jana Sommer', '24999 Muster'] }, { prepared, at, sight, context, channel })
      .find(({ place }) => place === 'recipient')
    assert.equal(found?.level, isPaper ? 'error' : 'warning', channel)
  }
  assert.deepEqual(lint({ ...notice, recipient: ['Ana Ruiz', 'Calle Mayor 3', '28013 Madrid', 'SPANIEN'].slice(0, 3) }), [])
  const nobody = { ...at, account: undefined }
  assert.match(lint(notice, { channel: 'postbox', at: nobody as unknown as typeof at })[0]!, /kein Konto/)
})

test('clauses have a text and a ground, each once', () => {
  const key = Object.keys(prepared.process.fields).find((name) => prepared.process.fields[name]!.type === 'clauses')!
  const clause = (more: Values): Values => ({ key: 'x', title: 'Ruhe', kind: 'requirement', text: 'Ab 24 Uhr ist Ruhe.', basis: '§ 5 GastG', ...more })
  const withClauses = (...clauses: Values[]) => lint(notice, { at: { ...at, fields: { ...at.fields, [key]: clauses } } })
  assert.deepEqual(withClauses(clause({})), [])
  assert.match(withClauses(clause({ text: ' ' }))[0]!, /keinen Text/)
  assert.match(withClauses(clause({ basis: '' }))[0]!, /keine Rechtsgrundlage/)
  assert.match(withClauses(clause({}), clause({}))[0]!, /zweimal/)
})

test('the fee adds up, has grounds and is that of the tariff', () => {
  const fee = at.fee!
  const withFee = (more: Partial<typeof fee>) => lint(notice, { at: { ...at, fee: { ...fee, ...more } } })
  assert.match(withFee({ totalCents: fee.totalCents + 100 })[0]!, /ergeben .* festgesetzt sind/)
  assert.match(withFee({ lines: fee.lines.map((line) => ({ ...line, legalBasis: '' })) })[0]!, /keine Rechtsgrundlage/)
  const dearer = { totalCents: fee.totalCents + 100, lines: fee.lines.with(0, { ...fee.lines[0]!, cents: fee.lines[0]!.cents + 100 }) }
  assert.match(withFee(dearer)[0]!, /Nach dem Tarif von heute/)
})

test('traces of an unfinished text are shown', () => {
  for (const trace of ['aus Anlass „“ wird', 'am XXX', 'Herr , , Straße', '{{ name }}', '(undefined)']) {
    assert.match(lint(reworded((text) => (text.startsWith('auf Ihren Antrag') ? trace : text)))[0]!, /fehlt wohl ein Wort/, trace)
  }
})
