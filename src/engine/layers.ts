// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Where the value of a parameter comes from: the library proposes, the municipality sets, one of
// its legal entities may differ.
import type { Process } from '../process/process.ts'
import type { Context } from './context.ts'

export type Layer = 'library' | 'municipality' | 'entity'

export interface LayeredValue {
  readonly layer: Layer
  readonly value: string | number | boolean
  /** What holds in each layer that says something, nearest last. */
  readonly values: Readonly<Partial<Record<Layer, string | number | boolean>>>
}

/** The value of a parameter for a legal entity and the layer that it comes from. */
export function parameterLayer(
  process: Process, key: string, entity: string, context: Pick<Context, 'overlays'>,
): LayeredValue {
  const own = entity === '' ? undefined : context.overlays[entity]?.[key]
  const municipal = context.overlays['']?.[key]
  const library = process.parameters[key]!.value
  const values = {
    library,
    ...(municipal !== undefined && { municipality: municipal }),
    ...(own !== undefined && { entity: own }),
  }
  if (own !== undefined) return { layer: 'entity', value: own, values }
  if (municipal !== undefined) return { layer: 'municipality', value: municipal, values }
  return { layer: 'library', value: library, values }
}

/** How a layer is called in a sentence. */
export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  library: 'Vorschlag der Bibliothek',
  municipality: 'Wert der Verwaltung',
  entity: 'eigener Wert der Gemeinde',
}
