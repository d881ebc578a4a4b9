// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What `islands/palette.js` shows while somebody types: asked for with every pause, so it counts nothing and
// shows no more than the search page would.
import { viewCase } from '../command/case-view.ts'
import { fileNumberIn } from '../command/file-number.ts'
import { paymentReferenceIn } from '../command/payment-reference.ts'
import { piece } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { searchesOf } from '../store/searches.ts'
import { isUuid } from '../store/uuid.ts'
import { firstCases } from '../store/worklist.ts'
import type { CaseFilter, CaseLine } from '../store/worklist.ts'
import { deskView } from './case-desk.ts'
import { deskOf, maySee } from './desk.ts'
import type { Desk } from './desk.ts'
import { actionJumps, holds, pageJumps, searchJumps, serviceJumps } from './palette.ts'
import type { Jump } from './palette.ts'
import { taskAddress, taskTitle } from './task-list.tsx'
import { tasksOf } from './tasks.ts'

/** Entries of one heading. */
interface Group {
  readonly title: string
  readonly jumps: readonly Jump[]
}

const ENTRIES_AT_MOST = 12
const CASES = 6
const RECENT = 5
const ACTIONS = 4
const OTHERS = 3
const MAX_QUERY = 100
/** The index of the search knows triples of letters; fewer would be looked for in every case. */
const SEARCHABLE = /[\p{L}\p{N}]{3}/u
/** So short a word begins the everyday words of half the library. */
const SERVICE_CHARS = 2

/** A list of options for the words in `q`, on the page of the case `vorgang`, after those in `zuletzt`. */
export async function showQuickSearch(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const query = (c.req.query('q') ?? '').trim().slice(0, MAX_QUERY)
  const found = await (query === '' ? beforeTyping(c, desk) : whileTyping(c, desk, query))
  const groups = firstOf(found, query === '' ? ENTRIES_AT_MOST : ENTRIES_AT_MOST - 1)
  return piece(c, <Options desk={desk} query={query} groups={groups} />)
}

/** What one may want without a word: actions of this case, cases one had last, the desk. */
async function beforeTyping(c: Page, desk: Desk): Promise<readonly Group[]> {
  const [actions, cases] = await Promise.all([caseActions(c, desk, ''), recentCases(c, desk)])
  return [
    { title: 'In diesem Vorgang', jumps: actions },
    { title: 'Zuletzt', jumps: cases },
    { title: 'Seiten', jumps: pageJumps(desk, '') },
  ]
}

async function whileTyping(c: Page, desk: Desk, query: string): Promise<readonly Group[]> {
  const { store } = desk.house
  const [actions, numbered, services, cases, searches] = await Promise.all([
    caseActions(c, desk, query),
    actionJumps(desk, query),
    query.length < SERVICE_CHARS ? [] : serviceJumps(c, desk, query, OTHERS),
    foundCases(desk, query),
    searchesOf(store, desk.tenant, desk.person.id),
  ])
  const pages = { title: 'Seiten', jumps: pageJumps(desk, query).slice(0, OTHERS) }
  const known = { title: 'Vorgänge', jumps: cases }
  const isNumber = (fileNumberIn(query) ?? paymentReferenceIn(query)) !== undefined
  return [
    { title: 'In diesem Vorgang', jumps: actions },
    { title: 'Aktionen', jumps: numbered.slice(0, ACTIONS) },
    ...(isNumber ? [known, pages] : [pages, known]),
    { title: 'Antrag erfassen', jumps: services },
    { title: 'Gemerkte Listen', jumps: searchJumps(desk, searches, query).slice(0, OTHERS) },
  ]
}

/** What this person can do now with the case whose page is open, also in the place of an absent colleague. */
async function caseActions(c: Page, desk: Desk, query: string): Promise<readonly Jump[]> {
  const view = await viewCase(desk.house, desk.tenant, c.req.query('vorgang') ?? '')
  if (!view || !maySee(desk.person, view.prepared.process)) return []
  const home = `${desk.base}/vorgaenge/${view.at.id}`
  const { primary, more, rare } = tasksOf(deskView(c, desk, view, home))
  const often = [...(primary ? [primary] : []), ...more]
  return (query === '' ? often : [...often, ...rare])
    .filter((task) => query === '' || holds(taskTitle(task), query))
    .slice(0, ACTIONS)
    .map((task) => ({ href: taskAddress(home, task), title: taskTitle(task), note: view.at.fileNumber ?? view.at.title }))
}

/** By file number or Kassenzeichen in any spelling; what is none, or none that is known, by words of number, title and applicant. */
async function foundCases(desk: Desk, query: string): Promise<readonly Jump[]> {
  const reference = paymentReferenceIn(query)
  const claimed = reference === undefined ? [] : await casesOf(desk, { paymentReference: reference })
  if (claimed.length > 0) return claimed.map((line) => claimJump(desk, line, reference!))
  const number = fileNumberIn(query)
  const numbered = number ? await casesOf(desk, { number }) : []
  const lines = numbered.length > 0 || !SEARCHABLE.test(query) ? numbered : await casesOf(desk, { text: query })
  return lines.map((line) => caseJump(desk, line))
}

const casesOf = (desk: Desk, what: Pick<CaseFilter, 'number' | 'paymentReference' | 'text'>) =>
  firstCases(desk.house.store, desk.tenant, { ...what, state: 'all', sort: 'changed', hidden: desk.hidden }, CASES)

/** Cases this window had open, then own ones in which something happened last. */
async function recentCases(c: Page, desk: Desk): Promise<readonly Jump[]> {
  const { house: { store }, tenant, hidden, person } = desk
  const present = c.req.query('vorgang')
  const seen = (c.req.query('zuletzt') ?? '').split(',').filter((id) => isUuid(id) && id !== present).slice(0, RECENT)
  const [opened, own] = await Promise.all([
    seen.length === 0 ? [] : firstCases(store, tenant, { state: 'all', ids: seen, hidden }, RECENT),
    firstCases(store, tenant, { state: 'open', assignee: person.id, hidden, sort: 'changed' }, RECENT + 1),
  ])
  const inOrder = seen.flatMap((id) => opened.find((line) => line.id === id) ?? [])
  const lines = new Map([...inOrder, ...own].filter(({ id }) => id !== present).map((line) => [line.id, line]))
  return [...lines.values()].slice(0, RECENT).map((line) => caseJump(desk, line))
}

function caseJump({ base }: Desk, { id, fileNumber, title, applicant, done }: CaseLine): Jump {
  return {
    href: `${base}/vorgaenge/${id}`,
    title: `${fileNumber ?? 'ohne Zeichen'} ${title}`,
    note: [applicant, done && 'abgeschlossen'].filter(Boolean).join(' · '),
  }
}

/** To the fee of a case, with the Kassenzeichen it was found by. */
function claimJump(desk: Desk, line: CaseLine, reference: string): Jump {
  const { href, title, note } = caseJump(desk, line)
  return { href: `${href}/gebuehr`, title, note: [`Kassenzeichen ${reference}`, note].filter(Boolean).join(' · ') }
}

/** So many entries of all groups, the first ones first; nothing leads to one address twice. */
function firstOf(groups: readonly Group[], atMost: number): readonly Group[] {
  const known = new Set<string>()
  return groups
    .map(({ title, jumps }) => ({
      title,
      jumps: jumps.filter(({ href }) => known.size < atMost && !known.has(href) && known.add(href)),
    }))
    .filter(({ jumps }) => jumps.length > 0)
}

/** Options under headings; what to say of them to who does not see them stands in `data-say`. */
function Options({ desk, query, groups }: { desk: Desk; query: string; groups: readonly Group[] }) {
  const count = groups.reduce((sum, { jumps }) => sum + jumps.length, 0)
  const everywhere: Group = {
    title: 'Überall',
    jumps: [{ href: `${desk.base}/suche?q=${encodeURIComponent(query)}`, title: `„${query}“ überall suchen`, note: 'auch in Angaben und Unterlagen' }],
  }
  const shown = query === '' ? groups : [...groups, everywhere]
  // oxlint-disable jsx-a11y/prefer-tag-over-role -- the entries of a combobox that are links have no tag of their own
  return (
    <div data-say={count === 0 ? 'Kein Treffer' : count === 1 ? '1 Treffer' : `${count} Treffer`}>
      {shown.map(({ title, jumps }, i) => (
        <div role="group" aria-labelledby={`pg-${i}`}>
          <div class="lz-quick-head" id={`pg-${i}`} role="presentation">
            {title}
          </div>
          {jumps.map(({ href, title: name, note }, n) => (
            <a role="option" id={`po-${i}-${n}`} aria-selected="false" tabindex={-1} href={href}>
              <span>{name}</span>
              {note && <span class="lz-meta">{note}</span>}
            </a>
          ))}
        </div>
      ))}
    </div>
  )
}
