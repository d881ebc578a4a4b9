// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The doors to a draft: continue, come back later, and what is behind a code that does not open.
import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { draftById } from '../store/drafts.ts'
import { hashSecret } from '../store/secret.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { openDraft } from './draft.ts'
import type { Closed, OpenDraft } from './draft.ts'
import { DRAFT_DAYS, rememberCode, tidyDraftCode } from './draft-code.ts'
import { showFormPage } from './form-page.tsx'
import { receiveFormPage } from './form-post.ts'
import { address, portalPage } from './frame.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { sentForm } from '../server/sent-form.ts'
import { CodeForm } from './code-form.tsx'

/** `/antrag`: type the code to go on, perhaps at another device. */
export async function resumePage(c: Page, problem?: string, typed = ''): Promise<Response> {
  const problems = problem ? [{ field: 'code', message: problem }] : []
  return portalPage(
    c,
    { title: 'Antrag fortsetzen', status: problem ? 422 : 200 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-large">Antrag fortsetzen</h1>
        <p>
          Beim Speichern haben Sie einen Code bekommen. Er besteht aus vier Gruppen zu vier Zeichen.
        </p>
        <CodeForm c={c} label="Code" button="Antrag fortsetzen" typed={typed} isWrong={Boolean(problem)} />
        <p>
          Haben Sie ein Konto? Dann finden Sie Ihre Entwürfe auch dort.{' '}
          <a href={address(c, '/konto/entwuerfe')}>Zu meinen Entwürfen</a>
        </p>
      </div>
    </div>,
  )
}

/** Opens the draft of a typed code and remembers it in this browser. */
export async function resume(c: Page): Promise<Response> {
  const typed = (await sentForm(c)).entries.find(([name]) => name === 'code')?.[1] ?? ''
  if (await isGuessing(c, 'entwurf'))
    return resumePage(c, 'Zu viele Versuche. Bitte warten Sie 15 Minuten.', typed)
  const code = tidyDraftCode(typed)
  const draft = code && (await draftById(c.get('house').store, c.get('tenant'), hashSecret(code)))
  if (!code || !draft) {
    await noteGuess(c, 'entwurf')
    return resumePage(
      c,
      `Zu diesem Code gibt es keinen Antrag. Prüfen Sie die Zeichen, oder der Entwurf ist nach ${DRAFT_DAYS} Tagen gelöscht worden.`,
      typed,
    )
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
  return portalPage(
    c,
    { title: 'Diesen Entwurf gibt es nicht mehr', status: 404 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-large">Diesen Entwurf gibt es nicht mehr</h1>
        <p>
          Wir löschen Entwürfe {DRAFT_DAYS} Tage nach der letzten Änderung. Vielleicht fehlt auch ein Zeichen
          in der Adresse.
        </p>
        <div class="lz-row">
          <ButtonLink kind="secondary" href={address(c, '/antrag')}>
            Code eingeben
          </ButtonLink>
          <ButtonLink kind="tertiary" href={address(c, '/')}>
            Zur Startseite
          </ButtonLink>
        </div>
      </div>
    </div>,
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
    return portalPage(
      c,
      { title: `Gespeichert – ${open.prepared.process.title}` },
      <div class="lz-wrap">
        <div class="lz-text lz-flow">
          <div class="lz-panel lz-panel--ok lz-tight">
            <h1 class="kern-heading-large">Ihr Antrag ist gespeichert</h1>
            <p>Ihr Code</p>
            <p class="kern-heading-medium">
              <span class="lz-num">{open.code}</span>
            </p>
            <p class="lz-meta">
              Wir bewahren den Entwurf bis {formatDate(localDateOf(open.draft.purgeAt), 'long')}{' '}
              auf. Jede Änderung verlängert das.
            </p>
          </div>
          <p>
            Schreiben Sie den Code auf. Mit ihm machen Sie hier unter „Antrag fortsetzen“ weiter,
            auch an einem anderen Gerät. Wer den Code kennt, kann Ihren Entwurf lesen.
          </p>
          {hasAccount && <p>Sie finden den Entwurf auch in Ihrem Konto unter „Entwürfe“.</p>}
          <div class="lz-row">
            <ButtonLink href={address(c, `/antrag/${open.code}/${open.draft.page}`)}>
              Jetzt weitermachen
            </ButtonLink>
            <ButtonLink kind="tertiary" href={address(c, '/')}>
              Zur Startseite
            </ButtonLink>
          </div>
        </div>
      </div>,
    )
  })
}
