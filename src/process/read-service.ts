// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { serviceSchema } from './schema-service.ts'
import type { ServiceEntry } from './service-entry.ts'
import type { SourceReader } from './source-reader.ts'

export const SERVICE_FILE = 'service.yaml'

/**
 * Reads `service.yaml`, which may be missing; gives the entry and its Leistungsschlüssel. The key
 * stands in one file only: where process.yaml has it too, that is a finding.
 */
export function readService(
  reader: SourceReader,
  keyOfProcess: string | undefined,
): { readonly entry?: ServiceEntry; readonly service?: string } {
  const read = reader.part(SERVICE_FILE, serviceSchema, false)
  if (!read) return {}
  const { key, ...entry } = read
  const say = (path: readonly string[], message: string) =>
    reader.findings.push({
      level: 'error', where: reader.where(SERVICE_FILE, path), path: path.join('.'), message,
    })
  if (key !== undefined && keyOfProcess !== undefined) {
    say(['key'], 'Der Leistungsschlüssel steht schon in process.yaml (service).')
  }
  if (entry.keyConfirmed && key === undefined && keyOfProcess === undefined) {
    say(['keyConfirmed'], 'Bestätigt ist nur ein Leistungsschlüssel, der dasteht (key).')
  }
  const seen = new Set<string>()
  entry.synonyms.forEach((word, i) => {
    const known = word.toLowerCase().trim()
    if (seen.has(known)) say(['synonyms', String(i)], `«${word}» steht schon unter synonyms.`)
    seen.add(known)
  })
  return { entry: entry as ServiceEntry, ...(key !== undefined && { service: key }) }
}
