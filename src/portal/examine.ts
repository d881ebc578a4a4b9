// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { House } from '../command/house.ts'
import { ServiceOutage } from '../command/service-outage.ts'
import { withoutMetadata } from '../documents/photo-metadata.ts'
import { inspectUpload } from '../documents/upload.ts'
import type { MediaType } from '../documents/upload.ts'
import { UPLOAD } from '../documents/upload.words.ts'
import type { Tenant } from '../store/tenant.ts'
import type { Language } from '../words/language.ts'

/** A file that may be kept: as it is shown, and as it came. */
export interface Examined {
  readonly fileName: string
  readonly mediaType: MediaType
  readonly shown: Uint8Array
  readonly scan: 'clean' | 'none'
}

/** Looks at an uploaded file in every way we know, or says why it is not taken. */
export async function examine(
  house: House, tenant: Tenant, bytes: Uint8Array, name: string, language: Language,
): Promise<Examined | { readonly refusal: string }> {
  const inspected = inspectUpload(bytes, name, language)
  const say = UPLOAD[language]
  if ('refusal' in inspected) return inspected
  const { fileName, mediaType } = inspected
  const shown = withoutMetadata(bytes, mediaType)
  if (!shown) return { refusal: say.brokenImage(fileName) }
  if (!house.scan) return { fileName, mediaType, shown, scan: 'none' }
  try {
    const scanned = await house.scan(bytes)
    if ('clean' in scanned) return { fileName, mediaType, shown, scan: 'clean' }
    house.log('warn', 'virus found', { tenant: tenant.id, signature: scanned.found })
    return { refusal: say.virus(fileName) }
  } catch (error) {
    if (!(error instanceof ServiceOutage)) throw error
    house.log('error', 'scanner out', { tenant: tenant.id, error: error.message })
    return { refusal: say.scannerOut(fileName) }
  }
}
