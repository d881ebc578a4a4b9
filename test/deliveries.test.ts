// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One notice by several ways through the whole platform: mail server, portal, desk, worker, clocks.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import type { Hono } from 'hono'
import { viewCase } from '../src/command/case-view.ts'
import { execute } from '../src/command/execute.ts'
import { forgetSettings } from '../src/command/settings.ts'
import { makeHouse } from '../src/command/house.ts'
import type { House } from '../src/command/house.ts'
import { openSmtp } from '../src/connectors/mail/smtp.ts'
import { testSmtp, textOf } from '../src/connectors/mail/test-smtp.ts'
import type { TestSmtp } from '../src/connectors/mail/test-smtp.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Values } from '../src/engine/case.ts'
import { attemptsOf } from '../src/engine/delivery-ledger.ts'
import { portalApp } from '../src/portal/portal.tsx'
import { application } from '../src/sample/application.ts'
import { SAMPLE_PEOPLE } from '../src/sample/people.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { createApp } from '../src/server/app.ts'
import type { Web } from '../src/server/web.ts'
import { readEvents } from '../src/store/events.ts'
import { waitingLetters } from '../src/store/paper-letters.ts'
import { changeTenant, listTenants } from '../src/store/tenant.ts'
import type { Tenant } from '../src/store/tenant.ts'
import { startWorker } from '../src/worker/worker.ts'
import { visitorOf } from '../src/workspace/test-visitor.ts'
import { workspaceApp } from '../src/workspace/workspace.tsx'

const ADDRESS = 'https://portal.example'
let world: TestWorld
let smtp: TestSmtp
let house: House
let angeln: Tenant
let app: Hono<Web>
before(async () => {
  world = await testWorld('negativzeugnis')
  smtp = await testSmtp()
  house = makeHouse({ ...world.house, address: ADDRESS, mail: openSmtp({ url: smtp.url, restMs: 0 }) })
  const { id, name, settings } = world.angeln
  await changeTenant(house.store, id, { name, settings: { ...settings, mail: { sender: 'hinweise@angeln.example', bounces: 'zurueck@angeln.example' } } })
  angeln = (await listTenants(house.store)).find((one) => one.id === id)!
  app = createApp(house, { portal: portalApp(world.renderer), workspace: workspaceApp(world.renderer), root: portalApp(world.renderer) })
})
after(async () => {
  await smtp.close()
  await world.close()
})
beforeEach(() => {
  smtp.answer = {}
  smtp.received.length = 0
})

const account = SAMPLE_PEOPLE['musterangeln']![0]!.account!
const staff = (id: string, roles: readonly string[]): Actor => ({ kind: 'person', id, name: id, roles })
const [hanna, inga] = [staff('petersen', ['sb', 'poststelle']), staff('lorenzen', ['zb'])]
const jana: Actor = { kind: 'person', id: `account:${account}`, name: 'Jana Sommer', roles: ['antragsteller'] }
const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000ab', name: 'plan.pdf', size: 1000, type: 'application/pdf' }
const party = {
  name: 'Winterfest', days: 60, entity: 'suederau', organisation: 'TSV Süderau e. V.', first: 'Jana', last: 'Sommer',
  email: 'jana.sommer@tsv-suederau.example', place: 'Schulweg 12',
}

async function act(id: string, actor: Actor, action: string, input: Values = {}) {
  const done = await execute(house, angeln, { kind: 'act', id: randomUUID(), action, input, actor }, { case: id })
  assert.ok(!('refusal' in done), `${action}: ${JSON.stringify(done)}`)
}

async function drain() {
  const worker = startWorker(house, world.renderer, { quiet: true })
  await worker.drain()
  await worker.stop()
}

const day = (date: string) => world.setClock(`${date}T09:00:00.000Z`)

/** A granted application, signed on that day, to be sent the way that was wished. */
async function signed(date: string, way: string): Promise<string> {
  day(date)
  const id = randomUUID()
  const input = { ...application(party, date, plan), bekanntgabeweg: way }
  const opened = await execute(house, angeln, { kind: 'act', id: randomUUID(), action: 'einreichen', input, actor: jana },
    { open: { case: id, entity: 'suederau', channel: 'portal', account }, process: 'gestattung' })
  assert.ok(!('refusal' in opened), JSON.stringify(opened))
  await act(id, hanna, 'uebernehmen')
  await act(id, hanna, 'vollstaendig_feststellen', { vollstaendigAm: date })
  await act(id, hanna, 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false, nebenbestimmungen: [] })
  await act(id, hanna, 'vorlegen')
  await act(id, inga, 'zeichnen')
  await drain()
  return id
}

const seen = async (id: string) => (await viewCase(house, angeln, id))!.at
const notice = async (id: string) => (await seen(id)).deliveries.find((one) => one.letter === 'bescheid')!
const ledger = async (id: string) =>
  attemptsOf(await notice(id)).map((one) => [one.channel, one.status, one.served ?? null, ...one.proofs.map(({ kind }) => kind)])
const linkIn = (mail: TestSmtp['received'][number]) => /https:\/\/portal\.example(\/musterangeln\/abruf\/[\w-]+)/.exec(textOf(mail))![1]!
const linkMails = () => smtp.received.filter((mail) => textOf(mail).includes('/abruf/'))

test('the same notice by four ways counts as served on four days (domain.md §10 no. 1)', async () => {
  const post = await signed('2026-03-02', 'post')
  const postbox = await signed('2026-03-02', 'postfach')
  const link = await signed('2026-03-02', 'email')
  const pzu = await signed('2026-03-02', 'post')
  await act(post, hanna, 'absendung_vermerken', { absendetag: '2026-03-02' })
  day('2026-03-04')
  await act(pzu, hanna, 'zustellung_vermerken', { zustellweg: 'pzu', zustelltag: '2026-03-04' })
  day('2026-03-10')
  await drain()
  const visitor = visitorOf(app)
  const path = linkIn(linkMails()[0]!)
  const page = await visitor.get(path)
  const answer = await visitor.send(page, path, { code: (await seen(link)).code! })
  assert.equal(answer.status, 303)
  const days = await Promise.all([post, postbox, link, pzu].map(async (id) => (await notice(id)).served))
  assert.deepEqual(days, ['2026-03-06', '2026-03-05', '2026-03-11', '2026-03-04'])
  day('2026-03-12')
  await drain()
  const periods = await Promise.all([post, postbox, link, pzu].map(async (id) => (await seen(id)).deadlines['widerspruch']?.due))
  assert.deepEqual(periods, ['2026-04-07', '2026-04-07', '2026-04-13', '2026-04-07'])
})

test('a link says nothing of whom and what, opens with the code only, and counts once', async () => {
  const id = await signed('2026-04-01', 'email')
  const [mail] = linkMails()
  assert.equal(linkMails().length, 1)
  assert.match(mail!.from, /^zurueck\+[\w-]+@angeln\.example$/)
  assert.match(mail!.raw, /^Date: /m)
  const { code, fileNumber } = await seen(id)
  for (const secret of ['Sommer', 'Jana', 'Winterfest', 'Gestattung', 'TSV', fileNumber!, code!, id]) {
    assert.ok(!`${mail!.raw.replace(/^To: .*$/m, '')}${textOf(mail!)}`.includes(secret), `the mail says ${secret}`)
  }
  const path = linkIn(mail!)
  const visitor = visitorOf(app)
  const page = await visitor.get(path)
  assert.match(page.text, /Amt Musterangeln hat ein Schreiben für Sie/)
  assert.ok(!page.text.includes('Sommer') && !page.text.includes(fileNumber!), 'nobody is named before the code')
  assert.equal((await visitor.send(page, path, { code: 'AAAA-AAAA' })).status, 422)
  assert.deepEqual(await ledger(id), [['retrieval', 'pending', null, 'notified']], 'looking is no retrieval')
  day('2026-04-03')
  const opened = await visitor.send(page, path, { code: code!.toLowerCase() })
  const letter = await visitor.get(opened.location!)
  assert.match(letter.text, /Abgerufen/)
  const pdf = await visitor.get(`${opened.location}/schreiben.pdf`)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.deepEqual(await ledger(id), [['retrieval', 'provided', '2026-04-04', 'notified', 'retrieved']])
  day('2026-04-06')
  await visitor.send(page, path, { code: code! })
  assert.deepEqual(await ledger(id), [['retrieval', 'provided', '2026-04-04', 'notified', 'retrieved']], 'the first day counts')
  assert.equal((await visitor.get(`${path}/AAAA`)).status, 404)
  assert.equal((await visitor.get(path.replace('musterangeln', 'lindenbrueck'))).status, 404, 'no tenant opens the letters of another')
})

test('ten days without retrieval: the letter waits for paper, the link is dead, the old days stay known', async () => {
  const id = await signed('2026-05-04', 'email')
  const path = linkIn(linkMails()[0]!)
  day('2026-05-15')
  await drain()
  assert.deepEqual(await ledger(id), [['retrieval', 'failed', null, 'notified', 'lapsed'], ['post', 'pending', null]])
  const waits = (await waitingLetters(house.store, angeln)).filter((one) => one.caseId === id)
  assert.deepEqual(waits.map(({ title, address }) => [title, address.at(-1)]), [[waits[0]!.title, '24999 Süderau']])
  assert.equal((await visitorOf(app).get(path)).status, 404)
  await act(id, hanna, 'absendung_vermerken', { absendetag: '2026-05-15' })
  assert.equal((await notice(id)).served, '2026-05-19')
  assert.deepEqual((await waitingLetters(house.store, angeln)).filter((one) => one.caseId === id), [], 'it waits no longer')
})

test('an address the mail server refuses for ever gives way to the post in the same hour', async () => {
  smtp.answer = { recipient: 550 }
  const id = await signed('2026-05-20', 'email')
  assert.deepEqual(await ledger(id), [['retrieval', 'failed', null, 'bounced'], ['post', 'pending', null]])
})

test('without a mail server the link is no way, and the ledger says so', async () => {
  const { mail: _, ...rest } = house
  const silent = makeHouse(rest)
  const before = house
  house = silent
  try {
    const id = await signed('2026-05-21', 'email')
    assert.deepEqual(await ledger(id), [['retrieval', 'failed', null, 'unavailable'], ['post', 'pending', null]])
  } finally {
    house = before
  }
})

test('a worker killed after the mail sends it again under the same Message-ID, and one retrieval counts', async () => {
  let kills = 1
  const calm = house
  house = makeHouse({
    ...calm,
    mail: async (mail) => {
      const sent = await calm.mail!(mail)
      if (mail.text.includes('/abruf/') && kills-- > 0) throw new Error('killed')
      return sent
    },
  })
  const id = await signed('2026-05-22', 'email')
  assert.deepEqual(await ledger(id), [['retrieval', 'pending', null]])
  house = calm
  world.setClock('2026-05-22T09:05:00.000Z')
  await drain()
  assert.equal(linkMails().length, 2)
  assert.equal(new Set(linkMails().map((mail) => mail.messageId)).size, 1)
  assert.deepEqual(await ledger(id), [['retrieval', 'pending', null, 'notified']])
})

test('what was corrected later stays in the ledger and in the history', async () => {
  const id = await signed('2026-06-01', 'post')
  await act(id, hanna, 'absendung_vermerken', { absendetag: '2026-06-01' })
  day('2026-06-20')
  await drain()
  await act(id, hanna, 'zugang_korrigieren', { zugangNachweis: '2026-06-11', zugangGrund: 'Rückschein.' })
  const at = await seen(id)
  assert.deepEqual([(await notice(id)).served, at.deadlines['widerspruch']!.due], ['2026-06-11', '2026-07-13'], 'domain.md §9 no. 27')
  assert.deepEqual(attemptsOf(await notice(id))[0]!.before!.map(({ served }) => served), ['2026-06-05'])
  const events = await readEvents(house.store, angeln, id)
  assert.ok(events.some((event) => event.kind === 'servedCorrected'))
  forgetSettings(house, angeln)
})
