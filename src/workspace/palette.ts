// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What else the search leads to: an action of the case whose number was typed, a service to capture
// an application for, an area of the desk.
import { offersFor, viewCase } from '../command/case-view.ts'
import { textIn } from '../process/service-entry.ts'
import { searchWords } from '../process/search-words.ts'
import type { Page } from '../server/web.ts'
import { listCases } from '../store/worklist.ts'
import { beginningOf } from './capture.tsx'
import type { Desk } from './desk.ts'
import { fileNumberIn } from '../command/file-number.ts'
import { areasOf } from './frame.tsx'
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
  return offersFor(view, actorFor(desk.person, process))
    .filter(({ action, offered }) => offered && holds(process.actions[action]!.title, words))
    .slice(0, MAX_JUMPS)
    .map(({ action }) => ({
      href: `${desk.base}/vorgaenge/${id}/aktion/${encodeURIComponent(action)}`,
      title: process.actions[action]!.title,
      note: `${view.at.fileNumber ?? ''} ${view.at.title}`.trim(),
    }))
}

/** Services and areas whose names or everyday words begin with what was typed. */
export async function namedJumps(c: Page, desk: Desk, query: string): Promise<Jump[]> {
  const named = desk.processes.filter(({ process: { entry, title, summary } }) =>
    [title, summary, ...(entry ? [textIn(entry.name), ...entry.synonyms] : [])].some((name) => holds(name, query)))
  const services: Jump[] = []
  for (const prepared of named) {
    const beginning = await beginningOf(c, desk, prepared)
    const { title, summary } = prepared.process
    if (beginning) services.push({ href: beginning.href, title: `Antrag erfassen: ${title}`, note: summary })
  }
  const areas: Jump[] = [
    ...areasOf(desk).map(({ href, title }) => ({ href, title })),
    { href: `${desk.base}/neu`, title: 'Antrag erfassen' },
    { href: `${desk.base}/konto`, title: 'Ihr Konto' },
  ]
  return [...services, ...areas.filter(({ title }) => holds(title, query))].slice(0, MAX_JUMPS)
}

/** Each word typed begins a word of the name. */
function holds(name: string, typed: string): boolean {
  const asked = searchWords(typed)
  const known = searchWords(name).map(({ word }) => word)
  return asked.length > 0 && asked.every(({ word }) => known.some((one) => one.startsWith(word)))
}
