// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Reminding a body, taking its link back, giving it another: said once what happens, then done.
import type { ComponentChildren } from 'preact'
import { openConsultationLink } from '../command/consultation-token.ts'
import { execute } from '../command/execute.ts'
import type { Consultation } from '../engine/case.ts'
import type { Consult } from '../engine/command.ts'
import { linkOf } from '../engine/consulting.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { Button } from '../ui/button.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { CaseHead, pageTitle } from './case-frame.tsx'
import { COMMAND, sentCommand } from './command-fields.tsx'
import { ACTS, actAddress, actsFor, linkAddress, mailTo } from './consultation-acts.ts'
import type { ActKind } from './consultation-acts.ts'
import { dayOf } from './due-words.ts'
import { deskPage } from './frame.tsx'
import { originOf } from './origin.ts'
import { actorFor, isInvolved } from './tasks.ts'

interface Sight {
  readonly seen: CaseDesk
  readonly one: Consultation
  readonly kind: ActKind
}

/** Says what will happen, and asks once. */
export async function showConsultationAct(c: Page): Promise<Response> {
  const sight = await sightOf(c)
  if (!sight) return c.notFound() as Response
  const { seen, one, kind } = sight
  // Another person or the answer was faster: the tab says how it stands.
  if (!actsFor(seen, one).includes(kind)) return redirectTo(c, `${seen.home}/beteiligung`)
  return actPage(c, sight)
}

/** Does it once, and shows the tab; a new link works before its page is shown. */
export async function submitConsultationAct(c: Page): Promise<Response> {
  const sight = await sightOf(c)
  if (!sight) return c.notFound() as Response
  const { seen, one, kind } = sight
  const { desk, at, home, prepared } = seen
  const command: Consult = {
    kind: 'consult', id: sentCommand(await sentForm(c), desk.house), consultation: one.id, what: whatOf(sight),
    by: actorFor(desk.person, prepared.process),
  }
  const done = await execute(desk.house, desk.tenant, command, { case: at.id })
  if ('refusal' in done) return refusePage(c, 409, 'Das geht nicht mehr', done.refusal.message)
  const after = done.case.consultations.find(({ id }) => id === one.id)
  const link = after && linkOf(after)
  if (kind === 'renew' && link !== undefined) {
    await openConsultationLink(desk.house, desk.tenant, at.id, { consultation: one.id, link }, one.due)
  }
  return redirectTo(c, `${home}/beteiligung?getan=${command.id}`)
}

function whatOf({ seen, one, kind }: Sight): Consult['what'] {
  if (kind !== 'remind') return { kind }
  const to = mailTo(seen, one)
  return { kind, ...(to !== undefined && { to }) }
}

async function sightOf(c: Page): Promise<Sight | undefined> {
  const seen = await caseDeskOf(c)
  const one = seen?.at.consultations.find(({ id }) => id === c.req.param('frage'))
  const kind = (Object.keys(ACTS) as ActKind[]).find((key) => ACTS[key].path === c.req.param('schritt'))
  return seen && one && kind && isInvolved(seen) ? { seen, one, kind } : undefined
}

function actPage(c: Page, sight: Sight): Promise<Response> {
  const { seen, one, kind } = sight
  const { desk, home, csrf } = seen
  const title = `${ACTS[kind].button}: ${one.title}`
  const to = mailTo(seen, one)
  return deskPage(c, {
    desk,
    title: pageTitle(seen, title),
    place: 'meine',
    children: (
      <>
        <CaseHead seen={seen} step={title} />
        <div class="lz-text">
          <Panel title={title}>
            <form class="lz-flow" method="post" action={actAddress(seen, one, kind)}>
              {kind === 'remind' ? <Reminder sight={sight} to={to} origin={originOf(c)} /> : <Consequence kind={kind} one={one} to={to} />}
              <div class="lz-row">
                <Button>{kind === 'remind' ? (to === undefined ? 'Erinnerung vermerken' : 'Erinnerung senden') : ACTS[kind].button}</Button>
                <a href={`${home}/beteiligung`}>Abbrechen</a>
              </div>
              <input type="hidden" name={COMMAND} value={desk.house.newId()} />
              <CsrfField csrf={csrf} />
            </form>
          </Panel>
        </div>
      </>
    ),
  })
}

function Reminder({ sight: { seen, one }, to, origin }: { sight: Sight; to: string | undefined; origin: string }) {
  const last = one.remindedOn?.at(-1)
  const link = linkAddress(seen, origin, one)
  return (
    <>
      {to === undefined && (
        <p>
          Für diese Stelle ist keine E-Mail-Adresse hinterlegt. Schicken Sie ihr diesen Text selbst oder
          rufen Sie an, und vermerken Sie die Erinnerung dann hier.
        </p>
      )}
      <Facts
        rows={[
          ...(to === undefined ? [] : [{ label: 'E-Mail an', value: to }]),
          { label: 'Text', value: <Lines lines={(one.reminder ?? '').split('\n')} /> },
          { label: 'Link', value: <span class="lz-wraps">{link}</span> },
          ...(last === undefined ? [] : [{ label: 'Zuletzt erinnert', value: dayOf(last, seen.desk.today) }]),
        ]}
      />
    </>
  )
}

function Consequence({ kind, one, to }: { kind: ActKind; one: Consultation; to: string | undefined }): ComponentChildren {
  if (kind === 'withdraw') {
    return (
      <p>
        Der Link gilt sofort nicht mehr: {one.title} kann über ihn weder Unterlagen abrufen noch antworten. Die
        Frage bleibt offen. Sie können später einen neuen Link senden.
      </p>
    )
  }
  return (
    <p>
      {one.title} bekommt einen neuen Link, der alte gilt sofort nicht mehr.{' '}
      {to === undefined ? 'Sie finden ihn danach im Reiter „Beteiligung“ und geben ihn selbst weiter.' : `Er geht per E-Mail an ${to}.`}
    </p>
  )
}
