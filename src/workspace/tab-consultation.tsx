// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { consultationToken } from '../command/consultation-token.ts'
import type { Consultation } from '../engine/case.ts'
import { Lines } from '../ui/facts.tsx'
import { Empty } from '../ui/panel.tsx'
import { Due, Say } from '../ui/say.tsx'
import type { TabSight } from './tab-sight.ts'
import { STATES } from './consultation-lines.tsx'
import { dayOf, dueSentence } from './due-words.ts'
import { isInvolved } from './tasks.ts'

/** Each body with its question, its answer, and while it is open the link by which it answers. */
export function ConsultationTab({ seen, origin }: TabSight) {
  const { at } = seen
  if (at.consultations.length === 0) {
    return (
      <Empty>
        <h2 class="kern-heading-small">Noch keine Stelle gefragt</h2>
        <p>
          Hier stehen Fragen an andere Stellen und ihre Antworten. Welche Stellen infrage kommen,
          schlägt das Verfahren beim Beteiligen vor.
        </p>
      </Empty>
    )
  }
  return (
    <div class="lz-flow">
      {at.consultations.map((one, i) => (
        <One seen={seen} origin={origin} one={one} id={`stelle-${i}`} />
      ))}
    </div>
  )
}

function One({
  seen,
  origin,
  one,
  id,
}: {
  seen: TabSight['seen']
  origin: string
  one: Consultation
  id: string
}) {
  const {
    desk: { today, region },
  } = seen
  const due = dueSentence(one.due, today, region)
  return (
    <section aria-labelledby={id}>
      <header class="lz-row">
        <h2 class="kern-heading-small" id={id}>
          {one.title}
        </h2>
        <Say mark={one.status === 'open' ? 'running' : one.status === 'answered' ? 'done' : 'open'}>
          {STATES[one.status]}
        </Say>
        {one.mandatory && <span class="lz-meta">muss gefragt werden</span>}
      </header>
      <dl class="lz-facts">
        <div>
          <dt>Frage vom {dayOf(one.askedOn, today)}</dt>
          <dd>{one.question}</dd>
        </div>
        {one.status === 'open' && (
          <div>
            <dt>Antwort bis</dt>
            <dd>
              <Due state={due.state}>{due.text}</Due>
            </dd>
          </div>
        )}
        {one.status === 'answered' && (
          <div>
            <dt>Antwort vom {dayOf(one.answeredOn!, today)}</dt>
            <dd>
              <strong>{one.position}</strong>
              {one.text && (
                <>
                  <br />
                  <Lines lines={one.text.split('\n')} />
                </>
              )}
            </dd>
          </div>
        )}
        {one.status === 'silent' && (
          <div>
            <dt>Antwort</dt>
            <dd>Keine Antwort in der Frist. Das gilt als keine Bedenken.</dd>
          </div>
        )}
        {one.status === 'open' && isInvolved(seen) && (
          <AnswerLink seen={seen} origin={origin} one={one} />
        )}
      </dl>
    </section>
  )
}

/** The link is as good as a key, so only who works on the procedure sees it. */
function AnswerLink({
  seen: {
    desk: { house, tenant },
  },
  origin,
  one,
}: {
  seen: TabSight['seen']
  origin: string
  one: Consultation
}) {
  const address = `${origin}/${tenant.slug}/beteiligung/${consultationToken(house, tenant, one.id)}`
  return (
    <div>
      <dt>Link für die Stelle</dt>
      <dd>
        <a href={address}>{address}</a>
        <br />
        <span class="lz-meta">
          Wer den Link hat, kann die Frage beantworten. Geben Sie ihn nur an die Stelle weiter.
        </span>
      </dd>
    </div>
  )
}
