// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { dropSearch, saveSearch } from '../store/searches.ts'
import type { SavedSearch } from '../store/searches.ts'
import { isUuid } from '../store/uuid.ts'
import { Button } from '../ui/button.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { listAddress, readListQuery } from './list-query.ts'
import type { ListQuery } from './list-query.ts'

const TITLE_CHARS = 80

/** The searches a person keeps or others share, as links; nothing when there are none. */
export function SavedSearches({ desk, searches }: { desk: Desk; searches: readonly SavedSearch[] }) {
  if (searches.length === 0) return null
  return (
    <nav class="lz-links" aria-label="Gemerkte Listen">
      {searches.map(({ title, query, staff }) => {
        const owner = staff === desk.person.id ? undefined : desk.staff.get(staff)?.name
        return (
          <a href={searchAddress(desk, query)}>
            {title}
            {owner && <span class="lz-meta"> von {owner}</span>}
          </a>
        )
      })}
    </nav>
  )
}

/** The address of the list a kept search stands for. */
export function searchAddress({ base }: Desk, query: string): string {
  return listAddress(base, queryOf(query))
}

/** The address of a kept search is read as any other, so that nothing else can be asked by it. */
function queryOf(text: string): ListQuery {
  const words = new URLSearchParams(text)
  return readListQuery((name) => words.get(name) ?? undefined)
}

interface KeepProps {
  readonly desk: Desk
  readonly query: ListQuery
  readonly searches: readonly SavedSearch[]
  readonly csrf: string
}

/** Keeps the present list under a name, and forgets one's own. */
export function KeepSearch({ desk, query, searches, csrf }: KeepProps) {
  const own = searches.filter(({ staff }) => staff === desk.person.id)
  const words = listAddress('', query).split('?')[1] ?? ''
  return (
    <details>
      <summary>Liste merken</summary>
      <form class="lz-row" method="post" action={`${desk.base}/vorgaenge/merken`}>
        <CsrfField csrf={csrf} />
        <input type="hidden" name="_query" value={words} />
        <label class="lz-pick">
          <span>Name</span>
          <input type="text" name="title" required maxlength={TITLE_CHARS} />
        </label>
        <span class="kern-form-check">
          <input class="kern-form-check__checkbox" type="checkbox" id="teilen" name="shared" value="ja" />
          <label class="kern-label" for="teilen">
            auch für die Kolleginnen und Kollegen
          </label>
        </span>
        <Button kind="secondary">Merken</Button>
      </form>
      {own.map(({ id, title }) => (
        <form class="lz-row" method="post" action={`${desk.base}/vorgaenge/vergessen`}>
          <CsrfField csrf={csrf} />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="_query" value={words} />
          <span>{title}</span>
          <Button kind="tertiary" about={title}>
            Nicht mehr merken
          </Button>
        </form>
      ))}
    </details>
  )
}

/** Keeps a search and shows it. */
export async function keepSearch(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const form = await sentForm(c)
  const title = form.text('title').trim().replaceAll(/\s+/g, ' ').slice(0, TITLE_CHARS)
  const query = queryOf(form.own('_query') ?? '')
  const address = listAddress(desk.base, query)
  if (title) {
    await saveSearch(desk.house.store, desk.tenant, {
      id: desk.house.newId(),
      staff: desk.person.id,
      title,
      query: listAddress('', { ...query, page: 1 }).split('?')[1] ?? '',
      shared: form.text('shared') === 'ja',
      createdAt: desk.now,
    })
  }
  return redirectTo(c, address)
}

/** Forgets one's own search; that of another stays. */
export async function forgetSearch(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const form = await sentForm(c)
  const id = form.text('id')
  if (isUuid(id)) await dropSearch(desk.house.store, desk.tenant, id, desk.person.id)
  return redirectTo(c, listAddress(desk.base, queryOf(form.own('_query') ?? '')))
}
