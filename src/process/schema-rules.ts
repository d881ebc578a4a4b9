// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import { list, text } from './schema-scalar.ts'

/** A large schema repeats its rules at every place a group stands. */
const MAX_RULES = 5_000

const openRule = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Z]\d{1,15}(V[\d.]{1,20})?$/)
    .describe('Nummer der Regel im FIM-Baukasten, mit Version.'),
  title: text,
  text: z.string().max(20_000).describe('Was sie verlangt, in Worten.'),
  holder: z
    .string()
    .max(500)
    .optional()
    .describe('Feldgruppe oder Feld, an dem sie steht; ohne Angabe am ganzen Schema.'),
  fields: list(z.string().max(500)).default([]).describe('Die Felder, von denen sie spricht.'),
  proposals: list(text)
    .default([])
    .describe('Vorschläge; sie gelten erst, wenn jemand sie überträgt.'),
  state: z
    .enum(['open', 'modelled', 'dropped'])
    .describe('open: zu modellieren. modelled: ist umgesetzt. dropped: entfällt.'),
  reason: text.optional().describe('Warum sie entfällt.'),
})

/** The file of rules that came as prose. */
export const rulesSchema = z.strictObject({ rules: z.array(openRule).max(MAX_RULES) })

/** One rule in prose, and what became of it. */
export type OpenRule = z.output<typeof openRule>
