// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { execute } from '../command/execute.ts'
import type { Actor } from '../engine/actor.ts'
import type { Values } from '../engine/case.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { answersFor } from '../store/answers.ts'
import { saveStaff, staffById } from '../store/staff.ts'
import { caseByFileNumber } from '../store/worklist.ts'
import { deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const TODAY = '/musterangeln/amt/'
const CITIZEN: Actor = { kind: 'person', id: 'account:citizen', name: 'Jana Sommer', roles: ['antragsteller'] }
const CLERK: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
let world: TestWorld
let petersen: Visitor
let id: string

before(async () => {
  world = await testWorld()
  petersen = await signedIn(world, deskApp(world), world.angeln, 'petersen')
  id = (await caseByFileNumber(world.house.store, world.angeln, '32-GE-2/2026'))!.id
})
after(() => world.close())

async function act(actor: Actor, action: string, input: Values) {
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor }, { case: id })
  assert.ok(!('refusal' in done), JSON.stringify(done))
}

const news = async (who = petersen) => /Neue Antworten und Nachrichten(.*?)(?:Neu eingegangen|Fristen der nächsten)/.exec((await who.get(TODAY)).text)?.[1] ?? ''

test('what an applicant wrote stands on the day of who has the case, until somebody reacts', async () => {
  await act(CLERK, 'vermerken', { vermerkArt: 'vermerk', vermerktext: 'Erst einmal nichts.' })
  assert.doesNotMatch(await news(), /32-GE-2/)
  await act(CITIZEN, 'amt_schreiben', { eigeneNachricht: `Dürfen wir am Vorabend aufbauen? ${'Wirklich. '.repeat(100)}` })
  assert.match(await news(), /10:00 Uhr .* hat geschrieben: Dürfen wir am Vorabend aufbauen\? [^…]{1,120}… 32-GE-2\/2026/)
  const lorenzen = await signedIn(world, deskApp(world), world.angeln, 'lorenzen')
  assert.doesNotMatch(await news(lorenzen), /32-GE-2/, 'nobody else has the case')
  await act(CLERK, 'vermerken', { vermerkArt: 'anruf', vermerktext: 'Ja, dürfen sie.' })
  assert.doesNotMatch(await news(), /32-GE-2/)
})

test('old news, protected processes and other towns are none', async () => {
  await act(CITIZEN, 'amt_schreiben', { eigeneNachricht: 'Noch eine Frage.' })
  const { store } = world.house
  const asked = { assignee: 'petersen', hidden: [], staff: ['petersen'], system: 'system', since: '2026-06-01T00:00:00.000Z' }
  const mine = async (more: object, tenant = world.angeln) =>
    (await answersFor(store, tenant, { ...asked, ...more })).filter(({ caseId }) => caseId === id).length
  assert.equal(await mine({}), 1)
  assert.equal(await mine({ since: '2026-06-11T08:00:00.001Z' }), 0)
  assert.equal(await mine({ hidden: ['gestattung'] }), 0)
  assert.equal(await mine({}, world.lindenbrueck), 0)
})

test('who is away is said with the day and who stands in', async () => {
  const { store } = world.house
  const thomsen = (await staffById(store, world.angeln, 'thomsen'))!
  const lorenzen = (await staffById(store, world.angeln, 'lorenzen'))!
  assert.doesNotMatch((await petersen.get(TODAY)).text, /Abwesend/)
  await saveStaff(store, world.angeln, { ...lorenzen, absentFrom: '2026-06-11', absentUntil: '2026-06-19' })
  await saveStaff(store, world.angeln, { ...thomsen, roles: ['sb'], deputyFor: [], absentFrom: '2026-06-10' })
  const { text } = await petersen.get(TODAY)
  assert.match(text, /Abwesend .*Dr\. Inga Lorenzen bis 19\. Juni 2026 Vertretung: Hanna Petersen/)
  assert.match(text, /Uwe Thomsen bis auf Weiteres Niemand vertritt/)
})
