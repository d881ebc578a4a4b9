// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { openingOf } from '../command/availability.ts'
import { contextFor, processOf } from '../command/settings.ts'
import type { Values } from '../engine/case.ts'
import type { Process } from '../process/process.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { accountById } from '../store/accounts.ts'
import { BEGIN } from './begin.words.ts'
import { CLOSED_SERVICE } from './closed-service.words.ts'
import { beginDraft } from './draft.ts'
import { newDraftCode } from './draft-code.ts'
import { earlierAnswers, LIKE } from './earlier.tsx'
import { address } from './frame.tsx'
import { linkedAnswers } from './linked-answers.ts'
import { prefill } from './prefill.ts'
import type { Profile } from './prefill.ts'
import { FOR, FOR_NEW, representedAnswers } from './represented-choice.tsx'
import { THEN } from './represented-pages.tsx'
import { sentForm } from '../server/sent-form.ts'

/** The field of the form that carries the words of a search. */
export const WORDS = '_anliegen'
export const MAX_WORDS_CHARS = 500

/** Begins an application and leads to its first page. */
export async function beginApplication(c: Page): Promise<Response> {
  const [house, tenant, person] = [c.get('house'), c.get('tenant'), c.get('person')]
  const prepared = await processOf(house, tenant, c.req.param('process') ?? '')
  if (!prepared) return unknownService(c)
  const opening = await openingOf(house, tenant, prepared.process.id)
  if (!opening.isOpen) {
    const say = wordsOf(c, CLOSED_SERVICE)
    return refusePage(c, 409, say.refused, say.why(opening))
  }
  const { fields, pages } = prepared.process
  const account = person?.kind === 'citizen' ? await accountById(house.store, person.id) : undefined
  const own: Profile = account ? { email: account.email, ...account.profile } : {}
  const known = prefill(fields, pages.flatMap((page) => page.fields), own)
  const sent = await sentForm(c)
  const chosen = sent.own(FOR)
  if (chosen === FOR_NEW && account)
    return redirectTo(c, address(c, `/konto/vertretung/neu?${THEN}=${prepared.process.id}`))
  const context = await contextFor(house, tenant, prepared.process.id)
  const earlier = await earlierAnswers(c, prepared, context, sent.own(`_${LIKE}`))
  const code = newDraftCode()
  const others = await representedAnswers(c, prepared, code, chosen, own)
  const words = taken(prepared.process, sent.own(WORDS) ?? '')
  const linked = linkedAnswers(prepared, context, sent.entries)
  await beginDraft(c, prepared, { ...known, ...earlier, ...others, ...linked, ...words }, { code })
  return redirectTo(c, address(c, `/antrag/${code}/${pages[0]!.key}`))
}

/** The words of a search in the field that takes them, as far as they fit. */
function taken({ entry, fields }: Process, words: string): Values {
  const name = entry?.takesWords
  const text = words.trim().slice(0, MAX_WORDS_CHARS)
  if (name === undefined || text === '') return {}
  return { [name]: text.slice(0, fields[name]?.length) }
}

/** No such service is published here. */
export const unknownService = (c: Page) =>
  refusePage(
    c,
    404,
    wordsOf(c, BEGIN).unknown,
    wordsOf(c, BEGIN).maybe,
  )
