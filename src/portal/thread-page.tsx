// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseView } from '../command/house.ts'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { messagesOf } from '../store/inbox.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Lines } from '../ui/facts.tsx'
import { German } from '../ui/german.tsx'
import { List } from '../ui/list.tsx'
import { Empty } from '../ui/panel.tsx'
import { useLanguage, useWords } from '../ui/words.ts'
import { accountOf, accountPage } from './account-frame.tsx'
import { AskOffice } from './ask-office.tsx'
import { CASE } from './case.words.ts'
import { address } from './frame.tsx'
import { GermanNote } from './german-note.tsx'
import { moment } from './moment.ts'
import { threadOf } from './thread.ts'
import type { Written } from './thread.ts'

/** Everything that was written about one application, with the way to write. */
export async function threadPage(c: Page, view: CaseView, reply: string | undefined): Promise<Response> {
  const messages = await messagesOf(c.get('house').store, c.get('tenant'), accountOf(c))
  const written = await threadOf(c, view, messages)
  const office = view.context.entities[view.at.entity]?.office ?? c.get('tenant').name
  const home = address(c, `/konto/antraege/${view.at.id}`)
  const say = wordsOf(c, CASE)
  const crumbs = [
    { title: say.cases, href: address(c, '/konto') },
    { title: view.at.title, href: home },
    { title: say.messages },
  ]
  return accountPage(
    c,
    { title: say.messagesOf(view.at.title), area: 'antraege', crumbs },
    <>
      <header>
        <p class="lz-meta">
          {view.at.title} · <span class="lz-num">{view.at.fileNumber}</span>
        </p>
        <h1 class="kern-heading-large">{say.messages}</h1>
      </header>
      {written.length === 0 && (
        <Empty>
          <p>{reply ? say.noMessages : say.noneWritten}</p>
        </Empty>
      )}
      <List kind="plain">
        {written.map((one) => (
          <li>
            <One c={c} one={one} office={office} />
          </li>
        ))}
      </List>
      {reply && <ButtonLink href={`${home}/aktion/${reply}`}>{say.write}</ButtonLink>}
      {!reply && <AskOffice view={view} />}
      <GermanNote />
    </>,
  )
}

function One({ c, one, office }: { c: Page; one: Written; office: string }) {
  const [say, language] = [useWords(CASE), useLanguage()]
  const when = moment(one.at, language)
  return (
    <article class="lz-tight">
      <p class="lz-meta">
        {one.isOwn ? say.you(when) : `${office}, ${when}`}
      </p>
      <h2 class="kern-heading-small">
        {one.id ? (
          <a href={address(c, `/konto/postfach/${one.id}`)}>
            <German>{one.subject}</German>
          </a>
        ) : (
          one.subject
        )}
        {one.isNew && <span class="kern-badge kern-badge--info"> {say.isNew}</span>}
      </h2>
      <p>
        {one.isOwn ? <Lines lines={one.text.split('\n')} /> : <German><Lines lines={one.text.split('\n')} /></German>}
      </p>
    </article>
  )
}
