// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How many clicks lie between the mail of the day and a notice in the postbox. Each click counts, of
// clerk and signer alike; signing in and typing do not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { viewCase } from '../../src/command/case-view.ts'
import { caseByFileNumber } from '../../src/store/worklist.ts'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage, Visitor } from './visit.ts'

const skip = NO_BROWSER ?? false
/** What it takes today; a page that asks for one more has to say why. */
const AT_MOST = 9
let stage: Stage
before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

test('a complete application becomes a delivered notice with few clicks', { skip }, async (t) => {
  const clicks: string[] = []
  const click = async (who: Visitor, place: Locator, name?: string) => {
    const words = name ?? (await place.innerText()).trim().replaceAll(/\s+/g, ' ')
    await place.click()
    await who.page.waitForLoadState()
    clicks.push(words)
  }
  const press = (who: Visitor, name: string | RegExp) => click(who, who.page.getByRole('main').getByRole('button', { name }).first())
  const follow = (who: Visitor, name: string | RegExp) => click(who, who.page.getByRole('main').getByRole('link', { name }).first())

  const clerk = await stage.visitor({ scripts: true })
  await clerk.become('petersen')
  await clerk.open('/musterangeln/amt/')
  await follow(clerk, /Turnier Holm/)
  await press(clerk, 'Vorgang übernehmen')
  await press(clerk, /Für vollständig erklären/)
  await follow(clerk, /Bescheid entwerfen/)
  await click(clerk, clerk.page.locator('[name="entscheidung"][value="erteilt"]'), 'erteilt')
  await press(clerk, /Bescheid entwerfen/)
  await press(clerk, /Zur Zeichnung vorlegen/)

  const signer = await stage.visitor({ scripts: true })
  await signer.become('lorenzen')
  await signer.open('/musterangeln/amt/')
  await follow(signer, /Weiter mit .*Turnier Holm/)
  await press(signer, /Bescheid zeichnen/)
  await stage.world.worker.drain()

  const { house, angeln } = stage.world
  const line = await caseByFileNumber(house.store, angeln, '32-GE-7/2026')
  const { at } = (await viewCase(house, angeln, line!.id))!
  assert.ok(at.deliveries.some(({ status }) => status === 'provided'), JSON.stringify(at.deliveries))
  t.diagnostic(`${clicks.length} clicks: ${clicks.join(' · ')}`)
  assert.ok(clicks.length <= AT_MOST, clicks.join(' · '))
})
