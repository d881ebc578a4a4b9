// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A process that is nothing but a tariff: its fields, its tables and what they make of values.
import { tariffSchema } from '../process/schema-tariff.ts'
import type { Field, FieldType, Process, Tariff } from '../process/process.ts'
import type { Values } from './case.ts'
import type { Context } from './context.ts'
import { openCase } from './decide.ts'
import { evolve } from './evolve.ts'
import { prepare } from './prepare.ts'
import type { Prepared } from './prepare.ts'
import { MUSTERGEMEINDE } from './scenario.ts'
import { look } from './scope.ts'
import type { Sight } from './scope.ts'

/** Prepares a tariff in the form of `tariff.yaml` over fields of the given types. */
export function tariffOf(fields: Readonly<Record<string, FieldType>>, tables: unknown): Prepared {
  const tariff = tariffSchema.parse({ title: 'Muster', tables }) as Tariff
  const named = Object.entries(fields).map(([key, type]): [string, Field] => [key, { type, title: key }])
  const process = {
    id: 'muster', version: '1.0.0', title: 'Muster', summary: 'Muster', code: 'MU', filePlan: '1',
    basis: 'Muster', caseTitle: 'Muster', applicant: 'Muster', roles: {}, parameters: {},
    fields: Object.fromEntries(named), statuses: {}, deadlines: {}, consultees: {}, clauses: {},
    actions: {}, final: 'true', invariants: [], way: [], waiting: [], retentionYears: 5, pages: [],
    tariff, letters: {}, texts: {}, registers: {}, links: {}, blocks: [], address: '',
  } as unknown as Process
  return prepare(process)
}

/** The values as the rules of the tariff see them on a day. */
export function sightOf(prepared: Prepared, fields: Values, on: string): Sight {
  const context: Context = {
    now: `${on}T10:00:00.000Z`, today: on, region: { land: 'SH' },
    entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE }, overlays: {},
  }
  const opened = openCase(prepared, { case: 'fee', entity: MUSTERGEMEINDE.id, channel: 'cli' }, context)
  return look(prepared, { ...evolve(undefined, opened), fields }, context)
}
