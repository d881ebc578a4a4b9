// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseView } from '../command/house.ts'
import { viewForm } from '../forms/pages.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { documentsOf } from '../store/documents.ts'
import { messagesOf } from '../store/inbox.ts'
import { Alert } from '../ui/alert.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Line } from '../ui/line.tsx'
import { List } from '../ui/list.tsx'
import { plainly } from '../ui/plainly.ts'
import { Say } from '../ui/say.tsx'
import { useWords } from '../ui/words.ts'
import { accountOf, accountPage } from './account-frame.tsx'
import { ActionForm } from './action-form.tsx'
import { AskOffice } from './ask-office.tsx'
import { AskedOf } from './asked-of.tsx'
import { actorFor, offered } from './case-offers.ts'
import { CASE } from './case.words.ts'
import { BeginChange, beginChange, takesForm } from './change-case.tsx'
import { coApplicantsOfCase } from './co-applicants.tsx'
import { address, viewSpoken } from './frame.tsx'
import { GermanNote } from './german-note.tsx'
import { PORTAL } from './portal.words.ts'
import { ActingFor } from './represented-choice.tsx'
import { outsideDeadlines, outsideStates, outsideWay } from './outside-way.ts'
import { receiveAction } from './receive-action.ts'
import type { Received } from './receive-action.ts'
import { applicantRole } from './submit.ts'
import { ImportantDays } from './important-days.tsx'
import { CasePapers } from './case-papers.tsx'
import { Payment } from './payment.tsx'
import { threadOf } from './thread.ts'
import { threadPage } from './thread-page.tsx'

const missing = (c: Page) =>
  refusePage(
    c,
    404,
    wordsOf(c, CASE).noCase,
    wordsOf(c, PORTAL).otherAccount,
  )

/** The case of the address if it belongs to the signed-in citizen. */
async function ownCase(c: Page): Promise<CaseView | undefined> {
  const view = await viewSpoken(c, c.req.param('id') ?? '')
  return view?.at.account === accountOf(c) ? view : undefined
}

/** „Wie weit ist Ihr Antrag?“: what is asked of the person first, then the way, then the papers. */
export async function casePage(c: Page): Promise<Response> {
  const view = await ownCase(c)
  return view ? showCase(c, view) : missing(c)
}

async function showCase(
  c: Page,
  view: CaseView,
  tried?: { readonly action: string; readonly received: Received },
): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const { at, prepared } = view
  const [documents, messages] = await Promise.all([
    documentsOf(house.store, tenant, { caseId: at.id }),
    messagesOf(house.store, tenant, accountOf(c)),
  ])
  const { asked, possible, near, writing } = offered(c, view)
  const written = await threadOf(c, view, messages)
  const deadlines = outsideDeadlines(view)
  const problems = tried?.received.sent.problems ?? []
  const say = wordsOf(c, CASE)
  const crumbs = [{ title: say.cases, href: address(c, '/konto') }, { title: at.title }]
  return accountPage(
    c,
    {
      title: at.title,
      hasProblems: problems.length > 0,
      area: 'antraege',
      crumbs,
      status: tried ? 422 : 200,
    },
    <>
      <ErrorSummary problems={problems} />
      <header>
        <p class="lz-meta">
          {prepared.process.title} · <span class="lz-num">{at.fileNumber}</span>
        </p>
        <h1 class="kern-heading-large">{at.title}</h1>
        <ActingFor c={c} view={viewForm(prepared, view.context, at.fields)} isSent />
      </header>
      {c.req.query('erledigt') !== undefined && (
        <Alert kind="success" title={say.arrived}>
          <p>{say.thanks}</p>
        </Alert>
      )}
      {c.req.query('uebernommen') !== undefined && <Alert kind="success" title={say.claimed} />}
      {asked.map(({ action }) => (
        <AskedOf view={view} action={action}>
          <ActionForm
            csrf={c.get('csrf')}
            view={view}
            action={action}
            to={address(c, `/konto/antraege/${at.id}/aktion/${action}`)}
            command={tried?.action === action ? tried.received.hidden : house.newId()}
            {...(tried?.action === action && {
              sent: tried.received.sent,
              files: tried.received.files,
            })}
          />
        </AskedOf>
      ))}
      <section aria-labelledby="weg">
        <h2 class="kern-heading-medium" id="weg">
          {say.howFar}
        </h2>
        <Line steps={outsideWay(view)} label={say.way} />
      </section>
      <States view={view} />
      {await coApplicantsOfCase(c, at.id)}
      <Payment view={view} />
      <ImportantDays deadlines={deadlines} />
      <CasePapers
        c={c}
        view={view}
        documents={documents}
        messages={messages.filter((one) => one.caseId === at.id)}
      />
      <section aria-labelledby="mehr" class="lz-tight">
        <h2 class="kern-heading-medium" id="mehr">
          {say.more}
        </h2>
        {(writing || written.length > 0) && (
          <p>
            <a href={address(c, `/konto/antraege/${at.id}/nachrichten`)}>
              {writing ? say.thread : say.threadRead}
            </a>
          </p>
        )}
        {!writing && <AskOffice view={view} />}
        {possible.map(({ action, title }) => (
          <p>
            <a href={address(c, `/konto/antraege/${at.id}/aktion/${action}`)}>{title}</a>
          </p>
        ))}
        {near.map(({ title, reasons }) => (
          <p>
            {title}
            <br />
            <span class="lz-meta">{reasons.map(({ sentence }) => plainly(sentence)).join(' ')}</span>
          </p>
        ))}
      </section>
      <GermanNote />
    </>,
  )
}

function States({ view }: { view: CaseView }) {
  const states = outsideStates(view)
  const say = useWords(CASE)
  if (states.length === 0) return null
  return (
    <section aria-labelledby="stand">
      <h2 class="kern-heading-medium" id="stand">
        {say.today}
      </h2>
      <List kind="plain">
        {states.map(({ text, mark }) => (
          <li>
            <Say mark={mark}>{text}</Say>
          </li>
        ))}
      </List>
    </section>
  )
}

/** A page of its own for what the person may do and need not. */
export async function actionPage(c: Page): Promise<Response> {
  const view = await ownCase(c)
  return view ? showAction(c, view) : missing(c)
}

async function showAction(c: Page, view: CaseView, received?: Received): Promise<Response> {
  const action = c.req.param('action') ?? ''
  const { asked, possible, writing } = offered(c, view)
  const offer = [...asked, ...possible, ...(writing ? [writing] : [])].find((one) => one.action === action)
  if (!offer) return redirectTo(c, address(c, `/konto/antraege/${view.at.id}`))
  const { help, consequence } = view.prepared.process.actions[action]!
  const say = wordsOf(c, CASE)
  const crumbs = [
    { title: say.cases, href: address(c, '/konto') },
    { title: view.at.title, href: address(c, `/konto/antraege/${view.at.id}`) },
    { title: offer.title },
  ]
  return accountPage(
    c,
    { title: offer.title, area: 'antraege', crumbs, hasProblems: received !== undefined },
    <>
      <ErrorSummary problems={received?.sent.problems ?? []} />
      <header>
        <p class="lz-meta">
          {view.at.title} · <span class="lz-num">{view.at.fileNumber}</span>
        </p>
        <h1 class="kern-heading-large">{offer.title}</h1>
      </header>
      {help && <p>{help}</p>}
      {consequence && (
        <Alert kind="warning" title={say.consequences}>
          <p>{consequence}</p>
        </Alert>
      )}
      {takesForm(view.prepared.process, action) ? (
        <BeginChange csrf={c.get('csrf')} />
      ) : (
        <ActionForm
          csrf={c.get('csrf')}
          view={view}
          action={action}
          command={received?.hidden ?? c.get('house').newId()}
          isDangerous={consequence !== undefined}
          {...(received && { sent: received.sent, files: received.files })}
        />
      )}
      <p>
        <a href={address(c, `/konto/antraege/${view.at.id}`)}>
          {say.back}
        </a>
      </p>
    </>,
  )
}

/** Carries out an action of the applicant. */
export async function receiveCaseAction(c: Page): Promise<Response> {
  const view = await ownCase(c)
  if (!view) return missing(c)
  const action = c.req.param('action') ?? ''
  const { process } = view.prepared
  if (!Object.hasOwn(process.actions, action)) return missing(c)
  if (!process.actions[action]!.by.includes(applicantRole(process))) return missing(c)
  if (takesForm(process, action)) {
    const isOffered = offered(c, view).possible.some((one) => one.action === action)
    return isOffered ? beginChange(c, view, action) : redirectTo(c, address(c, `/konto/antraege/${view.at.id}`))
  }
  const account = accountOf(c)
  const received = await receiveAction(c, {
    view,
    action,
    actor: actorFor(c, view),
    origin: 'applicant',
    commandId: (hidden) =>
      /^[0-9a-f-]{36}$/.test(hidden) ? `portal:${account}:${hidden}` : c.get('house').newId(),
  })
  if (!received) return redirectTo(c, address(c, `/konto/antraege/${view.at.id}?erledigt`))
  const fresh = (await ownCase(c)) ?? view
  const isRare = process.actions[action]!.rare === true
  return isRare ? showAction(c, fresh, received) : showCase(c, fresh, { action, received })
}

/** What was written about a case of the signed-in person. */
export async function caseThread(c: Page): Promise<Response> {
  const view = await ownCase(c)
  if (!view) return missing(c)
  return threadPage(c, view, offered(c, view).writing?.action)
}
