// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { CaseView } from '../command/house.ts'
import type { Actor } from '../engine/actor.ts'
import type { Consultation } from '../engine/case.ts'
import { redirectTo } from '../server/answer.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { hashSecret } from '../store/secret.ts'
import { findToken } from '../store/tokens.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import { German } from '../ui/german.tsx'
import { Due } from '../ui/say.tsx'
import { useLanguage, useWords } from '../ui/words.ts'
import { ActionForm } from './action-form.tsx'
import { CONSULTATION } from './consultation.words.ts'
import { address, portalPage, viewSpoken } from './frame.tsx'
import { gonePage } from './gone-page.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { receiveAction } from './receive-action.ts'
import type { Received } from './receive-action.ts'
import { Spoken } from './spoken.tsx'

interface Asked {
  readonly view: CaseView
  readonly consultation: Consultation
  /** The action by which this body answers, and the role it answers in. */
  readonly action: string
  readonly role: string
}

/** The page of a body that was asked: its question, by when, and its answer. Nothing else. */
export async function consultationPage(c: Page): Promise<Response> {
  const asked = await askedBy(c)
  return asked ? show(c, asked) : gone(c)
}

/** Takes the answer; the same answer twice is one. */
export async function receiveConsultation(c: Page): Promise<Response> {
  const asked = await askedBy(c)
  if (!asked) return gone(c)
  const { view, consultation, action, role } = asked
  if (consultation.status === 'open') {
    const actor: Actor = {
      kind: 'person',
      id: `consultee:${consultation.consultee}`,
      name: consultation.title,
      roles: [role],
    }
    const received = await receiveAction(c, {
      view,
      action,
      actor,
      target: consultation.id,
      commandId: () => `answer:${consultation.id}`,
    })
    if (received) return show(c, (await askedBy(c)) ?? asked, received)
  }
  return redirectTo(c, address(c, `/beteiligung/${c.req.param('token')}`))
}

/** The question behind the link, if the link holds. */
async function askedBy(c: Page): Promise<Asked | undefined> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  if (await isGuessing(c, 'beteiligung')) return undefined
  const token = await findToken(
    house.store,
    tenant,
    hashSecret(c.req.param('token') ?? ''),
    'consultation',
    house.clock(),
  )
  const view = token?.caseId ? await viewSpoken(c, token.caseId) : undefined
  const { consultation: id } = (token?.data ?? {}) as { consultation?: string }
  const consultation = view?.at.consultations.find((one) => one.id === id)
  const entry =
    view &&
    Object.entries(view.prepared.process.actions).find(([, one]) =>
      one.effects?.some((effect) => effect.kind === 'answer'),
    )
  const role = entry?.[1].by.find((one) => view?.prepared.process.roles[one]?.kind === 'consultee')
  if (!view || !consultation || !entry || role === undefined) {
    await noteGuess(c, 'beteiligung')
    return undefined
  }
  return { view, consultation, action: entry[0], role }
}

async function show(
  c: Page,
  { view, consultation, action }: Asked,
  received?: Received,
): Promise<Response> {
  const { process } = view.prepared
  const problems = received?.sent.problems ?? []
  const say = wordsOf(c, CONSULTATION)
  const title = consultation.status === 'open' ? say.yours : say.any
  return portalPage(
    c,
    { title, hasProblems: problems.length > 0 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        {consultation.status === 'answered' && <Answered view={view} consultation={consultation} />}
        {consultation.status === 'silent' && (
          <Silent consultation={consultation} name={c.get('tenant').name} />
        )}
        {consultation.status === 'open' && (
          <>
            <header class="lz-tight">
              <p class="lz-meta">
                {process.title} · <span class="lz-num">{view.at.fileNumber}</span> ·{' '}
                {say.to(consultation.title)}
              </p>
              <h1 class="kern-heading-large">{say.asks(c.get('tenant').name)}</h1>
              <p>
                <Due>{say.by(formatDate(consultation.due, 'weekday', c.get('language')))}</Due>
              </p>
            </header>
            <section class="lz-panel" aria-labelledby="frage">
              <h2 class="kern-heading-small" id="frage">
                {say.question}
              </h2>
              <p>
                <German>
                  <Lines lines={consultation.question.split('\n')} />
                </German>
              </p>
            </section>
            <ActionForm
              csrf={c.get('csrf')}
              view={view}
              action={action}
              command=""
              {...(received && { sent: received.sent, files: received.files })}
            />
            <p class="lz-meta">{say.link}</p>
          </>
        )}
      </div>
    </div>,
  )
}

function Answered({ view, consultation }: { view: CaseView; consultation: Consultation }) {
  const [say, language] = [useWords(CONSULTATION), useLanguage()]
  return (
    <>
      <div class="lz-panel lz-panel--ok lz-tight">
        <h1 class="kern-heading-large">{say.arrived}</h1>
        <p>{say.thanks}</p>
      </div>
      <Facts
        rows={[
          { label: say.asked, value: <German>{consultation.question}</German> },
          ...(consultation.answeredOn
            ? [{ label: say.answeredOn, value: formatDate(consultation.answeredOn, 'long', language) }]
            : []),
          { label: say.answer, value: <Spoken prepared={view.prepared} text={consultation.position ?? ''} /> },
          ...(consultation.text
            ? [{ label: say.text, value: <Lines lines={consultation.text.split('\n')} /> }]
            : []),
        ]}
      />
      <p class="lz-meta">{say.change}</p>
    </>
  )
}

function Silent({ consultation, name }: { consultation: Consultation; name: string }) {
  const [say, language] = [useWords(CONSULTATION), useLanguage()]
  return (
    <>
      <h1 class="kern-heading-large">{say.closed}</h1>
      <p>{say.ranUntil(formatDate(consultation.due, 'long', language), name)}</p>
      <p>{say.concerns}</p>
    </>
  )
}

/** Expired, withdrawn or never given: nobody learns which. */
function gone(c: Page): Promise<Response> {
  const say = wordsOf(c, CONSULTATION)
  return gonePage(
    c,
    say.gone,
    <>
      <p>{say.whyGone}</p>
      <p>{say.newLink(c.get('tenant').name)}</p>
    </>,
  )
}
