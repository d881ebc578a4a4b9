// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who applies together: invited by a code, reads, says yes or no to exactly what was read.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { coApplicantsOf } from '../store/co-applicants.ts'
import { hashSecret } from '../store/secret.ts'
import { keepHouse } from '../worker/housekeeping.ts'
import { Browser } from './test-browser.ts'
import { codeOf, fillForm } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

test('a co-applicant confirms one revision; a change asks again; the case keeps who confirmed', async () => {
  const [sender, other] = [new Browser(world.house), new Browser(world.house)]
  await sender.open('/musterangeln/leistungen/gestattung')
  await sender.send({})
  await fillForm(sender)
  const code = codeOf(sender)
  const page = `/musterangeln/antrag/${code}/mitantragsteller`
  await sender.open(page)
  await sender.send({ mitantragsteller: '  ' })
  assert.equal(sender.shown.status, 422)
  await sender.send({ mitantragsteller: 'Ole Sommer' })
  assert.match(sender.shown.text, /Ole Sommer: hat noch nicht geantwortet/)
  const invitation = /mitantrag\/([\w-]+)/.exec(sender.shown.html)![1]!

  await other.open('/musterangeln/mitantrag')
  await other.send({ code: 'falsch' })
  assert.match(other.shown.text, /kennen wir nicht/)
  await other.send({ code: invitation.toLowerCase() }, { to: '/musterangeln/mitantrag' })
  assert.match(other.shown.text, /Ole Sommer, stellen Sie diesen Antrag mit\?/)
  assert.match(other.shown.text, /Dorffest Süderau/)
  assert.ok(!other.shown.html.includes(code), 'the code of the draft stays with the sender')
  const first = other.shown
  await other.send({ _antwort: 'ja' })
  assert.match(other.shown.text, /Ihre Antwort ist gespeichert/)
  await sender.open(page)
  assert.match(sender.shown.text, /Ole Sommer: hat am 11\. Juni 2026 bestätigt/)

  await sender.open(`/musterangeln/antrag/${code}/anlass?zurueck`)
  await sender.send({ 'anlass.bezeichnung': 'Sommerfest' })
  await sender.open(page)
  assert.match(sender.shown.text, /muss noch einmal bestätigen/)
  other.shown = first
  await other.send({ _antwort: 'ja' })
  assert.equal(other.shown.status, 409, 'what was not read is not confirmed')

  await sender.open(`/musterangeln/antrag/${code}/pruefen`)
  await sender.send({})
  assert.match(sender.shown.path, /eingegangen$/)
  const of = { draftId: hashSecret(code) }
  const [one] = await coApplicantsOf(world.house.store, world.angeln, of)
  assert.equal(one!.answer, null, 'a yes to other answers is none')
  await other.open(`/musterangeln/mitantrag/${invitation}`)
  await other.send({ _antwort: 'nein' })
  await sender.open(page)
  assert.match(sender.shown.text, /Ole Sommer: hat am 11\. Juni 2026 nicht zugestimmt/)
  await keepHouse(world.house, world.angeln)
  assert.equal((await coApplicantsOf(world.house.store, world.angeln, { caseId: one!.caseId })).length, 1)
})
