// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import { date, list, named, rule, scalar, text } from './schema-scalar.ts'

const position = z.strictObject({
  no: z.string(),
  title: text,
  basis: text.optional(),
  amount: rule.describe('Euro für eine Einheit.'),
  quantity: rule.optional(),
  unit: text.optional(),
  when: rule.optional(),
  started: z.strictObject({ of: rule, each: rule }).optional().describe('Angefangene Einheiten.'),
  min: rule.optional(),
  max: rule.optional(),
  frame: z.strictObject({ min: rule, max: rule, reason: rule }).optional()
    .describe('Rahmen mit Ermessen; der Grund darf nicht fehlen.'),
  kind: z.enum(['fee', 'expense', 'deposit']).optional(),
  account: rule.optional().describe('Die Kasse dieser Position.'),
})

const adjustment = z.strictObject({
  no: z.string(),
  title: text,
  basis: text,
  when: rule,
  factor: rule.describe('Was von der Gebühr bleibt, 0.75 für drei Viertel.'),
  reason: text.optional(),
  evidence: rule.optional(),
  decider: rule.optional(),
})

const table = z.strictObject({
  from: date,
  to: date.optional(),
  basis: text,
  min: rule.optional(),
  max: rule.optional(),
  debtors: rule.optional(),
  positions: list(position).min(1),
  adjustments: z.array(adjustment).max(100).optional(),
})

export const tariffSchema = z.strictObject({ title: text, tables: list(table).min(1) })

/** What a municipality, or one of its legal entities, has otherwise than the library. */
export const overlaySchema = z.strictObject({
  title: text.describe('Die Verwaltung oder Gemeinde, für die das gilt.'),
  genitive: text.optional().describe('«der Gemeinde Süderau», für Briefe.'),
  parameters: named(scalar).default({}),
  tariff: list(table).optional().describe('Eigene Gebührentabellen statt derer des Verfahrens.'),
  texts: named(text).optional().describe('Eigene Fassungen von Textbausteinen.'),
  unit: text.optional().describe('Die zuständige Stelle dort.'),
})
