// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { localDateOf } from '../calendar/instant.ts'
import type { CaseLine, CaseSort } from '../store/worklist.ts'
import { Due, Say } from '../ui/say.tsx'
import { Tick } from './bulk-select.tsx'
import { placeName } from './desk.ts'
import type { Desk } from './desk.ts'
import { dueWords } from './due-words.ts'
import { columnText, groupText, MORE_COLUMNS } from './list-columns.ts'
import type { MoreColumn } from './list-columns.ts'
import { listAddress } from './list-query.ts'
import type { ListQuery } from './list-query.ts'
import { turnOf, turnText } from './turn.ts'
import { MAX_COUNTED_DAYS, workDaysBetween } from './work-days.ts'

interface TableProps {
  readonly desk: Desk
  /** Without it the headings do not sort. */
  readonly query?: ListQuery
  readonly lines: readonly CaseLine[]
  readonly title: string
  /** Each line can be ticked, for what is done with several. */
  readonly ticks?: boolean
}

/** Cases as rows; headings sort where there is a query; on phones each row is a block. */
export function ListTable({ desk, query, lines, title, ticks = false }: TableProps) {
  const hasPlaces = Object.keys(desk.entities).length > 1
  const head = (text: string, sort?: CaseSort, more?: string) => (
    <th
      scope="col"
      class={more}
      aria-sort={
        sort && sort === query?.sort ? (sort === 'changed' ? 'descending' : 'ascending') : undefined
      }
    >
      {sort && query ? <a href={listAddress(desk.base, query, { sort, page: 1 })}>{text}</a> : text}
    </th>
  )
  return (
    <div class="lz-panel lz-panel--flush kern-layer kern-level-2">
      <table class="lz-grid" aria-label={title}>
        <thead>
          <tr>
            {ticks && (
              <th scope="col">
                <span class="kern-sr-only">Auswahl</span>
              </th>
            )}
            {head('Frist', 'due')}
            {head('Aktenzeichen', 'fileNumber')}
            {head('Vorgang', 'title')}
            {head('Antragsteller')}
            {hasPlaces && head('Gemeinde', undefined, 'lz-wide')}
            {head('Wartet auf')}
            {query?.columns?.map((column) => head(MORE_COLUMNS[column]))}
            {head('seit', 'changed', 'lz-wide lz-num')}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <>
              <GroupRow desk={desk} query={query} line={line} before={lines[i - 1]} />
              <Row
                desk={desk}
                line={line}
                hasPlaces={hasPlaces}
                columns={query?.columns ?? []}
                ticks={ticks}
              />
            </>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface GroupProps {
  readonly desk: Desk
  readonly query: ListQuery | undefined
  readonly line: CaseLine
  readonly before: CaseLine | undefined
}

/** A heading over the first line of each group. */
function GroupRow({ desk, query, line, before }: GroupProps) {
  if (!query?.group) return null
  const text = groupText(desk, line, query.group)
  if (before && groupText(desk, before, query.group) === text) return null
  return (
    <tr>
      <th scope="colgroup" colSpan={COLUMNS_AT_MOST} class="lz-group-head">
        {text}
      </th>
    </tr>
  )
}

const COLUMNS_AT_MOST = 20

interface RowProps {
  readonly desk: Desk
  readonly line: CaseLine
  readonly hasPlaces: boolean
  readonly columns: readonly MoreColumn[]
  readonly ticks: boolean
}

function Row({ desk, line, hasPlaces, columns, ticks }: RowProps) {
  const { base, today, region } = desk
  const place = placeName(desk, line.entity)
  const due = line.nextDue === null || line.done ? undefined : dueWords(line.nextDue, today, region)
  return (
    <tr data-key={line.id}>
      {ticks && <Tick line={line} />}
      <td class="b">
        {due && <Due state={due.state}>{due.text}</Due>}
        {due?.state && line.nextDueKind && <span class="kern-sr-only"> ({line.nextDueKind})</span>}
      </td>
      <td class="c">
        <a class="lz-num" href={`${base}/vorgaenge/${line.id}`}>
          {line.fileNumber ?? 'ohne Zeichen'}
        </a>
      </td>
      <td>
        {line.title}
        {hasPlaces && place && <span class="lz-narrow lz-meta"> · {place}</span>}
      </td>
      <td>{line.applicant}</td>
      {hasPlaces && <td class="lz-wide">{place}</td>}
      <td>
        {line.done ? (
          <Say mark="done">abgeschlossen</Say>
        ) : (
          <Say mark={markOf(desk, line)}>{turnText(desk, line)}</Say>
        )}
      </td>
      {columns.map((column) => (
        <td class={column === 'gebuehr' ? 'lz-num' : undefined}>{columnText(desk, line, column)}</td>
      ))}
      <td class="lz-wide lz-num">{sinceText(desk, line)}</td>
    </tr>
  )
}

function markOf(desk: Desk, line: CaseLine) {
  const { mine, kind } = turnOf(desk, line)
  if (mine) return 'you'
  return kind === 'nobody' ? 'open' : 'running'
}

function sinceText({ today, region }: Desk, line: CaseLine): string {
  const days = workDaysBetween(localDateOf(line.changedAt), today, region)
  const isLong = localDateOf(line.changedAt) < today && days > MAX_COUNTED_DAYS / 2
  return isLong ? 'über ½ Jahr' : `${days} AT`
}
