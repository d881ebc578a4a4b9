// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseLine, CaseSort } from '../store/worklist.ts'
import { Due, Say } from '../ui/say.tsx'
import { Tick } from './bulk-select.tsx'
import type { Desk } from './desk.ts'
import { dueWords } from './due-words.ts'
import { columnText, groupText, MORE_COLUMNS, NAMING_COLUMNS, USUAL_COLUMNS } from './list-columns.ts'
import type { MoreColumn } from './list-columns.ts'
import { sortOf } from './list-lines.ts'
import { listAddress } from './list-query.ts'
import type { ListQuery } from './list-query.ts'
import { turnOf, turnText } from './turn.ts'

interface TableProps {
  readonly desk: Desk
  /** Without it the headings do not sort. */
  readonly query?: ListQuery
  /** The order that was asked for is not the one the lines have. */
  readonly isUnsorted?: boolean
  readonly lines: readonly CaseLine[]
  /** When the statuses of each line changed last; without an entry it is as it came in. */
  readonly since: ReadonlyMap<string, string> | undefined
  readonly title: string
  /** Each line can be ticked, for what is done with several. */
  readonly ticks?: boolean
}

/** By what a column is ordered; a second press turns the order where there are two. */
const SORTS: Partial<Record<MoreColumn, readonly [CaseSort, CaseSort?]>> = {
  antragsteller: ['applicant'],
  gemeinde: ['entity'],
  eingang: ['newest', 'oldest'],
  gebuehr: ['fee'],
  geaendert: ['changed'],
}
const DESCENDING: readonly CaseSort[] = ['changed', 'newest', 'fee']
/** With more than these a table is wider than a desk of 1280 px, and each case becomes a block. */
const COLUMNS_WITH_ROOM = 4

/** Cases as rows; headings sort where there is a query; where there is no room each row is a block. */
export function ListTable({ desk, query, isUnsorted = false, lines, since, title, ticks = false }: TableProps) {
  const hasPlaces = Object.keys(desk.entities).length > 1
  const chosen = (query?.columns ?? USUAL_COLUMNS).filter((column) => column !== 'gemeinde' || hasPlaces)
  const [naming, further] = [true, false].map((names) => chosen.filter((one) => NAMING_COLUMNS.includes(one) === names))
  const sorted = query && !isUnsorted ? sortOf(query) : undefined
  const head = (text: string, [sort, turned]: readonly [CaseSort?, CaseSort?] = [], more?: string) => {
    const isSorted = sorted !== undefined && (sorted === sort || sorted === turned)
    const next = sorted === sort && turned ? turned : sort
    return (
      <th scope="col" class={more} aria-sort={isSorted ? (DESCENDING.includes(sorted) ? 'descending' : 'ascending') : undefined}>
        {next && query ? <a href={listAddress(desk.base, query, { sort: next, page: 1 })}>{text}</a> : text}
      </th>
    )
  }
  const columnHead = (column: MoreColumn) => head(MORE_COLUMNS[column], SORTS[column], isNumber(column) ? 'lz-num' : undefined)
  return (
    <div class="lz-panel lz-panel--flush kern-layer kern-level-2">
      <table class={`lz-grid lz-cases${chosen.length > COLUMNS_WITH_ROOM ? ' lz-cases--many' : ''}`} aria-label={title}>
        <thead>
          <tr>
            {ticks && (
              <th scope="col">
                <span class="kern-sr-only">Auswahl</span>
              </th>
            )}
            {head('Frist', ['due'])}
            {head('Aktenzeichen', ['fileNumber'])}
            {head('Vorgang', ['title'])}
            {naming!.map(columnHead)}
            {head('Wartet auf')}
            {further!.map(columnHead)}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <>
              <GroupRow desk={desk} query={query} line={line} before={lines[i - 1]} />
              <Row desk={desk} line={line} since={since?.get(line.id)} naming={naming!} further={further!} ticks={ticks} />
            </>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isNumber = (column: MoreColumn) => column === 'gebuehr' || column === 'seit'

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
  readonly since: string | undefined
  readonly naming: readonly MoreColumn[]
  readonly further: readonly MoreColumn[]
  readonly ticks: boolean
}

function Row({ desk, line, since, naming, further, ticks }: RowProps) {
  const { base, today, region } = desk
  const due = line.nextDue === null || line.done ? undefined : dueWords(line.nextDue, today, region)
  // In a block there are no headings: what does not speak for itself is named.
  const cell = (column: MoreColumn, isNamed: boolean) => {
    const text = columnText(desk, line, column, since)
    return (
      <td class={isNumber(column) ? 'lz-num' : undefined} data-title={isNamed && text ? MORE_COLUMNS[column] : undefined}>
        {text}
      </td>
    )
  }
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
      <td class="d">{line.title}</td>
      {naming.map((column) => cell(column, false))}
      <td>
        {line.done ? (
          <Say mark="done">abgeschlossen</Say>
        ) : (
          <Say mark={markOf(desk, line)}>{turnText(desk, line)}</Say>
        )}
      </td>
      {further.map((column) => cell(column, true))}
    </tr>
  )
}

function markOf(desk: Desk, line: CaseLine) {
  const { mine, kind } = turnOf(desk, line)
  if (mine) return 'you'
  return kind === 'nobody' ? 'open' : 'running'
}
