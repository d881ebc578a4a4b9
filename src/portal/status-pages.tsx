// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { isFileNumber } from '../command/file-number.ts'
import type { CaseView } from '../command/house.ts'
import type { Problem } from '../engine/input.ts'
import { redirectTo } from '../server/answer.tsx'
import { wordsOf } from '../server/language.ts'
import { TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { hashSecret } from '../store/secret.ts'
import { findToken } from '../store/tokens.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Line } from '../ui/line.tsx'
import { List } from '../ui/list.tsx'
import { Say } from '../ui/say.tsx'
import { useWords } from '../ui/words.ts'
import { tidyAccessCode } from './access-code.ts'
import { claimCase, whatYouCanDo } from './claim-case.tsx'
import { address, portalPage, viewSpoken } from './frame.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { outsideDeadlines, outsideStates, outsideWay } from './outside-way.ts'
import { PORTAL } from './portal.words.ts'
import { STATUS } from './status.words.ts'
import { sentForm } from '../server/sent-form.ts'
import { CodeForm, CodeInput } from './code-form.tsx'
import { ImportantDays } from './important-days.tsx'

/** What was typed on the page that asks for an application. */
interface Asked {
  readonly fileNumber: string
  readonly code: string
}

/** `/status`: type file number and access code. */
export function statusForm(c: Page, problem?: Problem, typed: Asked = { fileNumber: '', code: '' }): Promise<Response> {
  const say = wordsOf(c, STATUS)
  return portalPage(
    c,
    { title: say.ask, isPublic: !problem, hasProblems: problem !== undefined },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problem ? [problem] : []} />
        <h1 class="kern-heading-large">{say.howFar}</h1>
        <p>{say.intro}</p>
        <CodeForm
          c={c}
          label={say.code}
          button={say.look}
          typed={typed.code}
          isWrong={problem !== undefined}
          action={address(c, '/status')}
        >
          <CodeInput name={NUMBER} label={say.fileNumber} typed={typed.fileNumber} isWrong={problem !== undefined} />
        </CodeForm>
      </div>
    </div>,
  )
}

const NUMBER = 'aktenzeichen'

/** Leads to an application whose file number and code belong together; who holds the code on paper needs neither typed. */
export async function receiveStatus(c: Page): Promise<Response> {
  const sent = await sentForm(c)
  const typed = { fileNumber: sent.text(NUMBER).slice(0, 40), code: tidyAccessCode(sent.text('code')).slice(0, 20) }
  return withCode(c, typed.code, async (view) => {
    if (isFileNumber(typed.fileNumber, view.at.fileNumber ?? '')) return redirectTo(c, address(c, `/status/${typed.code}`))
    return unknownCase(c, typed)
  }, typed)
}

/** The state of an application for who has its code; it holds no personal data. */
export function statusPage(c: Page): Promise<Response> {
  return withCode(c, codeIn(c), (view) => showStatus(c, view, []))
}

/** Takes the application into the account of who is signed in. */
export function receiveClaim(c: Page): Promise<Response> {
  return withCode(c, codeIn(c), async (view) => {
    const answer = await claimCase(c, view)
    return answer instanceof Response ? answer : showStatus(c, view, answer)
  })
}

const codeIn = (c: Page) => tidyAccessCode(c.req.param('code') ?? '')

async function withCode(
  c: Page, code: string, handle: (view: CaseView) => Promise<Response>, typed: Asked = { fileNumber: '', code },
): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  if (await isGuessing(c, 'status'))
    return statusForm(c, { field: 'code', message: wordsOf(c, PORTAL).tooOften(TRY_MINUTES) }, typed)
  const token = await findToken(house.store, tenant, hashSecret(code), 'status', house.clock())
  const view = token?.caseId ? await viewSpoken(c, token.caseId) : undefined
  return !view || view.at.code !== code ? unknownCase(c, typed) : handle(view)
}

/** Says the same whether the number, the code or their belonging together is wrong. */
async function unknownCase(c: Page, typed: Asked): Promise<Response> {
  await noteGuess(c, 'status')
  return statusForm(c, { field: NUMBER, message: wordsOf(c, STATUS).unknown }, typed)
}

async function showStatus(c: Page, view: CaseView, problems: readonly Problem[]): Promise<Response> {
  return portalPage(
    c,
    { title: wordsOf(c, STATUS).title, hasProblems: problems.length > 0 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <Standing view={view} />
        {await whatYouCanDo(c, view, problems)}
        <p class="lz-meta">{wordsOf(c, STATUS).discreet}</p>
      </div>
    </div>,
  )
}

function Standing({ view }: { view: CaseView }) {
  const say = useWords(STATUS)
  const deadlines = outsideDeadlines(view)
  return (
    <>
      <header>
        <p class="lz-meta">{view.prepared.process.title}</p>
        <h1 class="kern-heading-large">
          {say.application} <span class="lz-num">{view.at.fileNumber}</span>
        </h1>
      </header>
      <Line steps={outsideWay(view)} label={say.way} />
      <section aria-labelledby="stand">
        <h2 class="kern-heading-medium" id="stand">
          {say.today}
        </h2>
        <List kind="plain">
          {outsideStates(view).map(({ text, mark }) => (
            <li>
              <Say mark={mark}>{text}</Say>
            </li>
          ))}
        </List>
      </section>
      <ImportantDays deadlines={deadlines} />
    </>
  )
}
