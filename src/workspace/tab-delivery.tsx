// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'
import type { Attempt, Delivery, Proof } from '../engine/case.ts'
import { attemptsOf } from '../engine/delivery-ledger.ts'
import { wayTitle } from '../engine/way-titles.ts'
import { Empty, Panel } from '../ui/panel.tsx'
import { List } from '../ui/list.tsx'
import { Say } from '../ui/say.tsx'
import type { CaseDesk } from './case-desk.ts'
import { doneTitle, isGood, proofTitle } from '../documents/delivery-words.ts'
import { dueSentence } from './due-words.ts'
import { Steps } from './steps.tsx'
import type { TabSight } from './tab-sight.ts'

/** The ledger: to whom each letter goes, by which way, what shows it, and since when it counts. */
export function DeliveryTab({ seen }: TabSight) {
  const { at } = seen
  if (at.deliveries.length === 0) {
    return (
      <Empty>
        <h2 class="kern-heading-small">Noch nichts auf dem Weg</h2>
        <p>Hier steht, wann ein Brief hinausgegangen ist und wann er als bekannt gegeben gilt.</p>
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

interface OneProps {
  readonly seen: CaseDesk
  readonly one: Delivery
  readonly id: string
}

function One({ seen, one, id }: OneProps) {
  const { at, prepared } = seen
  const letter = at.letters.find(({ id: known }) => known === one.letterId)
  // Only a notice is «bekannt gegeben»; other letters are simply there.
  const isNotice = prepared.process.letters[one.letter]?.kind === 'decisionNotice'
  const attempts = attemptsOf(one)
  const earlier = attempts.slice(0, -1)
  return (
    <section aria-labelledby={id} class="lz-flow">
      <header class="lz-row">
        <h2 class="kern-heading-small" id={id}>
          {letter?.title ?? one.letter}
        </h2>
        <Standing one={one} isNotice={isNotice} today={seen.desk.today} />
      </header>
      <dl class="lz-facts">
        {letter?.to && letter.to.length > 0 && (
          <div>
            <dt>An</dt>
            <dd>{letter.to.join(', ')}</dd>
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
        <Tried seen={seen} one={attempts.at(-1)!} isNotice={isNotice} />
        {one.status !== 'provided' && <Next seen={seen} one={one} />}
      </dl>
      {earlier.length > 0 && (
        <Panel title="Was davor war" level={3} id={`${id}-davor`} kind="soft">
          <List kind="plain">
            {earlier.map((attempt, i) => (
              <li>
                <dl class="lz-facts">
                  <Tried seen={seen} one={attempt} isNotice={isNotice} number={i + 1} />
                </dl>
              </li>
            ))}
          </List>
        </Panel>
      )}
    </section>
  )
}

function Standing({ one, isNotice, today }: { readonly one: Delivery; readonly isNotice: boolean; readonly today: LocalDate }) {
  if (one.status === 'failed') return <Say mark="late">nicht angekommen</Say>
  if (one.status === 'pending') return <Say mark="running">auf dem Weg</Say>
  const isServed = isNotice && one.served !== undefined && one.served <= today
  return <Say mark="done">{isServed ? 'bekannt gegeben' : asState(doneTitle(one.channel))}</Say>
}

const asState = (title: string) => title.charAt(0).toLowerCase() + title.slice(1)

interface TriedProps {
  readonly seen: CaseDesk
  readonly one: Attempt
  readonly isNotice: boolean
  readonly number?: number
}

/** One attempt: its way, its proofs in their order, and the day that counted until something else was proven. */
function Tried({ seen, one, isNotice, number }: TriedProps) {
  return (
    <>
      <div>
        <dt>{number === undefined ? 'Weg' : `${number}. Weg`}</dt>
        <dd>{wayTitle(one.channel)}</dd>
      </div>
      <div>
        <dt>Nachweis</dt>
        <dd>
          {one.proofs.length === 0 && one.on && formatDate(one.on, 'weekday')}
          {one.proofs.length === 0 && !one.on && 'noch keiner'}
          <Proofs seen={seen} proofs={one.proofs} />
        </dd>
      </div>
      {isNotice && one.status === 'failed' && one.served && (
        <div>
          <dt>Galt bis dahin als bekannt gegeben</dt>
          <dd>{formatDate(one.served, 'weekday')}</dd>
        </div>
      )}
      {one.before?.map(({ served, steps }) => (
        <div>
          <dt>Galt zuvor als bekannt gegeben</dt>
          <dd>
            <s>{formatDate(served, 'weekday')}</s>
            <Steps steps={steps} />
          </dd>
        </div>
      ))}
    </>
  )
}

function Proofs({ seen: { desk, at }, proofs }: { readonly seen: CaseDesk; readonly proofs: readonly Proof[] }) {
  if (proofs.length === 0) return null
  return (
    <List kind="plain">
      {proofs.map((proof) => (
        <li>
          <Say mark={isGood(proof) ? 'done' : 'late'}>
            {proofTitle(proof.kind)} am {formatDate(proof.on, 'short')}
          </Say>
          {proof.text !== undefined && <span class="lz-meta"> {proof.text}</span>}
          {proof.by && <span class="lz-meta"> vermerkt von {proof.by.name}</span>}
          {proof.document !== undefined && (
            <>
              {' '}
              <a href={`${desk.base}/vorgaenge/${at.id}/dokumente/${proof.document}`}>Nachweis ansehen</a>
            </>
          )}
        </li>
      ))}
    </List>
  )
}

/** What happens by itself, or who must do something. */
function Next({ seen: { desk }, one }: { readonly seen: CaseDesk; readonly one: Delivery }) {
  const { ways = [], channel, status, lapses } = one
  const next = ways[ways.indexOf(channel) + 1]
  return (
    <div>
      <dt>Nächster Weg</dt>
      <dd>
        {status === 'failed' && 'keiner mehr von selbst: Bitte wählen Sie, wie der Brief ankommen soll.'}
        {status === 'pending' && lapses !== undefined && (
          <>
            wird bis {formatDate(lapses, 'weekday')} nicht abgerufen:{' '}
            {next === undefined ? 'dann bitte anders bekannt geben' : wayTitle(next)}
          </>
        )}
        {status === 'pending' && lapses === undefined && (next === undefined ? 'keiner' : `scheitert er: ${wayTitle(next)}`)}
        {status === 'pending' && ['post', 'pzu'].includes(channel) && (
          <>
            {'. '}
            <a href={`${desk.base}/druck`}>Der Brief wartet unter „Druck“</a>
          </>
        )}
      </dd>
    </div>
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
  readonly seen: CaseDesk
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
