// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import { feel, named, rule, text } from './schema-scalar.ts'

const option = z.union([
  text, z.strictObject({ title: text, help: text.optional(), when: rule.optional() }),
])

const fieldTypes = [
  'text', 'longText', 'number', 'money', 'date', 'time', 'boolean', 'choice', 'entity', 'file',
  'group', 'clauses', 'email', 'phone',
] as const

const shape = {
  type: z.enum(fieldTypes).describe('Was für eine Angabe das ist.'),
  title: text.describe('Die Frage, wie sie Antragsteller lesen.'),
  short: text.optional().describe('Wie das Amt die Angabe nennt.'),
  help: text.optional().describe('Ein Satz unter der Frage.'),
  why: text.optional().describe('Warum wir fragen, mit der Rechtsgrundlage.'),
  list: z.union([
    z.boolean(),
    z.strictObject({
      min: z.int().min(0).optional(), max: z.int().max(200).optional(), add: text.optional(),
    }),
  ]).optional().describe('Mehrere Werte; true heißt bis zu 20.'),
  options: named(option).optional().describe('Die Möglichkeiten einer Auswahl.'),
  when: rule.optional().describe('Nur gefragt, solange diese Regel gilt.'),
  required: z.union([z.boolean(), feel]).optional().describe('Ohne Angabe: ja.'),
  value: rule.optional().describe('Berechnet statt gefragt.'),
  transient: z.boolean().optional().describe('Steht nur im Verlauf der Aktion.'),
  min: z.number().optional(),
  max: z.number().optional(),
  length: z.int().max(20_000).optional().describe('Höchste Zahl der Zeichen.'),
  pattern: z.string().max(200).optional().describe('Regulärer Ausdruck für das Ganze.'),
  unit: text.optional(),
  autocomplete: z.string().optional().describe('HTML autocomplete, etwa given-name.'),
  width: z.enum(['short', 'medium']).optional(),
  fim: z.string().regex(/^[FGS]\d{8,11}/).optional().describe('Nummer im FIM-Baukasten.'),
  initially: rule.optional().describe('Vorbelegung, solange niemand geantwortet hat.'),
}

export const field: z.ZodType = z.strictObject({
  ...shape,
  get fields() {
    return named(field).optional()
  },
})

/** What `extend` may say of a field: anything, nothing needed. */
export const fieldChange: z.ZodType = z.strictObject({
  ...(Object.fromEntries(
    Object.entries(shape).map(([key, one]) => [key, one.optional()])) as Record<string, z.ZodType>),
  get fields() {
    return named(fieldChange).optional()
  },
})
