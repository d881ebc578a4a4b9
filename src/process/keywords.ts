// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import { blockSchema, formSchema, processSchema } from './schema-process.ts'
import { rulesSchema } from './schema-rules.ts'
import { serviceSchema } from './schema-service.ts'
import { overlaySchema, tariffSchema } from './schema-tariff.ts'

let known: readonly string[] | undefined

/** For suggestions: every key the language knows, wherever it may stand; gathered when first asked for. */
export function keywords(): readonly string[] {
  return (known ??= [...new Set(
    [processSchema, blockSchema, formSchema, tariffSchema, overlaySchema, rulesSchema, serviceSchema].flatMap((schema) =>
      keysIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))),
  )])
}

function keysIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const own = 'properties' in node ? Object.keys(node.properties as object) : []
  return [...own, ...Object.values(node).flatMap(keysIn)]
}
