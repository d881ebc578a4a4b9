// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { insightOf, spanBefore } from '../command/insight.ts'
import type { Insight } from '../command/insight.ts'
import type { Page } from '../server/web.ts'
import type { FigureLine } from '../store/insight.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { deskOf, placeName, processNamed } from './desk.ts'
import type { Desk } from './desk.ts'
import { deskPage } from './frame.tsx'
import { InsightChart, InsightTable } from './insight-chart.tsx'
import { figureGroups } from './insight-figures.ts'
import type { FigureGroup } from './insight-figures.ts'
import { InsightFilter } from './insight-filter.tsx'
import { insightAddress, readInsightQuery, scopeOf, spanText } from './insight-query.ts'
import type { InsightQuery } from './insight-query.ts'
import { shownCount, shownDays } from './insight-shown.ts'

/** The key figures of a period beside those of the period before. */
export async function showInsight(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const query = readInsightQuery(desk, (name) => c.req.query(name))
  const insight = await insightOf(desk.house, desk.tenant, query.span, scopeOf(desk, query))
  const groups = figureGroups(desk, query, insight)
  return deskPage(c, {
    desk,
    title: 'Auswertung',
    place: 'auswertung',
    children: (
      <>
        <h1 class="kern-heading-medium">Auswertung</h1>
        <InsightFilter desk={desk} query={query} action={`${desk.base}/auswertung`} />
        <Meaning query={query} insight={insight} today={desk.today} />
        <div class="lz-cols lz-2">
          {groups.map((group) => (
            <Group group={group} />
          ))}
        </div>
        <Lines desk={desk} query={query} lines={insight.processes} by="process" />
        {Object.keys(desk.entities).length > 1 && (
          <Lines desk={desk} query={query} lines={insight.entities} by="entity" />
        )}
        <p>
          <ButtonLink kind="secondary" href={insightAddress(desk, query, '/auswertung.csv')} download>
            Kennzahlen als CSV
          </ButtonLink>
        </p>
      </>
    ),
  })
}

function Meaning({ query, insight, today }: { query: InsightQuery; insight: Insight; today: string }) {
  const { span } = query
  return (
    <div class="lz-tight">
      {query.isWrong && (
        <p>
          <strong>Diesen Zeitraum gibt es nicht: Der Anfang liegt nach dem Ende.</strong> Sie sehen
          dieses Jahr. Bitte wählen Sie „von“ und „bis“ neu.
        </p>
      )}
      <p>
        {spanText(span)}, verglichen mit {spanText(spanBefore(span))}.
        {span.to > today && ' Der Zeitraum läuft noch; der davor ist ganz.'}
      </p>
      <p class="lz-meta">
        Anzahlen sind auf Fünfer abgerundet, weniger als fünf Fälle heißen „unter 5“. So verrät auch
        ein Vergleich zweier Zahlen nichts über einzelne Vorgänge. Kennzahlen über Personen, die
        hier arbeiten, gibt es nicht.
      </p>
      {!insight.isWhole && (
        <p>
          <strong>Noch sind nicht alle Vorgänge ausgewertet.</strong> Die Zahlen sind in der
          nächsten Stunde vollständig.
        </p>
      )}
    </div>
  )
}

function Group({ group }: { group: FigureGroup }) {
  return (
    <Panel title={group.title} id={group.key} class="lz-tight">
      {group.isDrawn && <InsightChart group={group} />}
      {group.rows.length > 0 && <InsightTable group={group} now="Zeitraum" before="davor" />}
      {group.note !== undefined && <p>{group.note}</p>}
      <details>
        <summary>
          So wird gezählt<span class="kern-sr-only">: {group.title}</span>
        </summary>
        <p class="lz-meta">{group.how}</p>
      </details>
    </Panel>
  )
}

const BY = {
  process: { title: 'Nach Verfahren', head: 'Verfahren' },
  entity: { title: 'Nach Gemeinde', head: 'Gemeinde' },
}

/** A table in the order of the alphabet, because it is no ranking. */
function Lines({ desk, query, lines, by }: {
  desk: Desk
  query: InsightQuery
  lines: readonly FigureLine[]
  by: 'process' | 'entity'
}) {
  const rows = namedLines(desk, lines, by)
  if (rows.length === 0) return null
  return (
    <Panel title={BY[by].title} class="lz-tight">
      <table class="lz-grid" aria-labelledby={`h-${BY[by].title.toLowerCase().replaceAll(' ', '-')}`}>
        <thead>
          <tr>
            <th scope="col">{BY[by].head}</th>
            {LINE_COLUMNS.map((title) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, line }) => (
            <tr>
              <td>
                <a href={lineAddress(desk, query, line, by)}>{name}</a>
              </td>
              {lineTexts(line).map((text, i) => (
                <td>
                  <span class="lz-narrow-label">{LINE_COLUMNS[i]}: </span>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

export const LINE_COLUMNS = ['Eingänge', 'Fertig', 'Median ohne Wartezeit', 'Bestand am Ende']

/** What a line shows, in the order of its columns. */
export function lineTexts(line: FigureLine): string[] {
  return [
    shownCount(line.received), shownCount(line.finished),
    shownDays(line.netMedian, line.finished), shownCount(line.backlog),
  ].map(({ text }) => text)
}

/** Lines with the names people know, by name. */
export function namedLines(desk: Desk, lines: readonly FigureLine[], by: 'process' | 'entity') {
  const nameOf = (key: string) =>
    by === 'process' ? (processNamed(desk, key)?.process.title ?? key) : placeName(desk, key) || 'ohne Gemeinde'
  return lines
    .map((line) => ({ name: nameOf(line.key), line }))
    .sort((a, b) => a.name.localeCompare(b.name, 'de'))
}

function lineAddress(desk: Desk, query: InsightQuery, { key }: FigureLine, by: 'process' | 'entity'): string {
  if (by === 'entity') return insightAddress(desk, { ...query, entity: key })
  const isKnown = processNamed(desk, key) !== undefined
  return isKnown
    ? insightAddress(desk, { ...query, process: key }, `/auswertung/${encodeURIComponent(key)}`)
    : insightAddress(desk, query)
}
