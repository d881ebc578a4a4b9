// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A request for documents is answered item by item and ends with its last one.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { readFolder } from '../cli/read-folder.ts'
import { checkFiles } from '../process/check.ts'
import type { Json, Values } from './case.ts'
import { replay } from './evolve.ts'
import { prepare } from './prepare.ts'
import { pick, seeded } from './random-input.ts'
import { player, Rehearsal } from './rehearse.ts'
import { readScenarios } from './read-scenario.ts'
import { latestItems, openItems, requestedItems } from './requested.ts'
import { settingOf } from './scenario.ts'
import { look } from './scope.ts'

const files = readFolder(fileURLToPath(new URL('../../library/gestattung', import.meta.url)))
const process = checkFiles(files).process!
const prepared = prepare(process)
const scenario = readScenarios(files).scenarios.find(({ title }) => title.startsWith('Erteilt'))!
const [jana, hanna] = [player('jana', 'Jana', ['antragsteller']), player('hanna', 'Hanna', ['sb'])]

const file = (id: string): Json => ({ id, name: `${id}.pdf`, size: 1000, type: 'application/pdf' })
const paper = (id: string): Json => ({ dateien: [file(id)] })
const item = (unterlage: string): Json => ({ unterlage, grund: `${unterlage} fehlt.` })

/** A case of which these papers were requested on 2 March 2026. */
function requested(titles: readonly string[], of = prepared): Rehearsal {
  const rehearsal = new Rehearsal(of, settingOf(scenario, {}), '2026-03-02')
  for (const [by, action, input] of [
    [jana, 'einreichen', scenario.steps[0]!.input!], [hanna, 'uebernehmen', {}], [hanna, 'nachfordern', { nachforderung: titles.map(item) }],
  ] as const) assert.equal(rehearsal.act(by, action, input), undefined)
  return rehearsal
}

const answer = (rehearsal: Rehearsal, nachreichungen: Values) => rehearsal.act(jana, 'nachreichen', { nachreichungen })
const stands = ({ at }: Rehearsal) => requestedItems(process, at!).map(({ key, state }) => `${key} ${state}`)
const status = ({ at }: Rehearsal) => at!.statuses['antrag']
const due = ({ at }: Rehearsal) => at!.deadlines['unterlagen']?.due

test('one of two papers leaves the other open, with its deadline', () => {
  const rehearsal = requested(['Plan', 'Nachweis'])
  rehearsal.moveTo('2026-03-05')
  assert.equal(answer(rehearsal, { '1-1': paper('p1') }), undefined)
  assert.deepEqual([stands(rehearsal), status(rehearsal), due(rehearsal)], [['1-1 answered', '1-2 open'], 'nachgefordert', '2026-03-16'])
  assert.deepEqual(requestedItems(process, rehearsal.at!)[0]!.answer, { on: '2026-03-05', files: ['p1'] })
  const { scope } = look(prepared, rehearsal.at!, rehearsal.context())
  assert.deepEqual(scope['open items'], ['Nachweis'])
  const told = rehearsal.events.findLast((event) => event.kind === 'acted')!
  assert.equal(told.text, 'Zur Nachforderung: Plan; noch offen: Nachweis')
  assert.deepEqual(told.input['nachreichungen'], [{ ...(paper('p1') as Values), key: '1-1', title: 'Plan' }])
  assert.equal(answer(rehearsal, { '1-2': { dateien: [], hinderung: 'Verloren.' } }), undefined)
  assert.deepEqual([stands(rehearsal), status(rehearsal), due(rehearsal)], [['1-1 answered', '1-2 answered'], 'in_pruefung', undefined])
  assert.equal(requestedItems(process, rehearsal.at!)[1]!.answer!.text, 'Verloren.')
  assert.equal(rehearsal.events.filter(({ kind }) => kind === 'documentsSupplied').length, 1, 'the request is supplied once, with its last item')
})

test('nothing, an answered item and an unknown one are no answer', () => {
  const rehearsal = requested(['Plan', 'Nachweis'])
  assert.equal(answer(rehearsal, { '1-1': paper('p1') }), undefined)
  const before = rehearsal.at
  for (const nothing of [{}, { '1-1': paper('p2') }, { '2-1': paper('p2') }, { '1-2': { dateien: [], hinderung: ' '.trim() } }, [paper('p2')], null]) {
    const refusal = rehearsal.act(jana, 'nachreichen', { nachreichungen: nothing as Json })
    assert.match(refusal?.problems?.[0]?.message ?? '', /mindestens eine Unterlage/, JSON.stringify(nothing))
    assert.equal(refusal!.problems![0]!.field, 'nachreichungen')
  }
  const long = answer(rehearsal, { '1-2': { hinderung: 'x'.repeat(501) } })
  assert.equal(long?.problems?.[0]?.field, 'nachreichungen.1-2.hinderung')
  assert.equal(rehearsal.at, before)
})

test('the office takes papers in as well, goes on without the rest, and asks anew', () => {
  const rehearsal = requested(['Plan', 'Nachweis'])
  assert.equal(rehearsal.act(hanna, 'unterlagen_erfassen', { nachreichungen: { '1-2': paper('p2') } }), undefined)
  assert.equal(rehearsal.act(hanna, 'ohne_unterlagen', {}), undefined)
  assert.deepEqual([stands(rehearsal), status(rehearsal), due(rehearsal)], [['1-1 forgone', '1-2 answered'], 'in_pruefung', undefined])
  assert.equal(rehearsal.act(hanna, 'nachfordern', { nachforderung: [item('Foto')] }), undefined)
  assert.deepEqual(openItems(process, rehearsal.at!).map(({ key }) => key), ['2-1'], 'what was given up is not asked for again')
  assert.deepEqual(latestItems(process, rehearsal.at!).map(({ key }) => key), ['2-1'])
  rehearsal.moveTo('2026-03-17')
  assert.deepEqual([stands(rehearsal).at(-1), status(rehearsal)], ['2-1 forgone', 'in_pruefung'], 'the deadline passed')
})

test('a process of before hands in everything at once', () => {
  const path = Object.keys(files).find((one) => one.endsWith('documents-request/block.yaml'))!
  const now = files[path]!
  const field = /  nachreichungen:\n[\s\S]*?(?=  nachreichungText)/.exec(now)![0]
  const action = /  nachreichen:\n[\s\S]*?(?=  unterlagen_erfassen:)/.exec(now)![0]
  const office = /  unterlagen_erfassen:\n[\s\S]*?(?=  unterlagen_abgelaufen:)/.exec(now)![0]
  const old = now
    .replace(field, '  nachgereicht: { type: file, title: Ihre Unterlagen, transient: true }\n')
    .replace(office, '')
    .replace(action, `  nachreichen:
    title: Unterlagen einreichen
    by: [antragsteller]
    rule: antrag = "nachgefordert"
    input: [nachgereicht, nachreichungText]
    sets:
      - { status: antrag, to: in_pruefung }
    effects:
      - { kind: supply, files: nachgereicht }
      - { kind: deadline, clear: unterlagen }
`)
  const before = checkFiles({ ...files, [path]: old })
  assert.deepEqual(before.findings.filter(({ level }) => level === 'error'), [])
  const rehearsal = requested(['Plan', 'Nachweis'], prepare(before.process!))
  assert.equal(rehearsal.act(jana, 'nachreichen', { nachgereicht: [file('p1')] }), undefined)
  assert.deepEqual([stands(rehearsal), status(rehearsal), due(rehearsal)], [['1-1 answered', '1-2 answered'], 'in_pruefung', undefined])
  const { at } = rehearsal
  const stored = { ...at!, requests: at!.requests.map(({ field: _, ...rest }) => rest) }
  assert.deepEqual(requestedItems(process, stored).map(({ title }) => title), ['Plan', 'Nachweis'], 'a request that does not say its list')
})

test('in whatever parts and by whomever: it waits as long as one is open, and no longer', () => {
  const chance = seeded(20_261_130)
  for (let round = 0; round < 60; round++) {
    const titles = Array.from({ length: 1 + Math.floor(chance() * 6) }, () => pick(chance, ['Plan', 'Nachweis', 'Foto']))
    const rehearsal = requested(titles)
    const open = new Set(titles.map((_, i) => `1-${i + 1}`))
    while (open.size > 0) {
      const part = [...open].filter(() => chance() < 0.4)
      const input = Object.fromEntries(part.map((key) => [key, chance() < 0.7 ? paper(`p${key}`) : { hinderung: 'Kommt nicht.' }]))
      const refusal = chance() < 0.7 ? answer(rehearsal, input) : rehearsal.act(hanna, 'unterlagen_erfassen', { nachreichungen: input })
      assert.equal(refusal === undefined, part.length > 0)
      for (const key of part) open.delete(key)
      assert.deepEqual(openItems(process, rehearsal.at!).map(({ key }) => key), [...open])
      assert.equal(status(rehearsal), open.size ? 'nachgefordert' : 'in_pruefung')
      assert.equal(due(rehearsal), open.size ? '2026-03-16' : undefined)
    }
    assert.deepEqual(replay(rehearsal.events), rehearsal.at)
    const answered = rehearsal.events.flatMap((event) => (event.kind === 'itemsAnswered' ? event.answers.map((one) => one.item) : []))
    assert.deepEqual(answered.toSorted((a, b) => a - b), titles.map((_, i) => i), 'each is answered once')
  }
})
