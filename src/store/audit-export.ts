// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { closeSync, openSync, writeSync } from 'node:fs'
import { auditEntries } from './audit-entries.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

const FLUSH_AT_CHARS = 1_000_000

/**
 * Writes the chain of a tenant as lines of JSON: a head, one line for each entry, an end with the
 * root. Of events it holds hashes, so nobody's data leave with it. Gives the root.
 */
export async function exportAudit(
  store: Store,
  tenant: Pick<Tenant, 'id' | 'slug'>,
  at: string,
  file: string,
): Promise<{ number: number; hash: string }> {
  const out = openSync(file, 'w')
  let root = { number: 0, hash: '0'.repeat(64) }
  let text = line({ format: 'laufzettel-audit-1', tenant: tenant.id, name: tenant.slug, made: at })
  const flush = () => {
    writeSync(out, text)
    text = ''
  }
  try {
    for await (const entry of auditEntries(store, tenant)) {
      const { caseId, commandId, number, hash, ...more } = entry
      text += line({ number, case: caseId, command: commandId, ...more, hash })
      root = { number, hash }
      if (text.length > FLUSH_AT_CHARS) flush()
    }
    text += line({ end: root })
    flush()
  } finally {
    closeSync(out)
  }
  return root
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`
