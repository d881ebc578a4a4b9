// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A new password for who has forgotten theirs: a link by mail, whether or not there is an account.
import { findAccountLink, LINK_MINUTES, orderAccountLink, useAccountLink } from '../command/account-link.ts'
import { entitiesOf } from '../command/settings.ts'
import type { Problem } from '../engine/input.ts'
import { EMAIL } from '../engine/wrong-value.ts'
import { WRONG_VALUE } from '../engine/wrong-value.words.ts'
import { typedOf } from '../forms/typed.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { sentForm } from '../server/sent-form.ts'
import { forgetSession, TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { accountByEmail, accountById, proveAccountEmail, setAccountPassword } from '../store/accounts.ts'
import type { Account } from '../store/accounts.ts'
import { noteAudit } from '../store/audit.ts'
import { hashPassword } from '../store/password.ts'
import { subjectHash } from '../store/secret.ts'
import { closeSessionsOf } from '../store/sessions.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { siteOf } from '../ui/site.ts'
import { sendsMail } from '../worker/notice.ts'
import { Contact } from './contact.tsx'
import { FORGOTTEN } from './forgotten-password.words.ts'
import { address, portalPage } from './frame.tsx'
import { gonePage } from './gone-page.tsx'
import { mayAskForMail } from './guessing.ts'
import { NewPasswordFields, newPasswordOf } from './new-password.tsx'
import { PORTAL } from './portal.words.ts'

const MAX_EMAIL = 320

/** What is wrong with an address somebody typed. */
export function emailProblems(c: Page, email: string): Problem[] {
  const [title, wrong] = [wordsOf(c, FORGOTTEN).email, WRONG_VALUE[c.get('language')]]
  if (email === '') return [{ field: 'email', message: wrong.at(title, wrong.missing) }]
  const isOne = EMAIL.test(email) && email.length <= MAX_EMAIL
  return isOne ? [] : [{ field: 'email', message: wrong.at(title, wrong.email) }]
}

/** `/kennwort`: asks for the address; where no mail is sent it says whom to turn to. */
export async function forgottenPage(c: Page, problems: readonly Problem[] = [], email = ''): Promise<Response> {
  const [house, tenant, say] = [c.get('house'), c.get('tenant'), wordsOf(c, FORGOTTEN)]
  const isAsked = c.req.query('geschickt') !== undefined && problems.length === 0
  const site = siteOf(tenant, await entitiesOf(house, tenant))
  return portalPage(
    c,
    { title: say.title, hasProblems: problems.length > 0 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-large">{say.title}</h1>
        {isAsked && (
          <>
            <Alert kind="success" title={say.asked}>
              <p>{say.sent(LINK_MINUTES)}</p>
            </Alert>
            <p>
              <a href={address(c, '/kennwort')}>{say.again}</a>
            </p>
          </>
        )}
        {!isAsked && sendsMail(house, tenant) && (
          <>
            <p>{say.intro}</p>
            <form class="lz-flow" method="post" action={address(c, '/kennwort')} noValidate>
              <CsrfField csrf={c.get('csrf')} />
              <FieldInput
                field={{ type: 'email', title: say.email, autocomplete: 'username' }}
                path="email"
                form={{ typed: typedOf([['email', email]]), problems }}
              />
              <Button>{say.ask}</Button>
            </form>
          </>
        )}
        {!sendsMail(house, tenant) && (
          <>
            <p>{say.noMail}</p>
            <Contact site={site} />
          </>
        )}
        <p>
          <a href={address(c, '/anmelden')}>{say.signIn}</a>
        </p>
      </div>
    </div>,
  )
}

/** Orders the mail; the answer is the same whether there is an account or not. */
export async function receiveForgotten(c: Page): Promise<Response> {
  const [house, tenant, language] = [c.get('house'), c.get('tenant'), c.get('language')]
  const email = (await sentForm(c)).text('email').trim()
  const problems = emailProblems(c, email)
  if (problems.length) return forgottenPage(c, problems, email)
  if (!sendsMail(house, tenant)) return forgottenPage(c)
  if (!(await mayAskForMail(c, email)))
    return forgottenPage(c, [{ field: '', message: wordsOf(c, PORTAL).tooOften(TRY_MINUTES) }], email)
  const account = await accountByEmail(house.store, email)
  await orderAccountLink(house, tenant, 'password', { account: account?.id ?? house.newId(), email, language })
  return redirectTo(c, address(c, '/kennwort?geschickt'))
}

/** The account of a link that still works: same address as then, no newer password. */
async function accountOfLink(c: Page): Promise<Account | undefined> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const link = await findAccountLink(house, tenant, 'password', c.req.param('code') ?? '')
  const account = link && (await accountById(house.store, link.account))
  if (!link || !account || account.email !== link.email.toLowerCase()) return undefined
  const isOlder = account.sessionsSince !== null && Date.parse(link.createdAt) < Date.parse(account.sessionsSince)
  return isOlder ? undefined : account
}

/** Behind the link: asks for the new password. */
export async function newPasswordPage(c: Page): Promise<Response> {
  return (await accountOfLink(c)) ? showNewPassword(c, []) : linkOver(c, '/kennwort')
}

function showNewPassword(c: Page, problems: readonly Problem[]): Promise<Response> {
  const say = wordsOf(c, FORGOTTEN)
  return portalPage(
    c,
    { title: say.choose, hasProblems: problems.length > 0 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-large">{say.choose}</h1>
        <p>{say.chooseIntro}</p>
        <form class="lz-flow" method="post" noValidate>
          <CsrfField csrf={c.get('csrf')} />
          <NewPasswordFields c={c} problems={problems} />
          <Button>{say.save}</Button>
        </form>
      </div>
    </div>,
  )
}

/** Sets the password; the link and every session of the account end with it. */
export async function receiveNewPassword(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const account = await accountOfLink(c)
  if (!account) return linkOver(c, '/kennwort')
  const { password, problems } = newPasswordOf(c, await sentForm(c))
  if (problems.length) return showNewPassword(c, problems)
  const passwordHash = await hashPassword(password)
  const used = await useAccountLink(house, tenant, 'password', c.req.param('code') ?? '')
  if (used?.account !== account.id) return linkOver(c, '/kennwort')
  await setPassword(c, account.id, passwordHash)
  // Who opened the link has shown that the address is theirs.
  await proveAccountEmail(house.store, account.id, account.email)
  forgetSession(c, tenant)
  return redirectTo(c, address(c, '/anmelden?kennwort'))
}

/** Sets a password and ends all sessions of the account: here at once, in other tenants by their age. */
export async function setPassword(c: Page, id: string, passwordHash: string): Promise<void> {
  const [{ store, clock }, tenant] = [c.get('house'), c.get('tenant')]
  await setAccountPassword(store, id, passwordHash, clock())
  await noteAudit(store, tenant, { kind: 'passwordChanged', at: clock(), content: { subject: subjectHash(tenant, id) } })
  await closeSessionsOf(store, tenant, 'citizen', id)
}

/** A link that was used, replaced or is too old; nobody learns which. */
export function linkOver(c: Page, again: string): Promise<Response> {
  const say = wordsOf(c, FORGOTTEN)
  return gonePage(
    c,
    say.over,
    <>
      <p>{say.why(LINK_MINUTES)}</p>
      <p>
        <a href={address(c, again)}>{say.again}</a>
      </p>
    </>,
  )
}
