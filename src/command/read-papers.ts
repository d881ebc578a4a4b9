// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { DamagedBlob } from '../store/blobs.ts'
import { saveText, unreadPapers } from '../store/document-texts.ts'
import type { UnreadPaper } from '../store/document-texts.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'

const AT_ONCE = 20

/**
 * Reads the text of papers that came since last time, so that the search finds them; a few at once.
 * True if there may be more.
 */
export async function readPapers(house: House, tenant: Tenant): Promise<boolean> {
  const { readPdf } = house
  if (!readPdf) return false
  const papers = await unreadPapers(house.store, tenant, AT_ONCE)
  for (const paper of papers) {
    const bytes = await bytesOf(house, tenant, paper)
    // What cannot be read has no words; looking again would change nothing.
    const text = bytes && (await readPdf(bytes))
    await saveText(house.store, tenant, paper, (text ?? '').replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
  }
  return papers.length === AT_ONCE
}

/** One damaged file keeps no later paper from being read; an outage is no damage. */
async function bytesOf(house: House, tenant: Tenant, { id, sha256 }: UnreadPaper): Promise<Uint8Array | undefined> {
  try {
    return await house.blobs.get(tenant, sha256)
  } catch (error) {
    if (!(error instanceof DamagedBlob)) throw error
    house.log('error', 'damaged paper', { tenant: tenant.id, document: id, error: error.message })
    return undefined
  }
}
