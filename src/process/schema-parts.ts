// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The sections a process and a building block have in common.
import { z } from 'zod'
import { action, need } from './schema-action.ts'
import { field } from './schema-field.ts'
import { feel, list, named, optional, rule, scalar, text } from './schema-scalar.ts'

const role = z.strictObject({
  title: text,
  kind: z.enum(['applicant', 'consultee', 'staff']),
  onSite: z.boolean().optional().describe('Arbeitet vor Ort: Wer an der Reihe ist, muss hinfahren.'),
})

const parameter = z.strictObject({
  title: text, value: scalar, unit: text.optional(), basis: text.optional(),
})

const state = z.strictObject({
  title: text,
  outside: text.optional().describe('Was Antragsteller lesen; ohne Angabe nichts.'),
  mark: z.enum(['open', 'running', 'done', 'you', 'late']).optional(),
})

const status = z.strictObject({
  title: text, states: named(state).describe('Der erste Zustand ist der anfängliche.'),
})

const deadline = z.strictObject({
  title: text,
  basis: text,
  side: z.enum(['authority', 'applicant', 'consultee']),
  from: rule.optional(),
  duration: rule.optional().describe('ISO-Dauer wie P1M, oder eine Regel, die eine ergibt.'),
  workingDays: rule.optional(),
  on: rule.optional().describe('Ein Termin; er verschiebt sich nie.'),
  objection: z.string().optional().describe('Brief, dessen Bekanntgabe die Frist beginnt.'),
  starts: z.enum(['served']).optional().describe('Die Frist beginnt von selbst mit der Bekanntgabe des Briefs unter objection.'),
  roll: z.boolean().optional(),
  warn: list(z.int().min(1)).optional().describe('Warnung so viele Tage vorher.'),
  outside: z.boolean().optional(),
})

const consultee = z.strictObject({
  title: text,
  question: text,
  mandatory: z.boolean().optional(),
  blocking: z.boolean().optional().describe('Schweigen gilt nicht als Antwort.'),
  when: rule.optional(),
})

const clause = z.strictObject({
  title: text,
  kind: z.enum(['timeLimit', 'condition', 'revocation', 'requirement', 'requirementReservation']),
  text,
  basis: text,
  category: z.string().optional(),
  when: rule.optional(),
})

const register = z.strictObject({ title: text, keys: rule, from: rule, to: rule })

const link = z.strictObject({
  title: text,
  process: rule.optional().describe('Verfahren des anderen Vorgangs; ohne Angabe eröffnen andere.'),
  action: z.string().optional(),
  values: named(rule).optional(),
  targets: named(named(rule)).optional(),
  back: z.string().optional(),
  continues: z.boolean().optional(),
})

const wayStep = z.strictObject({
  title: text,
  outside: text.optional(),
  status: z.string(),
  state: z.union([z.string(), list(z.string())]),
  on: rule.optional().describe('Welcher Tag dabei steht; ohne Angabe der Tag, an dem der Zustand eingetragen wurde.'),
  optional: z.boolean().optional(),
  until: z.string().optional(),
  order: z.int().optional(),
})

const waiting = z.strictObject({ when: rule, role: z.string(), text, order: z.int().optional() })

const invariant = z.strictObject({ title: text, never: rule })

/** Names to definitions; a building block and a process may each bring some. */
export const sections = {
  roles: optional(role),
  parameters: optional(parameter).describe('Was jede Verwaltung einstellt.'),
  fields: optional(field),
  statuses: optional(status),
  deadlines: optional(deadline),
  consultees: optional(consultee),
  clauses: optional(clause).describe('Nebenbestimmungen (§ 36 VwVfG).'),
  registers: optional(register).describe('Was ein Vorgang für eine Zeit belegt.'),
  links: optional(link).describe('Verbundene Vorgänge.'),
  actions: optional(action),
}

/** Lists that are joined in the order of the building blocks, the process last. */
export const lists = {
  invariants: list(invariant).default([]),
  way: list(wayStep).default([]),
  waiting: list(waiting).default([]),
  done: list(need).default([]).describe('Was erledigt sein muss, bevor der Vorgang endet.'),
}

const disposal = z.strictObject({
  status: z.string(),
  state: z.string().describe('In diesem Zustand ist der Vorgang dem Archiv anzubieten.'),
  deadline: z.string().describe('Bis zu ihrem Ende wird er aufbewahrt.'),
  by: list(z.string()).min(1).describe('Wer anbietet und bewertet.'),
  release: list(z.string()).min(1).describe('Wer freigibt; nie, wer an der Liste mitgewirkt hat.'),
})

export const singles = {
  final: feel.optional().describe('Wann der Vorgang zu Ende ist.'),
  disposal: disposal.optional().describe('Was nach der Aufbewahrung dem Archiv angeboten und gelöscht wird.'),
}

/** Loosened definitions by section, for `extend`. */
export const loose = {
  roles: role.partial(),
  parameters: parameter.partial(),
  statuses: z.strictObject({ title: text.optional(), states: named(state.partial()).optional() }),
  deadlines: deadline.partial(),
  consultees: consultee.partial(),
  clauses: clause.partial(),
  registers: register.partial(),
  links: link.partial(),
}
