// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import type { Over } from './consultation-link.ts'
import { CONSULTATION } from './consultation.words.ts'
import { gonePage } from './gone-page.tsx'

/** A link nobody was given. */
export function goneLink(c: Page): Promise<Response> {
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

/** A link that held once: why it does not any more, and what to do. */
export function overPage(c: Page, over: Over): Promise<Response> {
  const say = wordsOf(c, CONSULTATION)
  const { name } = c.get('tenant')
  const told = toldOf(over, say, name, (day) => formatDate(day, 'long', c.get('language')))
  return gonePage(
    c,
    told.title,
    <>
      <p>{told.text}</p>
      {over.kind !== 'closed' && <p>{say.newLink(name)}</p>}
    </>,
    410,
  )
}

type Say = ReturnType<typeof wordsOf<typeof CONSULTATION.de>>

function toldOf(over: Over, say: Say, name: string, day: (on: string) => string): { title: string; text: string } {
  switch (over.kind) {
    case 'expired': return { title: say.expired, text: say.expiredOn(day(over.on)) }
    case 'withdrawn': return { title: say.withdrawn, text: say.withdrawnOn(day(over.on), name) }
    case 'replaced': return { title: say.replaced, text: say.newer }
    case 'closed': return { title: say.over, text: say.noNeed }
  }
}
