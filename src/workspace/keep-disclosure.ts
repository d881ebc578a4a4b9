// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { FiledPaper } from '../engine/event.ts'
import { addDocument } from '../store/documents.ts'
import { idOf } from '../worker/id-of.ts'
import type { CaseDesk } from './case-desk.ts'

const MEDIA = { pdf: 'application/pdf', zip: 'application/zip' } as const

/** Keeps in the file what is handed out of it; the same `seed` is the same paper. */
export async function keepDisclosure(
  { desk: { house, tenant }, at }: CaseDesk,
  { seed, title, ending, bytes }: { seed: string; title: string; ending: keyof typeof MEDIA; bytes: Uint8Array },
): Promise<FiledPaper> {
  const document = idOf(seed)
  const sha256 = await house.blobs.put(tenant, bytes)
  const fileName = `${title}.${ending}`.replaceAll(/[/\\]/g, '-')
  await addDocument(house.store, tenant, {
    id: document, caseId: at.id, draftId: null, kind: 'disclosure', title, fileName, mediaType: MEDIA[ending],
    size: bytes.length, sha256, origin: 'office', createdAt: house.clock(), meta: {},
  })
  return { document, title, fileName, sha256 }
}
