// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { test } from 'node:test'
import { chaos } from './delivery-chaos.ts'

test('16 deliveries with failing services, bounces and killed workers all end as they must', async (t) => {
  t.diagnostic(JSON.stringify(await chaos({ count: 16, seed: 3, kills: 2 })))
})
