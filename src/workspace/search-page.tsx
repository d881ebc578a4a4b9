// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { findAnswers } from '../store/case-answers.ts'
import type { FoundAnswers } from '../store/case-answers.ts'
import { EXCERPT_MARK, findPapers } from '../store/document-texts.ts'
import type { FoundPaper } from '../store/document-texts.ts'
import { firstCases } from '../store/worklist.ts'
import type { CaseFilter, CaseLine } from '../store/worklist.ts'
import { standingSince } from '../store/standing.ts'
import { Go, List } from '../ui/list.tsx'
import { Empty, Panel } from '../ui/panel.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { fileNumberIn } from '../command/file-number.ts'
import { paymentReferenceIn } from '../command/payment-reference.ts'
import { deskPage } from './frame.tsx'
import { ListTable } from './list-table.tsx'
import { actionJumps, namedJumps } from './palette.ts'

const MAX_FOUND = 50
const MAX_PAPERS = 20
const MAX_QUERY = 100

/** Finds cases by file number or Kassenzeichen in any spelling or by words; a single one is opened at once. */
export async function showSearch(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const query = (c.req.query('q') ?? '').trim().slice(0, MAX_QUERY)
  const number = fileNumberIn(query)
  const numbered = number ? await find(desk, { number }) : []
  const reference = paymentReferenceIn(query)
  const claimed = reference === undefined ? [] : await find(desk, { paymentReference: reference })
  if (claimed.length === 1) return redirectTo(c, `${desk.base}/vorgaenge/${claimed[0]!.id}/gebuehr`)
  if (numbered.length === 1) return redirectTo(c, `${desk.base}/vorgaenge/${numbered[0]!.id}`)
  const jumps = query === '' ? [] : [...(await actionJumps(desk, query)), ...(await namedJumps(c, desk, query))]
  const hasWords = numbered.length === 0 && query !== ''
  const { house: { store }, tenant, hidden } = desk
  const [lines, answered, papers] = hasWords
    ? await Promise.all([
        find(desk, { text: query }),
        findAnswers(store, tenant, query, hidden, MAX_PAPERS),
        findPapers(store, tenant, query, hidden, MAX_PAPERS),
      ])
    : [numbered, [], []]
  const known = new Set(lines.map(({ id }) => id))
  const since = await standingSince(store, tenant, [...known])
  const answers = answered.filter(({ caseId }) => !known.has(caseId))
  const count = lines.length + answers.length + papers.length
  return deskPage(c, {
    desk,
    query,
    title: 'Suche',
    place: 'suche',
    children: (
      <>
        <h1 class="kern-heading-medium">
          {query ? `Suche nach „${query}“` : 'Suche'}{' '}
          <span class="lz-count">{count}</span>
        </h1>
        {count + jumps.length === 0 ? (
          <Empty>
            <h2 class="kern-heading-small">Nichts gefunden</h2>
            <p>
              Gesucht wird in Aktenzeichen, Kassenzeichen, Titel, Angaben des Antrags und im Text der Unterlagen, auch
              in abgeschlossenen Vorgängen. Versuchen Sie ein einzelnes Wort.
            </p>
          </Empty>
        ) : (
          lines.length > 0 && <ListTable desk={desk} lines={lines} since={since} title="Gefundene Vorgänge" />
        )}
        <Answers desk={desk} answers={answers} />
        <Papers desk={desk} papers={papers} />
        {jumps.length > 0 && (
          <Panel title="Dorthin">
            <List>
              {jumps.map((jump) => (
                <Go {...jump} />
              ))}
            </List>
          </Panel>
        )}
        {lines.length === MAX_FOUND && (
          <p class="lz-meta">Das sind die ersten {MAX_FOUND}. Suchen Sie genauer.</p>
        )}
      </>
    ),
  })
}

/** Papers in whose text the words stand, each leading to its case. */
function Papers({ desk, papers }: { desk: Desk; papers: readonly FoundPaper[] }) {
  if (papers.length === 0) return null
  return (
    <Panel title="In Unterlagen">
      <List kind="plain">
        {papers.map(({ id, caseId, title, fileNumber, caseTitle, excerpt }) => (
          <li>
            <a href={`${desk.base}/vorgaenge/${caseId}/dokumente/${id}`}>{title}</a>
            <span class="lz-meta">
              {' · '}
              <a href={`${desk.base}/vorgaenge/${caseId}/akte`}>
                <span class="lz-num">{fileNumber}</span> {caseTitle}
              </a>
            </span>
            <br />
            <Excerpt text={excerpt} />
          </li>
        ))}
      </List>
    </Panel>
  )
}

/** Cases in whose application the words stand, but not in what names them. */
function Answers({ desk, answers }: { desk: Desk; answers: readonly FoundAnswers[] }) {
  if (answers.length === 0) return null
  return (
    <Panel title="In den Angaben">
      <List kind="plain">
        {answers.map(({ caseId, fileNumber, title, excerpt }) => (
          <li>
            <a href={`${desk.base}/vorgaenge/${caseId}`}>
              {fileNumber && <span class="lz-num">{fileNumber}</span>} {title}
            </a>
            <br />
            <Excerpt text={excerpt} />
          </li>
        ))}
      </List>
    </Panel>
  )
}

function Excerpt({ text }: { text: string }) {
  return (
    <span>
      {text.split(EXCERPT_MARK).map((part, i) => (i % 2 === 1 ? <mark>{part}</mark> : part))}
    </span>
  )
}

const find = ({ house, tenant, hidden }: Desk, what: Pick<CaseFilter, 'number' | 'paymentReference' | 'text'>): Promise<readonly CaseLine[]> =>
  firstCases(house.store, tenant, { ...what, state: 'all', sort: 'changed', hidden }, MAX_FOUND)
