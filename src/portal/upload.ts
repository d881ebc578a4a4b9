// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { inspectUpload } from '../documents/upload.ts'
import type { Json, Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import type { Page } from '../server/web.ts'
import { addDocument, documentsOf } from '../store/documents.ts'
import type { SentForm } from './sent-form.ts'

/** What a file field stores of each file; the bytes lie with the blobs. */
export interface KeptFile {
  readonly path: string
  readonly value: {
    readonly id: string
    readonly name: string
    readonly size: number
    readonly type: string
  }
}

export interface Uploaded {
  readonly kept: readonly KeptFile[]
  readonly refused: readonly Problem[]
}

/** Whose papers these become. */
export type Owner = { readonly draftId: string } | { readonly caseId: string }

const DOCUMENTS_AT_MOST = 100

/** Keeps uploaded files as papers of a draft or case; what cannot be taken is refused in words. */
export async function keepUploads(
  c: Page,
  owner: Owner,
  titles: (path: string) => string | undefined,
  sent: SentForm,
): Promise<Uploaded> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const files = sent.files.filter((one) => titles(one.path) !== undefined)
  if (files.length === 0) return { kept: [], refused: [] }
  const kept: KeptFile[] = []
  const refused: Problem[] = []
  const already = await documentsOf(house.store, tenant, owner)
  for (const { path, file } of files) {
    const title = titles(path)!
    if (already.length + kept.length >= DOCUMENTS_AT_MOST) {
      refused.push({
        field: path,
        message: `${title}: Mehr als ${DOCUMENTS_AT_MOST} Dateien nehmen wir online nicht an.`,
      })
      break
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const inspected = inspectUpload(bytes, file.name)
    if ('refusal' in inspected) {
      refused.push({ field: path, message: `${title}: ${inspected.refusal}` })
      continue
    }
    const { fileName, mediaType } = inspected
    const id = house.newId()
    const sha256 = await house.blobs.put(tenant, bytes)
    await addDocument(house.store, tenant, {
      id,
      caseId: 'caseId' in owner ? owner.caseId : null,
      draftId: 'draftId' in owner ? owner.draftId : null,
      kind: 'upload',
      title,
      fileName,
      mediaType,
      size: bytes.length,
      sha256,
      origin: 'applicant',
      createdAt: house.clock(),
      meta: { path },
    })
    kept.push({ path, value: { id, name: fileName, size: bytes.length, type: mediaType } })
  }
  return { kept, refused }
}

/** The files of a field as they are stored. */
export function filesOf(value: Json | undefined): readonly KeptFile['value'][] {
  return Array.isArray(value) ? (value as unknown as KeptFile['value'][]) : []
}

/** Adds new files to those a field has. */
export function addFile(value: Json | undefined, file: KeptFile['value']): Json {
  return [...filesOf(value), file] as unknown as readonly Values[]
}
