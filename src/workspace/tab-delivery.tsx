// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { Delivery } from '../engine/case.ts'
import { Empty } from '../ui/panel.tsx'
import { Say } from '../ui/say.tsx'
import type { CaseDesk } from './case-desk.ts'
import type { TabSight } from './tab-sight.ts'
import { dueSentence } from './due-words.ts'
import { Steps } from './steps.tsx'

const CHANNELS: Readonly<Record<string, string>> = {
  post: 'Brief mit der Post',
  email: 'E-Mail',
  postbox: 'Postfach im Portal',
  retrieval: 'Abruf im Portal',
  pzu: 'Postzustellungsurkunde',
  handover: 'Übergabe im Amt',
}

/** By which way each letter went, when it counts as served and why, and how long one may object. */
export function DeliveryTab({ seen }: TabSight) {
  const { at } = seen
  if (at.deliveries.length === 0) {
    return (
      <Empty>
        <h2 class="kern-heading-small">Noch nichts auf dem Weg</h2>
        <p>Hier steht, wann ein Brief bereitgestellt wurde und wann er als bekannt gegeben gilt.</p>
      </Empty>
    )
  }
  return (
    <div class="lz-flow">
      {at.deliveries.toReversed().map((one, i) => (
        <One seen={seen} one={one} id={`zustellung-${i}`} />
      ))}
      <Objections seen={seen} />
    </div>
  )
}

function One({ seen: { at, prepared }, one, id }: { seen: CaseDesk; one: Delivery; id: string }) {
  const title = at.letters.find((letter) => letter.id === one.letterId)?.title ?? one.letter
  // Only a notice is «bekannt gegeben»; other letters are simply there.
  const isNotice = prepared.process.letters[one.letter]?.kind === 'decisionNotice'
  return (
    <section aria-labelledby={id}>
      <header class="lz-row">
        <h2 class="kern-heading-small" id={id}>
          {title}
        </h2>
        <Say mark={one.status === 'provided' ? 'done' : 'running'}>
          {one.status === 'provided' ? 'bereitgestellt' : 'auf dem Weg'}
        </Say>
      </header>
      <dl class="lz-facts">
        <div>
          <dt>Weg</dt>
          <dd>{CHANNELS[one.channel] ?? one.channel}</dd>
        </div>
        {one.on && (
          <div>
            <dt>{one.channel === 'post' ? 'Zur Post gegeben' : 'Bereitgestellt'}</dt>
            <dd>{formatDate(one.on, 'weekday')}</dd>
          </div>
        )}
        {isNotice && one.served && (
          <div>
            <dt>Bekannt gegeben</dt>
            <dd>
              <strong>{formatDate(one.served, 'weekday')}</strong>
              {one.steps && <Steps steps={one.steps} />}
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

/** The periods for objections that run now; § 70 VwGO. */
function Objections({
  seen: {
    at,
    prepared: { process },
    desk,
  },
}: {
  seen: CaseDesk
}) {
  const running = Object.entries(at.deadlines).filter(
    ([key]) => process.deadlines[key]?.objection !== undefined,
  )
  return (
    <>
      {running.map(([key, { title, due, steps, basis }]) => (
        <section aria-labelledby={`frist-${key}`}>
          <h2 class="kern-heading-small" id={`frist-${key}`}>
            {title}
          </h2>
          <p>
            <strong>{dueSentence(due, desk.today, desk.region).text}</strong>
          </p>
          <Steps steps={steps} basis={basis} />
        </section>
      ))}
    </>
  )
}
