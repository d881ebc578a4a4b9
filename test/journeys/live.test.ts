// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Two people on one case in real browsers: the second hears of the first and loses nothing typed. On
// the way a case is given to a unit, packed for an authority, and captured twice.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { caseByFileNumber } from '../../src/store/worklist.ts'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage, Visitor } from './visit.ts'

const skip = NO_BROWSER ?? false
const DESK = '/musterangeln/amt'
let stage: Stage
let first: Visitor
let second: Visitor
let home: string
before(async () => {
  if (skip) return
  stage = await openStage()
  first = await stage.visitor({ scripts: true })
  second = await stage.visitor({ scripts: true })
  await first.become('petersen')
  await second.become('lorenzen')
  const { id } = (await caseByFileNumber(stage.world.house.store, stage.world.angeln, '32-GE-2/2026'))!
  home = `${DESK}/vorgaenge/${id}`
})
after(() => stage?.close())

async function note(visitor: Visitor, words: string): Promise<void> {
  await visitor.open(`${home}/aktion/vermerken`)
  await visitor.answer({ vermerktext: words })
  await visitor.press(/Vermerk/)
}
const region = (visitor: Visitor) => visitor.page.locator('.lz-live')

test('the second sees what the first did and keeps what was typed', { skip }, async () => {
  await second.open(`${home}/aktion/vermerken`)
  const requests: string[] = []
  second.page.on('framenavigated', () => requests.push('navigated'))
  await second.answer({ vermerktext: 'Mein halber Satz' })
  await note(first, 'Die Polizei ruft zurück.')
  await region(second).getByText('Hanna Petersen hat gerade „Vermerk zur Akte“ ausgeführt.').waitFor()
  assert.equal(await second.page.locator('[name="vermerktext"]').inputValue(), 'Mein halber Satz')
  assert.deepEqual(requests, [])
  assert.equal(await region(second).getAttribute('aria-live'), 'polite')
  await region(second).getByRole('link', { name: 'In neuem Fenster ansehen' }).waitFor()
  await second.look('n01-gerade-geaendert-formular')
  await region(second).getByRole('button', { name: 'Ausblenden' }).click()
  assert.equal(await region(second).isVisible(), false)
})

test('on the case, the day and a list it says so, and one click shows it', { skip }, async () => {
  await second.open(home)
  const day = await stage.visitor({ scripts: true })
  await day.become('petersen')
  await day.open(`${DESK}/`)
  stage.world.setClock('2026-06-11T08:05:00.000Z')
  await note(first, 'Noch ein Anruf.')
  await region(second).getByText('ausgeführt').waitFor()
  await second.look('n02-gerade-geaendert-vorgang')
  await region(second).getByRole('link', { name: 'Neu laden' }).click()
  await second.page.waitForLoadState()
  await second.sees('Noch ein Anruf.')
  await region(day).getByText('Eine Änderung.').waitFor()
  await day.look('n03-eine-aenderung-heute')
})

test('without scripts the place stays empty and unseen', { skip }, async () => {
  const plain = await stage.visitor()
  await plain.become('petersen')
  await plain.open(home)
  assert.equal(await region(plain).isVisible(), false)
})

test('what is captured twice says so, and the case shows what is like it', { skip }, async () => {
  const capture = async () => {
    await first.open(`${DESK}/neu/gestattung/aktion/erfassen`)
    await first.answer({
      'eingangAm.tag': '9', 'eingangAm.monat': '6', 'eingangAm.jahr': '2026', eingangskanal: 'telefon', gemeinde: 'suederau',
      'antragsteller.organisation': 'TSV Süderau e. V.', 'antragsteller.email': 'jana.sommer@tsv-suederau.example', 'ort.adresse': 'Festwiese',
    })
  }
  await capture()
  await first.press(/erfassen/)
  await first.sees('Ähnliche Vorgänge')
  let [asked, open, most] = [0, 0, 0]
  first.page.on('request', (one) => {
    if (one.url().endsWith('/aehnliche')) [asked, open, most] = [asked + 1, open + 1, Math.max(most, open + 1)]
  })
  first.page.on('requestfinished', (one) => {
    if (one.url().endsWith('/aehnliche')) open--
  })
  await capture()
  await first.page.locator('[name="ort.adresse"]').blur()
  await region(first).getByText('Ein ähnlicher Vorgang').waitFor()
  assert.match(await region(first).innerText(), /32-GE-\d+\/2026 TSV Süderau e\. V\.[\s\S]*gleiche E-Mail-Adresse, gleicher Ort, am selben Tag eingegangen/)
  assert.equal(most, 1, `${asked} times, one at a time`)
  const [apart] = await Promise.all([first.context.waitForEvent('page'), region(first).getByRole('link').click()])
  await apart.getByText('vom Amt erfasst').first().waitFor()
  await apart.close()
  assert.equal(await first.page.locator('[name="ort.adresse"]').inputValue(), 'Festwiese', 'what is being captured is kept')
  await first.inspect('n04-aehnlich-beim-erfassen', { photo: true, themes: ['light', 'dark'] })
  await region(first).getByRole('button', { name: 'Ausblenden' }).click()
  assert.equal(await region(first).isVisible(), false)
  await first.answer({ 'ort.adresse': 'Schulhof' })
  await first.press('Ähnliche Vorgänge suchen')
  await region(first).getByText('Kein ähnlicher Vorgang gefunden.').waitFor()
  await first.answer({ 'ort.adresse': 'Festwiese' })
  await first.press(/erfassen/)
  await first.sees('Diesen Antrag gibt es vielleicht schon')
  await first.look('n04-vielleicht-doppelt')
})

test('a long form shows what is asked with the answers given', { skip }, async () => {
  await first.open(`${DESK}/neu/gestattung/aktion/erfassen`)
  const question = (name: string) => first.page.locator(`[name="antragsteller.${name}"]`).first()
  await question('rechtsform').waitFor({ state: 'hidden' })
  assert.equal(await question('organisation').isVisible(), true)
  await first.page.locator('[name="antragsteller.art"][value="verein"]').check()
  await question('rechtsform').waitFor()
  await first.page.locator('[name="antragsteller.art"][value="person"]').check()
  await question('organisation').waitFor({ state: 'hidden' })
  await first.page.getByText(/^Nur bei „/).first().waitFor({ state: 'hidden' })
  await first.inspect('n05-erfassen-person', { photo: true, themes: ['light', 'dark'] })
})

test('a case goes to a unit, which sees it on its day', { skip }, async () => {
  await first.open(`${home}/uebergabe`)
  await first.answer({ einheit: 'buergerbuero', hinweis: 'Frau Sommer kommt morgen zu Ihnen ins Bürgerbüro. Bitte nehmen Sie ihre Unterlagen gleich entgegen.' })
  await first.look('n05-einheit-uebergeben')
  await first.press('Vorgang übergeben')
  await first.sees('An Bürgerbüro übergeben')
  await first.look('n06-uebergeben')
  const receiver = await stage.visitor({ scripts: true })
  await receiver.become('nommensen')
  await receiver.sees('An Ihre Einheit übergeben', 'Hanna Petersen: Frau Sommer kommt morgen')
  await receiver.look('n07-heute-uebergeben')
})

test('a package for another authority is made and lies in the file', { skip }, async () => {
  await first.open(`${home}/abgabe`)
  await first.answer({ an: 'Kreis Musterland, Kreisstraße 1, 24999 Musterstadt', grund: 'Das Fest liegt auf einer Kreisstraße.' })
  await first.look('n08-paket')
  await first.press('Paket erstellen')
  await first.sees('Paket zur Abgabe an Kreis Musterland', 'Abgabe 32-GE-2/2026')
  await first.look('n09-paket-akte')
})
