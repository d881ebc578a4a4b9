// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { deskApp, signedIn } from './test-visitor.ts'

let world: TestWorld
let app: Hono<Web>
before(async () => {
  world = await testWorld('aufgrabung')
  app = deskApp(world)
})
after(() => world.close())

test('probe', async () => {
  const hansen = await signedIn(world, app, world.angeln, 'hansen')
  console.log((await hansen.get('/musterangeln/amt/aussendienst')).text)
})
