// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Tables of a tariff follow each other day by day: no day has two laws, none between them has none.
import { addDays, formatDate, parseLocalDate } from '../calendar/date.ts'
import type { Process, TariffTable } from './process.ts'

export interface Fault {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly file: string
}

const FILE = 'tariff.yaml'
const short = (date: string) => formatDate(date, 'short')

/** Impossible days, tables that overlap and gaps between tables. */
export function tariffFaults(process: Process): Fault[] {
  const tables = (process.tariff?.tables ?? []).map((table, i) => ({ table, i }))
  const faults = tables.flatMap(({ table, i }) => dayFaults(table, i))
  if (faults.length) return faults
  const sorted = [...tables].sort((a, b) => (a.table.from < b.table.from ? -1 : 1))
  sorted.slice(1).forEach(({ table, i }, n) => {
    const { from, to } = sorted[n]!.table
    const path = ['tables', i, 'from']
    if (to === undefined || to >= table.from) {
      const message = `Die Tabellen ab ${short(from)} und ab ${short(table.from)} gelten zugleich.`
      faults.push({ path, message, file: FILE })
    } else if (addDays(to, 1) < table.from) {
      const [first, last] = [addDays(to, 1), addDays(table.from, -1)]
      const message = `Vom ${short(first)} bis ${short(last)} gilt keine Tabelle: `
        + `die vorige endet am ${short(to)}, diese beginnt am ${short(table.from)}.`
      faults.push({ path, message, file: FILE })
    }
  })
  return faults
}

function dayFaults({ from, to }: TariffTable, i: number): Fault[] {
  const faults = (['from', 'to'] as const).flatMap((name) => {
    const day = name === 'from' ? from : to
    if (day === undefined || parseLocalDate(day) !== undefined) return []
    return [{ path: ['tables', i, name], message: `Den Tag ${day} gibt es nicht.`, file: FILE }]
  })
  if (faults.length === 0 && to !== undefined && to < from) {
    const message = `Die Tabelle endet am ${short(to)}, bevor sie am ${short(from)} beginnt.`
    faults.push({ path: ['tables', i, 'to'], message, file: FILE })
  }
  return faults
}
