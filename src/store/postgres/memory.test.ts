// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { totalmem } from 'node:os'
import { test } from 'node:test'
import { memoryHere, memorySettings } from './memory.ts'

test('the server takes an eighth of the memory, within bounds', () => {
  const GB = 1024 ** 3
  assert.deepEqual(memorySettings(0.5 * GB), { shared_buffers: '128MB', effective_cache_size: '256MB' })
  assert.deepEqual(memorySettings(4 * GB), { shared_buffers: '512MB', effective_cache_size: '2048MB' })
  assert.deepEqual(memorySettings(64 * GB), { shared_buffers: '2048MB', effective_cache_size: '32768MB' })
  assert.deepEqual(memorySettings(100_000), { shared_buffers: '128MB', effective_cache_size: '128MB' })
  const here = memoryHere()
  assert.ok(here > 0 && here <= totalmem())
})
