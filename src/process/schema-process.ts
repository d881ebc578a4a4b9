// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import { LANGUAGE } from './language.ts'
import { actionChange, check, need } from './schema-action.ts'
import { fieldChange, fim } from './schema-field.ts'
import { lists, loose, sections, singles } from './schema-parts.ts'
import { id, list, named, rule, text, version } from './schema-scalar.ts'

export const change = {
  ...Object.fromEntries(Object.entries(loose).map(([key, one]) => [key, named(one).optional()])),
  fields: named(fieldChange).optional(),
  actions: named(actionChange).optional(),
}

export const processSchema = z.strictObject({
  language: z.literal(LANGUAGE).describe('Fassung der Prozesssprache.'),
  id,
  version,
  title: text,
  summary: text.describe('Ein Satz für die Übersicht der Leistungen.'),
  service: z.string().regex(/^99\d{12}$/).optional().describe('Leistungsschlüssel.'),
  fim: fim.optional(),
  code: z.string().regex(/^[A-Z]{2,4}$/).describe('Kürzel im Aktenzeichen.'),
  filePlan: z.string().regex(/^[0-9.]+$/).describe('Nummer im Aktenplan.'),
  basis: text.describe('Die Rechtsgrundlage.'),
  regime: z.enum(['lvwg', 'ao']).optional().describe('ao: Abgabenrecht, sonst Verwaltungsrecht.'),
  entityField: z.string().optional().describe('Feld mit der zuständigen Gemeinde.'),
  address: z.string().describe('Feldgruppe mit der Anschrift für Briefe.'),
  place: list(z.string()).min(1).optional()
    .describe('Felder, die zusammen den Ort nennen, wie ort.adresse; in einer Liste ist jeder Eintrag ein Ort.'),
  unit: text.optional().describe('Die zuständige Stelle im Haus.'),
  access: z.strictObject({ title: text, basis: text, roles: list(z.string()).min(1) }).optional()
    .describe('Nur Beschäftigte mit einer dieser Rollen sehen den Vorgang.'),
  caseTitle: text,
  applicant: text,
  site: z.strictObject({
    place: rule.describe('Straße oder Flurstück, wie man es in der Karte sucht; auch eine Liste.'),
    detail: rule.optional().describe('Was die Karte nicht kennt, wie ein Abschnitt.'),
    contact: rule.optional().describe('Wen man dort trifft.'),
    phone: rule.optional().describe('Unter welcher Nummer.'),
  }).optional().describe('Wohin die Aktionen vor Ort führen.'),
  retentionYears: z.int().min(0).max(100).describe('Aufbewahrung nach dem Abschluss, in Jahren.'),
  uses: list(z.string().regex(/^[a-z][a-z0-9-]*@\d+$/)).default([])
    .describe('Bausteine, wie signing@1; die Reihenfolge ist die der Anzeige.'),
  roleNames: named(z.string()).default({})
    .describe('Wer die Rollen der Bausteine spielt: Rolle des Bausteins zu Rolle dieses Verfahrens.'),
  without: list(z.string()).default([]).describe('Was ein Baustein bringt und hier fehlen soll.'),
  extend: z.strictObject(change).default({}).describe('Was an Bausteinen anders ist.'),
  ...sections,
  ...lists,
  ...singles,
})

export const blockSchema = z.strictObject({
  id,
  version,
  title: text,
  summary: text,
  expects: z.strictObject({
    fields: named(text).optional(),
    letters: named(text).optional(),
    roles: named(text).optional(),
    statuses: named(text).optional(),
    actions: named(text).optional(),
  }).default({}).describe('Was das Verfahren mitbringen muss: Name und wofür.'),
  extend: z.strictObject(change).default({}).describe('Was er an anderen Bausteinen ändert.'),
  extendIfPresent: z.strictObject(change).default({}).describe('Das Gleiche, wo es sie gibt.'),
  ...sections,
  ...lists,
  ...singles,
})

export const formSchema = z.strictObject({
  pages: list(
    z.strictObject({
      key: id,
      title: text,
      question: text,
      intro: text.optional(),
      fields: list(z.string()).min(1),
      when: rule.optional(),
      checks: list(check.extend({ level: z.enum(['error', 'hint']).optional() })).optional(),
      stop: need.optional().describe('Beendet den Weg mit dieser Erklärung.'),
    }),
  ).min(1),
})
