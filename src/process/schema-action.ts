// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { TRUST_LEVELS } from './process.ts'
import { z } from 'zod'
import { list, named, rule, text } from './schema-scalar.ts'

export const need = z.strictObject({ rule, message: text })
export const check = need.extend({ field: z.string().optional() })

const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) =>
  z.strictObject({ kind: z.literal(name), when: rule.optional(), ...shape })

const effect = z.union([
  kind('record', { on: rule.optional() }),
  kind('assign', {}),
  kind('letter', { letter: z.string(), deliver: rule.optional() }),
  kind('deliver', { letter: z.string(), channel: rule, on: rule.optional(), proof: z.string().optional() }),
  kind('undelivered', { letter: z.string(), reason: rule }),
  kind('correct', { letter: z.string(), on: rule, proof: z.string().optional() }),
  kind('receipt', { on: rule }),
  kind('deadline', { set: z.string() }),
  kind('deadline', { clear: z.string() }),
  kind('deadline', { extend: z.string(), by: rule }),
  kind('deadline', { suspend: z.string() }),
  kind('deadline', { resume: z.string() }),
  kind('deadline', { follow: z.string() }),
  kind('consult', { whom: rule, deadline: z.string(), reminder: text.optional() }),
  kind('answer', { position: rule, text: rule, files: z.string().optional() }),
  kind('silence', { all: z.boolean().optional() }),
  kind('request', { items: z.string(), deadline: z.string() }),
  kind('supply', { files: z.string() }),
  kind('supply', { items: z.string() }),
  kind('forgo', {}),
  kind('fee', { anew: z.boolean().optional() }),
  kind('receivable', { letter: z.string(), deadline: z.string(), instalments: rule.optional() }),
  kind('cancel', { reason: rule, since: rule.optional() }),
  kind('payment', { amount: rule, on: rule }),
  kind('message', { subject: text, text, renews: z.boolean().optional() }),
  kind('open', { link: z.string() }),
  kind('signal', { name: z.string().min(1).max(60) }),
  kind('occupy', { register: z.string() }),
  kind('release', { register: z.string() }),
])

const statusRule = z.union([
  z.strictObject({ status: z.string(), to: z.string(), when: rule.optional() }),
  z.strictObject({ status: z.string(), cases: list(z.tuple([rule, z.string()])).min(1) }),
])

const shape = {
  title: text.describe('Steht auf der Schaltfläche.'),
  by: list(z.string()).min(1).describe('Rollen; system allein heißt: geschieht von selbst.'),
  rule: rule.describe('Wann die Aktion möglich ist.'),
  help: text.optional(),
  needs: list(need).optional().describe('Was noch fehlen kann, mit dem Satz dazu.'),
  input: list(z.string()).optional().describe('Felder, die abgefragt werden; form: der Antrag.'),
  checks: list(check).optional().describe('Prüfungen der Eingaben.'),
  checkedAs: z.string().optional().describe('Eine andere Aktion, deren Prüfungen hier auch gelten.'),
  values: named(rule).optional().describe('Felder, die gesetzt werden.'),
  sets: list(statusRule).optional().describe('Statusregeln, der Reihe nach.'),
  effects: list(effect).optional().describe('Folgen, der Reihe nach.'),
  notBy: list(z.string()).optional().describe('Nicht, wer diese Aktionen ausgeführt hat.'),
  trust: z.enum(TRUST_LEVELS).optional().describe('Vertrauensniveau, das der Antragsteller braucht: basis ist ein Konto, hoch der Online-Ausweis.'),
  incomplete: z.boolean().optional().describe('Pflichtangaben dürfen fehlen.'),
  closes: z.boolean().optional().describe('Beendet den Vorgang.'),
  exceptional: z.boolean().optional().describe('Ausweg, kein regelmäßiges Ende.'),
  rare: z.boolean().optional().describe('Steht auf dem Schreibtisch unter «Weiteres».'),
  onSite: z.boolean().optional().describe('Geschieht vor Ort und steht in der Liste des Außendiensts.'),
  done: text.optional().describe('Satz für den Verlauf.'),
  consequence: text.optional().describe('Was sich nicht zurücknehmen lässt.'),
}

export const action = z.strictObject(shape)

/** A list that is added to; `...` in it says where the entries stand that are there already. */
function withRest<T extends z.ZodType>(entry: T) {
  return list(z.union([z.literal('...'), entry])).optional()
}

/** What `extend` may say of an action: lists are added to, `also` narrows the rule. */
export const actionChange = z.strictObject({
  ...(Object.fromEntries(
    Object.entries(shape).map(([key, one]) => [key, one.optional()])) as Record<string, z.ZodType>),
  by: withRest(z.string()),
  needs: withRest(need),
  input: withRest(z.string()),
  checks: withRest(check),
  sets: withRest(statusRule),
  effects: withRest(effect),
  notBy: withRest(z.string()),
  also: rule.optional().describe('Gilt zusätzlich zur Regel des Bausteins.'),
})
