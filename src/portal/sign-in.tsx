// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { checkPassword, IDLE_MINUTES, signIn, signOut, TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { accountById, changeAccount, NOTICE_LANGUAGE } from '../store/accounts.ts'
import { claimDraft } from '../store/drafts.ts'
import { hashSecret } from '../store/secret.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { Linked } from '../ui/linked.tsx'
import type { Field } from '../process/process.ts'
import { typedOf } from '../forms/typed.ts'
import { clientAddress } from './client-address.ts'
import { knownCodes } from './draft-code.ts'
import { address, portalPage } from './frame.tsx'
import { PasswordField } from './password-field.tsx'
import { PORTAL } from './portal.words.ts'
import { SIGN_IN } from './sign-in.words.ts'
import { sentForm } from '../server/sent-form.ts'

/** Where to go afterwards: a path of this municipality and nowhere else. */
function onward(c: Page, given: string | undefined): string {
  const { slug } = c.get('tenant')
  const isOurs =
    given !== undefined && given.startsWith(`/${slug}/`) && !/[\\\s]|\/\/|\.\./.test(given)
  return isOurs ? given : address(c, '/konto')
}

/** Sign-in for citizens and companies. */
export function signInPage(
  c: Page,
  problem?: string,
  email = '',
  onwardTo = c.req.query('weiter'),
): Promise<Response> {
  const problems = problem ? [{ field: 'email', message: problem }] : []
  const say = wordsOf(c, SIGN_IN)
  const field: Field = { type: 'email', title: say.email, autocomplete: 'username' }
  const isNew = c.req.query('neu') !== undefined
  return portalPage(
    c,
    { title: say.title, hasProblems: problem !== undefined },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        {isNew && !problem && (
          <Alert kind="success" title={say.nowSignIn}>
            <p>{say.created}</p>
          </Alert>
        )}
        {c.req.query('geloescht') !== undefined && !problem && (
          <Alert kind="success" title={say.deleted}>
            <p>{say.goesOn}</p>
          </Alert>
        )}
        <h1 class="kern-heading-large">{say.title}</h1>
        <p>
          {say.why} {say.idle(IDLE_MINUTES)}
        </p>
        <form class="lz-flow" method="post" noValidate>
          <CsrfField csrf={c.get('csrf')} />
          <input type="hidden" name="_weiter_zu" value={onward(c, onwardTo)} />
          <FieldInput
            field={field}
            path="email"
            form={{ typed: typedOf([['email', email]]), problems: [] }}
          />
          <PasswordField name="kennwort" title={say.password} autocomplete="current-password" />
          <Button>{say.title}</Button>
        </form>
        <p>
          <Linked text={say.noAccount} href={address(c, '/registrieren')} />
        </p>
        <p class="lz-meta">
          <Linked text={say.staff} href={address(c, '/amt/anmelden')} />
        </p>
      </div>
    </div>,
  )
}

/** Checks the password, takes the drafts of this browser along and goes where the person wanted. */
export async function receiveSignIn(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const sent = await sentForm(c)
  const email = sent.text('email').trim().slice(0, 320)
  const checked = await checkPassword(
    house,
    tenant,
    'citizen',
    email,
    sent.text('kennwort'),
    clientAddress(c),
  )
  if ('refusal' in checked) {
    const tooOften = wordsOf(c, PORTAL).tooOften(TRY_MINUTES)
    const why = checked.limited ? tooOften : wordsOf(c, SIGN_IN).wrong
    return signInPage(c, why, email, sent.own('_weiter_zu'))
  }
  await signIn(c, house, tenant, 'citizen', checked.subject)
  await rememberLanguage(c, checked.subject)
  for (const code of knownCodes(c))
    await claimDraft(house.store, tenant, hashSecret(code), checked.subject)
  return redirectTo(c, onward(c, sent.own('_weiter_zu')))
}

/** E-mails come in the language of the last sign-in. */
async function rememberLanguage(c: Page, id: string): Promise<void> {
  const [{ store }, language] = [c.get('house'), c.get('language')]
  const account = await accountById(store, id)
  if (!account || account.profile[NOTICE_LANGUAGE] === language) return
  await changeAccount(store, { ...account, profile: { ...account.profile, [NOTICE_LANGUAGE]: language } })
}

/** Ends the session. */
export async function receiveSignOut(c: Page): Promise<Response> {
  await signOut(c, c.get('house'), c.get('tenant'))
  return redirectTo(c, address(c, '/'))
}
