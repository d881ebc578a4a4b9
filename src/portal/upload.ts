// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json, Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import type { Field } from '../process/process.ts'
import { UPLOAD } from '../documents/upload.words.ts'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { addDocument, documentsOf } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { examine } from './examine.ts'
import type { Examined } from './examine.ts'
import type { SentForm } from '../server/sent-form.ts'

/** What a file field stores of each file; the bytes lie with the blobs. */
export interface KeptFile {
  readonly path: string
  readonly value: {
    readonly id: string
    readonly name: string
    readonly size: number
    readonly type: string
    /** No virus scanner has seen it. */
    readonly unscanned?: boolean
  }
}

export interface Uploaded {
  readonly kept: readonly KeptFile[]
  readonly refused: readonly Problem[]
}

/** What these papers wait for: a draft, a proof, a form being sent. */
export interface Owner {
  readonly draftId: string
  /** The case they are meant for, whose papers count for the limits too. */
  readonly caseId?: string
}

/** Who brings them. */
export type Origin = 'applicant' | 'office' | 'consultee'

type Known = Pick<StoredDocument, 'id' | 'fileName' | 'size' | 'mediaType' | 'sha256' | 'meta'>

/** For one draft, or one form and its case. */
const DOCUMENTS_AT_MOST = 100
const MEGABYTE = 1024 * 1024
const TOTAL_BYTES_AT_MOST = 100 * MEGABYTE

/** Keeps uploaded files, of no case yet; what cannot be taken is refused in words. */
export async function keepUploads(
  c: Page,
  owner: Owner,
  fieldAt: (path: string) => Field | undefined,
  sent: SentForm,
  origin: Origin = 'applicant',
): Promise<Uploaded> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const files = sent.files.filter((one) => fieldAt(one.path)?.type === 'file')
  if (files.length === 0) return { kept: [], refused: [] }
  const kept: KeptFile[] = []
  const refused: Problem[] = []
  const say = wordsOf(c, UPLOAD)
  const { draftId, caseId } = owner
  const keptOf = async (of: Parameters<typeof documentsOf>[2]) =>
    (await documentsOf(house.store, tenant, of)).filter((one) => one.origin === origin)
  const already: Known[] = await keptOf({ draftId })
  const counted = caseId === undefined ? already : [...already, ...(await keptOf({ caseId }))]
  let room = { files: DOCUMENTS_AT_MOST - counted.length, bytes: TOTAL_BYTES_AT_MOST - sizeOf(counted) }
  for (const { path, file } of files) {
    const field = fieldAt(path)!
    const refuse = (why: string) => refused.push({ field: path, message: `${field.title}: ${why}` })
    if (room.files < 1) {
      refuse(say.manyFiles(DOCUMENTS_AT_MOST))
      break
    }
    if (file.size > room.bytes) {
      refuse(say.manyBytes(TOTAL_BYTES_AT_MOST / MEGABYTE))
      break
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const examined = await examine(house, tenant, bytes, file.name, c.get('language'))
    if ('refusal' in examined) {
      refuse(examined.refusal)
      continue
    }
    const sha256 = await house.blobs.put(tenant, examined.shown)
    const known = already.find(isSame(path, examined.fileName, sha256))
    if (known) {
      kept.push({ path, value: valueOf(known) })
      continue
    }
    const value = await keep(c, draftId, origin, path, field, bytes, examined, sha256)
    kept.push({ path, value })
    already.push({ ...value, fileName: value.name, mediaType: value.type, sha256, meta: { path, scan: examined.scan } })
    room = { files: room.files - 1, bytes: room.bytes - bytes.length }
  }
  return { kept, refused }
}

/** The same paper under the same name and question is one, however often it is sent; another name may mean something. */
const isSame = (path: string, fileName: string, sha256: string) => (one: Pick<StoredDocument, 'sha256' | 'fileName' | 'meta'>) =>
  one.sha256 === sha256 && one.fileName === fileName && one.meta['path'] === path

const sizeOf = (documents: readonly { readonly size: number }[]) => documents.reduce((sum, { size }) => sum + size, 0)

/** The copy without metadata is the paper; the original stays only where the process asks for it. */
async function keep(
  c: Page, draftId: string, origin: Origin, path: string, field: Field, bytes: Uint8Array, examined: Examined, sha256: string,
): Promise<KeptFile['value']> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const { fileName, mediaType, shown, scan } = examined
  const id = house.newId()
  const isChanged = shown.length !== bytes.length
  const original = isChanged && field.keepOriginal ? await house.blobs.put(tenant, bytes) : undefined
  await addDocument(house.store, tenant, {
    id,
    caseId: null,
    draftId,
    kind: 'upload',
    title: field.title,
    fileName,
    mediaType,
    size: shown.length,
    sha256,
    origin,
    createdAt: house.clock(),
    meta: { path, scan, ...(original !== undefined && { original }) },
  })
  return valueOf({ id, fileName, size: shown.length, mediaType, meta: { scan } })
}

/** What a file field stores of a kept paper. */
export function valueOf(
  { id, fileName, size, mediaType, meta }: Pick<StoredDocument, 'id' | 'fileName' | 'size' | 'mediaType' | 'meta'>,
): KeptFile['value'] {
  const value = { id, name: fileName, size, type: mediaType }
  return meta['scan'] === 'clean' ? value : { ...value, unscanned: true }
}

/** The files of a field as they are stored. */
export function filesOf(value: Json | undefined): readonly KeptFile['value'][] {
  return Array.isArray(value) ? (value as unknown as KeptFile['value'][]) : []
}

/** The files of a field with one of them put before the one above it; undefined where it is not there or the first. */
export function raised(value: Json | undefined, id: string): Json | undefined {
  const files = filesOf(value)
  const place = files.findIndex((one) => one.id === id)
  if (place < 1) return undefined
  return [...files.slice(0, place - 1), files[place]!, files[place - 1]!, ...files.slice(place + 1)] as unknown as readonly Values[]
}

/** Adds a new file to those a field has, once. */
export function addFile(value: Json | undefined, file: KeptFile['value']): Json {
  const before = filesOf(value).filter((one) => one.id !== file.id)
  return [...before, file] as unknown as readonly Values[]
}
