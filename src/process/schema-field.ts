// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import { date, feel, named, rule, text } from './schema-scalar.ts'

/** Values of a list or a code that stay readable in a form. */
export const LIST_AT_MOST = 200

const option = z.union([
  text, z.strictObject({ title: text, help: text.optional(), when: rule.optional() }),
])

const fieldTypes = [
  'text', 'longText', 'number', 'money', 'date', 'time', 'boolean', 'choice', 'entity', 'file',
  'group', 'clauses', 'wording', 'email', 'phone', 'position',
] as const

const bound = z.union([z.number(), date])

/** Id and version in the FIM building kit: a field, a group, a schema. */
export const fim = z.string().regex(/^[A-Z]\d{1,15}(V\d{1,5}(\.\d{1,5}){0,2})?$/)
  .describe('Nummer im FIM-Baukasten, mit Version, wie F00001027V1.0.')

const shape = {
  type: z.enum(fieldTypes).describe('Was für eine Angabe das ist.'),
  title: text.describe('Die Frage, wie sie Antragsteller lesen.'),
  short: text.optional().describe('Wie das Amt die Angabe nennt.'),
  help: text.optional().describe('Ein Satz unter der Frage.'),
  why: text.optional().describe('Warum wir fragen, mit der Rechtsgrundlage.'),
  list: z.union([
    z.boolean(),
    z.strictObject({
      min: z.int().min(0).optional(), max: z.int().max(LIST_AT_MOST).optional(), add: text.optional(), each: text.optional(),
    }),
  ]).optional().describe('Mehrere Werte; true heißt bis zu 20.'),
  answers: z.string().optional()
    .describe('Eine Gruppe, die für jeden offenen Posten einer Nachforderung gefragt wird: der Name der Liste, mit der nachgefordert wurde.'),
  options: named(option).optional().describe('Die Möglichkeiten einer Auswahl.'),
  usual: z.union([z.boolean(), z.string().min(1).max(80)]).optional()
    .describe('Die gewöhnliche Antwort in einer Prüfliste des Amts; ein Knopf gibt sie allen offenen Fragen der Gruppe.'),
  when: rule.optional().describe('Nur gefragt, solange diese Regel gilt.'),
  required: z.union([z.boolean(), feel]).optional().describe('Ohne Angabe: ja.'),
  value: rule.optional().describe('Berechnet statt gefragt.'),
  transient: z.boolean().optional().describe('Steht nur im Verlauf der Aktion.'),
  min: bound.optional().describe('Kleinster Wert; bei date ein Tag.'),
  max: bound.optional().describe('Größter Wert; bei date ein Tag.'),
  decimals: z.int().min(0).max(9).optional().describe('Höchste Zahl der Nachkommastellen; 0 heißt ganze Zahl.'),
  minLength: z.int().min(1).max(20_000).optional().describe('Kleinste Zahl der Zeichen.'),
  length: z.int().max(20_000).optional().describe('Höchste Zahl der Zeichen.'),
  pattern: z.string().max(200).optional().describe('Regulärer Ausdruck für das Ganze.'),
  unit: text.optional(),
  autocomplete: z.string().optional().describe('HTML autocomplete, etwa given-name.'),
  width: z.enum(['short', 'medium']).optional(),
  media: z.array(z.string().regex(/^[a-z]+\/[\w.+-]{1,100}$/)).min(1).max(20).optional()
    .describe('Erlaubte Arten einer Datei, wie application/pdf.'),
  maxBytes: z.int().min(1).optional().describe('Höchste Größe einer Datei in Bytes.'),
  capture: z.enum(['photo', 'signature']).optional()
    .describe('Wie eine Datei vor Ort entsteht: photo mit der Kamera, signature auf dem Glas unterschrieben.'),
  keepOriginal: z.boolean().optional().describe('Fotos auch mit Ort und Zeit aufheben, wo sie Beweis sind.'),
  inside: text.optional().describe('Was das Amt zu der Angabe liest.'),
  source: text.optional().describe('Woher die Angabe kommt: Norm, Standard oder Baukasten.'),
  fim: fim.optional(),
  codes: z.string().regex(/^[\w:.+-]{1,300}$/).optional().describe('Codeliste der Möglichkeiten (URN mit Fassung).'),
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
