// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { entitiesOf } from '../command/settings.ts'
import { page, redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { checkPassword, SESSION_TEXT, signIn, signOut } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { DeskPage } from '../ui/layout.tsx'
import { Panel } from '../ui/panel.tsx'
import { siteOf } from '../ui/site.ts'
import { remoteAddress } from './remote-address.ts'

const MAX_EMAIL = 200
const MAX_PASSWORD = 1_000

/** The form to sign in; `weiter` leads back to where one wanted to go. */
export async function showSignIn(c: Page): Promise<Response> {
  if (c.get('person')?.kind === 'staff') return redirectTo(c, onward(c, c.req.query('weiter')))
  return signInPage(c, { next: c.req.query('weiter') ?? '', email: '' })
}

/** Signs in by e-mail and password; every refusal reads the same for known and unknown people. */
export async function doSignIn(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const body = await c.req.parseBody()
  const email = String(body['email'] ?? '')
    .trim()
    .slice(0, MAX_EMAIL)
  const password = String(body['kennwort'] ?? '').slice(0, MAX_PASSWORD)
  const next = String(body['weiter'] ?? '')
  const answer = await checkPassword(house, tenant, 'staff', email, password, remoteAddress(c))
  if ('refusal' in answer) {
    return signInPage(c, { next, email, refusal: answer.refusal }, answer.limited ? 429 : 422)
  }
  await signIn(c, house, tenant, 'staff', answer.subject)
  return redirectTo(c, onward(c, next))
}

/** Ends the session and says so on the sign-in page. */
export async function doSignOut(c: Page): Promise<Response> {
  await signOut(c, c.get('house'), c.get('tenant'))
  return redirectTo(c, `/${c.get('tenant').slug}/amt/anmelden?abgemeldet=1`)
}

/** Only addresses of this desk are followed; everything else leads to its start. */
function onward(c: Page, wanted: string | undefined): string {
  const home = `/${c.get('tenant').slug}/amt`
  const isHere =
    wanted !== undefined &&
    /^\/[\w\-/.?=&%äöüß]*$/i.test(wanted) &&
    !wanted.includes('//') &&
    !wanted.includes('..') &&
    (wanted === home || wanted.startsWith(`${home}/`) || wanted.startsWith(`${home}?`))
  return isHere ? wanted : `${home}/`
}

interface Shown {
  readonly next: string
  readonly email: string
  readonly refusal?: string
}

async function signInPage(c: Page, shown: Shown, status: 200 | 422 | 429 = 200): Promise<Response> {
  const tenant = c.get('tenant')
  const entities = await entitiesOf(c.get('house'), tenant)
  const sample = tenant.settings['sample'] === true ? { href: '/' } : undefined
  return page(
    c,
    <DeskPage site={siteOf(tenant, entities)} title="Anmelden" sample={sample}>
      <div class="lz-wrap lz-flow">
        <h1 class="kern-heading-medium">Am Arbeitsplatz anmelden</h1>
        {c.req.query('abgemeldet') && <Alert kind="success" title="Sie sind abgemeldet" />}
        <div class="lz-text">
          <Panel>
            <SignInForm csrf={c.get('csrf')} home={`/${tenant.slug}/amt`} shown={shown} />
          </Panel>
        </div>
      </div>
    </DeskPage>,
    status,
  )
}

function SignInForm({ csrf, home, shown }: { csrf: string; home: string; shown: Shown }) {
  return (
    <form class="lz-flow" method="post" action={`${home}/anmelden`}>
      {shown.refusal && <Alert kind="danger" title={shown.refusal} role="alert" />}
      <div class="kern-form-input">
        <label class="kern-label" for="email">
          E-Mail-Adresse
        </label>
        <input
          class="kern-form-input__input"
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          required
          maxLength={MAX_EMAIL}
          value={shown.email}
        />
      </div>
      <div class="kern-form-input">
        <label class="kern-label" for="kennwort">
          Kennwort
        </label>
        <input
          class="kern-form-input__input"
          id="kennwort"
          name="kennwort"
          type="password"
          autocomplete="current-password"
          required
        />
      </div>
      <Button>Anmelden</Button>
      <p class="lz-meta">{SESSION_TEXT} Kennwort vergessen? Ihre Administration setzt es neu.</p>
      <CsrfField csrf={csrf} />
      <input type="hidden" name="weiter" value={shown.next} />
    </form>
  )
}
