// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One case into other hands: to a colleague, or back to all.
import { execute } from '../command/execute.ts'
import type { Handover } from '../engine/command.ts'
import type { Field } from '../process/process.ts'
import { parseForm } from '../forms/parse.ts'
import { textAt, typedOf } from '../forms/typed.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import type { Staff } from '../store/staff.ts'
import { isUuid } from '../store/uuid.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Panel } from '../ui/panel.tsx'
import { caseDeskOf } from './case-desk.ts'
import { ableFor, openText, proposedOf } from './assignment-proposal.ts'
import type { Able } from './assignment-proposal.ts'
import type { CaseDesk } from './case-desk.ts'
import { CaseHead, pageTitle } from './case-frame.tsx'
import { mayGive, peopleFor } from './case-people.ts'
import { COMMAND } from './command-fields.tsx'
import { DeskForm } from './desk-form.tsx'
import { roleTitle } from './desk.ts'
import { deskPage } from './frame.tsx'
import { actorFor } from './tasks.ts'

const NOBODY = '-'
/** Who had the case when the form was shown. */
const FROM = '_bisher'

/** Asks who shall have the case. */
export async function showHandover(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen || !mayGive(seen)) return c.notFound() as Response
  return formPage(c, seen)
}

/** Gives the case, once; if somebody was faster the person is told. */
export async function submitHandover(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen || !mayGive(seen)) return c.notFound() as Response
  const { desk, at, prepared, home } = seen
  const form = await sentForm(c)
  const chosen = textAt(parseForm({ wer: WHO }, ['wer'], form.entries).raw, 'wer')
  // Sent twice, whoever was chosen has the case already.
  const staff = peopleFor(desk, [at]).find(({ id }) => id === chosen)
  const command = form.own(COMMAND) ?? ''
  if ((!staff && chosen !== NOBODY) || !isUuid(command)) return formPage(c, seen, 422)
  const handover: Handover = {
    kind: 'handover', id: command, to: staff ? receiver(staff) : null,
    from: form.own(FROM) || null, by: actorFor(desk.person, prepared.process),
  }
  const done = await execute(desk.house, desk.tenant, handover, { case: at.id })
  if ('refusal' in done) return refusePage(c, 409, 'Der Vorgang bleibt, wo er ist', done.refusal.message)
  return redirectTo(c, `${home}?getan=${command}`)
}

const receiver = ({ id, name, roles, phone }: Staff) => ({ id, name, roles, ...(phone !== null && { phone }) })

const WHO: Field = { type: 'choice', title: 'Wer soll den Vorgang bekommen?' }

function fieldOf({ desk, at }: CaseDesk, able: readonly Able[]): Field {
  const people = able.map(({ staff: { id, name, roles }, open, isAbsent }) => [id, {
    title: `${name}, ${roles.map((role) => roleTitle(desk, role)).join(', ')}`,
    help: `${sentence(openText(open))}${isAbsent ? ', heute abwesend' : ''}`,
  }] as const)
  return {
    ...WHO,
    options: { ...Object.fromEntries(people), ...(at.assignee && { [NOBODY]: { title: 'Niemand: zurück an alle' } }) },
  }
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

async function formPage(c: Page, seen: CaseDesk, status: 200 | 422 = 200): Promise<Response> {
  const { desk, at, home, csrf } = seen
  const able = await ableFor(seen)
  const proposed = proposedOf(seen, able)
  const problems = status === 200 ? [] : [{ field: 'wer', message: 'Wählen Sie, wer den Vorgang bekommen soll.' }]
  return deskPage(c, {
    desk,
    title: pageTitle(seen, 'Zuweisen'),
    hasProblems: problems.length > 0,
    place: 'meine',
    children: (
      <>
        <CaseHead seen={seen} step="Zuweisen" />
        <ErrorSummary problems={problems} />
        <div class="lz-text">
          <Panel title="Zuweisen">
            {proposed && (
              <p>
                Vorgeschlagen ist, wer von denen, die jetzt am Zug sein können und da sind, am wenigsten
                offene Vorgänge hat{at.unit && ', zuerst in der Einheit des Vorgangs'}.
              </p>
            )}
            <DeskForm
              action={`${home}/zuweisung`} fields={{ wer: fieldOf(seen, able) }} form={{ typed: typedOf(proposed ? [['wer', proposed.staff.id]] : []), problems }}
              next="Vorgang zuweisen" back={home} csrf={csrf}
            >
              <input type="hidden" name={COMMAND} value={desk.house.newId()} />
              <input type="hidden" name={FROM} value={at.assignee?.id ?? ''} />
            </DeskForm>
          </Panel>
        </div>
      </>
    ),
  }, status)
}
