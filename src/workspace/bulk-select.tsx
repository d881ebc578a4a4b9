// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { CASES_AT_MOST, createJob } from '../store/bulk.ts'
import { isUuid } from '../store/uuid.ts'
import { listCases } from '../store/worklist.ts'
import type { CaseLine } from '../store/worklist.ts'
import { Button } from '../ui/button.tsx'
import { BULK, bulkAddress } from './bulk-desk.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { listLines, orderedFilter } from './list-lines.ts'
import type { ListPage } from './list-lines.ts'
import { listAddress, readListQuery } from './list-query.ts'
import type { ListQuery } from './list-query.ts'

/** The form all ticks of a list belong to, wherever they stand. */
const FORM = 'sammeln'

/** A tick for one case of the list. */
export function Tick({ line }: { line: CaseLine }) {
  const name = `${line.fileNumber ?? 'Ohne Zeichen'} ${line.title}`
  return (
    <td class="a">
      <label>
        <span class="kern-sr-only">{name} auswählen</span>
        <input class="lz-check" type="checkbox" name="vorgang" value={line.id} form={FORM} />
      </label>
    </td>
  )
}

interface BarProps {
  readonly desk: Desk
  readonly query: ListQuery
  readonly list: ListPage
  readonly csrf: string
}

/** What can be done with the ticked cases, this page, or the whole list; the ticks come with it. */
export function BulkBar({ desk, query, list, csrf }: BarProps) {
  const most = Math.min(list.total, CASES_AT_MOST)
  return (
    <form class="lz-row" id={FORM} method="post" action={`${desk.base}/${BULK}`}>
      <CsrfField csrf={csrf} />
      <input type="hidden" name="_query" value={listAddress('', query).split('?')[1] ?? ''} />
      <span>Zugleich bearbeiten:</span>
      <Button kind="secondary" name="_umfang" value="auswahl">
        Ausgewählte
      </Button>
      <Button kind="tertiary" name="_umfang" value="seite">
        {list.lines.length === 1 ? 'Den einen dieser Seite' : `Alle ${list.lines.length} dieser Seite`}
      </Button>
      {list.total > list.lines.length && (
        <Button kind="tertiary" name="_umfang" value="alle">
          {list.total > CASES_AT_MOST ? `Die ersten ${CASES_AT_MOST} der Liste` : `Alle ${most} der Liste`}
        </Button>
      )}
      <output class="lz-meta" data-chosen></output>
      <a class="lz-end" href={`${desk.base}/${BULK}`}>
        Sammelaufträge
      </a>
    </form>
  )
}

/** Takes the chosen cases into a new job; what is done with them is asked next. */
export async function chooseCases(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const form = await sentForm(c)
  const words = new URLSearchParams(form.own('_query') ?? '')
  const query = readListQuery((name) => words.get(name) ?? undefined)
  const ticked = form.entries.filter(([name]) => name === 'vorgang').map(([, id]) => id)
  const ids = await chosen(desk, query, form.own('_umfang') ?? '', ticked)
  const id = desk.house.newId()
  const { store } = desk.house
  const count = ids.length === 0 ? 0 : await createJob(
    store, desk.tenant, { id, staff: desk.person.id, createdAt: desk.now }, ids, desk.hidden)
  if (count > 0) return redirectTo(c, bulkAddress(desk, id))
  const back = listAddress(desk.base, query)
  return redirectTo(c, `${back}${back.includes('?') ? '&' : '?'}keine=1`)
}

async function chosen(desk: Desk, query: ListQuery, extent: string, ticked: readonly string[]): Promise<string[]> {
  if (extent === 'seite') return (await listLines(desk, query)).lines.map(({ id }) => id)
  if (extent === 'alle') {
    const { isUnsorted: _, ...ordered } = await orderedFilter(desk, query)
    const filter = { ...ordered, page: 1, pageSize: CASES_AT_MOST }
    return (await listCases(desk.house.store, desk.tenant, filter)).lines.map(({ id }) => id)
  }
  return [...new Set(ticked.filter((id) => isUuid(id)))].slice(0, CASES_AT_MOST)
}
