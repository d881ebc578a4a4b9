// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty, Panel } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import { telephone } from '../ui/site.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { dueSentence } from './due-words.ts'
import { deskPage } from './frame.tsx'
import { geoUri, mapUrlOf } from './map-link.ts'
import { outsideDayOf } from './outside.ts'
import type { Visit, Visits } from './outside.ts'
import { OutsideIsland, OUTSIDE_SCRIPTS } from './outside-island.tsx'
import { TakeAlong, TAKE_SCRIPT } from './outside-take.tsx'
import { turnOf } from './turn.ts'

/** What is to be done outside, for a telephone: where, what, by when, whom to call, and the form. */
export async function showOutside(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const day = await outsideDayOf(desk)
  const isEmpty = !day || [day.due, day.week, day.later].every(({ total }) => total === 0)
  return deskPage(c, {
    desk,
    title: 'Außendienst',
    place: 'aussendienst',
    scripts: [...OUTSIDE_SCRIPTS, ...(day ? [TAKE_SCRIPT] : [])],
    children: (
      <>
        <h1 class="kern-heading-medium">Außendienst</h1>
        <OutsideIsland c={c} desk={desk} />
        {/* Filled by the script where protocols wait on this device. */}
        <div data-waiting></div>
        {day && (
          <>
            <TakeAlong desk={desk} day={day} />
            <VisitList desk={desk} title="Heute und überfällig" visits={day.due} />
            <VisitList desk={desk} title="In den nächsten sieben Tagen" visits={day.week} />
            <VisitList desk={desk} title="Später oder ohne Termin" visits={day.later} />
          </>
        )}
        {isEmpty && (
          <Empty>
            <h2 class="kern-heading-small">Draußen ist nichts zu tun</h2>
            <p>Hier stehen Vorgänge, die auf Sie vor Ort warten: wo, was, bis wann, mit Karte und Telefon.</p>
          </Empty>
        )}
      </>
    ),
  })
}

function VisitList({ desk, title, visits: { visits, total } }: { desk: Desk; title: string; visits: Visits }) {
  if (visits.length === 0) return null
  return (
    <Panel title={title}>
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- without markers Safari drops the role */}
      <ul class="lz-list lz-visits" role="list">
        {visits.map((visit) => (
          <VisitItem desk={desk} visit={visit} />
        ))}
      </ul>
      {total > visits.length && (
        <p>
          <a href={`${desk.base}/vorgaenge?sicht=amt`}>
            {(total - visits.length).toLocaleString('de-DE')} weitere stehen unter „Mein Amt“
          </a>
        </p>
      )}
    </Panel>
  )
}

function VisitItem({ desk, visit }: { desk: Desk; visit: Visit }) {
  const { line, tasks, places, detail, contact, phone } = visit
  const home = `${desk.base}/vorgaenge/${line.id}`
  const due = line.nextDue === null ? undefined : dueSentence(line.nextDue, desk.today, desk.region)
  const [first, ...others] = places
  return (
    <li>
      <article class="lz-tight">
        <h3 class="kern-title">{first ?? line.title}</h3>
        <p>
          {others.length > 0 && <>Auch: {others.join('; ')}<br /></>}
          {detail && <>{detail}<br /></>}
          {turnOf(desk, line).words}
        </p>
        {due && (
          <p>
            <Due {...(due.state && { state: due.state })}>Frist {due.text}</Due>
          </p>
        )}
        {first !== undefined && <p class="lz-meta">{line.title}</p>}
        <div class="lz-row">
          {tasks.map(({ title, href, instead }, i) => (
            <ButtonLink kind={i === 0 ? 'primary' : 'secondary'} href={href} about={`(${line.title})`}>
              {instead ? `${title} (für ${instead})` : title}
            </ButtonLink>
          ))}
        </div>
        <ul class="lz-taps">
          {first !== undefined && (
            <>
              <li>
                <a href={mapUrlOf(desk.house, first)} rel="noreferrer">
                  Karte<span class="kern-sr-only"> ({first})</span>
                </a>
              </li>
              <li>
                <a href={geoUri(first)}>
                  Karten-App<span class="kern-sr-only"> ({first})</span>
                </a>
              </li>
            </>
          )}
          {phone && (
            <li>
              <a href={telephone(phone)}>
                {contact ? `${contact}: ${phone}` : phone}
              </a>
            </li>
          )}
          <li>
            <a href={home}>
              Vorgang <span class="lz-num">{line.fileNumber}</span>
            </a>
          </li>
        </ul>
        {!phone && contact && <p class="lz-meta">{contact}</p>}
      </article>
    </li>
  )
}
