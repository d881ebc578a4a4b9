// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Inspecting a street with a telephone: list, form, photo, place, signature, and a bad connection.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { SECRETS, tellingJpeg } from '../../src/documents/test-photos.ts'
import { documentsOf } from '../../src/store/documents.ts'
import { readTenant } from '../../src/store/query.ts'
import { caseByFileNumber } from '../../src/store/worklist.ts'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage, Visitor } from './visit.ts'

const skip = NO_BROWSER ?? false
const PHONE = { width: 320, height: 700 }
const LIST = '/musterangeln/amt/aussendienst'
const SAVED = 'Gespeichert auf diesem Gerät. Wird gesendet, sobald wieder Netz da ist.'
/** WCAG asks for 24 px; a thumb in the rain for more. */
const TAP_AT_LEAST = 44
const THEMES = ['light', 'dark'] as const

let stage: Stage
let hansen: Visitor
let ids: readonly string[]

before(async () => {
  if (skip) return
  stage = await openStage('aufgrabung')
  hansen = await onThePhone()
  await hansen.become('hansen')
  const { house, angeln } = stage.world
  ids = await Promise.all([1, 2, 3].map(async (n) => (await caseByFileNumber(house.store, angeln, `66-AU-${n}/2026`))!.id))
})
after(() => stage?.close())

async function onThePhone(): Promise<Visitor> {
  const visitor = await stage.visitor({ scripts: true })
  await visitor.context.grantPermissions(['geolocation'], { origin: stage.base })
  await visitor.context.setGeolocation({ latitude: 54.783_104, longitude: 9.431_207, accuracy: 7.4 })
  await visitor.page.setViewportSize(PHONE)
  return visitor
}

const home = (n: number) => `/musterangeln/amt/vorgaenge/${ids[n - 1]}`
const form = (n: number) => `${home(n)}/aktion/abnehmen`

/** How often the works were accepted, and the pictures the file has of it. */
async function done(n: number): Promise<{ readonly acts: number; readonly papers: readonly string[] }> {
  const { house, angeln } = stage.world
  const rows = await readTenant(house.store, angeln, (q) => q<{ n: number }>(
    `SELECT count(*)::integer AS n FROM events WHERE case_id = $1 AND kind = 'acted' AND payload->>'action' = 'abnehmen'`, [ids[n - 1]]))
  const papers = await documentsOf(house.store, angeln, { caseId: ids[n - 1]! })
  return { acts: rows[0]!.n, papers: papers.filter(({ origin }) => origin === 'office').map(({ fileName }) => fileName).sort() }
}

/** What waits in the store of the device. */
const waiting = ({ page }: Visitor) => page.evaluate(() => new Promise<number>((resolve) => {
  const asked = indexedDB.open('laufzettel-aussendienst', 1)
  asked.onsuccess = () => {
    const all = asked.result.transaction('protokolle').objectStore('protokolle').getAll()
    all.onsuccess = () => resolve(all.result.length)
  }
}))

/** What a thumb would miss. */
const small = ({ page }: Visitor) => page.locator('main :is(a, button, .kern-form-input__input):visible').evaluateAll((all, least) =>
  all.filter((one) => one.getBoundingClientRect().height < least).map((one) => one.outerHTML), TAP_AT_LEAST)

async function photo({ page }: Visitor, name: string): Promise<void> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 640, height: 480 })
    const brush = canvas.getContext('2d')!
    brush.fillStyle = '#777'
    brush.fillRect(0, 0, 640, 480)
    brush.fillStyle = '#b98'
    for (let i = 0; i < 8; i++) brush.fillRect(i * 80, (i % 2) * 60, 70, 400)
    return canvas.toDataURL('image/jpeg').split(',')[1]!
  })
  await page.locator('input[capture]').setInputFiles({ name, mimeType: 'image/jpeg', buffer: tellingJpeg(Buffer.from(base64, 'base64'), 1) })
}

/** What the handbook shows: the screen of a telephone, as it stands. */
async function picture({ page }: Visitor, name: string, top = 'h1'): Promise<void> {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.locator(top).first().evaluate((node) => scrollTo(0, node.getBoundingClientRect().top + scrollY - 16))
  await page.screenshot({ path: `${fileURLToPath(new URL('../output/', import.meta.url))}bild-${name}.png` })
  await page.setViewportSize(PHONE)
}

async function sign({ page }: Visitor): Promise<void> {
  await page.locator('canvas.lz-signature').scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await page.locator('canvas.lz-signature').boundingBox())!
  await page.mouse.move(x + width * 0.15, y + height * 0.7)
  await page.mouse.down()
  for (let i = 1; i <= 20; i++) await page.mouse.move(x + width * (0.15 + i * 0.035), y + height * (0.5 + 0.3 * Math.sin(i)))
  await page.mouse.up()
}

test('the list says where, what, by when and whom to call, for a thumb', { skip }, async () => {
  await hansen.open(LIST)
  await hansen.sees('Heute und überfällig', 'Schulweg, Süderau', 'vor Hausnummer 12', 'überschritten', 'Kai Brix, Tiefbau Brix: 0170 0000000', '66-AU-1/2026')
  const links = await hansen.page.locator('main a').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
  for (const wanted of ['https://www.openstreetmap.org/search?query=Schulweg%2C%20S%C3%BCderau', 'geo:0,0?q=Schulweg%2C%20S%C3%BCderau', 'tel:+491700000000']) {
    assert.ok(links.includes(wanted), `${wanted}: ${links.join(' ')}`)
  }
  assert.ok(links.some((one) => one.endsWith(form(1))))
  assert.deepEqual(await small(hansen), [])
  const loaded: string[] = []
  hansen.page.on('request', (request) => loaded.push(new URL(request.url()).origin))
  await hansen.page.reload()
  assert.deepEqual([...new Set(loaded)], [stage.base], 'nothing of anybody else is loaded')
  await picture(hansen, 'aussendienst')
  await hansen.inspect('90-aussendienst', { photo: true, themes: THEMES })
  await hansen.page.setViewportSize(PHONE)
})

test('the device is asked for its place on a press only', { skip }, async () => {
  await hansen.open(form(1))
  const place = hansen.page.locator('[name="vorOrtPosition.koordinaten"]')
  assert.equal(await place.inputValue(), '')
  await hansen.press('Standort übernehmen')
  await hansen.page.getByText('Standort übernommen, auf 8 m genau').waitFor()
  assert.equal(await place.inputValue(), '54.783104, 9.431207')
  assert.match(await hansen.page.locator('[name="vorOrtPosition.zeit"]').inputValue(), /^\d\d\.\d\d\.\d{4} \d\d:\d\d$/)
})

test('without a connection the protocol is kept, says so, and is sent once when there is one', { skip }, async () => {
  await hansen.answer({ abnahmeErgebnis: 'maengel', abnahmeText: 'Zwei Platten wackeln.' })
  await photo(hansen, 'platten.jpg')
  await photo(hansen, 'fuge.jpg')
  await hansen.sees('platten.jpg', 'fuge.jpg')
  await sign(hansen)
  await hansen.sees('Unterschrift übernommen')
  assert.deepEqual((await small(hansen)).filter((one) => !one.startsWith('<a')), [])
  await picture(hansen, 'protokoll', '[data-photos]')
  await hansen.inspect('91-protokoll', { photo: true, themes: THEMES })
  await hansen.page.setViewportSize(PHONE)
  await hansen.context.setOffline(true)
  await hansen.press('Abnehmen')
  await hansen.page.getByText(SAVED).waitFor()
  await hansen.inspect('92-ohne-netz', { photo: true, themes: THEMES })
  await hansen.page.setViewportSize(PHONE)
  assert.equal(await waiting(hansen), 1)
  assert.deepEqual(await done(1), { acts: 0, papers: [] })
  await hansen.context.setOffline(false)
  await hansen.page.waitForURL(/getan=/)
  await hansen.sees('Olaf Hansen hat abgenommen: Mit Mängeln')
  assert.equal(await waiting(hansen), 0)
  assert.deepEqual(await done(1), { acts: 1, papers: ['fuge.jpg', 'platten.jpg', 'unterschrift.png'] })
})

test('the photo in the file does not tell where it was taken, its original beside it does', { skip }, async () => {
  const { house, angeln } = stage.world
  const paper = (await documentsOf(house.store, angeln, { caseId: ids[0]! })).find(({ fileName }) => fileName === 'fuge.jpg')!
  const told = async (sha256: string) => {
    const bytes = Buffer.from((await house.blobs.get(angeln, sha256))!)
    return SECRETS.filter((secret) => bytes.includes(secret)).length
  }
  assert.equal(await told(paper.sha256), 0)
  assert.equal(await told(String(paper.meta['original'])), SECRETS.length)
})

test('the file shows protocol, photos, signature and the place on a map', { skip }, async () => {
  await hansen.open(`${home(1)}/akte`)
  await hansen.page.locator('details', { hasText: 'Zwei Platten wackeln.' }).locator('summary').click()
  await hansen.sees('54.783104, 9.431207 (auf 8 m genau)', 'Unterschrift der Firma', 'Fotos vor Ort', 'platten.jpg')
  const map = hansen.page.getByRole('link', { name: 'Auf der Karte ansehen' })
  assert.equal(await map.getAttribute('href'), 'https://www.openstreetmap.org/search?query=54.783104%2C%209.431207')
  const src = await hansen.page.getByRole('link', { name: 'Unterschrift der Firma' }).first().getAttribute('href')
  const ink = await hansen.page.evaluate(async (address) => {
    const image = await createImageBitmap(await (await fetch(address)).blob())
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: image.width, height: image.height })
    const brush = canvas.getContext('2d')!
    brush.drawImage(image, 0, 0)
    const { data } = brush.getImageData(0, 0, image.width, image.height)
    let dark = 0
    for (let i = 0; i < data.length; i += 4) if (data[i]! < 128) dark++
    return { width: image.width, dark }
  }, src!)
  assert.equal(ink.width, 1200)
  assert.ok(ink.dark > 2_000, `${ink.dark} dark points are no signature`)
  await hansen.inspect('93-akte-vor-ort', { photo: true, themes: THEMES })
  await hansen.page.setViewportSize(PHONE)
})

test('an answer that is lost after the work was done, again and again, still does it once', { skip }, async () => {
  await hansen.open(form(2))
  await hansen.answer({ abnahmeErgebnis: 'ohne' })
  await photo(hansen, 'fertig.jpg')
  await sign(hansen)
  let sent = 0
  await hansen.page.route('**/aktion/abnehmen', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    sent++
    await route.fetch({ maxRedirects: 0 })
    return route.abort('connectionreset')
  })
  await hansen.press('Abnehmen')
  await hansen.page.getByText(SAVED).waitFor()
  assert.deepEqual(await done(2), { acts: 1, papers: ['fertig.jpg', 'unterschrift.png'] })
  await hansen.open(LIST)
  await hansen.page.getByText('Auf diesem Gerät warten').waitFor()
  await hansen.sees('Abnehmen: Leitung reparieren, Dorfstraße', 'gespeichert am')
  await hansen.page.getByText(SAVED).waitFor()
  await hansen.inspect('94-wartend', { photo: true, themes: THEMES })
  await hansen.page.setViewportSize(PHONE)
  const before = sent
  await Promise.all([hansen.page.waitForEvent('requestfailed', (one) => one.method() === 'POST'), hansen.press(/^Jetzt senden/)])
  assert.ok(before >= 2 && sent > before, `${before} and ${sent} times`)
  await hansen.page.getByText(SAVED).waitFor()
  await hansen.page.unroute('**/aktion/abnehmen')
  await hansen.press(/^Jetzt senden/)
  await hansen.page.getByRole('heading', { name: 'Gesendet', exact: true }).waitFor()
  assert.equal(await waiting(hansen), 0)
  assert.deepEqual(await done(2), { acts: 1, papers: ['fertig.jpg', 'unterschrift.png'] })
})

test('a refusal is shown with its sentence, and the form opens again with every answer', { skip }, async () => {
  await hansen.open(form(3))
  await hansen.answer({ abnahmeErgebnis: 'maengel', 'vorOrtPosition.koordinaten': '54,78 9,43' })
  await photo(hansen, 'mangel.jpg')
  await sign(hansen)
  await hansen.press('Abnehmen')
  await hansen.page.getByText('Das Protokoll ist noch nicht angenommen').waitFor()
  await hansen.sees('Protokoll: Diese Angabe fehlt noch.', 'mangel.jpg', 'Bild übernommen')
  assert.equal(await hansen.page.locator('[name="vorOrtPosition.koordinaten"]').inputValue(), '54,78 9,43')
  assert.equal(await hansen.page.locator('[name="abnahmeErgebnis"][value="maengel"]').isChecked(), true)
  await hansen.inspect('95-nicht-angenommen', { photo: true, themes: THEMES })
  await hansen.page.setViewportSize(PHONE)
  assert.deepEqual(await done(3), { acts: 0, papers: [] })
})

test('somebody else was faster: the page says who, and keeps the answers', { skip }, async () => {
  await hansen.answer({ abnahmeText: 'Die Fuge ist offen.' })
  const petersen = await stage.visitor()
  await petersen.become('petersen')
  await petersen.open(`${home(3)}/aktion/vermerken`)
  await petersen.answer({ vermerktext: 'Die Firma hat angerufen.' })
  await petersen.press(/Vermerk/)
  await hansen.press('Abnehmen')
  await hansen.page.getByText('Hanna Petersen hat diesen Vorgang').waitFor()
  assert.equal(await hansen.page.locator('[name="abnahmeText"]').inputValue(), 'Die Fuge ist offen.')
  assert.deepEqual(await done(3), { acts: 0, papers: [] })
})

test('after the session has ended the protocol waits for its person, and for nobody else', { skip }, async () => {
  await hansen.context.clearCookies()
  await hansen.press('Abnehmen')
  await hansen.page.getByText('Ihre Anmeldung ist abgelaufen.').waitFor()
  await hansen.become('petersen')
  await hansen.open(LIST)
  await hansen.page.waitForLoadState('networkidle')
  assert.equal((await hansen.text()).includes('Auf diesem Gerät warten'), false)
  assert.equal(await waiting(hansen), 1)
  await hansen.become('hansen')
  await hansen.open(LIST)
  await hansen.page.getByRole('heading', { name: 'Gesendet', exact: true }).waitFor()
  assert.deepEqual(await done(3), { acts: 1, papers: ['mangel.jpg', 'unterschrift.png'] })
  assert.equal(await waiting(hansen), 0)
})

test('signing out asks before it takes what waits; throwing away asks too', { skip }, async () => {
  const petersen = await stage.visitor()
  await petersen.become('petersen')
  await petersen.open(home(3))
  await petersen.press(/Behebung der Mängel melden/)
  const asked: string[] = []
  let answer = false
  hansen.page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    return answer ? dialog.accept() : dialog.dismiss()
  })
  await hansen.open(form(3))
  await hansen.answer({ abnahmeErgebnis: 'ohne', abnahmeMinuten: '20' })
  await hansen.page.route('**/aktion/abnehmen', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await hansen.press('Abnehmen')
  await hansen.page.getByText(SAVED).waitFor()
  const pressAndHear = (name: string | RegExp) => Promise.all([hansen.page.waitForEvent('dialog'), hansen.press(name)])
  await hansen.open('/musterangeln/amt/konto')
  await pressAndHear('Abmelden')
  assert.match(asked[0]!, /^Ein Protokoll ist noch nicht gesendet/)
  assert.equal(await waiting(hansen), 1)
  await hansen.open(LIST)
  await pressAndHear(/^Verwerfen/)
  assert.match(asked[1]!, /noch nicht gesendet.*löschen\?/)
  assert.equal(await waiting(hansen), 1)
  answer = true
  await hansen.open('/musterangeln/amt/konto')
  await hansen.press('Abmelden')
  await hansen.page.waitForURL(/abgemeldet=1/)
  assert.equal(await waiting(hansen), 0)
  assert.equal((await done(3)).acts, 1)
})

test('without any script the same form does the same', { skip }, async () => {
  const plain = await stage.visitor()
  await plain.page.setViewportSize(PHONE)
  await plain.become('hansen')
  await plain.open(LIST)
  await plain.follow(/^Abnehmen/)
  assert.equal(await plain.page.locator('canvas').isVisible(), false)
  assert.equal(await plain.page.getByText('Standort übernehmen').isVisible(), false)
  await plain.answer({
    abnahmeErgebnis: 'ohne', abnahmeMinuten: '20', 'vorOrtPosition.koordinaten': '54.78, 9.43', 'vorOrtPosition.zeit': '11.06.2026 9:50',
  })
  const buffer = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  await plain.page.locator('[name="vorOrtUnterschrift"]').setInputFiles({ name: 'blatt.png', mimeType: 'image/png', buffer })
  await plain.inspect('96-ohne-skript', { photo: false, themes: THEMES })
  await plain.press('Abnehmen')
  await plain.sees('Olaf Hansen hat abgenommen: Ohne Mängel')
  assert.deepEqual(await done(3), { acts: 2, papers: ['blatt.png', 'mangel.jpg', 'unterschrift.png'] })
})
