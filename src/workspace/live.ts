// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Pages of the desk hear that something has changed: a number and a sentence, nothing else.
import { viewCase } from '../command/case-view.ts'
import type { CaseView } from '../command/house.ts'
import { toldOf } from '../command/told.ts'
import { openLive } from '../server/live.ts'
import type { News, Watch } from '../server/live-connection.ts'
import { personOfSession } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { readEvents } from '../store/events.ts'
import { countCases } from '../store/worklist.ts'
import type { CaseFilter } from '../store/worklist.ts'
import { entriesOf } from './case-history.ts'
import { deskOf, maySee } from './desk.ts'
import type { Desk } from './desk.ts'
import { filterOf } from './list-lines.ts'
import { readListQuery } from './list-query.ts'
import { readerOf } from './readers.ts'

const CASE_PAUSE_MS = 1_000
const LIST_PAUSE_MS = 5_000

/** A stream of server-sent events about one case, the day or a list; a case one may not see is none. */
export async function listen(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const id = c.req.query('vorgang')
  const since = c.req.query('ab') ?? ''
  const view = id === undefined ? undefined : await viewCase(desk.house, desk.tenant, id)
  if (id !== undefined && (!view || !maySee(desk.person, view.prepared.process))) return c.notFound() as Response
  const wanted = view
    ? { caseId: view.at.id, pauseMs: CASE_PAUSE_MS, news: () => newsOfCase(desk, view, Number(since) || 0) }
    : { pauseMs: LIST_PAUSE_MS, news: () => newsOfList(desk, filtersOf(c, desk, momentOf(since, desk.now))) }
  const stream = openLive(desk.house.store, { ...watchOf(c, desk), ...wanted })
  if (!stream) return c.text('Gerade hören zu viele mit.', 503)
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no',
      // When it ends the connection is of no use: kept open it would keep a stopping server waiting.
      connection: 'close',
    },
  })
}

/** A person whose roles change begins anew: what they may see was decided at the beginning. */
function watchOf(c: Page, { house, tenant, person }: Desk): Pick<Watch, 'tenant' | 'session' | 'person' | 'holds'> {
  const session = c.get('session') ?? ''
  const before = JSON.stringify(person)
  return {
    tenant: tenant.id, session, person: person.id,
    holds: async () => JSON.stringify((await personOfSession(house, tenant, session))?.person) === before,
  }
}

/** What happened to the case after the page was made. */
async function newsOfCase(
  { house, tenant, person }: Desk, { at: { id }, prepared: { process } }: CaseView, after: number,
): Promise<News | undefined> {
  const stored = await readEvents(house.store, tenant, id, after)
  if (stored.length === 0) return undefined
  const n = new Set(stored.map(({ commandId }) => commandId)).size
  const entries = entriesOf(process, toldOf(stored))
  const last = entries.findLast(({ who }) => who !== undefined) ?? entries.at(-1)
  if (!last) return { n, text: 'Dieser Vorgang hat sich geändert.' }
  const own = stored.findLast(({ commandId }) => commandId === last.command)?.actor as { id?: string } | undefined
  if (own?.id === person.id) return { n, text: 'Sie haben diesen Vorgang in einem anderen Fenster geändert.' }
  const title = last.action === undefined ? undefined : process.actions[last.action]?.title
  const said = short(last.text)
  if (last.who === undefined) return { n, text: `Gerade geschehen: ${said}` }
  return { n, text: title ? `${last.who} hat gerade „${title}“ ausgeführt.` : `${last.who}, gerade: ${said}` }
}

const WORDS_AT_MOST = 120

/** One sentence with one full stop. */
function short(text: string): string {
  const plain = text.replace(/\.$/, '')
  return plain.length > WORDS_AT_MOST ? `${plain.slice(0, WORDS_AT_MOST)}…` : `${plain}.`
}

/** How many cases of the page have changed since. */
async function newsOfList({ house, tenant }: Desk, filters: readonly CaseFilter[]): Promise<News | undefined> {
  const n = (await countCases(house.store, tenant, filters)).reduce((sum, one) => sum + one, 0)
  return n === 0 ? undefined : { n, text: n === 1 ? 'Eine Änderung.' : `${n} Änderungen.` }
}

/** A case that is done meanwhile has changed too, and stays in the count. */
function filtersOf(c: Page, desk: Desk, changedAfter: string): readonly CaseFilter[] {
  const any = { state: 'all', changedAfter, hidden: desk.hidden } as const
  if (c.req.query('heute') === undefined) {
    return [{ ...filterOf(desk, readListQuery((name) => c.req.query(name))), state: 'all', changedAfter }]
  }
  const me = readerOf(desk)
  const units = desk.staff.get(desk.person.id)?.units ?? []
  return [
    { ...any, ownOf: [me] },
    { ...any, assignee: null, inUnit: false, turnOf: me },
    { ...any, assignee: null, units },
  ]
}

/** The instant the page was made; now, where the address holds none. */
function momentOf(text: string, now: string): string {
  const at = Date.parse(text)
  return Number.isNaN(at) ? now : new Date(at).toISOString()
}
