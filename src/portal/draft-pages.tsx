// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The doors to a draft: continue, come back later, and what is behind a code that does not open.
import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { redirectTo } from '../server/answer.tsx'
import { wordsOf } from '../server/language.ts'
import { TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { draftById } from '../store/drafts.ts'
import { hashSecret } from '../store/secret.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Linked } from '../ui/linked.tsx'
import { openDraft } from './draft.ts'
import type { Closed, OpenDraft } from './draft.ts'
import { DRAFT_DAYS, rememberCode, tidyDraftCode } from './draft-code.ts'
import { DRAFT } from './draft.words.ts'
import { showFormPage } from './form-page.tsx'
import { receiveFormPage } from './form-post.ts'
import { address, portalPage } from './frame.tsx'
import { gonePage } from './gone-page.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { sentForm } from '../server/sent-form.ts'
import { CodeForm } from './code-form.tsx'
import { PORTAL } from './portal.words.ts'

/** `/antrag`: type the code to go on, perhaps at another device. */
export async function resumePage(c: Page, problem?: string, typed = ''): Promise<Response> {
  const problems = problem ? [{ field: 'code', message: problem }] : []
  const say = wordsOf(c, DRAFT)
  return portalPage(
    c,
    { title: say.resume, hasProblems: problem !== undefined },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-large">{say.resume}</h1>
        <p>{say.intro}</p>
        <CodeForm c={c} label={say.code} button={say.resume} typed={typed} isWrong={Boolean(problem)} />
        <p>
          <Linked text={say.account} href={address(c, '/konto/entwuerfe')} />
        </p>
      </div>
    </div>,
  )
}

/** Opens the draft of a typed code and remembers it in this browser. */
export async function resume(c: Page): Promise<Response> {
  const typed = (await sentForm(c)).text('code')
  if (await isGuessing(c, 'entwurf'))
    return resumePage(c, wordsOf(c, PORTAL).tooOften(TRY_MINUTES), typed)
  const code = tidyDraftCode(typed)
  const draft = code && (await draftById(c.get('house').store, c.get('tenant'), hashSecret(code)))
  if (!code || !draft) {
    await noteGuess(c, 'entwurf')
    return resumePage(c, wordsOf(c, DRAFT).unknown(DRAFT_DAYS), typed)
  }
  rememberCode(c, code)
  return redirectTo(c, address(c, `/antrag/${code}`))
}

/** Runs a handler on the draft of the address, or says why it does not open. */
export async function withDraft(
  c: Page,
  handle: (open: OpenDraft) => Promise<Response>,
): Promise<Response> {
  const open = await openDraft(c)
  return typeof open === 'string' ? closedPage(c, open) : handle(open)
}

function closedPage(c: Page, why: Closed): Promise<Response> | Response {
  if (why === 'foreign')
    return redirectTo(
      c,
      address(c, `/anmelden?weiter=${encodeURIComponent(new URL(c.req.url).pathname)}`),
    )
  const say = wordsOf(c, DRAFT)
  return gonePage(
    c,
    say.gone,
    <>
      <p>{say.deleted(DRAFT_DAYS)}</p>
      <div class="lz-row">
        <ButtonLink kind="secondary" href={address(c, '/antrag')}>
          {say.enterCode}
        </ButtonLink>
        <ButtonLink kind="tertiary" href={address(c, '/')}>
          {wordsOf(c, PORTAL).home}
        </ButtonLink>
      </div>
    </>,
  )
}

/** `/antrag/{code}`: where the person left off. */
export function continueDraft(c: Page): Promise<Response> {
  return withDraft(c, async ({ code, draft }) =>
    redirectTo(
      c,
      address(c, `/antrag/${code}/${draft.submittedCase ? 'eingegangen' : draft.page}`),
    ),
  )
}

/** Shows or receives one page of the form; a sent application only shows its confirmation. */
export function formPage(c: Page): Promise<Response> {
  return withDraft(c, async (open) => {
    if (open.draft.submittedCase)
      return redirectTo(c, address(c, `/antrag/${open.code}/eingegangen`))
    const page = open.prepared.process.pages.find((one) => one.key === c.req.param('page'))
    if (!page) return redirectTo(c, address(c, `/antrag/${open.code}/${open.draft.page}`))
    return c.req.method === 'POST' ? receiveFormPage(c, open, page) : showFormPage(c, open, page)
  })
}

/** „Gespeichert“: the code that leads back, until when. */
export function laterPage(c: Page): Promise<Response> {
  return withDraft(c, async (open) => {
    const hasAccount = open.draft.account !== null
    const say = wordsOf(c, DRAFT)
    const kept = formatDate(localDateOf(open.draft.purgeAt), 'long', c.get('language'))
    return portalPage(
      c,
      { title: say.savedTitle(open.prepared.process.title) },
      <div class="lz-wrap">
        <div class="lz-text lz-flow">
          <div class="lz-panel lz-panel--ok lz-tight">
            <h1 class="kern-heading-large">{say.saved}</h1>
            <p>{say.yourCode}</p>
            <p class="kern-heading-medium">
              <span class="lz-num">{open.code}</span>
            </p>
            <p class="lz-meta">{say.keptUntil(kept)}</p>
          </div>
          <p>{say.writeDown}</p>
          {hasAccount && <p>{say.inAccount}</p>}
          <div class="lz-row">
            <ButtonLink href={address(c, `/antrag/${open.code}/${open.draft.page}`)}>
              {say.goOn}
            </ButtonLink>
            <ButtonLink kind="tertiary" href={address(c, '/')}>
              {wordsOf(c, PORTAL).home}
            </ButtonLink>
          </div>
        </div>
      </div>,
    )
  })
}
