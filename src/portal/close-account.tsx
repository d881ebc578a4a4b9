// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Deleting an account: what goes, what the law makes stay, and the password once more.
import { textAt, typedOf } from '../forms/typed.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { forgetSession, TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { accountById, deleteAccount } from '../store/accounts.ts'
import { noteAudit } from '../store/audit.ts'
import { deleteRepresentedOf } from '../store/represented.ts'
import { deleteDraft, draftsOf } from '../store/drafts.ts'
import { verifyPassword } from '../store/password.ts'
import { hashSecret } from '../store/secret.ts'
import { closeSessionsOf } from '../store/sessions.ts'
import { listCases } from '../store/worklist.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Linked } from '../ui/linked.tsx'
import { accountOf, accountPage } from './account-frame.tsx'
import { CLOSE_ACCOUNT } from './close-account.words.ts'
import { address } from './frame.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { PasswordField } from './password-field.tsx'
import { PORTAL } from './portal.words.ts'
import { sentForm } from '../server/sent-form.ts'

/** Says what deleting the account means, and asks for the password. */
export async function closeAccountPage(c: Page, problem?: string): Promise<Response> {
  const [{ store }, tenant, account] = [c.get('house'), c.get('tenant'), accountOf(c)]
  const open = await listCases(store, tenant, { state: 'open', account, pageSize: 1 })
  const problems = problem === undefined ? [] : [{ field: 'kennwort', message: problem }]
  const say = wordsOf(c, CLOSE_ACCOUNT)
  const crumbs = [{ title: say.data, href: address(c, '/konto/daten') }, { title: say.title }]
  return accountPage(
    c,
    { title: say.title, area: 'daten', crumbs, hasProblems: problem !== undefined },
    <>
      <ErrorSummary problems={problems} />
      <h1 class="kern-heading-large">{say.title}</h1>
      <p>{say.goes}</p>
      <p>{say.stays}</p>
      {open.total > 0 && (
        <Alert kind="warning" title={say.openCases}>
          <p>{say.byPost}</p>
        </Alert>
      )}
      <p>
        <Linked text={say.download} href={address(c, '/konto/daten/auszug')} />
      </p>
      <form class="lz-flow" method="post" noValidate>
        <CsrfField csrf={c.get('csrf')} />
        <PasswordField name="kennwort" title={say.password} autocomplete="current-password" problem={problem} />
        <div class="lz-row">
          <Button>{say.confirm}</Button>
          <a href={address(c, '/konto/daten')}>{say.cancel}</a>
        </div>
      </form>
    </>,
  )
}

/** Deletes the account of the signed-in person after the password was given. */
export async function receiveCloseAccount(c: Page): Promise<Response> {
  const [{ store, clock }, tenant, id] = [c.get('house'), c.get('tenant'), accountOf(c)]
  if (await isGuessing(c, 'loeschen')) return closeAccountPage(c, wordsOf(c, PORTAL).tooOften(TRY_MINUTES))
  const sent = await sentForm(c)
  const account = await accountById(store, id)
  const isRight = await verifyPassword(textAt(typedOf(sent.entries), 'kennwort'), account?.passwordHash ?? null)
  if (!isRight) {
    await noteGuess(c, 'loeschen')
    return closeAccountPage(c, wordsOf(c, CLOSE_ACCOUNT).wrong)
  }
  for (const draft of await draftsOf(store, tenant, id)) await deleteDraft(store, tenant, draft.id)
  await deleteRepresentedOf(store, tenant, [id])
  await deleteAccount(store, id)
  await noteAudit(store, tenant, { kind: 'accountDeleted', at: clock(), content: { subject: hashSecret(`${tenant.id}:${id}`) } })
  await closeSessionsOf(store, tenant, 'citizen', id)
  forgetSession(c, tenant)
  return redirectTo(c, address(c, '/anmelden?geloescht'))
}
