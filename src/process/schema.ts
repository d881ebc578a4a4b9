// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The form of the YAML files of a process folder. Everything is strict: an unknown key is a typo.
import { z } from 'zod'

const feel = z.string().min(1).max(10_000)
const text = z.string().min(1).max(20_000)
const scalar = z.union([z.string(), z.number(), z.boolean()])
const rule = z.union([feel, z.boolean(), z.number()]).transform(String)
const named = <T extends z.ZodType>(value: T) => z.record(z.string().min(1).max(100), value)
const optional = <T extends z.ZodType>(value: T) => named(value).default({})
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const need = z.strictObject({ rule, message: text })
const check = need.extend({ field: z.string().optional() })
const option = z.union([text, z.strictObject({ title: text, help: text.optional(), when: rule.optional() })])

const fieldTypes = [
  'text', 'longText', 'number', 'money', 'date', 'time', 'boolean', 'choice', 'entity', 'file',
  'group', 'clauses', 'email', 'phone',
] as const

const field: z.ZodType = z.strictObject({
  type: z.enum(fieldTypes),
  title: text,
  short: text.optional(),
  help: text.optional(),
  why: text.optional(),
  list: z
    .union([
      z.boolean(),
      z.strictObject({ min: z.int().min(0).optional(), max: z.int().max(200).optional(), add: text.optional() }),
    ])
    .optional(),
  options: named(option).optional(),
  get fields() {
    return named(field).optional()
  },
  when: rule.optional(),
  required: z.union([z.boolean(), feel]).optional(),
  value: rule.optional(),
  transient: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  length: z.int().max(20_000).optional(),
  pattern: z.string().max(200).optional(),
  unit: text.optional(),
  autocomplete: z.string().optional(),
  width: z.enum(['short', 'medium']).optional(),
  fim: z.string().regex(/^[FGS]\d{8,11}/).optional(),
  initially: rule.optional(),
})

const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) =>
  z.strictObject({ kind: z.literal(name), when: rule.optional(), ...shape })

const effect = z.union([
  kind('record', {}),
  kind('assign', {}),
  kind('letter', { letter: z.string(), deliver: rule.optional() }),
  kind('deliver', { letter: z.string(), channel: rule, on: rule.optional() }),
  kind('deadline', { set: z.string() }),
  kind('deadline', { clear: z.string() }),
  kind('consult', { whom: rule, deadline: z.string() }),
  kind('answer', { position: rule, text: rule }),
  kind('silence', {}),
  kind('request', { items: z.string(), deadline: z.string() }),
  kind('supply', { files: z.string() }),
  kind('fee', {}),
  kind('receivable', { letter: z.string(), deadline: z.string() }),
  kind('cancel', { reason: rule }),
  kind('payment', { amount: rule, on: rule }),
  kind('message', { subject: text, text }),
])

const statusRule = z.union([
  z.strictObject({ status: z.string(), to: z.string(), when: rule.optional() }),
  z.strictObject({ status: z.string(), cases: z.array(z.tuple([rule, z.string()])).min(1) }),
])

const action = z.strictObject({
  title: text,
  by: z.array(z.string()).min(1),
  rule,
  help: text.optional(),
  needs: z.array(need).optional(),
  input: z.array(z.string()).optional(),
  checks: z.array(check).optional(),
  values: named(rule).optional(),
  sets: z.array(statusRule).optional(),
  effects: z.array(effect).optional(),
  notBy: z.array(z.string()).optional(),
  exceptional: z.boolean().optional(),
  rare: z.boolean().optional(),
  done: text.optional(),
  consequence: text.optional(),
})

export const processSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: text,
  summary: text,
  service: z.string().regex(/^99\d{12}$/).optional(),
  code: z.string().regex(/^[A-Z]{2,4}$/),
  filePlan: z.string().regex(/^[0-9.]+$/),
  basis: text,
  regime: z.enum(['lvwg', 'ao']).optional(),
  entityField: z.string().optional(),
  caseTitle: text,
  applicant: text,
  roles: named(z.strictObject({ title: text, kind: z.enum(['applicant', 'consultee', 'staff']) })),
  parameters: optional(
    z.strictObject({ title: text, value: scalar, unit: text.optional(), basis: text.optional() }),
  ),
  fields: named(field),
  statuses: named(
    z.strictObject({
      title: text,
      states: named(
        z.strictObject({
          title: text,
          outside: text.optional(),
          mark: z.enum(['open', 'running', 'done', 'you', 'late']).optional(),
        }),
      ),
    }),
  ),
  deadlines: optional(
    z.strictObject({
      title: text,
      basis: text,
      side: z.enum(['authority', 'applicant', 'consultee']),
      from: rule.optional(),
      duration: rule.optional(),
      workingDays: rule.optional(),
      on: rule.optional(),
      objection: z.string().optional(),
      roll: z.boolean().optional(),
      warn: z.array(z.int().min(1)).optional(),
      outside: z.boolean().optional(),
    }),
  ),
  consultees: optional(
    z.strictObject({ title: text, question: text, mandatory: z.boolean().optional(), when: rule.optional() }),
  ),
  clauses: optional(
    z.strictObject({
      title: text,
      kind: z.enum(['timeLimit', 'condition', 'revocation', 'requirement', 'requirementReservation']),
      text,
      basis: text,
      when: rule.optional(),
    }),
  ),
  actions: named(action),
  final: rule,
  invariants: z.array(z.strictObject({ title: text, never: rule })).default([]),
  way: z
    .array(
      z.strictObject({
        title: text,
        outside: text.optional(),
        status: z.string(),
        state: z.union([z.string(), z.array(z.string())]),
        optional: z.boolean().optional(),
        until: z.string().optional(),
      }),
    )
    .default([]),
  waiting: z.array(z.strictObject({ when: rule, role: z.string(), text })).default([]),
  retentionYears: z.int().min(0).max(100),
})

export const formSchema = z.strictObject({
  pages: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][a-z0-9-]*$/),
        title: text,
        question: text,
        intro: text.optional(),
        fields: z.array(z.string()).min(1),
        when: rule.optional(),
        checks: z.array(check.extend({ level: z.enum(['error', 'hint']).optional() })).optional(),
        stop: need.optional(),
      }),
    )
    .min(1),
})

export const tariffSchema = z.strictObject({
  title: text,
  tables: z
    .array(
      z.strictObject({
        from: date,
        to: date.optional(),
        basis: text,
        min: rule.optional(),
        max: rule.optional(),
        debtors: rule.optional(),
        positions: z
          .array(
            z.strictObject({
              no: z.string(),
              title: text,
              basis: text.optional(),
              amount: rule,
              quantity: rule.optional(),
              unit: text.optional(),
              when: rule.optional(),
              started: z.strictObject({ of: rule, each: rule }).optional(),
              min: rule.optional(),
              max: rule.optional(),
              frame: z.strictObject({ min: rule, max: rule, reason: rule }).optional(),
              kind: z.enum(['fee', 'expense', 'deposit']).optional(),
              account: rule.optional(),
            }),
          )
          .min(1)
          .max(500),
        adjustments: z
          .array(
            z.strictObject({
              no: z.string(),
              title: text,
              basis: text,
              when: rule,
              factor: rule,
              reason: text.optional(),
              evidence: rule.optional(),
              decider: rule.optional(),
            }),
          )
          .max(100)
          .optional(),
      }),
    )
    .min(1),
})
