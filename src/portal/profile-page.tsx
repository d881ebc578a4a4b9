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
import type { Page } from '../server/web.ts'
import { accountById, changeAccount } from '../store/accounts.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts } from '../ui/facts.tsx'
import { FieldInput } from '../ui/field.tsx'
import { accountOf, accountPage } from './account-frame.tsx'
import { address } from './frame.tsx'
import { sentForm } from '../server/sent-form.ts'

/** What an account may keep, under the names of HTML's `autocomplete`; all of it is voluntary. */
const FILLED: Readonly<Record<string, Field>> = Object.fromEntries(
  (
    [
      ['given-name', { type: 'text', title: 'Vorname' }],
      ['family-name', { type: 'text', title: 'Nachname' }],
      [
        'organization',
        {
          type: 'text',
          title: 'Organisation',
          help: 'Wenn Sie für einen Verein oder eine Firma handeln.',
        },
      ],
      ['bday', { type: 'date', title: 'Geburtsdatum' }],
      ['address-line1', { type: 'text', title: 'Straße' }],
      ['postal-code', { type: 'text', title: 'Postleitzahl', width: 'short' }],
      ['address-level2', { type: 'text', title: 'Ort' }],
      ['tel', { type: 'phone', title: 'Telefonnummer' }],
    ] as const satisfies readonly (readonly [string, Field])[]
  ).map(([key, field]) => [key, { ...field, autocomplete: key, required: false, length: 200 }]),
)
const FIELDS: Readonly<Record<string, Field>> = {
  ...FILLED,
  notices: {
    type: 'boolean',
    title: 'Möchten Sie Hinweise per E-Mail bekommen?',
    help: 'Wir schreiben Ihnen, wenn etwas im Postfach liegt oder ein Entwurf bald gelöscht wird. Worum es geht, steht nicht darin.',
    required: false,
  },
}
const NAMES = Object.keys(FIELDS)
const MAX_CHARS = 200

/** „Meine Daten“: what the account knows and fills in for the person. */
export async function profilePage(
  c: Page,
  problems: readonly Problem[] = [],
  sent?: Typed,
): Promise<Response> {
  const account = await accountById(c.get('house').store, accountOf(c))
  if (!account) throw new Error('the account of this session is gone')
  const typed = sent ?? typedOf(entriesOf(FIELDS, NAMES, { notices: true, ...account.profile } as Values))
  return accountPage(
    c,
    {
      title: 'Meine Daten',
      area: 'daten',
      crumbs: [{ title: 'Meine Daten' }],
      status: problems.length ? 422 : 200,
    },
    <>
      <ErrorSummary problems={problems} />
      {c.req.query('gespeichert') !== undefined && (
        <Alert kind="success" title="Ihre Daten sind gespeichert" />
      )}
      <h1 class="kern-heading-large">Meine Daten</h1>
      <p>
        Was hier steht, füllen wir in neuen Anträgen für Sie aus. Sie können es dort ändern. Alle
        Angaben sind freiwillig.
      </p>
      <Facts rows={[{ label: 'E-Mail-Adresse', value: account.email }]} />
      <form class="lz-flow" method="post" noValidate>
        <CsrfField csrf={c.get('csrf')} />
        {NAMES.map((name) => (
          <FieldInput field={FIELDS[name]!} path={name} form={{ typed, problems }} />
        ))}
        <Button>Daten speichern</Button>
      </form>
      <section aria-labelledby="recht" class="lz-tight">
        <h2 class="kern-heading-medium" id="recht">
          Ihre Daten gehören Ihnen
        </h2>
        <p>
          <a href={address(c, '/konto/daten/auszug')}>Alles herunterladen, was wir zu Ihrem Konto haben</a>{' '}
          <span class="lz-meta">ZIP-Datei mit Angaben und Dokumenten (Art. 15 und 20 DSGVO)</span>
        </p>
        <p>
          <a href={address(c, '/konto/daten/loeschen')}>Konto löschen</a>
        </p>
      </section>
    </>,
  )
}

export async function receiveProfile(c: Page): Promise<Response> {
  const house = c.get('house')
  const sent = await sentForm(c)
  const { values, problems, raw } = parseForm(FIELDS, NAMES, sent.entries)
  const tooLong = NAMES.filter(
    (name) => typeof values[name] === 'string' && String(values[name]).length > MAX_CHARS,
  ).map((name) => ({
    field: name,
    message: `${FIELDS[name]!.title}: Höchstens ${MAX_CHARS} Zeichen passen hierher.`,
  }))
  if (problems.length + tooLong.length) return profilePage(c, [...problems, ...tooLong], raw)
  const account = await accountById(house.store, accountOf(c))
  if (!account) throw new Error('the account of this session is gone')
  const profile = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  const name =
    [values['given-name'], values['family-name']].filter(Boolean).join(' ') || account.name
  await changeAccount(house.store, {
    id: account.id,
    name,
    profile,
    passwordHash: account.passwordHash,
  })
  return redirectTo(c, address(c, '/konto/daten?gespeichert'))
}
