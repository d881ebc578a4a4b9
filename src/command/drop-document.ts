// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { deleteDraftDocument, isBlobUsed } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'

/** Deletes a paper that belongs to no case, with its bytes unless another paper needs them. */
export async function dropDocument(house: House, tenant: Tenant, document: StoredDocument): Promise<void> {
  if (!(await deleteDraftDocument(house.store, tenant, document.id))) return
  const { original } = document.meta
  for (const sha256 of [document.sha256, ...(typeof original === 'string' ? [original] : [])]) {
    await removeBlob(house, tenant, sha256)
  }
}

/** Deletes bytes no paper needs. Somebody may upload the same at this very moment: then they are put back. */
export async function removeBlob({ store, blobs }: House, tenant: Tenant, sha256: string): Promise<void> {
  if (await isBlobUsed(store, tenant, sha256)) return
  const bytes = await blobs.get(tenant, sha256)
  await blobs.remove(tenant, sha256)
  if (bytes && (await isBlobUsed(store, tenant, sha256))) await blobs.put(tenant, bytes)
}
