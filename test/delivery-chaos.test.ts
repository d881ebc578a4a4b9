// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { test } from 'node:test'
import { chaos } from './delivery-chaos.ts'

// This seed draws every fate there is.
test('16 deliveries with failing services, bounces and killed workers all end as they must', async (t) => {
  t.diagnostic(JSON.stringify(await chaos({ count: 16, seed: 26, kills: 2 })))
})
