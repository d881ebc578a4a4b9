// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The small version of many-at-once.long.test.ts.
import { after, before, test } from 'node:test'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { GIVEN, killThrice, racePairs, sendApplications } from './many-at-once.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

test('50 pairs of clerks: one wins, the other sees the difference', async (t) => {
  t.diagnostic(await racePairs(world, await sendApplications(world, 50)))
})

test('40 cases by a worker killed three times: each once', async (t) => {
  t.diagnostic(await killThrice(world, await sendApplications(world, 40)))
})

test('40 cases to another unit by a worker killed three times: each once', async (t) => {
  t.diagnostic(await killThrice(world, await sendApplications(world, 40), GIVEN))
})
