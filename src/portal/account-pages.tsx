// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { processOf } from '../command/settings.ts'
import { spokenText } from '../engine/prepare.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { accountById } from '../store/accounts.ts'
import { documentById } from '../store/documents.ts'
import { deleteDraft, draftById, draftsOf } from '../store/drafts.ts'
import { markRead, messageById, messagesOf } from '../store/inbox.ts'
import { listCases } from '../store/worklist.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Lines } from '../ui/facts.tsx'
import { German } from '../ui/german.tsx'
import { Go, List, Paper } from '../ui/list.tsx'
import { Empty } from '../ui/panel.tsx'
import { Say } from '../ui/say.tsx'
import { accountOf, accountPage } from './account-frame.tsx'
import { ACCOUNT } from './account.words.ts'
import { CHANGE } from './change-case.words.ts'
import type { DraftData } from './draft.ts'
import { rememberCode } from './draft-code.ts'
import { LIKE } from './earlier.tsx'
import { unproven } from './confirm-email.tsx'
import { address, spoken, viewSpoken } from './frame.tsx'
import { GermanNote } from './german-note.tsx'
import { moment } from './moment.ts'
import { outsideStates } from './outside-way.ts'
import { PORTAL } from './portal.words.ts'
import { Spoken } from './spoken.tsx'
import { sentForm } from '../server/sent-form.ts'

const CASES_AT_ONCE = 50

/** The applications of the person, newest first, with their state in words. */
export async function casesPage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const [account, { lines }] = await Promise.all([
    accountById(house.store, accountOf(c)),
    listCases(house.store, tenant, { state: 'all', account: accountOf(c), sort: 'newest', pageSize: CASES_AT_ONCE }),
  ])
  const views = await Promise.all(lines.map((line) => viewSpoken(c, line.id)))
  const say = wordsOf(c, ACCOUNT)
  return accountPage(
    c,
    { title: say.cases, area: 'antraege', crumbs: [{ title: say.cases }] },
    <>
      <h1 class="kern-heading-large">{say.yourCases}</h1>
      {account && (await unproven(c, account))}
      {views.length === 0 && (
        <Empty>
          <p>{say.noCases}</p>
          <p>
            <a href={address(c, '/')}>{say.services}</a>
          </p>
        </Empty>
      )}
      <List>
        {views
          .filter((view) => view !== undefined)
          .map((view) => {
            const state = outsideStates(view).at(-1)
            return (
              <Go
                href={address(c, `/konto/antraege/${view.at.id}`)}
                title={view.at.title}
                note={
                  <>
                    {view.prepared.process.title} · <span class="lz-num">{view.at.fileNumber}</span>
                    {state && (
                      <>
                        <br />
                        <Say mark={state.mark}>{state.text}</Say>
                      </>
                    )}
                  </>
                }
              />
            )
          })}
      </List>
      <form method="post" action={address(c, '/abmelden')}>
        <CsrfField csrf={c.get('csrf')} />
        <Button kind="tertiary" icon="logout">
          {say.signOut}
        </Button>
      </form>
    </>,
  )
}

/** Applications not yet sent; each can be continued or deleted. */
export async function draftsPage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const drafts = await draftsOf(house.store, tenant, accountOf(c))
  const titles = await Promise.all(
    drafts.map(async (one) => {
      const prepared = await processOf(house, tenant, one.process, one.version)
      const { change } = one.data as unknown as Pick<DraftData, 'change'>
      const title = prepared && spoken(c, prepared).process.title
      return change ? `${title ?? one.process}: ${wordsOf(c, CHANGE).of(change.name)}` : title
    }),
  )
  const say = wordsOf(c, ACCOUNT)
  const until = (instant: string) => formatDate(localDateOf(instant), 'long', c.get('language'))
  return accountPage(
    c,
    { title: say.drafts, area: 'entwuerfe', crumbs: [{ title: say.drafts }] },
    <>
      <h1 class="kern-heading-large">{say.yourDrafts}</h1>
      {drafts.length === 0 && (
        <Empty>
          <p>{say.noDrafts}</p>
          <p>
            <a href={address(c, '/leistungen')}>{say.services}</a>
          </p>
        </Empty>
      )}
      <List kind="plain">
        {drafts.map((draft, i) => (
          <li class="lz-tight">
            <strong>{titles[i] ?? draft.process}</strong>
            <p class="lz-meta">
              {say.changed(moment(draft.changedAt, c.get('language')), until(draft.purgeAt))}
            </p>
            <form class="lz-row" method="post">
              <CsrfField csrf={c.get('csrf')} />
              <Button kind="secondary" name="_fortsetzen" value={draft.id} about={titles[i] ?? ''}>
                {say.resume}
              </Button>
              <Button kind="tertiary" name="_loeschen" value={draft.id} about={titles[i] ?? ''}>
                {say.deleteDraft}
              </Button>
            </form>
          </li>
        ))}
      </List>
    </>,
  )
}

/** Continues one's own draft by its hash, or deletes it. */
export async function receiveDrafts(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const sent = await sentForm(c)
  const id = sent.own('_fortsetzen') ?? sent.own('_loeschen') ?? ''
  const draft = await draftById(house.store, tenant, id)
  if (!draft || draft.account !== accountOf(c)) return redirectTo(c, address(c, '/konto/entwuerfe'))
  if (sent.own('_loeschen')) {
    await deleteDraft(house.store, tenant, id)
    return redirectTo(c, address(c, '/konto/entwuerfe'))
  }
  const { code } = draft.data as unknown as DraftData
  rememberCode(c, code)
  return redirectTo(c, address(c, `/antrag/${code}`))
}

/** What the office wrote: letters and messages, newest first. */
export async function inboxPage(c: Page): Promise<Response> {
  const [store, tenant, account] = [c.get('house').store, c.get('tenant'), accountOf(c)]
  const [messages, { lines }] = await Promise.all([
    messagesOf(store, tenant, account),
    listCases(store, tenant, { state: 'all', account, sort: 'newest', pageSize: CASES_AT_ONCE }),
  ])
  // Every application gets the same letters: the title tells them apart.
  const titles = new Map(lines.map(({ id, title }) => [id, title]))
  const processes = new Map(lines.map(({ id, process }) => [id, process]))
  const subjects = await Promise.all(
    messages.map((one) => subjectOf(c, processes.get(one.caseId), one.subject)),
  )
  const say = wordsOf(c, ACCOUNT)
  return accountPage(
    c,
    { title: say.inbox, area: 'postfach', crumbs: [{ title: say.inbox }] },
    <>
      <h1 class="kern-heading-large">{say.yourInbox}</h1>
      {messages.length === 0 && (
        <Empty>
          <p>{say.noMessages}</p>
        </Empty>
      )}
      <List>
        {messages.map(({ id, caseId, providedAt, readAt, documentId }, i) => (
          <Paper
            icon={documentId ? 'draft' : 'mail'}
            href={address(c, `/konto/postfach/${id}`)}
            title={subjects[i]}
            note={[titles.get(caseId), moment(providedAt, c.get('language'))].filter(Boolean).join(' · ')}
            isNew={readAt === null}
          />
        ))}
      </List>
      <GermanNote />
    </>,
  )
}

/** One message; opening it marks it as read. */
export async function messagePage(c: Page): Promise<Response> {
  const [house, tenant, account] = [c.get('house'), c.get('tenant'), accountOf(c)]
  const id = c.req.param('id') ?? ''
  const say = wordsOf(c, ACCOUNT)
  const message = /^[\w:-]{1,200}$/.test(id)
    ? await messageById(house.store, tenant, account, id)
    : undefined
  if (!message)
    return refusePage(
      c,
      404,
      say.noMessage,
      wordsOf(c, PORTAL).otherAccount,
    )
  if (message.readAt === null) await markRead(house.store, tenant, account, id, house.clock())
  const document = message.documentId
    ? await documentById(house.store, tenant, message.documentId)
    : undefined
  // German is said as it is stored; only a renewal needs its case besides.
  const needsCase = message.kind === 'renewal' || c.get('language') !== 'de'
  const view = message.caseId && needsCase ? await viewSpoken(c, message.caseId) : undefined
  const renewed = message.kind === 'renewal' ? view : undefined
  const subject = view ? spokenText(view.prepared, message.subject) : message.subject
  const known = document && view ? spokenText(view.prepared, document.title) : document?.title
  const crumbs = [{ title: say.inbox, href: address(c, '/konto/postfach') }, { title: subject }]
  return accountPage(
    c,
    { title: subject, area: 'postfach', crumbs },
    <>
      <header>
        <p class="lz-meta">{moment(message.providedAt, c.get('language'))}</p>
        <h1 class="kern-heading-large">
          {view ? <Spoken prepared={view.prepared} text={message.subject} /> : subject}
        </h1>
      </header>
      {message.body &&
        message.body.split(/\n{2,}/).map((part) => (
          <p>
            <German>
              <Lines lines={part.split('\n')} />
            </German>
          </p>
        ))}
      {document && (
        <div class="lz-tight">
          <ButtonLink icon="download" href={address(c, `/konto/dokumente/${document.id}`)}>
            {say.open(known ?? document.title)}
          </ButtonLink>
          <p class="lz-meta">
            {say.provided(formatDate(localDateOf(message.providedAt), 'long', c.get('language')))}
          </p>
        </div>
      )}
      {renewed && (
        <ButtonLink href={address(c, `/leistungen/${renewed.at.process}?${LIKE}=${renewed.at.id}`)}>
          {say.renew}
        </ButtonLink>
      )}
      {message.caseId && (
        <p>
          <a href={address(c, `/konto/antraege/${message.caseId}`)}>{say.toCase}</a>
        </p>
      )}
      <GermanNote />
    </>,
  )
}

/** The subject of a message: titles of letters are in the dictionary, what somebody wrote is not. */
async function subjectOf(c: Page, process: string | undefined, subject: string) {
  if (c.get('language') === 'de' || process === undefined) return subject
  const prepared = await processOf(c.get('house'), c.get('tenant'), process)
  return prepared ? <Spoken prepared={spoken(c, prepared)} text={subject} /> : subject
}
