// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { insightOf, spanBefore } from '../command/insight.ts'
import { csvOf } from '../documents/csv.ts'
import { fileAnswer } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { deskOf } from './desk.ts'
import { figureGroups } from './insight-figures.ts'
import { LINE_COLUMNS, lineTexts, namedLines } from './insight-page.tsx'
import { readInsightQuery, scopeOf, spanText } from './insight-query.ts'

/** The key figures as the page shows them, small numbers hidden, with how each is counted. */
export async function exportInsight(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const query = readInsightQuery(desk, (name) => c.req.query(name))
  const insight = await insightOf(desk.house, desk.tenant, query.span, scopeOf(desk, query))
  const rows = figureGroups(desk, query, insight).flatMap(({ title, how, rows: lines }) =>
    lines.map(({ label, now, before }) => [title, label, now.text, before?.text ?? '', how]))
  const lines = [['Verfahren', 'process'], ['Gemeinde', 'entity']] as const
  const more = lines.flatMap(([title, by]) =>
    namedLines(desk, by === 'process' ? insight.processes : insight.entities, by).flatMap(({ name, line }) =>
      lineTexts(line).map((text, i) => [`${title}: ${name}`, LINE_COLUMNS[i]!, text, '', ''])))
  const head = ['Kennzahl', 'Was', spanText(query.span), spanText(spanBefore(query.span)), 'So wird gezählt']
  const csv = Buffer.from(csvOf([head, ...rows, ...more]))
  return fileAnswer(c, csv, 'text/csv; charset=utf-8', 'attachment', `kennzahlen-${desk.today}.csv`)
}
