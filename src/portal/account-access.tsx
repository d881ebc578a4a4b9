// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What one signs in with: another password, and another address once a link sent there was opened.
import type { ComponentChildren } from 'preact'
import { LINK_MINUTES, orderAccountLink } from '../command/account-link.ts'
import { entitiesOf } from '../command/settings.ts'
import type { Problem } from '../engine/input.ts'
import { typedOf } from '../forms/typed.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { sentForm } from '../server/sent-form.ts'
import type { SentForm } from '../server/sent-form.ts'
import { signIn, TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { accountById } from '../store/accounts.ts'
import type { Account } from '../store/accounts.ts'
import { hashPassword, verifyPassword } from '../store/password.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { siteOf } from '../ui/site.ts'
import { sendsMail } from '../worker/notice.ts'
import { ACCESS } from './account-access.words.ts'
import { accountOf, accountPage } from './account-frame.tsx'
import { Contact } from './contact.tsx'
import { emailProblems, setPassword } from './forgotten-password.tsx'
import { address } from './frame.tsx'
import { isGuessing, mayAskForMail, noteGuess } from './guessing.ts'
import { NewPasswordFields, newPasswordOf } from './new-password.tsx'
import { PasswordField } from './password-field.tsx'
import { PORTAL } from './portal.words.ts'

const PRESENT = 'jetzt'

/** A page below „Meine Daten“ with its way back. */
function accessPage(c: Page, title: string, problems: readonly Problem[], children: ComponentChildren): Promise<Response> {
  const say = wordsOf(c, ACCESS)
  const crumbs = [{ title: say.data, href: address(c, '/konto/daten') }, { title }]
  return accountPage(
    c,
    { title, area: 'daten', crumbs, hasProblems: problems.length > 0 },
    <>
      <ErrorSummary problems={problems} />
      {children}
      <p>
        <a href={address(c, '/konto/daten')}>{say.cancel}</a>
      </p>
    </>,
  )
}

function PresentPassword({ c, problems }: { c: Page; problems: readonly Problem[] }) {
  const problem = problems.find((one) => one.field === PRESENT)?.message
  return (
    <PasswordField name={PRESENT} title={wordsOf(c, ACCESS).present} problem={problem} autocomplete="current-password" />
  )
}

/** The account whose present password was given, or what is wrong. */
async function knownBy(c: Page, sent: SentForm): Promise<Account | Problem> {
  if (await isGuessing(c, 'zugang')) return { field: '', message: wordsOf(c, PORTAL).tooOften(TRY_MINUTES) }
  const account = await accountById(c.get('house').store, accountOf(c))
  if (account && (await verifyPassword(sent.text(PRESENT), account.passwordHash))) return account
  await noteGuess(c, 'zugang')
  return { field: PRESENT, message: wordsOf(c, ACCESS).wrong }
}

/** „Kennwort ändern“. */
export function changePasswordPage(c: Page, problems: readonly Problem[] = []): Promise<Response> {
  const say = wordsOf(c, ACCESS)
  return accessPage(
    c,
    say.password,
    problems,
    <>
      <h1 class="kern-heading-large">{say.password}</h1>
      <p>{say.passwordIntro}</p>
      <form class="lz-flow" method="post" noValidate>
        <CsrfField csrf={c.get('csrf')} />
        <PresentPassword c={c} problems={problems} />
        <NewPasswordFields c={c} problems={problems} />
        <Button>{say.save}</Button>
      </form>
    </>,
  )
}

/** Sets the new password; only this browser stays signed in, with a session of its own. */
export async function receiveChangePassword(c: Page): Promise<Response> {
  const [house, tenant, sent] = [c.get('house'), c.get('tenant'), await sentForm(c)]
  const { password, problems } = newPasswordOf(c, sent)
  const known = await knownBy(c, sent)
  const wrong = 'field' in known ? [known, ...problems] : problems
  if (wrong.length) return changePasswordPage(c, wrong)
  await setPassword(c, accountOf(c), await hashPassword(password))
  await signIn(c, house, tenant, 'citizen', accountOf(c))
  return redirectTo(c, address(c, '/konto/daten?kennwort'))
}

/** „E-Mail-Adresse ändern“; where no mail is sent it says whom to turn to. */
export async function changeEmailPage(c: Page, problems: readonly Problem[] = [], email = ''): Promise<Response> {
  const [house, tenant, say] = [c.get('house'), c.get('tenant'), wordsOf(c, ACCESS)]
  const account = await accountById(house.store, accountOf(c))
  const site = siteOf(tenant, await entitiesOf(house, tenant))
  return accessPage(
    c,
    say.email,
    problems,
    <>
      <h1 class="kern-heading-large">{say.email}</h1>
      <p>{say.now(account?.email ?? '')}</p>
      {sendsMail(house, tenant) ? (
        <>
          <p>{say.emailIntro(LINK_MINUTES)}</p>
          <form class="lz-flow" method="post" noValidate>
            <CsrfField csrf={c.get('csrf')} />
            <FieldInput
              field={{ type: 'email', title: say.newEmail, autocomplete: 'email' }}
              path="email"
              form={{ typed: typedOf([['email', email]]), problems }}
            />
            <PresentPassword c={c} problems={problems} />
            <Button>{say.send}</Button>
          </form>
        </>
      ) : (
        <>
          <p>{say.noMail}</p>
          <Contact site={site} />
        </>
      )}
    </>,
  )
}

/** Sends the link to the new address; whether somebody else has it, only its owner learns. */
export async function receiveChangeEmail(c: Page): Promise<Response> {
  const [house, tenant, sent, say] = [c.get('house'), c.get('tenant'), await sentForm(c), wordsOf(c, ACCESS)]
  const email = sent.text('email').trim()
  if (!sendsMail(house, tenant)) return changeEmailPage(c)
  const known = await knownBy(c, sent)
  const problems = emailProblems(c, email)
  if ('field' in known) return changeEmailPage(c, [...problems, known], email)
  if (known.email === email.toLowerCase()) problems.push({ field: 'email', message: say.same })
  if (problems.length) return changeEmailPage(c, problems, email)
  if (!(await mayAskForMail(c, email)))
    return changeEmailPage(c, [{ field: '', message: wordsOf(c, PORTAL).tooOften(TRY_MINUTES) }], email)
  await orderAccountLink(house, tenant, 'email', { account: known.id, email, language: c.get('language') })
  return accessPage(
    c,
    say.email,
    [],
    <Alert kind="success" title={say.sent}>
      <p>{say.sentText(email)}</p>
    </Alert>,
  )
}
