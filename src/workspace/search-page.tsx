// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { listCases } from '../store/worklist.ts'
import type { CaseLine } from '../store/worklist.ts'
import { Empty } from '../ui/panel.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { fileNumberPart } from './file-number.ts'
import { deskPage } from './frame.tsx'
import { ListTable } from './list-table.tsx'

const MAX_FOUND = 50
const MAX_QUERY = 100

/** Finds cases by file number in any spelling or by words; a single one is opened at once. */
export async function showSearch(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const query = (c.req.query('q') ?? '').trim().slice(0, MAX_QUERY)
  const part = fileNumberPart(query)
  const numbered = part === undefined ? [] : await find(desk, part)
  if (numbered.length === 1) return redirectTo(c, `${desk.base}/vorgaenge/${numbered[0]!.id}`)
  const lines = numbered.length || query === '' ? numbered : await find(desk, query)
  return deskPage(c, {
    desk,
    query,
    title: 'Suche',
    place: 'suche',
    children: (
      <>
        <h1 class="kern-heading-medium">
          {query ? `Suche nach „${query}“` : 'Suche'}{' '}
          <span class="lz-count">{lines.length}</span>
        </h1>
        {lines.length === 0 ? (
          <Empty>
            <h2 class="kern-heading-small">Nichts gefunden</h2>
            <p>
              Gesucht wird in Aktenzeichen, Titel und Antragsteller, auch in abgeschlossenen
              Vorgängen. Versuchen Sie ein einzelnes Wort.
            </p>
          </Empty>
        ) : (
          <ListTable desk={desk} lines={lines} title="Gefundene Vorgänge" />
        )}
        {lines.length === MAX_FOUND && (
          <p class="lz-meta">Das sind die ersten {MAX_FOUND}. Suchen Sie genauer.</p>
        )}
      </>
    ),
  })
}

async function find(desk: Desk, text: string): Promise<readonly CaseLine[]> {
  const filter = { state: 'all', text, sort: 'changed', pageSize: MAX_FOUND } as const
  return (await listCases(desk.house.store, desk.tenant, { ...filter, hidden: desk.hidden })).lines
}
