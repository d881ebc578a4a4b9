// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { viewCase } from '../command/case-view.ts'
import type { CaseView } from '../command/house.ts'
import type { Actor } from '../engine/actor.ts'
import type { Consultation } from '../engine/case.ts'
import { redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { hashSecret } from '../store/secret.ts'
import { findToken } from '../store/tokens.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import { Due } from '../ui/say.tsx'
import { ActionForm } from './action-form.tsx'
import { address, portalPage } from './frame.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { receiveAction } from './receive-action.ts'
import type { Received } from './receive-action.ts'

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
  const view = token?.caseId ? await viewCase(house, tenant, token.caseId) : undefined
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
  const title =
    consultation.status === 'open'
      ? `${problems.length ? 'Fehler: ' : ''}Ihre Stellungnahme`
      : 'Stellungnahme'
  return portalPage(
    c,
    { title, status: problems.length ? 422 : 200 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        {consultation.status === 'answered' && <Answered consultation={consultation} />}
        {consultation.status === 'silent' && (
          <Silent consultation={consultation} name={c.get('tenant').name} />
        )}
        {consultation.status === 'open' && (
          <>
            <header class="lz-tight">
              <p class="lz-meta">
                {process.title} · <span class="lz-num">{view.at.fileNumber}</span> · an:{' '}
                {consultation.title}
              </p>
              <h1 class="kern-heading-large">
                {c.get('tenant').name} bittet um Ihre Stellungnahme
              </h1>
              <p>
                <Due>erbeten bis {formatDate(consultation.due, 'weekday')}</Due>
              </p>
            </header>
            <section class="lz-panel" aria-labelledby="frage">
              <h2 class="kern-heading-small" id="frage">
                Die Frage
              </h2>
              <p>
                <Lines lines={consultation.question.split('\n')} />
              </p>
            </section>
            <ActionForm
              csrf={c.get('csrf')}
              view={view}
              action={action}
              command=""
              {...(received && { sent: received.sent, files: received.files })}
            />
            <p class="lz-meta">
              Ein Konto brauchen Sie nicht. Der Link gilt nur für diese Frage. Geben Sie ihn nur an
              Kolleginnen und Kollegen weiter, die antworten dürfen.
            </p>
          </>
        )}
      </div>
    </div>,
  )
}

function Answered({ consultation }: { consultation: Consultation }) {
  return (
    <>
      <div class="lz-panel lz-panel--ok lz-tight">
        <h1 class="kern-heading-large">Ihre Stellungnahme ist angekommen</h1>
        <p>Danke. Sie müssen nichts weiter tun.</p>
      </div>
      <Facts
        rows={[
          { label: 'Frage', value: consultation.question },
          ...(consultation.answeredOn
            ? [{ label: 'Beantwortet am', value: formatDate(consultation.answeredOn, 'long') }]
            : []),
          { label: 'Ihre Antwort', value: consultation.position ?? '' },
          ...(consultation.text
            ? [{ label: 'Ihr Text', value: <Lines lines={consultation.text.split('\n')} /> }]
            : []),
        ]}
      />
      <p class="lz-meta">Möchten Sie noch etwas ändern? Rufen Sie uns an.</p>
    </>
  )
}

function Silent({ consultation, name }: { consultation: Consultation; name: string }) {
  return (
    <>
      <h1 class="kern-heading-large">Diese Frage ist nicht mehr offen</h1>
      <p>
        Die Frist lief bis {formatDate(consultation.due, 'long')}. {name} hat inzwischen ohne Ihre
        Stellungnahme weitergearbeitet.
      </p>
      <p>Haben Sie noch Bedenken? Rufen Sie uns bitte gleich an.</p>
    </>
  )
}

/** Expired, withdrawn or never given: nobody learns which. */
function gone(c: Page): Promise<Response> {
  return portalPage(
    c,
    { title: 'Dieser Link gilt nicht mehr', status: 404 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-large">Dieser Link gilt nicht mehr</h1>
        <p>
          Die Zeit für die Antwort ist abgelaufen, das Amt hat den Link zurückgezogen, oder in der
          Adresse fehlt ein Zeichen.
        </p>
        <p>
          Möchten Sie noch antworten? Rufen Sie {c.get('tenant').name} an. Dort bekommen Sie einen
          neuen Link.
        </p>
      </div>
    </div>,
  )
}
