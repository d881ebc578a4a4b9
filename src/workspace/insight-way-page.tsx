// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { catchUp } from '../command/insight.ts'
import type { Process } from '../process/process.ts'
import type { Page } from '../server/web.ts'
import { formExperience } from '../store/form-experience.ts'
import { figuresOf } from '../store/insight.ts'
import { CASES_IN_PICTURE, stationsOf } from '../store/insight-way.ts'
import type { ProcessPicture, Station } from '../store/insight-way.ts'
import { Empty, Panel } from '../ui/panel.tsx'
import { deskOf, processNamed } from './desk.ts'
import { deskPage } from './frame.tsx'
import { InsightFilter } from './insight-filter.tsx'
import { FormPanel } from './insight-form.tsx'
import { hintsOf } from './insight-hints.ts'
import type { Hint } from './insight-hints.ts'
import { insightAddress, readInsightQuery, scopeOf, spanText } from './insight-query.ts'
import { FEWEST, shownCount, shownDays } from './insight-shown.ts'
import { WayPicture } from './insight-way-picture.tsx'

/** How the cases of one service really went, and where it could be simpler. */
export async function showInsightWay(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const prepared = processNamed(desk, c.req.param('process') ?? '')
  if (!prepared) return c.notFound() as Response
  const { process } = prepared
  const read = readInsightQuery(desk, (name) => c.req.query(name))
  const { unit: _, ...query } = { ...read, process: process.id }
  await catchUp(desk.house, desk.tenant)
  const scope = { ...scopeOf(desk, query), ...query.span }
  const { store } = desk.house
  const [picture, { throughput }, experience] = await Promise.all([
    stationsOf(store, desk.tenant, process, scope),
    figuresOf(store, desk.tenant, scope),
    formExperience(store, desk.tenant, process.id, scope),
  ])
  const isOfOneEntity = query.entity !== undefined
  const path = `/auswertung/${encodeURIComponent(process.id)}`
  return deskPage(c, {
    desk,
    title: `Auswertung: ${process.title}`,
    place: 'auswertung',
    children: (
      <>
        <p>
          <a href={insightAddress(desk, query)}>Zu den Kennzahlen dieses Verfahrens</a>
        </p>
        <h1 class="kern-heading-medium">{process.title}: So laufen die Vorgänge</h1>
        <InsightFilter desk={desk} query={query} action={`${desk.base}${path}`} isOfProcess />
        <p>
          Vorgänge, die vom {spanText(query.span)} eingegangen sind
          {picture.cases === CASES_IN_PICTURE && ', davon die neuesten 20.000'}:{' '}
          <strong>{shownCount(picture.cases).text}</strong>.
        </p>
        {picture.cases < FEWEST ? (
          <Empty>
            <h2 class="kern-heading-small">Noch zu wenige Vorgänge</h2>
            <p>
              Ab fünf Vorgängen sehen Sie hier ihren Weg durch die Stationen. Wählen Sie einen
              längeren Zeitraum.
            </p>
          </Empty>
        ) : (
          <Findings process={process} picture={picture} hints={hintsOf(process, picture, throughput, experience)}>
            <FormPanel process={process} experience={experience} isOfOneEntity={isOfOneEntity} />
          </Findings>
        )}
      </>
    ),
  })
}

interface FindingsProps {
  readonly process: Process
  readonly picture: ProcessPicture
  readonly hints: readonly Hint[]
  readonly children: ComponentChildren
}

function Findings({ process, picture, hints, children }: FindingsProps) {
  return (
    <>
      <Panel title="Wo es einfacher ginge" class="lz-tight">
        {hints.length === 0 && <p>Aus diesen Vorgängen ergibt sich kein Hinweis.</p>}
        <ul>
          {hints.map(({ found, advice }) => (
            <li>
              {found} <span class="lz-meta">{advice}</span>
            </li>
          ))}
        </ul>
      </Panel>
      {children}
      <div class="lz-cols lz-2">
        <Panel title="Der Weg als Bild">
          <WayPicture process={process} picture={picture} />
        </Panel>
        <Panel title="Die Stationen" class="lz-tight">
          <Stations process={process} stations={picture.stations} />
          <Explained />
        </Panel>
      </div>
      <Panel title="Von Station zu Station" class="lz-tight">
        <Passages process={process} picture={picture} />
      </Panel>
    </>
  )
}

function Stations({ process, stations }: { process: Process; stations: readonly Station[] }) {
  return (
    <dl class="lz-facts">
      {stations.map(({ index, reached, here, again, timed, median, p90 }) => (
        <div>
          <dt>{process.way[index]!.title}</dt>
          <dd>
            erreicht: {shownCount(reached).text} · zuletzt hier: {shownCount(here).text} · zurückgekehrt:{' '}
            {shownCount(again).text}
            {median !== null && (
              <>
                <br />
                seit der Station davor: Median {shownDays(median, timed).text}, 90&nbsp;%{' '}
                {shownDays(p90, timed).text}
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Explained() {
  return (
    <details>
      <summary>
        So wird gezählt<span class="kern-sr-only">: Stationen</span>
      </summary>
      <p class="lz-meta">
        Eine Station ist erreicht, wenn einer ihrer Zustände zum ersten Mal im Verlauf des Vorgangs
        steht. „Zuletzt hier“ heißt: Danach kam noch keine weitere. „Zurückgekehrt“ heißt: Derselbe
        Zustand trat später noch einmal ein. Tage sind Kalendertage.
      </p>
    </details>
  )
}

function Passages({ process: { way }, picture }: { process: Process; picture: ProcessPicture }) {
  return (
    <table class="lz-figures-table">
      <caption class="kern-sr-only">Von Station zu Station</caption>
      <thead>
        <tr>
          <th scope="col">Von → nach</th>
          <th scope="col">Vorgänge</th>
          <th scope="col">Median</th>
        </tr>
      </thead>
      <tbody>
        {picture.passages.map(({ from, to, cases, median }) => (
          <tr>
            <th scope="row">
              {way[from]!.title} → {way[to]!.title}
            </th>
            <td>{shownCount(cases).text}</td>
            <td>{shownDays(median, cases).text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
