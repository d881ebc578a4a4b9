// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Problem } from '../engine/input.ts'
import { wordsOf } from '../server/language.ts'
import type { SentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import type { Language } from '../words/language.ts'
import { FORGOTTEN } from './forgotten-password.words.ts'
import { PasswordField } from './password-field.tsx'
import { SIGN_IN } from './sign-in.words.ts'

/** Characters a password needs at least. */
export const MIN_PASSWORD = 10
const MAX_PASSWORD = 200

/** What is wrong with a password somebody chose. */
export function passwordProblems(language: Language, password: string): Problem[] {
  const say = SIGN_IN[language]
  if (password.length < MIN_PASSWORD) return [{ field: 'kennwort', message: say.shortPassword(MIN_PASSWORD) }]
  if (password.length > MAX_PASSWORD) return [{ field: 'kennwort', message: say.longPassword(MAX_PASSWORD) }]
  return []
}

/** The new password, twice. */
export function NewPasswordFields({ c, problems }: { c: Page; problems: readonly Problem[] }) {
  const say = wordsOf(c, FORGOTTEN)
  const at = (field: string) => problems.find((one) => one.field === field)?.message
  return (
    <>
      <PasswordField
        name="kennwort"
        title={say.password}
        help={wordsOf(c, SIGN_IN).passwordHelp(MIN_PASSWORD)}
        problem={at('kennwort')}
        autocomplete="new-password"
      />
      <PasswordField name="wiederholung" title={say.repeat} problem={at('wiederholung')} autocomplete="new-password" />
    </>
  )
}

/** The new password of a form with both fields, or what is wrong with it. */
export function newPasswordOf(
  c: Page, sent: SentForm,
): { readonly password: string; readonly problems: readonly Problem[] } {
  const password = sent.text('kennwort')
  const problems = passwordProblems(c.get('language'), password)
  const isTwice = sent.text('wiederholung') === password
  if (problems.length === 0 && !isTwice)
    problems.push({ field: 'wiederholung', message: wordsOf(c, FORGOTTEN).different })
  return { password, problems }
}
