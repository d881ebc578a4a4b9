// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Problem } from '../engine/input.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { createAccount } from '../store/accounts.ts'
import { hashPassword } from '../store/password.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { address, portalPage } from './frame.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { PasswordField } from './password-field.tsx'
import { sentForm } from '../server/sent-form.ts'

const FIELDS: Readonly<Record<string, Field>> = {
  vorname: { type: 'text', title: 'Vorname', autocomplete: 'given-name', length: 100 },
  name: { type: 'text', title: 'Nachname', autocomplete: 'family-name', length: 100 },
  email: {
    type: 'email',
    title: 'E-Mail-Adresse',
    autocomplete: 'email',
    help: 'Mit ihr melden Sie sich an.',
  },
}
const MIN_PASSWORD = 10
const MAX_PASSWORD = 200
const PASSWORD_HELP = `Mindestens ${MIN_PASSWORD} Zeichen. Ein kurzer Satz merkt sich leicht.`

/** Opening an account takes a name, an address and a password, nothing else. */
export function registerPage(
  c: Page,
  problems: readonly Problem[] = [],
  typed: Typed = typedOf([]),
): Promise<Response> {
  const password = problems.find((one) => one.field === 'kennwort')?.message
  return portalPage(
    c,
    {
      title: `${problems.length ? 'Fehler: ' : ''}Konto anlegen`,
      status: problems.length ? 422 : 200,
    },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-large">Konto anlegen</h1>
        <p>
          Das Konto gilt für alle Verwaltungen, die hier mitmachen. Einen Antrag können Sie auch
          ohne Konto stellen.
        </p>
        <form class="lz-flow" method="post" noValidate>
          <CsrfField csrf={c.get('csrf')} />
          {Object.entries(FIELDS).map(([path, field]) => (
            <FieldInput field={field} path={path} form={{ typed, problems }} />
          ))}
          <PasswordField
            name="kennwort"
            title="Kennwort"
            help={PASSWORD_HELP}
            problem={password}
            autocomplete="new-password"
          />
          <p class="lz-meta">
            Was wir speichern und wie lange, steht in den{' '}
            <a href={address(c, '/datenschutz')}>Hinweisen zum Datenschutz</a>.
          </p>
          <Button>Konto anlegen</Button>
        </form>
        <p>
          Sie haben schon ein Konto? <a href={address(c, '/anmelden')}>Anmelden</a>
        </p>
      </div>
    </div>,
  )
}

/** The answer is the same whether the address was known or not. */
export async function receiveRegistration(c: Page): Promise<Response> {
  const house = c.get('house')
  const sent = await sentForm(c)
  const { values, raw } = parseForm(FIELDS, Object.keys(FIELDS), sent.entries)
  const password = sent.entries.find(([name]) => name === 'kennwort')?.[1] ?? ''
  const problems = problemsOf(values, password)
  if (await isGuessing(c, 'konto'))
    problems.push({ field: '', message: 'Zu viele Versuche. Bitte warten Sie 15 Minuten.' })
  if (problems.length) return registerPage(c, problems, raw)
  await noteGuess(c, 'konto')
  const { vorname, name, email } = values as Record<string, string>
  await createAccount(house.store, {
    id: house.newId(),
    email: email!,
    name: `${vorname} ${name}`,
    passwordHash: await hashPassword(password),
    profile: { 'given-name': vorname!, 'family-name': name! },
    createdAt: house.clock(),
  })
  return redirectTo(c, address(c, '/anmelden?neu'))
}

function problemsOf(values: Readonly<Record<string, unknown>>, password: string): Problem[] {
  const problems: Problem[] = []
  for (const [path, field] of Object.entries(FIELDS)) {
    const value = values[path]
    if (typeof value !== 'string')
      problems.push({ field: path, message: `${field.title}: Diese Angabe fehlt noch.` })
    else if (value.length > (field.length ?? 320))
      problems.push({ field: path, message: `${field.title}: Das ist zu lang.` })
    else if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value)) {
      problems.push({
        field: path,
        message: `${field.title}: Geben Sie eine E-Mail-Adresse an wie name@beispiel.de.`,
      })
    }
  }
  if (password.length < MIN_PASSWORD)
    problems.push({
      field: 'kennwort',
      message: `Das Kennwort braucht mindestens ${MIN_PASSWORD} Zeichen.`,
    })
  if (password.length > MAX_PASSWORD)
    problems.push({
      field: 'kennwort',
      message: `Das Kennwort darf höchstens ${MAX_PASSWORD} Zeichen haben.`,
    })
  return problems
}
