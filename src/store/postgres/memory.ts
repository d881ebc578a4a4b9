// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { totalmem } from 'node:os'

const MB = 1024 * 1024
/** What PostgreSQL takes by itself, and more than which one municipality does not need. */
const [LEAST_MB, MOST_MB] = [128, 2048]

/** What this process may use, in bytes: of a container its limit, else the machine. */
export function memoryHere(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

/**
 * How much memory the server keeps pages in (an eighth, 128 MB to 2 GB) and how much it may expect the
 * system to keep (half); `bytes` is what the machine has.
 */
export function memorySettings(bytes: number): Readonly<Record<'shared_buffers' | 'effective_cache_size', string>> {
  const shared = Math.min(MOST_MB, Math.max(LEAST_MB, Math.floor(bytes / MB / 8)))
  return { shared_buffers: `${shared}MB`, effective_cache_size: `${Math.max(shared, Math.floor(bytes / MB / 2))}MB` }
}
