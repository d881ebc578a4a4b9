// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An application sent without an account comes into one. The access code shows nothing personal and
// may have been given on, the account shows everything: so the name in the application is asked too.
import type { CaseView } from '../command/house.ts'
import { execute } from '../command/execute.ts'
import type { Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import { typedOf } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { sentForm } from '../server/sent-form.ts'
import { actorOf } from '../server/web.ts'
import type { Page } from '../server/web.ts'
import { accountById } from '../store/accounts.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmailLink } from '../ui/email-link.tsx'
import { FieldInput } from '../ui/field.tsx'
import { telephone } from '../ui/site.ts'
import { address } from './frame.tsx'
import { noteGuess } from './guessing.ts'
import { withOnward } from './onward.ts'
import { STATUS } from './status.words.ts'
import { applicantRole } from './submit.ts'

const NAME = 'nachname'

/** What who has only the code can do, and how an account takes the application. */
export async function whatYouCanDo(c: Page, view: CaseView, problems: readonly Problem[]) {
  const say = wordsOf(c, STATUS)
  const entity = view.context.entities[view.at.entity]
  return (
    <section aria-labelledby="mehr" class="lz-panel lz-panel--soft lz-tight">
      <h2 class="kern-heading-small" id="mehr">
        {say.can}
      </h2>
      {await inAccount(c, view, problems)}
      {entity && (
        <p>
          {say.byOffice} {entity.office}, {entity.name}, <a href={telephone(entity.phone)}>{entity.phone}</a>
          {entity.email && (
            <>
              , <EmailLink email={entity.email} />
            </>
          )}
        </p>
      )}
    </section>
  )
}

async function inAccount(c: Page, view: CaseView, problems: readonly Problem[]) {
  const say = wordsOf(c, STATUS)
  const person = c.get('person')
  const me = person?.kind === 'citizen' ? person.id : undefined
  if (me !== undefined && view.at.account === me)
    return (
      <p>
        <ButtonLink href={address(c, `/konto/antraege/${view.at.id}`)}>{say.open}</ButtonLink>
      </p>
    )
  if (await isTaken(c, view)) {
    return (
      <>
        <p>{say.taken}</p>
        {me === undefined && (
          <p>
            <a href={withOnward(c, '/anmelden', c.req.path)}>{say.signIn}</a>
          </p>
        )}
      </>
    )
  }
  if (me === undefined)
    return (
      <>
        <p>{say.needsAccount}</p>
        <p class="lz-row">
          <a href={withOnward(c, '/anmelden', c.req.path)}>{say.signIn}</a>
          <a href={withOnward(c, '/registrieren', c.req.path)}>{say.register}</a>
        </p>
      </>
    )
  return (
    <form class="lz-flow" method="post" action={address(c, `/status/${view.at.code}`)} noValidate>
      <p>{say.claimIntro}</p>
      <CsrfField csrf={c.get('csrf')} />
      {nameIn(view) !== undefined && (
        <FieldInput
          field={{ type: 'text', title: say.name, help: say.nameHelp }}
          path={NAME}
          form={{ typed: typedOf([]), problems }}
        />
      )}
      <Button>{say.claim}</Button>
    </form>
  )
}

/** An account that is gone holds nothing any more. */
async function isTaken(c: Page, { at: { account } }: CaseView): Promise<boolean> {
  return account !== undefined && (await accountById(c.get('house').store, account)) !== undefined
}

/** Takes the case into the account of the signed-in person, or says what is wrong. */
export async function claimCase(c: Page, view: CaseView): Promise<Response | readonly Problem[]> {
  const [house, tenant, person] = [c.get('house'), c.get('tenant'), c.get('person')]
  const say = wordsOf(c, STATUS)
  const { at } = view
  if (person?.kind !== 'citizen') return redirectTo(c, withOnward(c, '/anmelden', c.req.path))
  if (at.account !== person.id) {
    if (await isTaken(c, view)) return [{ field: '', message: say.taken }]
    const name = nameIn(view)
    if (name !== undefined && plain((await sentForm(c)).text(NAME)) !== plain(name)) {
      await noteGuess(c, 'status')
      return [{ field: NAME, message: say.wrongName }]
    }
    const done = await execute(house, tenant, {
      kind: 'claim', id: `claim:${at.id}:${person.id}:${at.sequence}`, account: person.id, from: at.account ?? null,
      by: actorOf(person, applicantRole(view.prepared.process)),
    }, { case: at.id })
    if ('refusal' in done) return [{ field: '', message: say.taken }]
  }
  return redirectTo(c, address(c, `/konto/antraege/${at.id}?uebernommen`))
}

const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase().replaceAll(/[\s-]+/g, ' ')

/** The family name in the application, by what browsers fill in; undefined where it holds none. */
function nameIn({ at, prepared }: CaseView): string | undefined {
  return familyName(prepared.process.fields, at.fields)
}

function familyName(fields: Readonly<Record<string, Field>>, values: Values): string | undefined {
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name]
    if (field.list || value === null || value === undefined) continue
    if (field.autocomplete === 'family-name' && typeof value === 'string' && value !== '') return value
    const inner = field.type === 'group' ? familyName(field.fields ?? {}, value as Values) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}
