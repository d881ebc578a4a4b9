// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A link sent to the address of an account shows that it is its owner's: of a new account, or of one
// that is to have another address.
import type { ComponentChildren } from 'preact'
import { findAccountLink, linkHoldsUntil, orderAccountLink, useAccountLink } from '../command/account-link.ts'
import type { AccountLink } from '../command/account-link.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { accountById, changeAccountEmail, proveAccountEmail } from '../store/accounts.ts'
import type { Account } from '../store/accounts.ts'
import { noteAudit } from '../store/audit.ts'
import { subjectHash } from '../store/secret.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { sendsMail } from '../worker/notice.ts'
import { accountOf } from './account-frame.tsx'
import { CONFIRM } from './confirm-email.words.ts'
import { linkOver } from './forgotten-password.tsx'
import { address, portalPage } from './frame.tsx'
import { mailWaitsUntil, mayAskForMail } from './guessing.ts'
import { clock } from './moment.ts'

const AGAIN = '/konto/daten/e-mail'

/** Whether the link shows that the present address is right, and brings no other. */
const isPresent = ({ email }: Account, link: AccountLink) => email === link.email.toLowerCase()

/** Behind the link: asks once more, because programs that look into mails open links too. */
export async function confirmEmailPage(c: Page): Promise<Response> {
  const [house, say] = [c.get('house'), wordsOf(c, CONFIRM)]
  const link = await findAccountLink(house, c.get('tenant'), 'email', c.req.param('code') ?? '')
  const account = link && (await accountById(house.store, link.account))
  if (!account) return linkOver(c, AGAIN)
  return portalPage(
    c,
    { title: say.confirm },
    <div class="lz-wrap">
      <form class="lz-text lz-flow" method="post">
        <h1 class="kern-heading-large">{say.confirm}</h1>
        <p>{isPresent(account, link) ? say.isYours(link.email) : say.another(link.email)}</p>
        <CsrfField csrf={c.get('csrf')} />
        <Button>{say.confirm}</Button>
      </form>
    </div>,
  )
}

/** Makes the address valid; of another one than before, the one before is told. */
export async function receiveConfirmEmail(c: Page): Promise<Response> {
  const [house, tenant, say] = [c.get('house'), c.get('tenant'), wordsOf(c, CONFIRM)]
  const link = await useAccountLink(house, tenant, 'email', c.req.param('code') ?? '')
  const account = link && (await accountById(house.store, link.account))
  if (!account) return linkOver(c, AGAIN)
  if (isPresent(account, link)) {
    await proveAccountEmail(house.store, account.id, link.email)
    return showDone(c, 200, say.proven, say.provenText)
  }
  if (!(await changeAccountEmail(house.store, account.id, link.email))) return showDone(c, 409, say.taken, say.takenText)
  await orderAccountLink(house, tenant, 'moved', { account: account.id, email: account.email, language: link.language })
  await noteAudit(house.store, tenant, { kind: 'emailChanged', at: house.clock(), content: { subject: subjectHash(tenant, account.id) } })
  return showDone(c, 200, say.changed, say.changedText(link.email))
}

function showDone(c: Page, status: 200 | 409, title: string, text: string): Promise<Response> {
  const isSignedIn = c.get('person')?.kind === 'citizen'
  const say = wordsOf(c, CONFIRM)
  return portalPage(
    c,
    { title, status },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-large">{title}</h1>
        <p>{text}</p>
        <p>
          <a href={address(c, isSignedIn ? '/konto' : '/anmelden')}>{isSignedIn ? say.account : say.signIn}</a>
        </p>
      </div>
    </div>,
  )
}

/** On pages of the account, until its address is known to be right; nothing where no mail is sent. */
export async function unproven(c: Page, account: Account): Promise<ComponentChildren> {
  const [house, tenant, say] = [c.get('house'), c.get('tenant'), wordsOf(c, CONFIRM)]
  if (account.emailProven || !sendsMail(house, tenant)) return null
  const [holds, waits] = await Promise.all([
    linkHoldsUntil(house, tenant, 'email', { account: account.id, email: account.email }),
    mailWaitsUntil(c, account.email),
  ])
  const time = (instant: string) => clock(instant, c.get('language'))
  const isJust = c.req.query('bestaetigen') !== undefined && holds !== undefined
  return (
    <Alert kind={isJust ? 'info' : 'warning'} title={isJust ? say.sent : say.please}>
      <p>{holds === undefined ? say.noLink(account.email) : say.why(account.email, time(holds))}</p>
      {waits !== undefined && <p>{say.waits(time(waits))}</p>}
      <form class="lz-row" method="post" action={address(c, '/konto/daten/bestaetigen')}>
        <CsrfField csrf={c.get('csrf')} />
        {waits === undefined && <Button kind="secondary">{holds === undefined ? say.send : say.again}</Button>}
        <a href={address(c, AGAIN)}>{say.other}</a>
      </form>
    </Alert>
  )
}

/** Sends the link once more. */
export async function receiveConfirmAgain(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const account = await accountById(house.store, accountOf(c))
  if (!account || account.emailProven || !sendsMail(house, tenant)) return redirectTo(c, address(c, '/konto/daten'))
  // If it may not be asked for, the page says when it may.
  if (!(await mayAskForMail(c, account.email))) return redirectTo(c, address(c, '/konto/daten'))
  await orderAccountLink(house, tenant, 'email', { account: account.id, email: account.email, language: c.get('language') })
  return redirectTo(c, address(c, '/konto/daten?bestaetigen'))
}
