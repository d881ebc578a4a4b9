// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a municipality has otherwise than the library. It lies beside the process, not in it, so
// that an update of the library never conflicts with it.
import { parseBlocks } from './letter.ts'
import type { Block } from './letter.ts'
import type { TariffTable } from './process.ts'
import { overlaySchema } from './schema-tariff.ts'
import type { SourceReader } from './source-reader.ts'
import type { Files } from './source.ts'

/** The values, tariff, texts and office of a municipality or of one of its legal entities. */
export interface ReadOverlay {
  readonly title: string
  readonly genitive?: string | undefined
  readonly parameters: Readonly<Record<string, string | number | boolean>>
  readonly tariff?: readonly TariffTable[] | undefined
  readonly texts?: Readonly<Record<string, readonly Block[]>> | undefined
  readonly unit?: string | undefined
}

/** The file of the overlay that holds for all legal entities of a municipality. */
const FOR_ALL = 'alle'

/** Reads `overlays/*.yaml`, keyed by legal entity, '' for all of them. */
export function readOverlays(reader: SourceReader, files: Files): Record<string, ReadOverlay> {
  const overlays: Record<string, ReadOverlay> = {}
  for (const file of Object.keys(files).sort()) {
    const key = /^overlays\/([\p{L}\w-]+)\.yaml$/u.exec(file)?.[1]
    const read = key === undefined ? undefined : reader.part(file, overlaySchema, true)
    if (key === undefined || !read) continue
    const { texts, tariff, ...rest } = read
    overlays[key === FOR_ALL ? '' : key] = {
      ...rest,
      ...(tariff && { tariff: tariff as readonly TariffTable[] }),
      ...(texts && { texts: textsOf(file, texts, reader) }),
    }
  }
  return overlays
}

/** The overlay file of a legal entity, for findings. */
export const overlayFile = (entity: string) => `overlays/${entity === '' ? FOR_ALL : entity}.yaml`

function textsOf(file: string, texts: Readonly<Record<string, string>>, reader: SourceReader) {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => {
    const { blocks, faults } = parseBlocks(text, 1)
    for (const { line, message } of faults) {
      const place = reader.where(file, ['texts', key])
      reader.findings.push({ level: 'error', where: place, message: `Zeile ${line} des Textes: ${message}` })
    }
    return [key, blocks]
  }))
}
