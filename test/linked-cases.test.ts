// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Cases that open each other and places two cases want, on real PostgreSQL with the real worker.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { viewCase } from '../src/command/case-view.ts'
import { execute } from '../src/command/execute.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Values } from '../src/engine/case.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { SAMPLE_PEOPLE } from '../src/sample/people.ts'
import { addDocument, documentsOf } from '../src/store/documents.ts'
import { withTenant } from '../src/store/query.ts'
import { deskApp, signedIn } from '../src/workspace/test-visitor.ts'
import { answersOf } from './library.ts'

const TARGETS = ['plakatierung', 'aufgrabung', 'verkehrsanordnung', 'hundesteuer', 'negativzeugnis', 'baulastenauskunft'] as const
let world: TestWorld
before(async () => {
  world = await testWorld('allgemeiner-antrag', ...TARGETS)
})
after(() => world.close())

const account = SAMPLE_PEOPLE['musterangeln']![0]!.account!
const jana: Actor = { kind: 'person', id: `account:${account}`, name: 'Jana Sommer', roles: ['antragsteller'] }
const hanna: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
const inga: Actor = { kind: 'person', id: 'lorenzen', name: 'Dr. Inga Lorenzen', roles: ['zb'] }

async function tried(id: string, actor: Actor, action: string, input: Values, process?: string) {
  const opening = { case: id, entity: 'suederau', channel: 'portal', account }
  return execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor },
    process === undefined ? { case: id } : { open: opening, process })
}

async function act(id: string, actor: Actor, action: string, input: Values = {}, process?: string) {
  const done = await tried(id, actor, action, input, process)
  assert.ok(!('refusal' in done), `${action}: ${JSON.stringify(done)}`)
}

const seen = async (id: string) => (await viewCase(world.house, world.angeln, id))!.at
const casesOf = (tenant: typeof world.angeln) => withTenant(world.house.store, tenant, (query) =>
  query<{ id: string; process: string }>('SELECT id, process FROM cases ORDER BY id'))

test('a letter becomes a case of its own exactly once, with its first day and its documents', async () => {
  const id = randomUUID()
  const before = await casesOf(world.lindenbrueck)
  const bytes = Buffer.from('%PDF-1.7 Lageplan')
  const file = { id: randomUUID(), name: 'lageplan.pdf', size: bytes.length, type: 'application/pdf' }
  const answers = { ...answersOf('allgemeiner-antrag', 'schlagloch'), gemeinde: 'suederau', anlagen: [file] }
  await act(id, jana, 'einreichen', answers, 'allgemeiner-antrag')
  const sha256 = await world.house.blobs.put(world.angeln, bytes)
  await addDocument(world.house.store, world.angeln, {
    id: file.id, caseId: id, draftId: null, kind: 'attachment', title: 'Lageplan', fileName: file.name, mediaType: file.type,
    size: file.size, sha256, origin: 'applicant', createdAt: world.house.clock(), meta: {},
  })
  await world.worker.drain()
  world.setClock('2026-06-15T08:00:00.000Z')
  await act(id, hanna, 'uebernehmen')
  await act(id, hanna, 'umwandeln', { zielprozess: 'gestattung' })
  await Promise.all([world.worker.drain(), world.worker.drain()])
  await world.worker.drain()
  const first = await seen(id)
  const [link] = first.links!
  assert.equal(link!.process, 'gestattung')
  const opened = (await casesOf(world.angeln)).filter((one) => one.id === link!.case)
  assert.deepEqual(opened.map((one) => one.process), ['gestattung'])
  const other = await seen(link!.case!)
  assert.equal(other.links![0]!.case, id)
  assert.equal(other.links![0]!.fileNumber, first.fileNumber)
  assert.equal(other.fields['eingangAm'], '2026-06-11')
  assert.equal(other.fields['eingangskanal'], 'umwandlung')
  assert.equal(other.account, account)
  const copies = await documentsOf(world.house.store, world.angeln, { caseId: link!.case! })
  assert.deepEqual(copies.filter((one) => one.fileName === 'lageplan.pdf').map((one) => one.sha256), [sha256])
  assert.equal((await seen(id)).statuses['erledigung'], 'umgewandelt')
  assert.deepEqual(await casesOf(world.lindenbrueck), before)
})

for (const target of ['gestattung', 'hundesteuer']) {
  test(`what was handed in later goes along to ${target}, each paper once, letters do not`, async () => {
    const id = randomUUID()
    const upload = async (name: string) => {
      const bytes = Buffer.from(`%PDF-1.7 ${name} ${target}`)
      const file = { id: randomUUID(), name, size: bytes.length, type: 'application/pdf' }
      const sha256 = await world.house.blobs.put(world.angeln, bytes)
      await addDocument(world.house.store, world.angeln, {
        id: file.id, caseId: id, draftId: null, kind: 'upload', title: name, fileName: name, mediaType: file.type,
        size: file.size, sha256, origin: 'applicant', createdAt: world.house.clock(), meta: {},
      })
      return file
    }
    const answers = { ...answersOf('allgemeiner-antrag', 'schlagloch'), gemeinde: 'suederau', anlagen: [await upload('plan.pdf')] }
    await act(id, jana, 'einreichen', answers, 'allgemeiner-antrag')
    await act(id, hanna, 'uebernehmen')
    await act(id, hanna, 'nachfordern', { nachforderung: [{ unterlage: 'Ausweis', grund: 'Er fehlt.' }] })
    await act(id, jana, 'nachreichen', { nachreichungen: { '1-1': { dateien: [await upload('ausweis.pdf')] } } })
    await world.worker.drain()
    await act(id, hanna, 'umwandeln', { zielprozess: target })
    await Promise.all([world.worker.drain(), world.worker.drain()])
    await world.worker.drain()
    const old = await documentsOf(world.house.store, world.angeln, { caseId: id })
    assert.ok(old.some((one) => one.kind.startsWith('letter:')), 'the letter has letters of its own')
    const opened = (await seen(id)).links![0]!.case!
    const papers = (await documentsOf(world.house.store, world.angeln, { caseId: opened })).filter((one) => one.kind === 'upload')
    const uploads = old.filter((one) => one.kind === 'upload')
    const told = (all: typeof old) => all.map((one) => `${one.fileName} ${one.sha256}`).sort()
    assert.deepEqual(told(papers), told(uploads))
    assert.equal(papers.length, 2)
    const letters = (all: typeof old) => all.filter((one) => one.kind.startsWith('letter:')).map((one) => one.sha256)
    const theirs = letters(await documentsOf(world.house.store, world.angeln, { caseId: opened }))
    assert.deepEqual(letters(old).filter((one) => theirs.includes(one)), [])
  })
}

for (const target of ['gestattung', ...TARGETS]) {
  test(`the longest letter without a file becomes a case of ${target}`, async () => {
    const id = randomUUID()
    const { anlagen: _, ...answers } = answersOf('allgemeiner-antrag', 'schlagloch')
    await act(id, jana, 'einreichen', {
      ...answers, gemeinde: 'suederau', betreff: 'b'.repeat(120), anliegen: 'ä'.repeat(5000),
    }, 'allgemeiner-antrag')
    await act(id, hanna, 'uebernehmen')
    await act(id, hanna, 'umwandeln', { zielprozess: target })
    await world.worker.drain()
    const [link] = (await seen(id)).links!
    assert.equal(link!.process, target)
    assert.ok(link!.case, 'the case is not open')
    const { fields, account: owner } = await seen(link!.case)
    assert.deepEqual([fields['gemeinde'], fields['eingangskanal'], owner], ['suederau', 'umwandlung', account])
    const page = await (await signedIn(world, deskApp(world), world.angeln, 'petersen')).get(`/musterangeln/amt/vorgaenge/${id}`)
    if (target === 'hundesteuer') {
      assert.match(page.text, /Ein Vorgang, den nur das zuständige Amt einsehen darf/)
      assert.doesNotMatch(page.html, new RegExp(`22-HS-|${link!.case}`))
    } else assert.match(page.html, new RegExp(`vorgaenge/${link!.case}`))
  })
}

test('one mast for two posters: the second applicant is told who has it, in the same days only', async () => {
  const mast = { strasse: 'Hauptstraße', mastNr: '12', klasse: 'G', anzahl: 20 }
  const ready = async (von: string, bis: string) => {
    const id = randomUUID()
    const answers = answersOf('plakatierung', 'dorffest')
    await act(id, jana, 'einreichen', {
      ...answers, gemeinde: 'suederau', beginn: bis, ende: bis, von, bis, standorte: [mast],
    }, 'plakatierung')
    await act(id, hanna, 'uebernehmen')
    await act(id, hanna, 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-15' })
    await act(id, hanna, 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false })
    return id
  }
  const first = await ready('2026-07-01', '2026-07-10')
  await act(first, hanna, 'vorlegen')
  await act(first, inga, 'zeichnen')
  const second = await ready('2026-07-08', '2026-07-15')
  const refused = await tried(second, hanna, 'vorlegen', {})
  assert.ok('refusal' in refused)
  const { fileNumber } = await seen(first)
  assert.match(refused.refusal.message, new RegExp(`Schon vergeben: Hauptstraße Mast 12 \\(${fileNumber}\\)`))
  await act(await ready('2026-07-20', '2026-07-28'), hanna, 'vorlegen')
})

test('an excavation opens its traffic order, waits for it and hears that it is ready', async () => {
  const id = randomUUID()
  const answers = answersOf('aufgrabung', 'glasfaser')
  await act(id, jana, 'einreichen', {
    ...answers, gemeinde: 'suederau', vaoErforderlich: true, beginn: '2026-07-06', ende: '2026-07-15',
  }, 'aufgrabung')
  await act(id, hanna, 'uebernehmen')
  await act(id, hanna, 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-15', regime: 'r3' })
  await world.worker.drain()
  await act(id, hanna, 'entwerfen', { entscheidung: 'erteilt', sicherheitVerlangt: false, gebuehrenbefreiung: false })
  await act(id, hanna, 'vorlegen')
  await world.worker.drain()
  const early = await tried(id, inga, 'zeichnen', {})
  assert.ok('refusal' in early)
  assert.match(early.refusal.message, /noch nicht zeichnungsreif/)
  const order = (await seen(id)).links![0]!.case!
  const opened = await seen(order)
  assert.deepEqual([opened.fields['strasse'], opened.fields['beginn'], opened.fields['gemeinsam']], ['Hauptstraße', '2026-07-06', true])
  assert.deepEqual(opened.links![0]!.signals, ['zeichnungsreif'])
  const { antragsteller: _a, gemeinde: _g, anlass: _n, beginn: _b, ende: _e, ...rest } = answersOf('verkehrsanordnung', 'gehweg')
  await act(order, hanna, 'uebernehmen')
  await act(order, hanna, 'ergaenzen', { ...opened.fields, ...rest })
  await act(order, hanna, 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-15', gemeinsam: true })
  await act(order, hanna, 'beteiligen', { zuBeteiligen: ['polizei', 'baulast'] })
  await act(order, inga, 'uebersteuern', { uebersteuerungGrund: 'Beide haben am Telefon zugestimmt.' })
  await act(order, hanna, 'entwerfen', {
    entscheidung: 'wie_beantragt', zeichenliste: [{ zeichen: '283', standort: 'Hausnummer 12' }], notwendigkeit: 'Der Gehweg ist zu schmal.',
    ortstermin: false, gebuehrenbefreiung: false,
  })
  await act(order, hanna, 'vorlegen')
  await world.worker.drain()
  await act(id, inga, 'zeichnen')
  await act(order, inga, 'zeichnen')
  assert.deepEqual([(await seen(id)).statuses['bescheid'], (await seen(order)).statuses['bescheid']], ['gezeichnet', 'gezeichnet'])
})
