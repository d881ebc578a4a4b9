// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Taking back the step just done, where nothing went out by it.
import type { VNode } from 'preact'
import { undoableUntil, undoStep } from '../command/undo.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { isUuid } from '../store/uuid.ts'
import { Button } from '../ui/button.tsx'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { COMMAND } from './command-fields.tsx'
import { clockOf } from './moment.ts'
import { actorFor } from './tasks.ts'

const OF = '_von'

/** A button while the step this address tells of can be taken back; nothing otherwise. */
export async function takeBackOf(
  { desk, prepared, home, csrf, at }: CaseDesk, command: string | undefined,
): Promise<VNode | undefined> {
  if (command === undefined) return undefined
  const until = await undoableUntil(desk.house, desk.tenant, at.id, command, actorFor(desk.person, prepared.process))
  if (until === undefined) return undefined
  return (
    <form class="lz-row" method="post" action={`${home}/ruecknahme`}>
      <CsrfField csrf={csrf} />
      <input type="hidden" name={COMMAND} value={desk.house.newId()} />
      <input type="hidden" name={OF} value={command} />
      <Button kind="secondary">Rückgängig machen</Button>
      <span class="lz-meta">möglich bis {clockOf(until)}</span>
    </form>
  )
}

/** Takes the step back and shows the case, or says why that is no longer possible. */
export async function takeBack(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen) return c.notFound() as Response
  const { desk, prepared, at, home } = seen
  const form = await sentForm(c)
  const id = form.own(COMMAND) ?? ''
  if (!isUuid(id)) return c.notFound() as Response
  const done = await undoStep(desk.house, desk.tenant, at.id, {
    id, of: form.own(OF) ?? '', by: actorFor(desk.person, prepared.process),
  })
  if ('refusal' in done) return refusePage(c, 409, 'Das lässt sich nicht mehr zurücknehmen', done.refusal.message)
  return redirectTo(c, `${home}?getan=${id}`)
}
