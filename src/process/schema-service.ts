// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import { id, list, text } from './schema-scalar.ts'

const MAX_NAME = 120
const MAX_TEASER = 300
const MAX_SYNONYM = 80
const MAX_SYNONYMS = 200

const localised = (max: number) => {
  const one = text.max(max)
  return z.union([one, z.strictObject({ de: one, en: one.optional(), 'de-leicht': one.optional() })])
}
const MAX_BODY = 10_000
const body = localised(MAX_BODY)

export const serviceKey = z.string().regex(/^\d{14}$/)

export const serviceSchema = z.strictObject({
  key: serviceKey.optional().describe('Leistungsschlüssel, 14 Ziffern; nur wenn bekannt.'),
  keyConfirmed: z.boolean().default(false)
    .describe('Jemand hat den Schlüssel mit der Rechtsgrundlage verglichen.'),
  name: localised(MAX_NAME).describe('Wie Menschen es nennen (Modul 03).'),
  synonyms: z.array(z.string().min(2).max(MAX_SYNONYM)).max(MAX_SYNONYMS).default([])
    .describe('Alltagswörter, nach denen gesucht wird, in jeder Sprache.'),
  teaser: localised(MAX_TEASER).describe('Ein bis zwei Sätze (Modul 24).'),
  text: body.describe('Worum es geht (Modul 06).'),
  requirements: body.optional().describe('Voraussetzungen (Modul 09).'),
  procedure: body.optional().describe('Wie es abläuft (Modul 11).'),
  hints: body.optional().describe('Hinweise (Modul 16).'),
  remedy: body.optional().describe('Rechtsbehelf (Modul 25).'),
  more: list(z.strictObject({ title: localised(MAX_NAME), url: z.url({ protocol: /^https$/ }) }))
    .default([]).describe('Weiterführende Seiten (Modul 15).'),
  takesWords: z.string().optional()
    .describe('Dieses Verfahren fängt auf, was kein eigenes hat; das Feld nimmt die Suchworte mit.'),
  related: list(id).default([]).describe('Verfahren, die man zugleich sucht.'),
})
