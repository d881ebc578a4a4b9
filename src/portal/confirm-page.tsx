// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The other side: who was invited reads the answers and says yes or no.
import { askedPages } from '../forms/pages.ts'
import { summaryRows } from '../forms/summary.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { sentForm } from '../server/sent-form.ts'
import { TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { answerCoApplicant, coApplicantByCode } from '../store/co-applicants.ts'
import type { CoApplicant } from '../store/co-applicants.ts'
import { draftById } from '../store/drafts.ts'
import { hashSecret } from '../store/secret.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import { CO_APPLICANTS } from './co-applicants.words.ts'
import { CodeForm } from './code-form.tsx'
import { tidyDraftCode } from './draft-code.ts'
import { seenDraft } from './draft.ts'
import type { SeenDraft } from './draft.ts'
import { address, portalPage } from './frame.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { PORTAL } from './portal.words.ts'

const PATH = '/mitantrag'
const GUESSED = 'mitantrag'

/** Asks for the code of an invitation. */
export function confirmCodePage(c: Page, message?: string, typed = ''): Promise<Response> {
  const say = wordsOf(c, CO_APPLICANTS)
  return portalPage(
    c,
    { title: say.enter, hasProblems: message !== undefined },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={message === undefined ? [] : [{ field: 'code', message }]} />
        <h1 class="kern-heading-large">{say.enter}</h1>
        <CodeForm
          c={c}
          label={say.enterCode}
          button={say.show}
          typed={typed}
          isWrong={message !== undefined}
          action={address(c, PATH)}
        />
      </div>
    </div>,
  )
}

/** Leads to the page of a typed code. */
export async function receiveConfirmCode(c: Page): Promise<Response> {
  const typed = (await sentForm(c)).text('code')
  const code = tidyDraftCode(typed)
  if (code) return redirectTo(c, address(c, `${PATH}/${code}`))
  return confirmCodePage(c, wordsOf(c, CO_APPLICANTS).unknown, typed)
}

/** The answers, and the question whether they are confirmed. */
export function confirmPage(c: Page): Promise<Response> {
  return withInvited(c, (one, seen) => show(c, one, seen))
}

/** Notes yes or no to exactly the answers that were shown. */
export function receiveConfirmation(c: Page): Promise<Response> {
  return withInvited(c, async (one, seen) => {
    const [house, sent] = [c.get('house'), await sentForm(c)]
    const [answer, revision] = [sent.own('_antwort'), Number(sent.own('_stand'))]
    if ((answer !== 'ja' && answer !== 'nein') || !Number.isInteger(revision)) return show(c, one, seen)
    const isNoted = revision === seen.draft.revision && await answerCoApplicant(house.store, c.get('tenant'),
      { id: one.id, answer: answer === 'ja', revision, at: house.clock() })
    if (!isNoted) return show(c, one, seen, wordsOf(c, CO_APPLICANTS).again)
    return redirectTo(c, `${c.req.path}?gespeichert`)
  })
}

async function withInvited(
  c: Page, handle: (one: CoApplicant, seen: SeenDraft) => Promise<Response>,
): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  if (await isGuessing(c, GUESSED)) return confirmCodePage(c, wordsOf(c, PORTAL).tooOften(TRY_MINUTES))
  const code = tidyDraftCode(c.req.param('code') ?? '')
  const one = code && (await coApplicantByCode(house.store, tenant, hashSecret(code)))
  const draft = one && (await draftById(house.store, tenant, one.draftId))
  if (one && draft) return handle(one, await seenDraft(c, draft))
  await noteGuess(c, GUESSED)
  return confirmCodePage(c, wordsOf(c, CO_APPLICANTS).unknown)
}

function show(c: Page, one: CoApplicant, { draft, view }: SeenDraft, conflict?: string): Promise<Response> {
  const say = wordsOf(c, CO_APPLICANTS)
  return portalPage(
    c,
    { title: say.heading(one.name), status: conflict === undefined ? 200 : 409 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        {conflict !== undefined && <Alert kind="warning" title={conflict} />}
        {c.req.query('gespeichert') !== undefined && <Alert kind="success" title={say.done} />}
        <h1 class="kern-heading-large">{say.heading(one.name)}</h1>
        <p>{say.explain}</p>
        {askedPages(view).map((page) => {
          const rows = summaryRows(view, page).filter(({ lines }) => lines.length > 0)
          return rows.length === 0 ? null : (
            <section class="lz-panel" aria-labelledby={`s-${page.key}`}>
              <h2 class="kern-heading-small" id={`s-${page.key}`}>
                {page.title}
              </h2>
              <Facts isWide rows={rows.map(({ label, lines }) => ({ label, value: <Lines lines={lines} /> }))} />
            </section>
          )
        })}
        <form class="lz-row" method="post">
          <CsrfField csrf={c.get('csrf')} />
          <input type="hidden" name="_stand" value={draft.revision} />
          <Button name="_antwort" value="ja">{say.agree}</Button>
          <Button kind="secondary" name="_antwort" value="nein">{say.refuse}</Button>
        </form>
      </div>
    </div>,
  )
}
