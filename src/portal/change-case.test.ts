// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who applied goes through the answers once more, and nothing counts before it is sent.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { viewCase } from '../command/case-view.ts'
import { SAMPLE_PEOPLE } from '../sample/people.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { documentsOf } from '../store/documents.ts'
import { formExperience } from '../store/form-experience.ts'
import { hashSecret, newSecret } from '../store/secret.ts'
import { openSession } from '../store/sessions.ts'
import { listCases } from '../store/worklist.ts'
import { isUnchanged } from './change-case.tsx'
import { Browser, pdfFile } from './test-browser.ts'

const ACCOUNT = Object.values(SAMPLE_PEOPLE).flat().find((one) => one.id === 'detlefsen')!.account!
let world: TestWorld
let id: string
let home: string
before(async () => {
  world = await testWorld()
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'all', account: ACCOUNT, pageSize: 50 })
  id = lines.find(({ title }) => title.includes('Turnier Holm'))!.id
  home = `/musterangeln/konto/antraege/${id}`
})
after(() => world.close())

async function signedIn(account = ACCOUNT): Promise<Browser> {
  const [browser, secret] = [new Browser(world.house), newSecret()]
  await openSession(world.house.store, world.angeln, {
    hash: hashSecret(secret), subject: account, kind: 'citizen', csrf: '',
    createdAt: world.house.clock(), expiresAt: '2026-12-31T00:00:00.000Z',
  })
  browser.cookies.set('lz_sitzung', secret)
  return browser
}

const fields = async () => (await viewCase(world.house, world.angeln, id))!.at.fields as Readonly<Record<string, never>>
const codeIn = (browser: Browser) => /\/antrag\/([0-9A-Z-]+)\/pruefen/.exec(browser.shown.path)![1]!

async function begun(): Promise<Browser> {
  const browser = await signedIn()
  await browser.open(home)
  assert.match(browser.shown.text, /Angaben im Antrag ändern/)
  await browser.open(`${home}/aktion/antrag_aendern`)
  assert.match(browser.shown.text, /Es gilt, was Sie zuerst gesendet haben, bis Sie die Änderungen absenden/)
  await browser.send({})
  assert.match(browser.shown.path, /\/antrag\/[0-9A-Z-]+\/pruefen$/)
  return browser
}

test('answers are changed from the summary and back, and count once they are sent', async () => {
  const before = await fields()
  const browser = await begun()
  assert.match(browser.shown.text, /Änderung zu 32-GE-7\/2026/)
  assert.match(browser.shown.text, /Was möchten Sie ändern\?/)
  assert.doesNotMatch(browser.shown.text, /Bisher:|Mitantragsteller/)
  const code = codeIn(browser)
  await browser.send({})
  assert.match(browser.shown.text, /Sie haben noch nichts geändert/)
  await browser.open(`/musterangeln/antrag/${code}/anlass?zurueck`)
  await browser.send({ 'anlass.bezeichnung': 'Großes Turnier Holm' })
  assert.match(browser.shown.path, /\/pruefen$/)
  assert.match(browser.shown.text, /Großes Turnier Holm Bisher: Turnier Holm/)
  assert.deepEqual(await fields(), before, 'not before it is sent')
  await browser.send({})
  assert.match(browser.shown.path, /\/konto\/antraege\/.*\?erledigt/)
  assert.equal((await fields())['anlass']!['bezeichnung'], 'Großes Turnier Holm')
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'all', account: ACCOUNT, pageSize: 50 })
  assert.equal(lines.filter((line) => line.title.includes('Turnier Holm')).length, 1, 'no second case')
  const period = { from: '2026-06-01', to: '2026-06-30' }
  assert.equal((await formExperience(world.house.store, world.angeln, 'gestattung', period)).sent, 0, 'a change is no application')
  await browser.open(`/musterangeln/antrag/${code}/pruefen`)
  assert.match(browser.shown.path, /\/konto\/antraege\//, 'it is sent')
})

test('what changed in the case meanwhile is taken over and told before the own changes go', async () => {
  const [mine, other] = [await begun(), await begun()]
  const [code, theirs] = [codeIn(mine), codeIn(other)]
  const was = await fields()
  const change = async (browser: Browser, draft: string, answers: Record<string, string>) => {
    const page = Object.keys(answers)[0]!.startsWith('anlass') ? 'anlass' : 'ausschank'
    await browser.open(`/musterangeln/antrag/${draft}/${page}?zurueck`)
    await browser.send(answers)
    assert.match(browser.shown.path, /\/pruefen$/)
  }
  await change(mine, code, { 'anlass.bezeichnung': 'Turnier am See' })
  await change(mine, code, { personenMax: '90' })
  await change(other, theirs, { 'anlass.bezeichnung': 'Turnier im Wald' })
  await change(other, theirs, { sitzplaetze: '41' })
  await other.send({})
  assert.match(other.shown.path, /\?erledigt/)
  await mine.send({})
  assert.match(mine.shown.path, /\/pruefen$/, 'read first what is new')
  assert.match(mine.shown.text, /inzwischen etwas geändert .*Sitzplätze.* Was Sie selbst geändert haben, ist noch da/)
  assert.match(mine.shown.text, /Turnier am See Bisher: Turnier im Wald/)
  assert.equal((await fields())['anlass']!['bezeichnung'], 'Turnier im Wald', 'nothing is sent yet')
  await mine.send({})
  assert.match(mine.shown.path, /\?erledigt/)
  const now = await fields()
  assert.deepEqual(now, { ...was, anlass: { ...(was as Record<string, object>)['anlass'], bezeichnung: 'Turnier am See' }, personenMax: 90, sitzplaetze: 41 })
})

test('papers of the case are shown and stay, new ones become papers of the case', async () => {
  const papers = async () => (await documentsOf(world.house.store, world.angeln, { caseId: id })).filter(({ kind }) => kind !== 'letter')
  const before = await papers()
  const browser = await begun()
  const code = codeIn(browser)
  await browser.open(`/musterangeln/antrag/${code}/unterlagen?zurueck`)
  const paper = /href="([^"]*\/dokument\/[^"]+)"/.exec(browser.shown.html)![1]!
  const shown = await (await signedIn()).open(paper)
  assert.equal(shown.status, 200, `${paper} ${shown.text}`)
  const [path] = /name="(?:_datei_entfernen|[^"]*)" value="(lageplan[^"]*):/.exec(browser.shown.html) ?? []
  assert.ok(path, 'it can be taken out of the answers')
  await browser.send({ lageplan: pdfFile('neuer-plan.pdf') } as never)
  if (!browser.shown.path.includes('/pruefen')) await browser.open(`/musterangeln/antrag/${code}/pruefen`)
  await browser.send({})
  assert.match(browser.shown.path, /\?erledigt/)
  const after_ = await papers()
  for (const { id: one } of before) assert.ok(after_.some((paper_) => paper_.id === one), 'papers of a case stay')
  assert.equal(after_.filter(({ fileName }) => fileName === 'neuer-plan.pdf').length, 1)
})

test('another account, another municipality and a case that moved on are refused in words', async () => {
  const browser = await begun()
  const code = codeIn(browser)
  const stranger = await signedIn(Object.values(SAMPLE_PEOPLE).flat().find((one) => one.id === 'jessen')!.account!)
  assert.match((await stranger.open(`/musterangeln/antrag/${code}/pruefen`)).path, /\/anmelden\?weiter=/)
  assert.match((await stranger.open(`${home}/aktion/antrag_aendern`)).text, /Diesen Antrag gibt es nicht/)
  assert.equal((await browser.open(`/lindenbrueck/antrag/${code}/pruefen`)).status, 404)
  await browser.open(`/musterangeln/antrag/${code}/anlass?zurueck`)
  await browser.send({ 'anlass.bezeichnung': 'Drittes Turnier' })
  await world.house.store.admin.query(`UPDATE ${world.angeln.id}.cases SET snapshot = jsonb_set(snapshot, '{statuses,antrag}', '"vollstaendig"') WHERE id = $1`, [id])
  await browser.send({})
  assert.match(browser.shown.path, /\/pruefen$/)
  assert.notEqual((await fields())['anlass']!['bezeichnung'], 'Drittes Turnier')
})

test('a paper of the same name and size is another paper', () => {
  const paper = (id: string) => [{ id, name: 'plan.pdf', size: 1000, type: 'application/pdf' }]
  const prepared = { process: { pages: [{ fields: ['plan', 'ort'] }] } }
  const draft = (plan: object) => ({ prepared, data: { values: { plan, ort: { strasse: 'Weg', plz: '1' } } } }) as never
  const sent = { at: { fields: { plan: paper('a'), ort: { plz: '1', strasse: 'Weg' }, other: true } } } as never
  assert.equal(isUnchanged(draft(paper('a')), sent), true)
  assert.equal(isUnchanged(draft(paper('b')), sent), false)
})
