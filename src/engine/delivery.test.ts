// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A letter on its way: each way has its own day, a way that fails gives way to the next.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { readFolder } from '../cli/read-folder.ts'
import { checkFiles } from '../process/check.ts'
import type { Case, Values } from './case.ts'
import type { Event } from './event.ts'
import { attemptsOf } from './delivery-ledger.ts'
import { replay } from './evolve.ts'
import { prepare } from './prepare.ts'
import { player, Rehearsal } from './rehearse.ts'
import { readScenarios } from './read-scenario.ts'
import { runScenario, settingOf } from './scenario.ts'

const files = readFolder(fileURLToPath(new URL('../../library/gestattung', import.meta.url)))
const prepared = prepare(checkFiles(files).process!)
const scenario = readScenarios(files).scenarios.find(({ title }) => title.startsWith('Erteilt'))!
const [jana, hanna, inga] = [player('jana', 'jana', ['antragsteller']), player('hanna', 'hanna', ['sb']), player('inga', 'inga', ['zb'])]

/** A granted application whose notice is signed on 2 March 2026 and sent the way that was wished. */
function signed(way: string, more: Values = {}, of = prepared): Rehearsal {
  const rehearsal = new Rehearsal(of, settingOf(scenario, {}), '2026-03-02')
  const act = (...[by, action, input]: Parameters<Rehearsal['act']>) => assert.equal(rehearsal.act(by, action, input), undefined)
  act(jana, 'einreichen', { ...scenario.steps[0]!.input, bekanntgabeweg: way, ...more })
  act(hanna, 'uebernehmen', {})
  act(hanna, 'vollstaendig_feststellen', { vollstaendigAm: '2026-03-02' })
  act(hanna, 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false, nebenbestimmungen: [] })
  act(hanna, 'vorlegen', {})
  act(inga, 'zeichnen', {})
  return rehearsal
}

const noticeOf = ({ at }: Rehearsal) => at!.deliveries.find((one) => one.letter === 'bescheid')!
const ledger = (rehearsal: Rehearsal) =>
  attemptsOf(noticeOf(rehearsal)).map((one) => [one.channel, one.status, one.served ?? null, ...one.proofs.map(({ kind }) => kind)])
const dues = ({ at }: Rehearsal) => [at!.deadlines['widerspruch']?.due, at!.deadlines['zahlung']?.due]
const claims = ({ at }: Rehearsal) => at!.receivables.filter((one) => !one.cancelled).map(({ due }) => due)
const send = (rehearsal: Rehearsal, on: string) => {
  rehearsal.moveTo(on)
  assert.equal(rehearsal.act(hanna, 'absendung_vermerken', { absendetag: on }), undefined)
}

test('the same notice by four ways counts as served on four days', () => {
  const post = signed('post')
  send(post, '2026-03-02')
  const postbox = signed('postfach')
  const link = signed('email')
  link.moveTo('2026-03-10')
  link.proof('bescheid', 'retrieved')
  const pzu = signed('post')
  pzu.moveTo('2026-03-05')
  assert.equal(pzu.act(hanna, 'zustellung_vermerken', { zustellweg: 'pzu', zustelltag: '2026-03-04' }), undefined)
  assert.deepEqual([post, postbox, link, pzu].map((one) => noticeOf(one).served), ['2026-03-06', '2026-03-05', '2026-03-11', '2026-03-04'])
  assert.deepEqual(ledger(pzu), [['post', 'failed', null, 'replaced'], ['pzu', 'provided', '2026-03-04', 'pzu']])
})

test('a link nobody follows for ten days gives way to the post, and the periods begin only then', () => {
  const link = signed('email')
  assert.equal(noticeOf(link).lapses, '2026-03-12')
  link.moveTo('2026-03-12')
  assert.deepEqual(ledger(link), [['retrieval', 'pending', null, 'notified']])
  link.moveTo('2026-03-13')
  assert.deepEqual(ledger(link), [['retrieval', 'failed', null, 'notified', 'lapsed'], ['post', 'pending', null]])
  assert.deepEqual(dues(link), [undefined, undefined])
  send(link, '2026-03-16')
  assert.equal(noticeOf(link).served, '2026-03-20')
  assert.deepEqual(dues(link), ['2026-04-20', '2026-04-20'])
})

test('a mail that bounces gives way at once, also when the bounce is told twice', () => {
  const link = signed('email')
  link.proof('bescheid', 'bounced')
  assert.deepEqual(ledger(link), [['retrieval', 'failed', null, 'notified', 'bounced'], ['post', 'pending', null]])
  const before = link.events.length
  link.proof('bescheid', 'bounced', 1)
  assert.equal(link.events.length, before, 'the same bounce is nothing new')
})

test('a bounced hint of what lies in the postbox is noted and changes no day (§ 9 Abs. 1 OZG)', () => {
  const postbox = signed('postfach')
  postbox.proof('bescheid', 'bounced')
  assert.deepEqual(ledger(postbox), [['postbox', 'provided', '2026-03-05', 'provided', 'bounced']])
})

test('a letter that comes back takes its periods along; the next dispatch brings them again and moves the claim', () => {
  const post = signed('post')
  send(post, '2026-03-02')
  assert.deepEqual([dues(post), claims(post)], [['2026-04-07', '2026-04-07'], ['2026-04-07']])
  post.moveTo('2026-03-05')
  assert.equal(post.act(hanna, 'zustellung_gescheitert', { fehlschlagGrund: 'Unbekannt verzogen.' }), undefined)
  assert.deepEqual(dues(post), [undefined, undefined])
  assert.equal(noticeOf(post).status, 'failed')
  send(post, '2026-03-09')
  assert.deepEqual([dues(post), claims(post)], [['2026-04-13', '2026-04-13'], ['2026-04-13']])
  assert.deepEqual(ledger(post), [['post', 'failed', '2026-03-06', 'posted', 'returned'], ['post', 'provided', '2026-03-13', 'posted']])
})

test('a later receipt that is proven moves all days and keeps the old one', () => {
  const post = signed('post')
  send(post, '2026-03-02')
  post.moveTo('2026-03-20')
  assert.equal(post.act(hanna, 'zugang_korrigieren', { zugangNachweis: '2026-03-11', zugangGrund: 'Rückschein.' }), undefined)
  const [attempt] = attemptsOf(noticeOf(post))
  assert.equal(attempt!.served, '2026-03-11')
  assert.deepEqual(attempt!.before!.map(({ served }) => served), ['2026-03-06'])
  assert.deepEqual([dues(post), claims(post)], [['2026-04-13', '2026-04-13'], ['2026-04-13']])
})

test('a ladder that names a way twice takes it once and ends', () => {
  const value = 'if druckdienst then ["hybrid", "post"] else ["post"]'
  const block = 'blocks/delivery/block.yaml'
  assert.ok(files[block]!.includes(value))
  const twice = files[block]!.replace(value, '["hybrid", "retrieval", "post"]')
  const letter = signed('email', {}, prepare(checkFiles({ ...files, [block]: twice }).process!))
  for (let n = 0; n < 3; n++) letter.proof('bescheid', 'refused')
  assert.deepEqual(ledger(letter).map(([way, status]) => [way, status]), [['retrieval', 'failed'], ['hybrid', 'failed'], ['post', 'failed']])
  assert.equal(noticeOf(letter).status, 'failed')
})

test('without an address in the net the link is left out, without an account the postbox', () => {
  const { antragsteller } = scenario.steps[0]!.input as { antragsteller: Values }
  const noMail = signed('postfach', { antragsteller: { ...antragsteller, email: null, telefon: '04621 1' } })
  assert.deepEqual(noticeOf(noMail).ways, ['postbox', 'post'])
})

test('two letters of one decision go to two recipients, each with its own clock (domain.md §10 no. 4)', () => {
  const folder = readFolder(fileURLToPath(new URL('../../library/negativzeugnis', import.meta.url)))
  const other = prepare(checkFiles(folder).process!)
  const example = readScenarios(folder).scenarios.find(({ title }) => title.startsWith('N1'))!
  const happened: Event[] = []
  assert.deepEqual(runScenario(other, example, { happened: (event) => void happened.push(event) }).faults, [])
  const letters = happened.flatMap((event) => (event.kind === 'letterIssued' ? [event.letter] : []))
  const of = (key: string) => {
    const letter = letters.find((one) => one.letter === key)!
    const started = happened.find((event) => event.kind === 'deliveryStarted' && event.delivery.letterId === letter.id) as Extract<Event, { kind: 'deliveryStarted' }>
    const provided = happened.find((event) => event.kind === 'provided' && event.id === started.delivery.id) as Extract<Event, { kind: 'provided' }>
    return { to: letter.to![0], served: provided.served, channel: provided.channel }
  }
  const [certificate, notice] = [of('zeugnis'), of('bescheid')]
  assert.notEqual(certificate.to, notice.to)
  assert.deepEqual([certificate.channel, notice.channel], ['postbox', 'post'])
  assert.notEqual(certificate.served, notice.served)
})

test('the history alone gives the same case, and one from before the ledger is readable', () => {
  const post = signed('email')
  post.proof('bescheid', 'bounced')
  send(post, '2026-03-09')
  assert.deepEqual(replay(post.events), post.at)
  const old = { id: 'd', letter: 'bescheid', letterId: 'l', channel: 'post', status: 'provided', on: '2026-03-02', served: '2026-03-06', steps: [] } as const
  assert.deepEqual(attemptsOf(old), [{ channel: 'post', status: 'provided', proofs: [], on: '2026-03-02', served: '2026-03-06', steps: [] }])
  const events = post.events.map((event) => (event.kind === 'deliveryStarted' ? { ...event, delivery: { ...event.delivery, since: undefined, ways: undefined } } : event))
  assert.equal((replay(events as never) as Case).deliveries.length, post.at!.deliveries.length)
})
