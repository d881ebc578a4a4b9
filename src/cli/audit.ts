// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { listTenants } from '../store/tenant.ts'
import { verifyAudit } from '../store/verify-audit.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { openPlatform } from './platform.ts'

export const help = `laufzettel audit verify [NAME]   rechnet die Prüfkette jeder Verwaltung nach

  --data ORDNER   Ort der Daten, sonst .data`

/** Recomputes the audit chains; exit code 1 if one is broken. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, [], ['data'])
  if (words[0] !== 'verify') throw new UsageError('Möglich ist: audit verify.')
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say: () => undefined })
  try {
    const tenants = (await listTenants(platform.house.store)).filter((one) => !words[1] || one.slug === words[1])
    const results = []
    for (const tenant of tenants) results.push({ tenant: tenant.slug, ...(await verifyAudit(platform.house.store, tenant)) })
    if (options['json']) console.log(JSON.stringify({ results }))
    else for (const { tenant, ok, entries } of results) console.log(`${tenant}: ${entries} Einträge, ${ok ? 'unversehrt' : 'VERÄNDERT'}`)
    return results.every((one) => one.ok) ? 0 : 1
  } finally {
    await platform.close()
  }
}
