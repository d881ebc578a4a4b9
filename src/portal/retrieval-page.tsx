// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A letter behind a link (§ 110 Abs. 2a LVwG): who has the link and knows the access code, or is
// signed in as the applicant, retrieves it. Looking at the page is no retrieval, asking for it is.
import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { viewCase } from '../command/case-view.ts'
import { execute } from '../command/execute.ts'
import type { CaseView } from '../command/house.ts'
import { openedToken } from '../command/retrieval-token.ts'
import type { Attempt, Delivery, IssuedLetter } from '../engine/case.ts'
import { attemptsOf } from '../engine/delivery-ledger.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { sentForm } from '../server/sent-form.ts'
import { TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { documentById } from '../store/documents.ts'
import { hashSecret } from '../store/secret.ts'
import { findToken } from '../store/tokens.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts } from '../ui/facts.tsx'
import { Linked } from '../ui/linked.tsx'
import { tidyAccessCode } from './access-code.ts'
import { CodeForm } from './code-form.tsx'
import { address, portalPage } from './frame.tsx'
import { gonePage } from './gone-page.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { send } from './paper.ts'
import { PORTAL } from './portal.words.ts'
import { RETRIEVAL } from './retrieval.words.ts'

interface Waiting {
  readonly view: CaseView
  readonly delivery: Delivery
  readonly attempt: Attempt
  readonly number: number
  readonly letter: IssuedLetter
  readonly token: string
}

/** `/abruf/:token`: says that a letter waits, and of whom; nothing of what it is about. */
export async function retrievalPage(c: Page, problem?: string): Promise<Response> {
  const found = await waiting(c)
  if (!found || found.attempt.status === 'failed') return gone(c)
  const { attempt, token } = found
  const problems = problem ? [{ field: 'code', message: problem }] : []
  const [say, language] = [wordsOf(c, RETRIEVAL), c.get('language')]
  return portalPage(
    c,
    { title: say.title, hasProblems: problem !== undefined },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-large">{say.heading(c.get('tenant').name)}</h1>
        {attempt.status === 'pending' && attempt.lapses && (
          <p>{say.until(formatDate(attempt.lapses, 'weekday', language))}</p>
        )}
        {isOwner(c, found) ? (
          <form class="lz-flow" method="post" action={address(c, `/abruf/${token}`)}>
            <CsrfField csrf={c.get('csrf')} />
            <p>{say.signedIn}</p>
            <Button>{say.retrieve}</Button>
          </form>
        ) : (
          <>
            <p>
              <Linked text={say.intro} href={address(c, '/anmelden')} />
            </p>
            <CodeForm
              c={c}
              label={say.code}
              button={say.retrieve}
              typed=""
              isWrong={Boolean(problem)}
              action={address(c, `/abruf/${token}`)}
            />
          </>
        )}
        {attempt.status === 'pending' && (
          <p class="lz-meta">{say.follows}</p>
        )}
      </div>
    </div>,
  )
}

/** Retrieves the letter: the case hears of it, once, and the letter opens. */
export async function receiveRetrieval(c: Page): Promise<Response> {
  const found = await waiting(c)
  if (!found || found.attempt.status === 'failed') return gone(c)
  const { view, delivery, number, token } = found
  const say = wordsOf(c, RETRIEVAL)
  if (await isGuessing(c, 'abruf')) return retrievalPage(c, wordsOf(c, PORTAL).tooOften(TRY_MINUTES))
  const typed = (await sentForm(c)).text('code')
  const { code } = view.at
  if (!isOwner(c, found) && tidyAccessCode(typed) !== code) {
    await noteGuess(c, 'abruf')
    return retrievalPage(c, say.wrong)
  }
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  if (found.attempt.status === 'pending') {
    const proof = { kind: 'retrieved' as const, on: localDateOf(house.clock()) }
    const result = { kind: 'proof' as const, delivery: delivery.id, attempt: number, proof }
    const id = `retrieved:${delivery.id}:${number}`
    const done = await execute(house, tenant, { kind: 'outcome', id, result }, { case: view.at.id })
    if ('refusal' in done) throw new Error(`retrieval ${delivery.id}: ${done.refusal.message}`)
  }
  return redirectTo(c, address(c, `/abruf/${token}/${openedToken(house, tenant, token, code ?? '')}`))
}

/** The letter is retrieved: since when, what follows, and the way to the paper itself. */
export async function openedLetterPage(c: Page): Promise<Response> {
  const found = await opened(c)
  if (!found) return gone(c)
  const { attempt, letter, view } = found
  const [say, language] = [wordsOf(c, RETRIEVAL), c.get('language')]
  const isNotice = view.prepared.process.letters[letter.letter]?.kind === 'decisionNotice'
  return portalPage(
    c,
    { title: letter.title },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-large">{letter.title}</h1>
        <Facts
          rows={[
            { label: say.fileNumber, value: view.at.fileNumber ?? '' },
            { label: say.retrieved, value: formatDate(attempt.on!, 'weekday', language) },
            ...(isNotice ? [{ label: say.served, value: formatDate(attempt.served!, 'weekday', language) }] : []),
          ]}
        />
        <ButtonLink href={`${c.req.path}/schreiben.pdf`}>{say.open}</ButtonLink>
        <p class="lz-meta">{say.keep}</p>
      </div>
    </div>,
  )
}

/** The paper itself, for who has retrieved it. */
export async function openedLetter(c: Page): Promise<Response> {
  const found = await opened(c)
  const id = found?.letter.document
  const document = id === undefined ? undefined : await documentById(c.get('house').store, c.get('tenant'), id)
  return document ? send(c, document) : gone(c)
}

async function waiting(c: Page): Promise<Waiting | undefined> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const token = c.req.param('token') ?? ''
  const known = await findToken(house.store, tenant, hashSecret(token), 'retrieval', house.clock())
  const view = known?.caseId ? await viewCase(house, tenant, known.caseId) : undefined
  if (!known || !view) return undefined
  const { delivery: id, attempt: number } = known.data as { delivery: string; attempt: number }
  const delivery = view.at.deliveries.find((one) => one.id === id)
  const letter = view.at.letters.find((one) => one.id === delivery?.letterId)
  const attempt = delivery && attemptsOf(delivery)[number - 1]
  if (!delivery || !attempt || !letter) return undefined
  // The night takes the link away; until the case has noticed, the page already knows.
  const today = localDateOf(house.clock())
  const isOver = attempt.status === 'pending' && attempt.lapses !== undefined && attempt.lapses < today
  return isOver ? undefined : { view, delivery, attempt, number, letter, token }
}

async function opened(c: Page): Promise<Waiting | undefined> {
  const found = await waiting(c)
  if (found?.attempt.status !== 'provided') return undefined
  const key = openedToken(c.get('house'), c.get('tenant'), found.token, found.view.at.code ?? '')
  return c.req.param('key') === key ? found : undefined
}

function isOwner(c: Page, { view }: Waiting): boolean {
  const person = c.get('person')
  return person?.kind === 'citizen' && person.id === view.at.account
}

/** Over, taken back or never given: nobody learns which. */
function gone(c: Page): Promise<Response> {
  const say = wordsOf(c, RETRIEVAL)
  return gonePage(
    c,
    say.gone,
    <>
      <p>{say.whyGone}</p>
      <p>{say.call(c.get('tenant').name)}</p>
    </>,
  )
}
