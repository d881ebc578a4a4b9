// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { orderAccountLink } from '../command/account-link.ts'
import type { Problem } from '../engine/input.ts'
import { EMAIL } from '../engine/wrong-value.ts'
import { WRONG_VALUE } from '../engine/wrong-value.words.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import type { Language } from '../words/language.ts'
import { accountByEmail, createAccount, NOTICE_LANGUAGE } from '../store/accounts.ts'
import { hashPassword } from '../store/password.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { Linked } from '../ui/linked.tsx'
import { sendsMail } from '../worker/notice.ts'
import { address, portalPage } from './frame.tsx'
import { isGuessing, mayAskForMail, noteGuess } from './guessing.ts'
import { MIN_PASSWORD, passwordProblems } from './new-password.tsx'
import { ONWARD, onward, withOnward } from './onward.ts'
import { PasswordField } from './password-field.tsx'
import { PORTAL } from './portal.words.ts'
import { SIGN_IN } from './sign-in.words.ts'
import { sentForm } from '../server/sent-form.ts'

const fieldsFor = (say: (typeof SIGN_IN)['de']): Readonly<Record<string, Field>> => ({
  vorname: { type: 'text', title: say.givenName, autocomplete: 'given-name', length: 100 },
  name: { type: 'text', title: say.familyName, autocomplete: 'family-name', length: 100 },
  email: { type: 'email', title: say.email, autocomplete: 'email', help: say.emailHelp },
})

/** Opening an account takes a name, an address and a password, nothing else. */
export function registerPage(
  c: Page,
  problems: readonly Problem[] = [],
  typed: Typed = typedOf([]),
  onwardTo = c.req.query(ONWARD),
): Promise<Response> {
  const say = wordsOf(c, SIGN_IN)
  const password = problems.find((one) => one.field === 'kennwort')?.message
  return portalPage(
    c,
    { title: say.open, hasProblems: problems.length > 0 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-large">{say.open}</h1>
        <p>{say.forAll}</p>
        <form class="lz-flow" method="post" noValidate>
          <CsrfField csrf={c.get('csrf')} />
          <input type="hidden" name="_weiter_zu" value={onward(c, onwardTo)} />
          {Object.entries(fieldsFor(say)).map(([path, field]) => (
            <FieldInput field={field} path={path} form={{ typed, problems }} />
          ))}
          <PasswordField
            name="kennwort"
            title={say.password}
            help={say.passwordHelp(MIN_PASSWORD)}
            problem={password}
            autocomplete="new-password"
          />
          <p class="lz-meta">
            <Linked text={say.privacy} href={address(c, '/datenschutz')} />
          </p>
          <Button>{say.open}</Button>
        </form>
        <p>
          <Linked text={say.haveAccount} href={withOnward(c, '/anmelden', onward(c, onwardTo))} />
        </p>
      </div>
    </div>,
  )
}

/** The answer is the same whether the address was known or not. */
export async function receiveRegistration(c: Page): Promise<Response> {
  const house = c.get('house')
  const sent = await sentForm(c)
  const language = c.get('language')
  const fields = fieldsFor(SIGN_IN[language])
  const { values, raw } = parseForm(fields, Object.keys(fields), sent.entries, { language })
  const password = sent.text('kennwort')
  const problems = problemsOf(language, values, password)
  if (await isGuessing(c, 'konto'))
    problems.push({ field: '', message: wordsOf(c, PORTAL).tooOften(TRY_MINUTES) })
  const onwardTo = sent.own('_weiter_zu')
  if (problems.length) return registerPage(c, problems, raw, onwardTo)
  await noteGuess(c, 'konto')
  const { vorname, name, email } = values as Record<string, string>
  const [tenant, isAsked] = [c.get('tenant'), sendsMail(house, c.get('tenant'))]
  const made = await createAccount(house.store, {
    id: house.newId(),
    email: email!,
    name: `${vorname} ${name}`,
    passwordHash: await hashPassword(password),
    profile: { 'given-name': vorname!, 'family-name': name!, [NOTICE_LANGUAGE]: language },
    createdAt: house.clock(),
    emailProven: !isAsked,
  })
  const isMailed = isAsked && (await mayAskForMail(c, email!))
  if (isMailed) {
    const account = made ?? (await accountByEmail(house.store, email!))
    await orderAccountLink(house, tenant, made ? 'email' : 'known', { account: account?.id ?? house.newId(), email: email!, language })
  }
  return redirectTo(c, withOnward(c, isMailed ? '/anmelden?neu=link' : '/anmelden?neu', onward(c, onwardTo)))
}

function problemsOf(
  language: Language, values: Readonly<Record<string, unknown>>, password: string,
): Problem[] {
  const [say, wrong] = [SIGN_IN[language], WRONG_VALUE[language]]
  const problems: Problem[] = []
  for (const [path, field] of Object.entries(fieldsFor(say))) {
    const value = values[path]
    if (typeof value !== 'string')
      problems.push({ field: path, message: wrong.at(field.title, wrong.missing) })
    else if (value.length > (field.length ?? 320))
      problems.push({ field: path, message: say.tooLong(field.title) })
    else if (field.type === 'email' && !EMAIL.test(value))
      problems.push({ field: path, message: wrong.at(field.title, wrong.email) })
  }
  return [...problems, ...passwordProblems(language, password)]
}
