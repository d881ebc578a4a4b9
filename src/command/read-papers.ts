// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { saveText, unreadPapers } from '../store/document-texts.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'

const AT_ONCE = 20

/** Reads the text of papers that came since last time, so that the search finds them; a few at once. */
export async function readPapers(house: House, tenant: Tenant): Promise<number> {
  if (!house.readPdf) return 0
  const papers = await unreadPapers(house.store, tenant, AT_ONCE)
  for (const paper of papers) {
    const bytes = await house.blobs.get(tenant, paper.sha256)
    // What cannot be read has no words; looking again would change nothing.
    const text = bytes && (await house.readPdf(bytes))
    await saveText(house.store, tenant, paper, (text ?? '').replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
  }
  return papers.length
}
