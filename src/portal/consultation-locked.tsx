// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The link alone: it shows what is asked and by when. Papers and the answer open with a code.
import { CODE_MINUTES, orderConsultationCode, useConsultationCode } from '../command/consultation-code.ts'
import { consulteeAddress } from '../command/consultee-address.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { sentForm } from '../server/sent-form.ts'
import { TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { noteAudit } from '../store/audit.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { sendsMail } from '../worker/notice.ts'
import { CodeForm } from './code-form.tsx'
import { About, AskedHead, Question } from './consultation-about.tsx'
import { askedBy } from './consultation-link.ts'
import type { Asked } from './consultation-link.ts'
import { goneLink, overPage } from './consultation-over.tsx'
import { rememberProof } from './consultation-proof.ts'
import { CONSULTATION } from './consultation.words.ts'
import { address, portalPage } from './frame.tsx'
import { isTryingCodes, mayAskForMail, noteWrongCode } from './guessing.ts'
import { PORTAL } from './portal.words.ts'

const SENT = 'geschickt'
const SEND = 'senden'

/** Question, day and whom to call; and the way to the code. */
export function lockedPage(c: Page, asked: Asked, problem?: string): Promise<Response> {
  const [say, { name }] = [wordsOf(c, CONSULTATION), c.get('tenant')]
  const problems = problem === undefined ? [] : [{ field: 'code', message: problem }]
  return portalPage(
    c,
    { title: say.yours, hasProblems: problems.length > 0 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <AskedHead asked={asked} name={name} />
        <Question asked={asked} />
        <section class="lz-flow" aria-labelledby="code">
          <h2 class="kern-heading-medium" id="code">
            {say.locked}
          </h2>
          <Key c={c} to={mailTo(c, asked)} isWrong={problem !== undefined} />
        </section>
        <section aria-labelledby="vorgang">
          <h2 class="kern-heading-small" id="vorgang">
            {say.whom}
          </h2>
          <About asked={asked} />
        </section>
      </div>
    </div>,
  )
}

function Key({ c, to, isWrong }: { c: Page; to: string | undefined; isWrong: boolean }) {
  const [say, path] = [wordsOf(c, CONSULTATION), address(c, `/beteiligung/${c.req.param('token')}/code`)]
  const isSent = c.req.query(SENT) !== undefined
  const form = <CodeForm c={c} label={say.code} button={say.unlock} typed="" isWrong={isWrong} action={path} kind={to && !isSent && !isWrong ? 'secondary' : 'primary'} />
  if (to === undefined) {
    return (
      <>
        <p>{say.byPhone(CODE_MINUTES)}</p>
        {form}
      </>
    )
  }
  const ask = (
    <form method="post" action={path}>
      <CsrfField csrf={c.get('csrf')} />
      <Button kind={isSent || isWrong ? 'tertiary' : 'primary'} name={SEND} value="ja">
        {isSent || isWrong ? say.sendAgain : say.send}
      </Button>
    </form>
  )
  if (isSent || isWrong) {
    return (
      <>
        {isSent && (
          <Alert kind="info" title={say.sent(masked(to))}>
            <p>{say.lasts(CODE_MINUTES)}</p>
          </Alert>
        )}
        {form}
        {ask}
      </>
    )
  }
  return (
    <>
      <p>{say.byMail(masked(to))}</p>
      {ask}
      <details class="lz-all">
        <summary>{say.haveCode}</summary>
        {form}
      </details>
    </>
  )
}

/** Sends a code, or takes the one that was typed. */
export async function receiveConsultationCode(c: Page): Promise<Response> {
  const asked = await askedBy(c)
  if (asked === undefined) return goneLink(c)
  if (asked.kind !== 'asked') return overPage(c, asked)
  const home = address(c, `/beteiligung/${c.req.param('token')}`)
  if (asked.isProven || asked.consultation.status !== 'open') return redirectTo(c, home)
  const [house, tenant, form] = [c.get('house'), c.get('tenant'), await sentForm(c)]
  const [say, tooOften] = [wordsOf(c, CONSULTATION), wordsOf(c, PORTAL).tooOften(TRY_MINUTES)]
  const caseId = asked.view.at.id
  if (form.text(SEND)) {
    const to = mailTo(c, asked)
    if (to === undefined) return redirectTo(c, home)
    if (!(await mayAskForMail(c, to))) return lockedPage(c, asked, tooOften)
    await orderConsultationCode(house, tenant, caseId, asked.link)
    return redirectTo(c, `${home}?${SENT}`)
  }
  const what = `stellencode:${asked.link.consultation}`
  if (await isTryingCodes(c, what)) return lockedPage(c, asked, tooOften)
  if (!(await useConsultationCode(house, tenant, asked.link, form.text('code')))) {
    await noteWrongCode(c, what)
    return lockedPage(c, asked, say.wrongCode)
  }
  await noteAudit(house.store, tenant, {
    kind: 'consultationProven', at: house.clock(), caseId, content: { consultation: asked.link.consultation, link: asked.link.link },
  })
  rememberProof(c, house, tenant, asked.link, asked.expiresAt)
  return redirectTo(c, home)
}

/** Where the code goes; `undefined` where nobody has entered an address or no mail is sent. */
function mailTo(c: Page, { consultation }: Asked): string | undefined {
  const tenant = c.get('tenant')
  return sendsMail(c.get('house'), tenant) ? consulteeAddress(tenant, consultation.consultee) : undefined
}

/** Enough to know one's own address by, and no more: the link may lie in other hands. */
const masked = (email: string) => email.replace(/^(.).*(?=@)/, '$1…')
