// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import type { Consultation } from '../engine/case.ts'
import { APPLICATION, linkOf } from '../engine/consulting.ts'
import type { LinkRead } from '../store/link-reads.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Lines } from '../ui/facts.tsx'
import { Empty } from '../ui/panel.tsx'
import { Due, Say } from '../ui/say.tsx'
import type { TabSight } from './tab-sight.ts'
import { ACTS, actAddress, actsFor, codeAddress, linkAddress, mailTo, takingAddress, takingAnswers } from './consultation-acts.ts'
import { STATES } from './consultation-lines.tsx'
import { dayOf, dueSentence } from './due-words.ts'
import { momentOf } from './moment.ts'
import { isInvolved } from './tasks.ts'

/** Each body with its question, what went along, what it has looked at, its answer, and while it is open what can be done. */
export function ConsultationTab(sight: TabSight) {
  const { consultations } = sight.seen.at
  if (consultations.length === 0) {
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
    <div class="lz-apart">
      {consultations.map((one, i) => (
        <One sight={sight} one={one} id={`stelle-${i}`} />
      ))}
    </div>
  )
}

interface OneProps {
  readonly sight: TabSight
  readonly one: Consultation
}

function One({ sight, one, id }: OneProps & { id: string }) {
  const { seen, reads } = sight
  const { today, region } = seen.desk
  const due = dueSentence(one.due, today, region)
  const isOpen = one.status === 'open'
  const own = reads.filter(({ consultation }) => consultation === one.id)
  return (
    <section aria-labelledby={id}>
      <header class="lz-row">
        <h2 class="kern-heading-small" id={id}>
          {one.title}
        </h2>
        <Say mark={isOpen ? 'running' : one.status === 'answered' ? 'done' : 'open'}>
          {STATES[one.status]}
        </Say>
        {one.mandatory && <span class="lz-meta">muss gefragt werden</span>}
      </header>
      <dl class="lz-facts">
        <Row term={`Frage vom ${dayOf(one.askedOn, today)}`}>{one.question}</Row>
        {isOpen && (
          <Row term="Antwort bis">
            <Due state={due.state}>{due.text}</Due>
            {one.remindedOn && (
              <>
                <br />
                <span class="lz-meta">Erinnert: {one.remindedOn.map((day) => dayOf(day, today)).join(', ')}</span>
              </>
            )}
          </Row>
        )}
        {one.papers && <Row term="Unterlagen für die Stelle"><Along sight={sight} one={one} reads={own} /></Row>}
        {one.papers && <Row term="Zuletzt geöffnet">{lastLook(own, today)}</Row>}
        {one.status === 'answered' && <Answer sight={sight} one={one} />}
        {one.status === 'silent' && <Row term="Antwort">Keine Antwort in der Frist. Das gilt als keine Bedenken.</Row>}
        {isOpen && isInvolved(seen) && <AnswerLink sight={sight} one={one} />}
      </dl>
      <Acts sight={sight} one={one} />
    </section>
  )
}

function Row({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Nobody knows who sits there: it is the link that was opened. */
function lastLook(reads: readonly LinkRead[], today: string): string {
  const last = reads.map(({ lastAt }) => lastAt).sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1)
  return last === undefined ? 'noch nie' : momentOf(last, today)
}

function Along({ sight: { seen, papers }, one, reads }: OneProps & { reads: readonly LinkRead[] }) {
  if (one.papers!.length === 0) return <>keine</>
  const name = (id: string) => {
    const paper = papers.find((known) => known.id === id)
    if (id === APPLICATION) return 'Antrag'
    return <a href={`${seen.home}/dokumente/${id}`}>{paper ? paper.title || paper.fileName : 'Unterlage'}</a>
  }
  const times = (id: string) => reads.find(({ document }) => document === id)?.times ?? 0
  return (
    <ul class="lz-tight">
      {one.papers!.map((id) => (
        <li>
          {name(id)} <span class="lz-meta">{times(id) === 0 ? 'nicht abgerufen' : times(id) === 1 ? 'einmal abgerufen' : `${times(id)}-mal abgerufen`}</span>
        </li>
      ))}
    </ul>
  )
}

function Answer({ sight: { seen, papers }, one }: OneProps) {
  const came = papers.filter(({ id }) => one.files?.includes(id))
  return (
    <Row term={`Antwort vom ${dayOf(one.answeredOn!, seen.desk.today)}`}>
      <strong>{one.position}</strong>
      {one.text && (
        <>
          <br />
          <Lines lines={one.text.split('\n')} />
        </>
      )}
      {came.map(({ id, fileName }) => (
        <>
          <br />
          <a href={`${seen.home}/dokumente/${id}`}>{fileName}</a>
        </>
      ))}
    </Row>
  )
}

/** The link is as good as a key, so only who works on the procedure sees it. */
function AnswerLink({ sight: { seen, origin }, one }: OneProps) {
  const address = linkAddress(seen, origin, one)
  if (address === undefined) {
    return <Row term="Link für die Stelle">zurückgezogen {`am ${dayOf(one.withdrawnOn!, seen.desk.today)}`}</Row>
  }
  const to = mailTo(seen, one)
  return (
    <Row term="Link für die Stelle">
      <a class="lz-wraps" href={address}>{address}</a>
      <br />
      <span class="lz-meta">
        {to === undefined
          ? 'Geben Sie ihn selbst weiter, und nur an die Stelle. Unterlagen und Antwort öffnen sich mit einem Code, den Sie am Telefon nennen.'
          : `Ging per E-Mail an ${to}. Unterlagen und Antwort öffnen sich mit einem Code, der ebenfalls dorthin geht.`}
      </span>
    </Row>
  )
}

function Acts({ sight: { seen }, one }: OneProps) {
  const [acts, taking] = [actsFor(seen, one), takingAnswers(seen, one)]
  if (acts.length + taking.length === 0) return null
  return (
    <div class="lz-row">
      {taking.map(({ key, action }) => (
        <ButtonLink kind="secondary" href={takingAddress(seen, one, key)} about={`: ${one.title}`}>
          {action.title}
        </ButtonLink>
      ))}
      {one.status === 'open' && linkOf(one) !== undefined && isInvolved(seen) && (
        <ButtonLink kind={mailTo(seen, one) === undefined ? 'secondary' : 'tertiary'} href={codeAddress(seen, one)} about={`: ${one.title}`}>
          Code nennen
        </ButtonLink>
      )}
      {acts.map((kind) => (
        <ButtonLink kind={kind === 'remind' ? 'secondary' : 'tertiary'} href={actAddress(seen, one, kind)} about={`: ${one.title}`}>
          {ACTS[kind].button}
        </ButtonLink>
      ))}
    </div>
  )
}
