// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { foresee } from '../command/foresee.ts'
import type { ActTask } from '../command/bulk.ts'
import type { Act } from '../engine/command.ts'
import type { Problem } from '../engine/input.ts'
import { parseForm } from '../forms/parse.ts'
import type { Typed } from '../forms/typed.ts'
import type { Filled } from '../forms/usual.ts'
import { redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { setTask } from '../store/bulk.ts'
import type { Json } from '../store/canonical-json.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Panel } from '../ui/panel.tsx'
import { ActionForm } from './action-form.tsx'
import { changedForm, withoutRemoved } from './action-lists.ts'
import { actionSightOf, initialTyped } from './action-sight.ts'
import type { ActionSight } from './action-sight.ts'
import { bulkDeskOf, casesText, choicesOf, sharedNames } from './bulk-desk.ts'
import type { BulkDesk } from './bulk-desk.ts'
import { deskView } from './case-desk.ts'
import { deskPage } from './frame.tsx'

interface Asked {
  readonly bulk: BulkDesk
  readonly offered: number
  readonly sight: ActionSight
}

/** The questions of an action, asked once for all cases. */
export async function showBulkAction(c: Page): Promise<Response> {
  const asked = await askedOf(c)
  if (!asked) return c.notFound() as Response
  return formPage(c, asked, initialTyped(asked.sight), [])
}

/** Keeps the answers with the job and leads to the preview. */
export async function submitBulkAction(c: Page): Promise<Response> {
  const asked = await askedOf(c)
  if (!asked) return c.notFound() as Response
  const { sight, bulk } = asked
  const form = await sentForm(c)
  const { prepared, at } = sight.seen
  const parsed = parseForm(prepared.process.fields, sight.names, withoutRemoved(form), { before: at.fields })
  const changed = changedForm(form, parsed.raw, prepared.process.fields)
  if (changed) return formPage(c, asked, changed.typed, [], 200, changed.filled)
  const { key, action, actor } = sight
  const task: ActTask = { kind: 'act', action: key, title: action.title, input: parsed.values, actor }
  const problems = parsed.problems.length ? parsed.problems : await wrongIn(asked, task)
  if (problems.length > 0) return formPage(c, asked, parsed.raw, problems, 422)
  const { store } = bulk.desk.house
  await setTask(store, bulk.desk.tenant, bulk.job.id, task as unknown as Json)
  return redirectTo(c, `${bulk.home}/vorschau`)
}

/** What the example says of the answers; what other cases say of them is for the preview. */
async function wrongIn({ sight: { seen }, bulk: { desk } }: Asked, { action, input, actor }: ActTask): Promise<readonly Problem[]> {
  const command: Act = { kind: 'act', id: 'preview', action, input, actor }
  const result = await foresee(desk.house, desk.tenant, seen, command)
  return 'refusal' in result && result.refusal.kind === 'input' ? (result.refusal.problems ?? []) : []
}

async function askedOf(c: Page): Promise<Asked | undefined> {
  const bulk = await bulkDeskOf(c)
  if (bulk?.job.state !== 'draft') return undefined
  const choice = (await choicesOf(bulk)).find(({ key }) => key === c.req.param('action'))
  const sight = choice && actionSightOf(deskView(c, bulk.desk, choice.example, bulk.home), choice.key, undefined)
  if (!sight) return undefined
  const names = sharedNames(choice.example.prepared.process, sight.names)
  return { bulk, offered: choice.offered, sight: { ...sight, names } }
}

function formPage(
  c: Page, { bulk, sight, offered }: Asked, typed: Typed, problems: readonly Problem[], status: 200 | 422 = 200, filled?: Filled,
): Promise<Response> {
  const { desk, lines } = bulk
  const title = `${sight.action.title}: ${casesText(lines.length)}`
  return deskPage(c, {
    desk,
    title,
    hasProblems: problems.length > 0,
    place: 'amt',
    children: (
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-medium">{title}</h1>
        <ErrorSummary problems={problems} />
        <p>
          {offered === lines.length ? 'Bei allen möglich.' : `Bei ${offered} von ${lines.length} möglich.`}{' '}
          {sight.names.length > 0 && 'Ihre Angaben gelten für jeden dieser Vorgänge.'}
        </p>
        <Panel title={sight.action.title} id="aktion">
          {sight.action.help && <p>{sight.action.help}</p>}
          <ActionForm sight={sight} typed={typed} problems={problems} filled={filled} command="preview" next="Weiter zur Vorschau" />
        </Panel>
      </div>
    ),
  }, status)
}
