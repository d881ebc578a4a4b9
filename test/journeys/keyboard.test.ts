// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Without a mouse, as large as it comes and zoomed to 400 %: an application without scripts, and the
// way to the signed notice on the desk.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Keys, MAX_STOPS } from './keys.ts'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage, Visitor } from './visit.ts'

const skip = NO_BROWSER ?? false
const FORM = '/musterangeln/leistungen/allgemeiner-antrag'
const PAGES: readonly (readonly [page: string, answers: Readonly<Record<string, string>>])[] = [
  ['anliegen', {
    gemeinde: 'suederau', thema: 'strasse', betreff: 'Laterne am Schulweg ist aus',
    anliegen: 'Seit Montag ist es abends vor der Schule dunkel.', ort: 'Schulweg 12',
  }],
  ['person', {
    anonym: 'nein', 'antragsteller.vorname': 'Jana', 'antragsteller.name': 'Sommer', 'antragsteller.anschrift.strasse': 'Schulweg',
    'antragsteller.anschrift.hausnummer': '10', 'antragsteller.anschrift.plz': '24999', 'antragsteller.anschrift.ort': 'Süderau',
    'antragsteller.email': 'jana.sommer@tsv-suederau.example', bekanntgabeweg: 'postfach', datenschutz: 'ja', richtigkeit: 'ja',
  }],
]

let stage: Stage
let citizen: Visitor
let keys: Keys
before(async () => {
  if (skip) return
  stage = await openStage('allgemeiner-antrag')
})
after(() => stage?.close())

for (const zoom of [100, 400]) {
  test(`at ${zoom} %, the portal: the first stop skips to the content`, { skip }, async () => {
    citizen = await stage.visitor({ zoom })
    keys = new Keys(citizen)
    await citizen.open(FORM)
    const first = await keys.tab()
    assert.match(first.text, /Inhalt/)
    await citizen.page.keyboard.press('Enter')
    assert.ok((await keys.tab()).inMain, 'the next stop lies in the content')
  })

  test(`at ${zoom} %, the portal: mistakes get the focus, and their links lead to the fields`, { skip }, async () => {
    await citizen.open(FORM)
    await keys.press(/^Antrag stellen/)
    await keys.press(/^Weiter$/)
    // A browser gives the focus with the first picture of the page, which may come after its load.
    await citizen.page.waitForFunction(() => document.activeElement !== document.body)
    const summary = await keys.stop()
    assert.match(summary.text, /^[A-ZÄÖÜ]\S+ Angaben stimmen noch nicht/, 'the summary has the focus when the page opens')
    assert.ok(summary.isSeen)
    for (let i = 0; i < MAX_STOPS; i++) {
      const link = await keys.tab()
      if (link.tag === 'A' && /Satz|Betreff/.test(link.text)) break
      assert.equal(link.tag, 'A', 'the next stops are the links of the summary')
    }
    await citizen.page.keyboard.press('Enter')
    const field = await keys.stop()
    assert.equal(field.name, 'betreff')
    assert.ok(field.isSeen)
  })

  test(`at ${zoom} %, the portal: fills in and sends an application by keys alone`, { skip }, async () => {
    for (const [page, answers] of PAGES) {
      await citizen.page.reload()
      for (let turn = 0; turn < 3 && citizen.page.url().includes(`/${page}`); turn++) {
        const open = new Set(Object.keys(answers))
        const given = await citizen.page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('main input, main textarea')]
          .filter((one) => (one.type === 'radio' || one.type === 'checkbox' ? one.checked : one.value !== '')).map(({ name }) => name))
        for (const name of given) open.delete(name)
        await keys.tabTo(({ tag, text }) => tag === 'BUTTON' && text === 'Weiter', (one) => keys.type(answers, open, one))
        await keys.go()
      }
      assert.ok(!citizen.page.url().includes(`/${page}`), `stuck on ${page}: ${await citizen.text()}`)
    }
    assert.match(citizen.page.url(), /pruefen/)
    await keys.press(/^Antrag absenden/)
    await citizen.sees('Ihr Antrag ist eingegangen')
  })

  test(`at ${zoom} %, the desk: from the page of the day to the signed notice`, { skip }, async () => {
    const clerk = new Keys(await stage.visitor({ zoom, scripts: true }))
    await clerk.visitor.become('petersen')
    await clerk.press(/^Laterne am Schulweg ist aus$/)
    await clerk.press(/^Vorgang übernehmen/)
    await clerk.press(/^Für vollständig erklären/)
    await clerk.press(/^Bescheid entwerfen/)
    const decision = { entscheidung: 'stattgegeben', tenor: 'Die Laterne wird repariert.' }
    const open = new Set(Object.keys(decision))
    await clerk.tabTo(({ tag, text }) => tag === 'BUTTON' && text === 'Bescheid entwerfen', (one) => clerk.type(decision, open, one))
    await clerk.go()
    await clerk.press(/^Zur Zeichnung vorlegen/)
    const signer = new Keys(await stage.visitor({ zoom, scripts: true }))
    await signer.visitor.become('lorenzen')
    await signer.press(/^Weiter mit Laterne am Schulweg/)
    await signer.press(/^Bescheid zeichnen/)
    await signer.visitor.sees('hat den Bescheid gezeichnet')
  })
}
