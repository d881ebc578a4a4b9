// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'
import { standingSince } from '../store/standing.ts'
import { searchesOf } from '../store/searches.ts'
import { COUNTED_AT_MOST } from '../store/worklist.ts'
import type { CaseLine } from '../store/worklist.ts'
import { Alert } from '../ui/alert.tsx'
import { Empty } from '../ui/panel.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { BulkBar } from './bulk-select.tsx'
import { countText, isCut } from './counted.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { deskPage } from './frame.tsx'
import type { Place } from './frame.tsx'
import { USUAL_COLUMNS } from './list-columns.ts'
import { LiveRegion } from './live-region.tsx'
import { ListFilter } from './list-filter.tsx'
import { listLines, PAGE_SIZE } from './list-lines.ts'
import type { ListPage } from './list-lines.ts'
import { listAddress, readListQuery, VIEWS } from './list-query.ts'
import type { ListQuery } from './list-query.ts'
import { ListTable } from './list-table.tsx'
import { Pager } from './pager.tsx'
import { KeepSearch, SavedSearches } from './saved-searches.tsx'

const PLACES: Partial<Record<ListQuery['view'], Place>> = { meine: 'meine', vertretung: 'meine' }

/** The work list: what is due first stands on top. */
export async function showList(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const query = listQueryOf(c)
  const [list, searches] = await Promise.all([
    listLines(desk, query),
    searchesOf(desk.house.store, desk.tenant, desk.person.id),
  ])
  const since = await sinceOf(desk, list.lines, query)
  const title = titleOf(desk, query)
  return deskPage(c, {
    desk,
    title,
    place: PLACES[query.view] ?? 'amt',
    children: (
      <>
        <LiveRegion desk={desk} of={{ ab: desk.now }} query={listAddress('', query)} />
        <div class="lz-row">
          <h1 class="kern-heading-medium">
            {title} <span class="lz-count">{countText(list.total)}</span>
          </h1>
          <Tabs label="Ansichten" tabs={viewTabs(desk, query)} />
          <a class="lz-end" href={`${desk.base}/neu`} data-keys="n">
            Antrag erfassen
          </a>
        </div>
        {c.req.query('keine') && (
          <Alert kind="info" title="Sie haben keinen Vorgang ausgewählt" role="alert">
            <p>Haken Sie in der Liste die Vorgänge an, die Sie zugleich bearbeiten möchten.</p>
          </Alert>
        )}
        <SavedSearches desk={desk} searches={searches} />
        {query.traits && <SameOnly desk={desk} query={query} />}
        <ListFilter desk={desk} query={query} />
        {list.isUnsorted && <TooManyToSort />}
        {list.total === 0 ? (
          <NoLines desk={desk} query={query} />
        ) : (
          <ListTable desk={desk} query={query} lines={list.lines} since={since} isUnsorted={list.isUnsorted} title={title} ticks />
        )}
        {list.total > 0 && <BulkBar desk={desk} query={query} list={list} csrf={c.get('csrf')} />}
        <ListFoot desk={desk} query={query} list={list} />
        <div class="lz-row">
          <KeepSearch desk={desk} query={query} searches={searches} csrf={c.get('csrf')} />
          <p class="lz-end">
            Mitnehmen als <a href={listAddress(desk.base, query, {}, '.csv')}>CSV</a> oder{' '}
            <a href={listAddress(desk.base, query, {}, '.xlsx')}>Excel</a>
          </p>
        </div>
      </>
    ),
  })
}

/** Columns may come one by one, from their boxes. */
function listQueryOf(c: Page): ListQuery {
  const all = c.req.queries('spalten')?.join(',')
  return readListQuery((name) => (name === 'spalten' ? all : c.req.query(name)))
}

function titleOf(desk: Desk, { view, person }: ListQuery): string {
  const principal =
    view === 'vertretung' ? desk.person.deputyFor.find(({ id }) => id === person) : undefined
  return principal ? `In Vertretung für ${principal.name}` : VIEWS[view]
}

/** Views keep the filters, so that one can compare. */
function viewTabs(desk: Desk, query: ListQuery) {
  const tab = (view: ListQuery['view'], title: string) => ({
    href: listAddress(desk.base, { ...query, view, page: 1 }),
    title,
    current: query.view === view,
  })
  return [
    tab('meine', 'Meine'),
    tab('amt', 'Mein Amt'),
    tab('alle', 'Alle offenen'),
    tab('abgeschlossen', 'Abgeschlossen'),
    ...(desk.person.deputyFor.length ? [tab('vertretung', 'In Vertretung')] : []),
  ]
}

/** When the statuses of the lines changed last, if that is shown. */
async function sinceOf({ house, tenant }: Desk, lines: readonly CaseLine[], { columns = USUAL_COLUMNS }: ListQuery) {
  return columns.includes('seit') ? standingSince(house.store, tenant, lines.map(({ id }) => id)) : undefined
}

/** Says why the order is not the one that was asked for. */
function TooManyToSort() {
  return (
    <Alert kind="info" title="Zu viele Vorgänge für diese Reihenfolge">
      <p>
        Nach Antragsteller, Gemeinde, Gebühr und ältestem Eingang ordnet die Liste bis zu {COUNTED_AT_MOST - 1} Vorgänge. Sie
        steht jetzt nach Frist. Wählen Sie enger aus, zum Beispiel „Meine“.
      </p>
    </Alert>
  )
}

/** Says that the list holds only what belongs to one person or place, and the way out. */
function SameOnly({ desk, query }: { desk: Desk; query: ListQuery }) {
  const { traits = [], ...rest } = query
  const what = traits.every((one) => one.startsWith('place:')) ? 'an demselben Ort' : 'derselben Person'
  return (
    <p>
      Nur Vorgänge {what}. <a href={listAddress(desk.base, { ...rest, page: 1 })}>Alle ansehen</a>
    </p>
  )
}

function NoLines({ desk, query }: { desk: Desk; query: ListQuery }) {
  const { view, person, due, turn, process, entity, text, place, applicant, assignee, status, channel, feeFrom, feeTo, traits } = query
  // A fee of 0 narrows too, so what is given counts, not what is true.
  const isFiltered = [due, turn, process, entity, text, place, applicant, assignee, status, channel, feeFrom, feeTo, traits].some(
    (one) => one !== undefined,
  )
  const all = listAddress(desk.base, { view, ...(person !== undefined && { person }), sort: 'due', page: 1 })
  return (
    <Empty>
      <h2 class="kern-heading-small">Hier ist nichts</h2>
      {isFiltered ? (
        <p>
          Zu dieser Auswahl gibt es keinen Vorgang. <a href={all}>Auswahl aufheben</a>
        </p>
      ) : (
        <p>
          {EMPTY[query.view]}{' '}
          <a href={listAddress(desk.base, { view: 'alle', sort: 'due', page: 1 })}>
            Alle offenen Vorgänge ansehen
          </a>
        </p>
      )}
    </Empty>
  )
}

const EMPTY: Record<ListQuery['view'], string> = {
  meine:
    'Hier stehen Vorgänge, die Sie haben oder die auf Sie warten. Neue stehen unter „Heute“.',
  amt: 'Hier stehen die Vorgänge der Verfahren, in denen Sie eine Aufgabe haben.',
  alle: 'Hier stehen alle Vorgänge, die noch nicht abgeschlossen sind.',
  abgeschlossen: 'Hier stehen Vorgänge, sobald sie abgeschlossen sind.',
  vertretung: 'Hier stehen die Vorgänge der Personen, die Sie vertreten.',
}

function ListFoot({ desk, query, list }: { desk: Desk; query: ListQuery; list: ListPage }) {
  const first = (list.page - 1) * PAGE_SIZE
  return (
    <div class="lz-row">
      <p class="lz-meta">
        {list.total > 0 && `${first + 1} bis ${first + list.lines.length} von ${countText(list.total)}. `}
        {isCut(list.total) && `Mehr als ${list.pages} Seiten zeigt die Liste nicht: Wählen Sie enger aus. `}
        AT heißt Arbeitstage. „Seit“ zählt, wie lange der Vorgang in seinem jetzigen Stand ist.
      </p>
      <Pager
        page={list.page}
        pages={list.pages}
        address={(page) => listAddress(desk.base, query, { page })}
      />
    </div>
  )
}
