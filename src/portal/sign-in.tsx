// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Problem } from '../engine/input.ts'
import { WRONG_VALUE } from '../engine/wrong-value.words.ts'
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
import { ONWARD, onward, withOnward } from './onward.ts'
import { PasswordField } from './password-field.tsx'
import { PORTAL } from './portal.words.ts'
import { SIGN_IN } from './sign-in.words.ts'
import { sentForm } from '../server/sent-form.ts'

/** Sign-in for citizens and companies. */
export function signInPage(
  c: Page,
  problems: readonly Problem[] = [],
  email = '',
  onwardTo = c.req.query(ONWARD),
): Promise<Response> {
  const isWrong = problems.length > 0
  const say = wordsOf(c, SIGN_IN)
  const field: Field = { type: 'email', title: say.email, autocomplete: 'username' }
  const isNew = c.req.query('neu') !== undefined
  return portalPage(
    c,
    { title: say.title, hasProblems: isWrong },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        {isNew && !isWrong && (
          <Alert kind="success" title={say.nowSignIn}>
            <p>{say.created}</p>
            {c.req.query('neu') === 'link' && <p>{say.createdMail}</p>}
          </Alert>
        )}
        {c.req.query('kennwort') !== undefined && !isWrong && (
          <Alert kind="success" title={say.nowSignIn}>
            <p>{say.passwordSet}</p>
          </Alert>
        )}
        {c.req.query('geloescht') !== undefined && !isWrong && (
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
            form={{ typed: typedOf([['email', email]]), problems }}
          />
          <PasswordField
            name="kennwort"
            title={say.password}
            problem={problems.find((one) => one.field === 'kennwort')?.message}
            autocomplete="current-password"
          />
          <Button>{say.title}</Button>
        </form>
        <p>
          <a href={address(c, '/kennwort')}>{say.forgotten}</a>
        </p>
        <p>
          <Linked text={say.noAccount} href={withOnward(c, '/registrieren', onward(c, onwardTo))} />
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
  const [say, language] = [wordsOf(c, SIGN_IN), c.get('language')]
  const email = sent.text('email').trim().slice(0, 320)
  const wrong = WRONG_VALUE[language]
  const missing = ([['email', say.email], ['kennwort', say.password]] as const)
    .filter(([field]) => sent.text(field).trim() === '')
    .map(([field, title]) => ({ field, message: wrong.at(title, wrong.missing) }))
  if (missing.length) return signInPage(c, missing, email, sent.own('_weiter_zu'))
  const checked = await checkPassword(
    house,
    tenant,
    'citizen',
    email,
    sent.text('kennwort'),
    clientAddress(c),
  )
  if ('refusal' in checked) {
    const problem = checked.limited
      ? { field: '', message: wordsOf(c, PORTAL).tooOften(TRY_MINUTES) }
      : { field: 'email', message: say.wrong }
    return signInPage(c, [problem], email, sent.own('_weiter_zu'))
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
