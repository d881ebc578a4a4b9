// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A line of the work list. Dates are local dates, instants ISO. */
export interface CaseLine {
  readonly id: string
  readonly process: string
  readonly version: string
  readonly entity: string
  readonly sequence: number
  readonly fileNumber: string | null
  readonly title: string
  readonly applicant: string | null
  readonly account: string | null
  readonly assignee: string | null
  readonly unit: string | null
  readonly waitingFor: string | null
  readonly nextDue: string | null
  readonly nextDueKind: string | null
  readonly done: boolean
  readonly statuses: { readonly [status: string]: string }
  readonly openedAt: string
  readonly changedAt: string
}

/** What to show; every condition narrows. `page` counts from 1. */
export interface CaseFilter {
  readonly state: 'open' | 'all'
  readonly assignee?: string | null
  readonly units?: readonly string[]
  readonly account?: string
  readonly waitingFor?: string
  readonly process?: string
  /** Processes whose cases this person must not see at all. */
  readonly hidden?: readonly string[]
  readonly entity?: string
  /** Words that all occur in file number, title or applicant. */
  readonly text?: string
  readonly sort?: CaseSort
  readonly page?: number
  readonly pageSize?: number
}

export type CaseSort = 'due' | 'newest' | 'oldest' | 'changed' | 'fileNumber' | 'title'

const ORDER: Readonly<Record<CaseSort, string>> = {
  due: 'next_due NULLS LAST, id',
  newest: 'opened_at DESC, id DESC',
  oldest: 'opened_at, id',
  changed: 'changed_at DESC, id',
  fileNumber: 'file_number NULLS LAST, id',
  title: 'title, id',
}
const PAGE_SIZE = 50
const PAGE_SIZE_AT_MOST = 500
const PAGE_AT_MOST = 10_000
const WORDS_AT_MOST = 8
const COLUMNS =
  `id, process, version, entity, sequence, file_number AS "fileNumber", title, applicant, account,
   assignee, unit, waiting_for AS "waitingFor", next_due AS "nextDue",
   next_due_kind AS "nextDueKind", done, statuses, opened_at AS "openedAt",
   changed_at AS "changedAt"`

/** One page and the number of all that match. `assignee: null` asks for those without one. */
export function listCases(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  filter: CaseFilter,
): Promise<{ readonly lines: readonly CaseLine[]; readonly total: number }> {
  const { where, values } = conditions(filter)
  const size = Math.min(Math.max(filter.pageSize ?? PAGE_SIZE, 1), PAGE_SIZE_AT_MOST)
  const page = Math.min(Math.max(filter.page ?? 1, 1), PAGE_AT_MOST)
  const order = ORDER[filter.sort ?? 'due']
  return readTenant(store, tenant, async (q) => {
    const [counted] = await q<{ total: number }>(
      `SELECT count(*) AS total FROM cases WHERE ${where}`, values)
    const lines = await q<CaseLine>(
      `SELECT ${COLUMNS} FROM cases WHERE ${where} ORDER BY ${order}
       LIMIT ${size} OFFSET ${(page - 1) * size}`, values)
    return { lines, total: counted!.total }
  })
}

/** One case as the list shows it; `undefined` if there is none. */
export async function caseLine(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  id: string,
): Promise<CaseLine | undefined> {
  const rows = await readTenant(store, tenant, (q) =>
    q<CaseLine>(`SELECT ${COLUMNS} FROM cases WHERE id = $1`, [id]))
  return rows[0]
}

/** The case with this file number; `undefined` if there is none. */
export async function caseByFileNumber(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  fileNumber: string,
): Promise<CaseLine | undefined> {
  const rows = await readTenant(store, tenant, (q) =>
    q<CaseLine>(`SELECT ${COLUMNS} FROM cases WHERE file_number = $1`, [fileNumber]))
  return rows[0]
}

function conditions(filter: CaseFilter): { where: string; values: unknown[] } {
  const parts = [filter.state === 'open' ? 'NOT done' : 'true']
  const values: unknown[] = []
  const add = (condition: string, value: unknown) => {
    values.push(value)
    parts.push(condition.replace('?', `$${values.length}`))
  }
  if (filter.assignee === null) parts.push('assignee IS NULL')
  else if (filter.assignee !== undefined) add('assignee = ?', filter.assignee)
  if (filter.units) add('unit = ANY (?)', filter.units)
  if (filter.account !== undefined) add('account = ?', filter.account)
  if (filter.waitingFor !== undefined) add('waiting_for = ?', filter.waitingFor)
  if (filter.process !== undefined) add('process = ?', filter.process)
  if (filter.hidden?.length) add('process <> ALL (?)', filter.hidden)
  if (filter.entity !== undefined) add('entity = ?', filter.entity)
  for (const word of words(filter.text ?? '')) {
    add('search LIKE lower(?)', `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  }
  return { where: parts.join(' AND '), values }
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).slice(0, WORDS_AT_MOST)
}
