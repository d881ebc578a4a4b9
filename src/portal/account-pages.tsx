// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf, localTimeOf } from '../calendar/instant.ts'
import { processOf } from '../command/settings.ts'
import { viewCase } from '../command/case-view.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { documentById } from '../store/documents.ts'
import { deleteDraft, draftById, draftsOf } from '../store/drafts.ts'
import { markRead, messageById, messagesOf } from '../store/inbox.ts'
import { listCases } from '../store/worklist.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Lines } from '../ui/facts.tsx'
import { Go, List, Paper } from '../ui/list.tsx'
import { Empty } from '../ui/panel.tsx'
import { Say } from '../ui/say.tsx'
import { accountOf, accountPage } from './account-frame.tsx'
import type { DraftData } from './draft.ts'
import { rememberCode } from './draft-code.ts'
import { LIKE } from './earlier.tsx'
import { address } from './frame.tsx'
import { outsideStates } from './outside-way.ts'
import { sentForm } from '../server/sent-form.ts'

/** `3. Juni 2026, 10:47 Uhr`. */
export function moment(instant: string): string {
  return `${formatDate(localDateOf(instant), 'long')}, ${localTimeOf(instant).replace(/^0/, '')} Uhr`
}

const CASES_AT_ONCE = 50

/** The applications of the person, newest first, with their state in words. */
export async function casesPage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const { lines } = await listCases(house.store, tenant, {
    state: 'all',
    account: accountOf(c),
    sort: 'newest',
    pageSize: CASES_AT_ONCE,
  })
  const views = await Promise.all(lines.map((line) => viewCase(house, tenant, line.id)))
  return accountPage(
    c,
    { title: 'Anträge', area: 'antraege', crumbs: [{ title: 'Anträge' }] },
    <>
      <h1 class="kern-heading-large">Ihre Anträge</h1>
      {views.length === 0 && (
        <Empty>
          <p>Hier stehen Ihre Anträge, sobald Sie einen gestellt haben.</p>
          <p>
            <a href={address(c, '/')}>Leistungen ansehen</a>
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
          Abmelden
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
    drafts.map(
      async (one) => (await processOf(house, tenant, one.process, one.version))?.process.title,
    ),
  )
  return accountPage(
    c,
    { title: 'Entwürfe', area: 'entwuerfe', crumbs: [{ title: 'Entwürfe' }] },
    <>
      <h1 class="kern-heading-large">Ihre Entwürfe</h1>
      {drafts.length === 0 && (
        <Empty>
          <p>Hier stehen Anträge, die Sie begonnen und noch nicht abgesendet haben.</p>
        </Empty>
      )}
      <List kind="plain">
        {drafts.map((draft, i) => (
          <li class="lz-tight">
            <strong>{titles[i] ?? draft.process}</strong>
            <p class="lz-meta">
              zuletzt geändert am {moment(draft.changedAt)}, aufbewahrt bis{' '}
              {formatDate(localDateOf(draft.purgeAt), 'long')}
            </p>
            <form class="lz-row" method="post">
              <CsrfField csrf={c.get('csrf')} />
              <Button kind="secondary" name="_fortsetzen" value={draft.id} about={titles[i] ?? ''}>
                Fortsetzen
              </Button>
              <Button kind="tertiary" name="_loeschen" value={draft.id} about={titles[i] ?? ''}>
                Entwurf löschen
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
  return accountPage(
    c,
    { title: 'Postfach', area: 'postfach', crumbs: [{ title: 'Postfach' }] },
    <>
      <h1 class="kern-heading-large">Ihr Postfach</h1>
      {messages.length === 0 && (
        <Empty>
          <p>Hier finden Sie Bescheide und Nachrichten zu Ihren Anträgen. Noch ist nichts da.</p>
        </Empty>
      )}
      <List>
        {messages.map(({ id, caseId, subject, providedAt, readAt, documentId }) => (
          <Paper
            icon={documentId ? 'draft' : 'mail'}
            href={address(c, `/konto/postfach/${id}`)}
            title={subject}
            note={[titles.get(caseId), moment(providedAt)].filter(Boolean).join(' · ')}
            isNew={readAt === null}
          />
        ))}
      </List>
    </>,
  )
}

/** One message; opening it marks it as read. */
export async function messagePage(c: Page): Promise<Response> {
  const [house, tenant, account] = [c.get('house'), c.get('tenant'), accountOf(c)]
  const id = c.req.param('id') ?? ''
  const message = /^[\w:-]{1,200}$/.test(id)
    ? await messageById(house.store, tenant, account, id)
    : undefined
  if (!message)
    return refusePage(
      c,
      404,
      'Diese Nachricht gibt es nicht',
      'Vielleicht sind Sie mit einem anderen Konto angemeldet.',
    )
  if (message.readAt === null) await markRead(house.store, tenant, account, id, house.clock())
  const document = message.documentId
    ? await documentById(house.store, tenant, message.documentId)
    : undefined
  const renewed =
    message.kind === 'renewal' ? await viewCase(house, tenant, message.caseId) : undefined
  const crumbs = [
    { title: 'Postfach', href: address(c, '/konto/postfach') },
    { title: message.subject },
  ]
  return accountPage(
    c,
    { title: message.subject, area: 'postfach', crumbs },
    <>
      <header>
        <p class="lz-meta">{moment(message.providedAt)}</p>
        <h1 class="kern-heading-large">{message.subject}</h1>
      </header>
      {message.body &&
        message.body.split(/\n{2,}/).map((part) => (
          <p>
            <Lines lines={part.split('\n')} />
          </p>
        ))}
      {document && (
        <div class="lz-tight">
          <ButtonLink icon="download" href={address(c, `/konto/dokumente/${document.id}`)}>
            {document.title} öffnen
          </ButtonLink>
          <p class="lz-meta">
            PDF. Es ist am {formatDate(localDateOf(message.providedAt), 'long')} für Sie
            bereitgestellt worden.
          </p>
        </div>
      )}
      {renewed && (
        <ButtonLink href={address(c, `/leistungen/${renewed.at.process}?${LIKE}=${renewed.at.id}`)}>
          Neuen Antrag mit diesen Angaben beginnen
        </ButtonLink>
      )}
      {message.caseId && (
        <p>
          <a href={address(c, `/konto/antraege/${message.caseId}`)}>Zum Antrag</a>
        </p>
      )}
    </>,
  )
}
