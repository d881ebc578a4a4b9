// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Decisions as people read and edit them: one YAML file each.
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import type { Tariff } from '../process.ts'
import { AGGREGATIONS, HIT_POLICIES } from './decision.ts'
import type { Decision } from './decision.ts'

const cell = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const words = z.string().max(10_000)

const decisionSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,200}$/),
  title: words.min(1),
  needs: z.array(words).max(200).default([]),
  expression: cell.optional(),
  table: z.strictObject({
    hit: z.enum(HIT_POLICIES),
    aggregation: z.enum(AGGREGATIONS).optional(),
    inputs: z.array(z.strictObject({ title: words, expression: cell, allowed: cell.optional() })).max(100),
    outputs: z.array(z.strictObject({
      name: words.min(1), title: words.optional(), allowed: cell.optional(), otherwise: cell.optional(),
    })).min(1).max(100),
    rules: z.array(z.strictObject({
      when: z.array(cell), then: z.array(cell), note: words.optional(),
    })).max(5_000),
  }).optional(),
})

/** The YAML text of a decision. */
export function decisionYaml(decision: Decision): string {
  return stringify(decision, { lineWidth: 120 })
}

/** A decision from its YAML text, or what is wrong with it. */
export function readDecisionYaml(text: string): { decision: Decision } | { fault: string } {
  let value: unknown
  try {
    value = parse(text, { maxAliasCount: 50 })
  } catch (error) {
    return { fault: (error as Error).message.split('\n')[0]! }
  }
  const read = decisionSchema.safeParse(value)
  if (read.success) {
    const { inputs, outputs, rules } = read.data.table ?? { inputs: [], outputs: [], rules: [] }
    const wrong = rules.findIndex(({ when, then }) => when.length !== inputs.length || then.length !== outputs.length)
    if (wrong < 0) return { decision: read.data as Decision }
    return { fault: `Zeile ${wrong + 1} hat nicht ${inputs.length} Bedingungen und ${outputs.length} Ergebnisse.` }
  }
  const { path, message } = read.error.issues[0]!
  return { fault: `${path.map(String).join('.')}: ${message}` }
}

/** The YAML text of a tariff, as `tariff.yaml` of a process holds it. */
export function tariffYaml(tariff: Tariff): string {
  return stringify(tariff, { lineWidth: 120 })
}
