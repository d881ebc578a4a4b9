// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Passwords and addresses of an account, with a real mail server and in two municipalities: one file
// beyond 300 lines, as each of these tests needs both.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { makeHouse } from '../command/house.ts'
import { orderAccountMove } from '../command/move-account.ts'
import type { House } from '../command/house.ts'
import { openSmtp } from '../connectors/mail/smtp.ts'
import { testSmtp, textOf } from '../connectors/mail/test-smtp.ts'
import type { TestSmtp } from '../connectors/mail/test-smtp.ts'
import { SAMPLE_PEOPLE } from '../sample/people.ts'
import { testWorld, WORLD_DAY } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { accountById, changeAccountEmail, setAccountPassword } from '../store/accounts.ts'
import { hashPassword } from '../store/password.ts'
import { readTenant } from '../store/query.ts'
import { settingChanges } from '../store/settings-history.ts'
import { PEOPLE_AREAS } from '../store/settings-retention.ts'
import { changeTenant, listTenants } from '../store/tenant.ts'
import { verifyAudit } from '../store/verify-audit.ts'
import { startWorker } from '../worker/worker.ts'
import { timeOf } from './moment.ts'
import { Browser } from './test-browser.ts'

const ADDRESS = 'https://portal.example'
const OLD = 'ein alter Satz'
const NEW = 'ein neuer Satz'
const jana = SAMPLE_PEOPLE['musterangeln']![0]!
let world: TestWorld
let smtp: TestSmtp
let house: House

before(async () => {
  world = await testWorld()
  smtp = await testSmtp()
  house = makeHouse({ ...world.house, address: ADDRESS, mail: openSmtp({ url: smtp.url, stepMs: 300, totalMs: 500, restMs: 0 }) })
  for (const { id, name, slug, settings } of await listTenants(house.store))
    await changeTenant(house.store, id, { name, settings: { ...settings, mail: { sender: `hinweise@${slug}.example` } } })
})
after(async () => {
  await smtp.close()
  await world.close()
})
beforeEach(async () => {
  world.setClock(WORLD_DAY)
  smtp.received.length = 0
  await setAccountPassword(house.store, jana.account!, await hashPassword(OLD), '2026-06-01T08:00:00.000Z')
})

const later = (minutes: number) =>
  world.setClock(new Date(Date.parse(house.clock()) + minutes * 60_000).toISOString())

/** The paths of the links in the mails that went out since. */
async function mailed(): Promise<string[]> {
  const worker = startWorker(house, world.renderer, { quiet: true })
  await worker.drain()
  await worker.stop()
  return smtp.received.map((one) => /https:\/\/portal\.example(\/\S+)/.exec(textOf(one))![1]!)
}

async function ask(email: string, browser = new Browser(house)): Promise<Browser> {
  await browser.open('/musterangeln/kennwort')
  await browser.send({ email })
  return browser
}

async function signedIn(slug: string, kennwort: string, email = jana.email): Promise<Browser> {
  const browser = new Browser(house)
  await browser.open(`/${slug}/anmelden`)
  await browser.send({ email, kennwort })
  return browser
}

test('the answer is the same whether there is an account or not; one of them gets a mail', async () => {
  const [known, unknown] = [await ask(jana.email), await ask('niemand@beispiel.de')]
  const said = ({ shown: { text } }: Browser) => text.replaceAll(/\s+/g, ' ')
  assert.equal(said(known), said(unknown))
  assert.match(known.shown.text, /Gibt es ein Konto mit dieser E-Mail-Adresse, ist jetzt ein Link unterwegs/)
  await mailed()
  assert.deepEqual(smtp.received.map(({ to }) => to), [[jana.email]])
  const all = `${smtp.received[0]!.raw}\n${textOf(smtp.received[0]!)}`.replace(`To: ${jana.email}`, '')
  for (const secret of ['Jana', 'Sommer', jana.email, jana.account!]) assert.ok(!all.includes(secret), `the mail says ${secret}`)
})

test('the link sets a password once, and every session ends in both municipalities', async () => {
  const here = await signedIn('musterangeln', OLD)
  const there = await signedIn('lindenbrueck', OLD)
  assert.equal(there.shown.path, '/lindenbrueck/konto')
  later(1)
  await ask(jana.email)
  const [path] = await mailed()
  later(1)
  const browser = new Browser(house)
  await browser.open(path!)
  await browser.send({ kennwort: NEW, wiederholung: 'etwas anderes' })
  assert.match(browser.shown.text, /Die beiden Kennwörter sind verschieden/)
  await browser.send({ kennwort: 'kurz', wiederholung: 'kurz' })
  assert.match(browser.shown.text, /mindestens 10 Zeichen/)
  await browser.send({ kennwort: NEW, wiederholung: NEW })
  assert.match(browser.shown.text, /Ihr neues Kennwort gilt/)
  assert.match((await here.open('/musterangeln/konto')).path, /anmelden/)
  assert.match((await there.open('/lindenbrueck/konto')).path, /anmelden/, 'a session elsewhere holds no more')
  assert.match((await signedIn('musterangeln', OLD)).shown.text, /passen nicht zusammen/)
  assert.equal((await signedIn('lindenbrueck', NEW)).shown.path, '/lindenbrueck/konto')
  assert.match((await browser.open(path!)).text, /Dieser Link gilt nicht mehr/)
  const audit = await readTenant(house.store, world.angeln, (q) =>
    q<{ content: unknown }>("SELECT content FROM audit WHERE kind = 'passwordChanged'"))
  assert.equal(audit.length, 1)
  assert.ok(!JSON.stringify(audit).includes(jana.account!))
  assert.ok((await verifyAudit(house.store, world.angeln)).ok)
})

test('a link is over after an hour, after a newer one, after a password set elsewhere, and in another tenant', async () => {
  await ask(jana.email)
  await ask(jana.email)
  const [first, second] = await mailed()
  const browser = new Browser(house)
  const over = async (path: string) => {
    assert.equal((await browser.open(path)).status, 404)
    assert.match(browser.shown.text, /Dieser Link gilt nicht mehr/)
  }
  assert.equal(second, undefined, 'the mail of a replaced link is not sent')
  await over(first!.replace('musterangeln', 'lindenbrueck'))
  assert.equal((await browser.open(first!)).status, 200)
  later(61)
  await over(first!)
  smtp.received.length = 0
  await ask(jana.email)
  const [third] = await mailed()
  later(1)
  await setAccountPassword(house.store, jana.account!, await hashPassword(NEW), house.clock())
  await over(third!)
})

test('five mails to one address in a quarter of an hour are enough', async () => {
  const email = 'viel@beispiel.de'
  for (let i = 0; i < 5; i++) assert.match((await ask(email)).shown.path, /geschickt/)
  assert.match((await ask(email)).shown.text, /Zu viele Versuche/)
  later(16)
  assert.match((await ask(email)).shown.path, /geschickt/)
})

test('where no mail is set up the page says whom to turn to', async () => {
  const browser = new Browser(world.house)
  await browser.open('/musterangeln/kennwort')
  assert.match(browser.shown.text, /verschickt keine E-Mails\. Bitte wenden Sie sich an uns.*Anschrift.*Telefon/)
  assert.ok(!browser.shown.html.includes('name="email"'))
})

test('signed in, the password is changed with the present one, and only this browser stays', async () => {
  const [browser, other] = [await signedIn('musterangeln', OLD), await signedIn('lindenbrueck', OLD)]
  later(1)
  await browser.open('/musterangeln/konto/daten/kennwort')
  await browser.send({ jetzt: 'geraten', kennwort: NEW, wiederholung: NEW })
  assert.match(browser.shown.text, /Das jetzige Kennwort stimmt nicht/)
  await browser.send({ jetzt: OLD, kennwort: NEW, wiederholung: NEW })
  assert.match(browser.shown.text, /Ihr neues Kennwort gilt/)
  assert.equal((await browser.open('/musterangeln/konto')).path, '/musterangeln/konto')
  assert.match((await other.open('/lindenbrueck/konto')).path, /anmelden/)
})

test('a new address holds once its link was opened, and nobody takes that of somebody else', async () => {
  const other = SAMPLE_PEOPLE['musterangeln']![1]!.email
  const browser = await signedIn('musterangeln', OLD)
  const wish = async (email: string) => {
    smtp.received.length = 0
    await browser.open('/musterangeln/konto/daten/e-mail')
    await browser.send({ email, jetzt: OLD })
    return (await mailed()).find((path) => path.includes('/e-mail/'))!
  }
  await browser.open('/musterangeln/konto/daten/e-mail')
  await browser.send({ email: 'neu@beispiel.de', jetzt: 'geraten' })
  assert.match(browser.shown.text, /Das jetzige Kennwort stimmt nicht/)
  const path = await wish('Neu@Beispiel.de')
  assert.equal((await accountById(house.store, jana.account!))!.email, jana.email)
  const stranger = new Browser(house)
  await stranger.open(path)
  assert.equal((await accountById(house.store, jana.account!))!.email, jana.email, 'opening alone changes nothing')
  await stranger.send({})
  assert.match(stranger.shown.text, /Ab jetzt melden Sie sich mit Neu@Beispiel\.de an/)
  assert.equal((await signedIn('musterangeln', OLD, 'neu@beispiel.de')).shown.path, '/musterangeln/konto')
  await stranger.open(await wish(other))
  await stranger.send({})
  assert.equal(stranger.shown.status, 409)
  assert.match(stranger.shown.text, /gibt es schon ein Konto/)
  assert.ok(await changeAccountEmail(house.store, jana.account!, jana.email))
})

test('the address before is told of the new one', async () => {
  later(30)
  const browser = await signedIn('musterangeln', OLD)
  await browser.open('/musterangeln/konto/daten/e-mail')
  await browser.send({ email: 'neu@beispiel.de', jetzt: OLD })
  const [path] = await mailed()
  smtp.received.length = 0
  await browser.open(path!)
  await browser.send({})
  assert.deepEqual(await mailed(), ['/musterangeln/hilfe'])
  assert.deepEqual(smtp.received.map(({ to }) => to), [[jana.email]])
  assert.ok(!smtp.received[0]!.raw.includes('neu@beispiel.de'), 'the new address is nobody else\'s business')
  assert.ok(await changeAccountEmail(house.store, jana.account!, jana.email))
})

test('who can read no mail any more gets the link at another address, after an office has checked who it is', async () => {
  later(90)
  const move = { from: jana.email, to: 'neu@beispiel.de', by: 'Hanna Petersen', reason: 'Personalausweis im Bürgerbüro' }
  const refused: readonly [Partial<typeof move>, RegExp][] = [
    [{ from: 'niemand@beispiel.de' }, /kein Konto/],
    [{ to: jana.email.toUpperCase() }, /schon die Adresse/],
    [{ to: SAMPLE_PEOPLE['musterangeln']!.find(({ account, id }) => account && id !== jana.id)!.email }, /schon ein Konto/],
    [{ to: 'neu' }, /keine E-Mail-Adresse/],
    [{ reason: 'Ausweis' }, /wie Sie geprüft haben/],
    [{ by: ' ' }, /wer geprüft hat/],
  ]
  for (const [wrong, why] of refused) assert.match((await orderAccountMove(house, world.angeln, { ...move, ...wrong }))!, why)
  assert.match((await orderAccountMove(house, world.lindenbrueck, move))!, /keinen Vorgang bei Stadt Lindenbrück/)
  assert.deepEqual(await mailed(), [], 'what is refused sends nothing')
  const change = { tenant: world.angeln, area: PEOPLE_AREAS.account, key: jana.account! }
  assert.deepEqual(await settingChanges(house.store, change.tenant, change.area, change.key), [])

  assert.equal(await orderAccountMove(house, world.angeln, move), undefined)
  const [path] = await mailed()
  assert.deepEqual(smtp.received.map(({ to }) => to), [[move.to]])
  assert.equal((await accountById(house.store, jana.account!))!.email, jana.email, 'the order alone changes nothing')
  smtp.received.length = 0
  const browser = new Browser(house)
  await browser.open(path!)
  await browser.send({})
  assert.match(browser.shown.text, /Ab jetzt melden Sie sich mit neu@beispiel\.de an/)
  await mailed()
  assert.deepEqual(smtp.received.map(({ to }) => to), [[jana.email]], 'the old address is told')
  const [line] = await settingChanges(house.store, change.tenant, change.area, change.key)
  assert.equal(line!.changedName, move.by)
  assert.ok(!JSON.stringify(line).toLowerCase().includes('beispiel.de'), 'addresses are no business of the history')
  assert.equal((await verifyAudit(house.store, world.angeln)).ok, true)
  assert.ok(await changeAccountEmail(house.store, jana.account!, jana.email))
})

async function register(email: string): Promise<Browser> {
  const browser = new Browser(house)
  await browser.open('/musterangeln/registrieren')
  await browser.send({ vorname: 'Nora', name: 'Neu', email, kennwort: NEW })
  return browser
}

test('who opens an account is asked to show that the address is theirs', async () => {
  const browser = await register('nora@beispiel.de')
  assert.match(browser.shown.text, /Sehen Sie auch in Ihre E-Mails/)
  const [path] = await mailed()
  await browser.send({ email: 'nora@beispiel.de', kennwort: NEW })
  assert.match(browser.shown.text, /Bitte bestätigen Sie Ihre E-Mail-Adresse Wir haben einen Link an nora@beispiel\.de geschickt, der bis \d+:\d\d Uhr gilt/)
  smtp.received.length = 0
  await browser.send({}, { to: '/musterangeln/konto/daten/bestaetigen' })
  assert.match(browser.shown.text, /Sehen Sie in Ihre E-Mails/)
  const [again] = await mailed()
  const stranger = new Browser(house)
  assert.match((await stranger.open(path!)).text, /Dieser Link gilt nicht mehr/, 'a newer one took its place')
  await stranger.open(again!)
  assert.match(stranger.shown.text, /Haben Sie mit nora@beispiel\.de ein Konto angelegt\?/)
  await browser.open('/musterangeln/konto')
  assert.match(browser.shown.text, /Bitte bestätigen Sie/, 'opening alone proves nothing')
  await stranger.send({})
  assert.match(stranger.shown.text, /Ihre E-Mail-Adresse ist bestätigt/)
  await browser.open('/musterangeln/konto')
  assert.doesNotMatch(browser.shown.text, /Bitte bestätigen Sie/)
})

test('where no link was sent the account says so, and from when one may be asked for', async () => {
  later(120)
  const email = 'Lena@Beispiel.de'
  for (let i = 0; i < 5; i++) {
    later(1)
    await ask(email)
  }
  const browser = await register(email)
  assert.doesNotMatch(browser.shown.text, /einen Link geschickt/)
  await browser.send({ email, kennwort: NEW })
  const room = timeOf(new Date(Date.parse(house.clock()) + 11 * 60_000).toISOString())
  assert.match(browser.shown.text, new RegExp(`Link an lena@beispiel\\.de\\. Zurzeit gilt keiner\\. .* wieder ab ${room} Uhr`))
  assert.doesNotMatch(browser.shown.html, /Link schicken</)
  await browser.send({}, { to: '/musterangeln/konto/daten/bestaetigen', near: 'name="_csrf"' })
  assert.match(browser.shown.text, new RegExp(`wieder ab ${room} Uhr`), 'asking too soon sends nothing')
  later(12)
  assert.doesNotMatch((await browser.open('/musterangeln/konto/daten')).text, /wieder ab/)
  await browser.send({}, { to: '/musterangeln/konto/daten/bestaetigen' })
  assert.match(browser.shown.text, /Sehen Sie in Ihre E-Mails Wir haben einen Link an lena@beispiel\.de geschickt/)
  later(61)
  assert.match((await signedIn('musterangeln', NEW, email)).shown.text, /Zurzeit gilt keiner/, 'the link is over')
})

test('an account that is there already is told to its owner alone', async () => {
  later(60)
  const [known, unknown] = [await register(jana.email), await register('otto@beispiel.de')]
  assert.equal(known.shown.text, unknown.shown.text)
  const paths = await mailed()
  const of = (email: string) => paths[smtp.received.findIndex(({ to }) => to.includes(email))]
  assert.equal(of(jana.email), '/musterangeln/kennwort')
  assert.match(of('otto@beispiel.de')!, /\/musterangeln\/e-mail\//)
  assert.ok((await signedIn('musterangeln', OLD)).shown.path.endsWith('/konto'), 'the password stays')
})

test('empty fields of the sign-in are named', async () => {
  const browser = new Browser(house)
  await browser.open('/musterangeln/anmelden')
  await browser.send({})
  assert.match(browser.shown.text, /E-Mail-Adresse: Diese Angabe fehlt noch.*Kennwort: Diese Angabe fehlt noch/)
  assert.ok(!browser.shown.text.includes('passen nicht zusammen'))
})
