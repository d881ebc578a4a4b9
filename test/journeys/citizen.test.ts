// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A citizen without JavaScript: finds the service, applies, gets a file number, follows the case.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { viewCase } from '../../src/command/case-view.ts'
import { ANSWERS } from '../../src/portal/test-journey.ts'
import { planPdf } from '../../src/sample/plan-pdf.ts'
import { caseByFileNumber } from '../../src/store/worklist.ts'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage, Visitor } from './visit.ts'

const skip = NO_BROWSER ?? false
let stage: Stage
let citizen: Visitor
let fileNumber = ''

before(async () => {
  if (skip) return
  stage = await openStage()
  citizen = await stage.visitor()
})
after(async () => {
  if (!skip) await stage.close()
})

const file = (name: string, bytes: Uint8Array, mimeType = 'application/pdf') => ({ name, mimeType, buffer: Buffer.from(bytes) })

test('the start page introduces the municipalities and their people', { skip }, async () => {
  await citizen.open('/')
  await citizen.sees('Als Jana Sommer anmelden', 'Als Hanna Petersen anmelden', 'Stadt Lindenbrück')
  await citizen.look('00-start')
})

test('finds the service and what it costs', { skip }, async () => {
  await citizen.open('/musterangeln/')
  await citizen.look('01-portal')
  await citizen.follow(/Alkohol ausschenken/)
  await citizen.sees('50,00 €', 'Lageplan')
  await citizen.look('02-leistung')
  await citizen.press('Antrag stellen')
})

test('an empty page names what is missing, at the field and in a summary that leads there', { skip }, async () => {
  await citizen.press('Weiter')
  await citizen.sees('Wird Alkohol ausgeschenkt? Wählen Sie eine Antwort.')
  const target = await citizen.page.locator('a[href^="#"]', { hasText: 'Wählen Sie eine Antwort' }).first().getAttribute('href')
  assert.equal(await citizen.page.locator(target!).count(), 1, 'the summary leads to the field')
  await citizen.look('03-fehler')
})

test('without alcohol the way ends with an explanation', { skip }, async () => {
  await citizen.answer({ alkohol: 'nein', gemeinde: 'suederau' })
  await citizen.press('Weiter')
  await citizen.sees('Ohne Alkohol brauchen Sie keine Gestattung')
  await citizen.look('04-keine-gestattung')
})

test('fills in the whole form, with lists, conditions and an upload', { skip }, async () => {
  for (const [i, [page, answers]] of ANSWERS.entries()) {
    if (!citizen.page.url().includes(`/${page}`)) await citizen.open(new URL(citizen.page.url()).pathname.replace(/[^/]+$/, page))
    if (page === 'unterlagen') {
      await citizen.page.locator('input[name="lageplan"]').setInputFiles(file('plan.dwg', Buffer.from('AC1032 no drawing we can open')))
      await citizen.press('Weiter')
      await citizen.sees('Die Datei „plan.dwg“ können wir nicht öffnen')
      await citizen.look('05-datei-abgelehnt')
      await citizen.page.locator('input[name="lageplan"]').setInputFiles(file('lageplan.pdf', planPdf('Lageplan')))
    }
    for (let turn = 0; turn < 3; turn++) {
      const present = await fields(answers)
      await citizen.answer(present)
      if (page === 'anlass' && turn === 0) {
        await citizen.press('Weiteren Tag hinzufügen')
        await citizen.answer({ 'zeiten.1.datum.tag': '30', 'zeiten.1.datum.monat': '2', 'zeiten.1.datum.jahr': '2027', 'zeiten.1.von': '11:00', 'zeiten.1.bis': '18:00' })
        await citizen.press('Weiter')
        await citizen.sees('30. Februar')
        await citizen.look('06-datum-gibt-es-nicht')
        await citizen.answer({ 'zeiten.1.datum.tag': '12', 'zeiten.1.datum.monat': '7', 'zeiten.1.datum.jahr': '2026' })
      }
      if (turn === 0) await citizen.look(`1${i}-formular-${page}`)
      await citizen.press('Weiter')
      if (!citizen.page.url().includes(`/${page}`)) break
    }
    assert.ok(!citizen.page.url().endsWith(`/${page}`), `stuck on ${page}: ${await citizen.text()}`)
  }
})

async function fields(answers: Readonly<Record<string, string | readonly string[]>>) {
  const present = await Promise.all(Object.entries(answers).map(async ([name, value]) =>
    [name, value, await citizen.page.locator(`[name="${name}"]`).count()] as const))
  return Object.fromEntries(present.filter(([, , n]) => n > 0).map(([name, value]) => [name, value]))
}

test('sees a summary, changes an answer and comes straight back', { skip }, async () => {
  assert.match(citizen.page.url(), /pruefen/)
  await citizen.sees('Dorffest Süderau', 'TSV Süderau e. V.')
  await citizen.look('20-pruefen')
})

test('sends it and gets file number, code and PDF', { skip }, async () => {
  await citizen.press('Antrag absenden')
  await citizen.sees('Ihr Antrag ist eingegangen')
  fileNumber = /32-GE-\d+\/2026/.exec(await citizen.text())![0]
  await stage.world.worker.drain()
  await citizen.page.reload()
  await citizen.look('21-eingegangen')
  const href = await citizen.page.locator('a[href*=".pdf"], a[href*="/dokument"], a[href*="bestaetigung"]').first().getAttribute('href')
  const pdf = await citizen.context.request.get(stage.base + href)
  assert.equal(pdf.headers()['content-type'], 'application/pdf')
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')
})

test('going back and sending again opens no second case', { skip }, async () => {
  await citizen.page.goBack()
  const again = citizen.page.getByRole('button', { name: 'Antrag absenden' })
  if (await again.count()) await again.click()
  await citizen.page.waitForLoadState()
  await citizen.sees(fileNumber)
})

test('follows the status by code without an account and without personal data', { skip }, async () => {
  await citizen.open('/musterangeln/status')
  await citizen.look('22-status-frage')
  await citizen.page.getByLabel('Aktenzeichen').fill(fileNumber)
  await citizen.page.getByLabel('Zugangscode').fill(await codeOf())
  await citizen.page.getByRole('button', { name: 'Stand ansehen' }).click()
  await citizen.sees('Stand heute')
  await citizen.sees(fileNumber)
  const text = await citizen.text()
  for (const word of ['Jana', 'Sommer', 'tsv-suederau']) assert.ok(!text.includes(word), word)
  await citizen.look('23-status')
})

async function codeOf(): Promise<string> {
  const line = await caseByFileNumber(stage.world.house.store, stage.world.angeln, fileNumber)
  return (await viewCase(stage.world.house, stage.world.angeln, line!.id))!.at.code!
}

test('an applicant with an account sees status, letters and requests', { skip }, async () => {
  await citizen.become('sommer')
  await citizen.look('30-konto')
  await citizen.follow(/Dorffest/)
  await citizen.sees('32-GE-2/2026')
  await citizen.look('31-antrag')
  await citizen.become('jessen')
  await citizen.follow(/Hoffest/)
  await citizen.sees('Lageplan mit Rettungsweg')
  await citizen.look('32-nachforderung')
  await citizen.page.locator('input[type="file"]').first().setInputFiles(file('plan.pdf', planPdf('Plan mit Rettungsweg')))
  await citizen.press(/einreichen/)
  await citizen.sees('Wir brauchen noch eine Unterlage von Ihnen')
  await citizen.look('33-nachforderung-zur-haelfte')
  await citizen.page.getByText('Diese Unterlage kommt nicht').first().click()
  await citizen.page.locator('textarea').first().fill('Wir sind nicht versichert.')
  await citizen.press(/einreichen/)
  await citizen.sees('Wir prüfen Ihren Antrag')
  await citizen.look('33-nachgereicht')
})

test('a consultee answers through the link that opens only its question', { skip }, async () => {
  await citizen.become('boysen')
  await citizen.sees('Polizei')
  await citizen.look('40-beteiligung')
  const [paper] = await Promise.all([citizen.page.waitForEvent('download'), citizen.page.getByRole('link', { name: 'Antrag' }).first().click()])
  assert.match(paper.suggestedFilename(), /^Antrag .*\.pdf$/)
  await citizen.page.locator('input[type="file"]').first().setInputFiles(file('skizze.pdf', planPdf('Skizze der Zufahrt')))
  await citizen.answer({ haltung: 'bedenken' })
  await citizen.press('Stellungnahme abgeben')
  await citizen.sees('Diese Angabe fehlt noch')
  await citizen.answer({ haltung: 'keine' })
  await citizen.press('Stellungnahme abgeben')
  await citizen.sees('eingegangen am', 'skizze.pdf')
  await citizen.look('41-beteiligung-beantwortet')
  await citizen.page.reload()
  assert.equal(await citizen.page.locator('[name="haltung"]').count(), 0, 'answered once, the form is gone')
})

test('the pages every website owes', { skip }, async () => {
  for (const name of ['barrierefreiheit', 'impressum', 'datenschutz', 'hilfe', 'anmelden', 'registrieren']) {
    await citizen.open(`/musterangeln/${name}`)
    await citizen.look(`50-${name}`)
  }
  await citizen.open('/musterangeln/gibt-es-nicht')
  await citizen.look('51-nicht-gefunden')
})

test('no page of the portal sends a script', { skip }, async () => {
  for (const path of ['/', '/musterangeln/', '/musterangeln/leistungen/gestattung', '/musterangeln/anmelden', '/musterangeln/konto']) {
    const response = await citizen.page.goto(stage.base + path)
    assert.equal(await citizen.scripts(), 0, path)
    assert.match(response!.headers()['content-security-policy']!, /script-src 'none'/)
  }
})
