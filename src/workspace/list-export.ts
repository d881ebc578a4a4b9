// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import writeExcelFile from 'write-excel-file/node'
import { csvOf } from '../documents/csv.ts'
import { fileAnswer } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { noteAudit } from '../store/audit.ts'
import { subjectHash } from '../store/secret.ts'
import { listCases } from '../store/worklist.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { EXPORT_COLUMNS } from './list-columns.ts'
import { orderedFilter } from './list-lines.ts'
import { readListQuery } from './list-query.ts'

const PORTION = 2_000
const EXPORTED_AT_MOST = 10_000
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list as CSV that German Excel opens; texts never become formulas. */
export async function exportCsv(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const rows = await rowsFor(c, desk, 'csv')
  return answer(c, desk, Buffer.from(csvOf(rows)), 'text/csv; charset=utf-8', 'csv')
}

/** The list as a spreadsheet; every cell is text. */
export async function exportXlsx(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const [head, ...rows] = await rowsFor(c, desk, 'xlsx')
  const cells = rows.map((row) => row.map((value) => ({ value, type: String })))
  const bytes = await writeExcelFile([
    head!.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...cells,
  ]).toBuffer()
  return answer(c, desk, bytes, XLSX, 'xlsx')
}

/** All lines of the list up to 10,000; who took them along is noted. */
async function rowsFor(c: Page, desk: Desk, format: 'csv' | 'xlsx'): Promise<string[][]> {
  const { isUnsorted: _, ...filter } = await orderedFilter(desk, readListQuery((name) => c.req.query(name)))
  const rows: string[][] = [EXPORT_COLUMNS.map(([title]) => title)]
  for (let page = 1; (page - 1) * PORTION < EXPORTED_AT_MOST; page++) {
    const { lines } = await listCases(desk.house.store, desk.tenant, {
      ...filter,
      page,
      pageSize: PORTION,
    })
    rows.push(...lines.map((line) => EXPORT_COLUMNS.map(([, text]) => text(desk, line))))
    if (lines.length < PORTION) break
  }
  await note(desk, format, rows.length - 1)
  return rows
}

async function note({ house, tenant, person }: Desk, format: string, count: number): Promise<void> {
  await noteAudit(house.store, tenant, {
    kind: 'listExported',
    at: house.clock(),
    content: { format, count, reader: subjectHash(tenant, person.id) },
  })
}

function answer(c: Page, { today }: Desk, bytes: Uint8Array, type: string, ending: string): Response {
  return fileAnswer(c, bytes, type, 'attachment', `vorgaenge-${today}.${ending}`)
}
