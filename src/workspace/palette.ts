// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What else the search leads to: an action of the case whose number was typed, a service to capture
// an application for, a page of the desk, a list somebody keeps.
import { offersFor, viewCase } from '../command/case-view.ts'
import { idleReason } from '../engine/idle.ts'
import { textIn } from '../process/service-entry.ts'
import { searchWords } from '../process/search-words.ts'
import type { Page } from '../server/web.ts'
import type { SavedSearch } from '../store/searches.ts'
import { listCases } from '../store/worklist.ts'
import { ADMIN_AREAS } from './admin-start.tsx'
import { beginningOf } from './capture.tsx'
import type { Desk } from './desk.ts'
import { fileNumberIn } from '../command/file-number.ts'
import { areasOf } from './frame.tsx'
import { searchAddress } from './saved-searches.tsx'
import { actorFor } from './tasks.ts'

export interface Jump {
  readonly href: string
  readonly title: string
  readonly note?: string
}

const MAX_TOKENS = 6
const MAX_JUMPS = 8

/** `32-GE-17 zeichnen`: offered actions of that case whose title has the words. */
export async function actionJumps(desk: Desk, query: string): Promise<Jump[]> {
  const tokens = query.split(/\s+/).filter(Boolean).slice(0, MAX_TOKENS)
  for (let n = tokens.length - 1; n > 0; n--) {
    const number = fileNumberIn(tokens.slice(0, n).join(' '))
    if (!number) continue
    const { lines } = await listCases(desk.house.store, desk.tenant, {
      state: 'all', number, hidden: desk.hidden, pageSize: 2,
    })
    const [line, ...others] = lines
    if (!line || others.length > 0) return []
    return jumpsInto(desk, line.id, tokens.slice(n).join(' '))
  }
  return []
}

async function jumpsInto(desk: Desk, id: string, words: string): Promise<Jump[]> {
  const view = await viewCase(desk.house, desk.tenant, id)
  if (!view) return []
  const { process } = view.prepared
  const actor = actorFor(desk.person, process)
  return offersFor(view, actor)
    .filter(({ action, offered }) => offered && holds(process.actions[action]!.title, words))
    .filter(({ action }) => idleReason(view.prepared, action, view.at, actor, view.context) === undefined)
    .slice(0, MAX_JUMPS)
    .map(({ action }) => ({
      href: `${desk.base}/vorgaenge/${id}/aktion/${encodeURIComponent(action)}`,
      title: process.actions[action]!.title,
      note: `${view.at.fileNumber ?? ''} ${view.at.title}`.trim(),
    }))
}

/** Services and pages whose names or everyday words begin with what was typed. */
export async function namedJumps(c: Page, desk: Desk, query: string): Promise<Jump[]> {
  const services = await serviceJumps(c, desk, query)
  const named = services.map((one) => ({ ...one, title: `Antrag erfassen: ${one.title}` }))
  return [...named, ...pageJumps(desk, query)].slice(0, MAX_JUMPS)
}

/** Services this person may capture an application for. */
export async function serviceJumps(c: Page, desk: Desk, query: string, atMost = MAX_JUMPS): Promise<Jump[]> {
  const named = desk.processes.filter(({ process: { entry, title, summary } }) =>
    [title, summary, ...(entry ? [textIn(entry.name), ...entry.synonyms] : [])].some((name) => holds(name, query)))
  const services: Jump[] = []
  for (const prepared of named) {
    if (services.length === atMost) break
    const beginning = await beginningOf(c, desk, prepared)
    const { title, summary } = prepared.process
    if (beginning) services.push({ href: beginning.href, title, note: summary })
  }
  return services
}

/** Pages of the desk that are open to this person; all of them for an empty query. */
export function pageJumps(desk: Desk, query: string): readonly Jump[] {
  return pagesOf(desk).filter(({ title }) => query === '' || holds(title, query))
}

function pagesOf(desk: Desk): readonly Jump[] {
  const { base, person } = desk
  return [
    ...areasOf(desk).map(({ href, title }) => ({ href, title })),
    { href: `${base}/neu`, title: 'Antrag erfassen' },
    { href: `${base}/vorgaenge?sicht=alle`, title: 'Alle offenen Vorgänge' },
    { href: `${base}/vorgaenge?sicht=abgeschlossen`, title: 'Abgeschlossene Vorgänge' },
    ...(person.deputyFor.length > 0 ? [{ href: `${base}/vorgaenge?sicht=vertretung`, title: 'In Vertretung' }] : []),
    { href: `${base}/sammelauftraege`, title: 'Sammelaufträge' },
    { href: `${base}/rueckmeldungen`, title: 'Rückmeldungen zum Portal' },
    ...(person.roles.includes('verwaltung')
      ? ADMIN_AREAS.flatMap(([, areas]) => areas.map(([path, title, note]) => ({ href: `${base}/verwaltung/${path}`, title, note })))
      : []),
    { href: `${base}/tasten`, title: 'Tasten' },
    { href: `${base}/konto`, title: 'Ihr Konto' },
  ]
}

/** Lists somebody keeps, by their names. */
export function searchJumps(desk: Desk, searches: readonly SavedSearch[], query: string): readonly Jump[] {
  return searches
    .filter(({ title }) => holds(title, query))
    .map(({ title, query: words }) => ({ href: searchAddress(desk, words), title }))
}

/** Each word typed begins a word of the name. */
export function holds(name: string, typed: string): boolean {
  const asked = searchWords(typed)
  const known = searchWords(name).map(({ word }) => word)
  return asked.length > 0 && asked.every(({ word }) => known.some((one) => one.startsWith(word)))
}
