// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { test } from 'node:test'
import { chaos } from './delivery-chaos.ts'

test('1,000 deliveries with failing services, bounces and killed workers: none lost, none twice, all clocks right', async (t) => {
  t.diagnostic(JSON.stringify(await chaos({ count: 1_000, seed: 20_260_302, kills: 96 })))
})
