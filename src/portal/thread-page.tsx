// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseView } from '../command/house.ts'
import type { Page } from '../server/web.ts'
import { messagesOf } from '../store/inbox.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Lines } from '../ui/facts.tsx'
import { List } from '../ui/list.tsx'
import { Empty } from '../ui/panel.tsx'
import { accountOf, accountPage } from './account-frame.tsx'
import { moment } from './account-pages.tsx'
import { address } from './frame.tsx'
import { threadOf } from './thread.ts'
import type { Written } from './thread.ts'

/** Everything that was written about one application, with the way to write. */
export async function threadPage(c: Page, view: CaseView, reply: string | undefined): Promise<Response> {
  const messages = await messagesOf(c.get('house').store, c.get('tenant'), accountOf(c))
  const written = await threadOf(c, view, messages)
  const office = view.context.entities[view.at.entity]?.office ?? c.get('tenant').name
  const home = address(c, `/konto/antraege/${view.at.id}`)
  const crumbs = [
    { title: 'Anträge', href: address(c, '/konto') },
    { title: view.at.title, href: home },
    { title: 'Nachrichten' },
  ]
  return accountPage(
    c,
    { title: `Nachrichten: ${view.at.title}`, area: 'antraege', crumbs },
    <>
      <header>
        <p class="lz-meta">
          {view.at.title} · <span class="lz-num">{view.at.fileNumber}</span>
        </p>
        <h1 class="kern-heading-large">Nachrichten</h1>
      </header>
      {written.length === 0 && (
        <Empty>
          <p>Hier steht, was Sie und wir uns zu diesem Antrag geschrieben haben.</p>
        </Empty>
      )}
      <List kind="plain">
        {written.map((one) => (
          <li>
            <One c={c} one={one} office={office} />
          </li>
        ))}
      </List>
      {reply && <ButtonLink href={`${home}/aktion/${reply}`}>Nachricht schreiben</ButtonLink>}
    </>,
  )
}

function One({ c, one, office }: { c: Page; one: Written; office: string }) {
  return (
    <article class="lz-tight">
      <p class="lz-meta">
        {one.isOwn ? 'Sie' : office}, {moment(one.at)}
      </p>
      <h2 class="kern-heading-small">
        {one.id ? <a href={address(c, `/konto/postfach/${one.id}`)}>{one.subject}</a> : one.subject}
        {one.isNew && <span class="kern-badge kern-badge--info"> neu</span>}
      </h2>
      <p>
        <Lines lines={one.text.split('\n')} />
      </p>
    </article>
  )
}
