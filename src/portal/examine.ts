// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { House } from '../command/house.ts'
import { ServiceOutage } from '../command/service-outage.ts'
import { withoutMetadata } from '../documents/photo-metadata.ts'
import { inspectUpload } from '../documents/upload.ts'
import type { MediaType } from '../documents/upload.ts'
import type { Tenant } from '../store/tenant.ts'

/** A file that may be kept: as it is shown, and as it came. */
export interface Examined {
  readonly fileName: string
  readonly mediaType: MediaType
  readonly shown: Uint8Array
  readonly scan: 'clean' | 'none'
}

/** Looks at an uploaded file in every way we know, or says why it is not taken. */
export async function examine(
  house: House, tenant: Tenant, bytes: Uint8Array, name: string,
): Promise<Examined | { readonly refusal: string }> {
  const inspected = inspectUpload(bytes, name)
  if ('refusal' in inspected) return inspected
  const { fileName, mediaType } = inspected
  const shown = withoutMetadata(bytes, mediaType)
  if (!shown) {
    return { refusal: `Die Datei „${fileName}“ ist beschädigt oder unvollständig. Bitte speichern Sie das Bild neu.` }
  }
  if (!house.scan) return { fileName, mediaType, shown, scan: 'none' }
  try {
    const scanned = await house.scan(bytes)
    if ('clean' in scanned) return { fileName, mediaType, shown, scan: 'clean' }
    house.log('warn', 'virus found', { tenant: tenant.id, signature: scanned.found })
    return { refusal: `Die Datei „${fileName}“ nehmen wir nicht an: Der Virenschutz hat angeschlagen.` }
  } catch (error) {
    if (!(error instanceof ServiceOutage)) throw error
    house.log('error', 'scanner out', { tenant: tenant.id, error: error.message })
    return {
      refusal: `Die Datei „${fileName}“ können wir gerade nicht auf Viren prüfen. Bitte laden Sie sie in einigen Minuten noch einmal hoch. Ihre anderen Angaben sind gespeichert.`,
    }
  }
}
