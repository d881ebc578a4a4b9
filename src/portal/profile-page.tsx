// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Values } from '../engine/case.ts'
import { entriesOf } from '../forms/entries.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Problem } from '../engine/input.ts'
import type { Field } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { accountById, changeAccount, NOTICE_LANGUAGE } from '../store/accounts.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts } from '../ui/facts.tsx'
import { FieldInput } from '../ui/field.tsx'
import { ACCESS } from './account-access.words.ts'
import { accountOf, accountPage } from './account-frame.tsx'
import { unproven } from './confirm-email.tsx'
import { address } from './frame.tsx'
import { PROFILE } from './profile.words.ts'
import { sentForm } from '../server/sent-form.ts'

const MAX_CHARS = 200

/** What an account may keep, under the names of HTML's `autocomplete`; all of it is voluntary. */
function fieldsFor(say: (typeof PROFILE)['de']): Readonly<Record<string, Field>> {
  const filled: Readonly<Record<string, Field>> = {
    'given-name': { type: 'text', title: say.givenName },
    'family-name': { type: 'text', title: say.familyName },
    organization: { type: 'text', title: say.organization, help: say.organizationHelp },
    bday: { type: 'date', title: say.birthday },
    'address-line1': { type: 'text', title: say.street },
    'postal-code': { type: 'text', title: say.postcode, width: 'short' },
    'address-level2': { type: 'text', title: say.city },
    tel: { type: 'phone', title: say.phone },
  }
  const known = Object.entries(filled).map(([key, field]) =>
    [key, { ...field, autocomplete: key, required: false, length: MAX_CHARS }] as const)
  return {
    ...Object.fromEntries(known),
    notices: { type: 'boolean', title: say.notices, help: say.noticesHelp, required: false },
  }
}

const NAMES = Object.keys(fieldsFor(PROFILE.de))

/** „Meine Daten“: what the account knows and fills in for the person. */
export async function profilePage(
  c: Page,
  problems: readonly Problem[] = [],
  sent?: Typed,
): Promise<Response> {
  const account = await accountById(c.get('house').store, accountOf(c))
  if (!account) throw new Error('the account of this session is gone')
  const [say, access] = [wordsOf(c, PROFILE), wordsOf(c, ACCESS)]
  const fields = fieldsFor(say)
  const typed = sent ?? typedOf(entriesOf(fields, NAMES, { notices: true, ...account.profile } as Values))
  return accountPage(
    c,
    {
      title: say.title,
      area: 'daten',
      crumbs: [{ title: say.title }],
      hasProblems: problems.length > 0,
    },
    <>
      <ErrorSummary problems={problems} />
      {c.req.query('gespeichert') !== undefined && (
        <Alert kind="success" title={say.saved} />
      )}
      {c.req.query('kennwort') !== undefined && problems.length === 0 && (
        <Alert kind="success" title={access.saved} />
      )}
      <h1 class="kern-heading-large">{say.title}</h1>
      {await unproven(c, account)}
      <section aria-labelledby="zugang" class="lz-tight">
        <h2 class="kern-heading-medium" id="zugang">
          {access.access}
        </h2>
        <Facts rows={[{ label: say.email, value: account.email, change: address(c, '/konto/daten/e-mail') }]} />
        <p>
          <a href={address(c, '/konto/daten/kennwort')}>{access.password}</a>
        </p>
      </section>
      <p>{say.intro}</p>
      <form class="lz-flow" method="post" noValidate>
        <CsrfField csrf={c.get('csrf')} />
        {NAMES.map((name) => (
          <FieldInput field={fields[name]!} path={name} form={{ typed, problems }} />
        ))}
        <Button>{say.save}</Button>
      </form>
      <section aria-labelledby="recht" class="lz-tight">
        <h2 class="kern-heading-medium" id="recht">
          {say.yours}
        </h2>
        <p>
          <a href={address(c, '/konto/daten/auszug')}>{say.download}</a>{' '}
          <span class="lz-meta">{say.downloadNote}</span>
        </p>
        <p>
          <a href={address(c, '/konto/daten/loeschen')}>{say.close}</a>
        </p>
      </section>
    </>,
  )
}

export async function receiveProfile(c: Page): Promise<Response> {
  const house = c.get('house')
  const sent = await sentForm(c)
  const say = wordsOf(c, PROFILE)
  const fields = fieldsFor(say)
  const language = c.get('language')
  const { values, problems, raw } = parseForm(fields, NAMES, sent.entries, { language })
  const tooLong = NAMES.filter(
    (name) => typeof values[name] === 'string' && String(values[name]).length > MAX_CHARS,
  ).map((name) => ({
    field: name,
    message: say.tooLong(fields[name]!.title, MAX_CHARS),
  }))
  if (problems.length + tooLong.length) return profilePage(c, [...problems, ...tooLong], raw)
  const account = await accountById(house.store, accountOf(c))
  if (!account) throw new Error('the account of this session is gone')
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  const profile = { ...known, [NOTICE_LANGUAGE]: language }
  const name =
    [values['given-name'], values['family-name']].filter(Boolean).join(' ') || account.name
  await changeAccount(house.store, { id: account.id, name, profile })
  return redirectTo(c, address(c, '/konto/daten?gespeichert'))
}
