// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ActTask } from '../command/bulk.ts'
import { foresee } from '../command/foresee.ts'
import { clausesAsked, withSuggested } from '../command/suggested-clauses.ts'
import type { Act } from '../engine/command.ts'
import { asksOthers } from '../engine/consulting.ts'
import { isAsked } from '../engine/input.ts'
import type { Problem } from '../engine/input.ts'
import { look } from '../engine/scope.ts'
import { parseForm } from '../forms/parse.ts'
import type { Typed } from '../forms/typed.ts'
import type { Filled } from '../forms/usual.ts'
import type { Field } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { setTask } from '../store/bulk.ts'
import type { Json } from '../store/canonical-json.ts'
import { FieldInput } from '../ui/field.tsx'
import { Panel } from '../ui/panel.tsx'
import { ActionForm } from './action-form.tsx'
import { changedForm, withoutRemoved } from './action-lists.ts'
import { actionSightOf, initialTyped } from './action-sight.ts'
import type { ActionSight } from './action-sight.ts'
import { bulkDeskOf, casesText, choicesOf, sharedNames } from './bulk-desk.ts'
import type { BulkDesk } from './bulk-desk.ts'
import { bulkFormPage } from './bulk-form-page.tsx'
import { deskView } from './case-desk.ts'

interface Asked {
  readonly bulk: BulkDesk
  readonly offered: number
  readonly sight: ActionSight
}

/** The questions of an action, asked once for all cases. */
export async function showBulkAction(c: Page): Promise<Response> {
  const asked = await askedOf(c)
  if (!asked) return c.notFound() as Response
  return formPage(c, asked, sharedTyped(asked.sight), [])
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
  if (changed) return formPage(c, asked, changed.typed, [], changed.filled)
  const { key, action, actor } = sight
  const isTicked = form.own(SUGGESTED) === 'ja'
  const task: ActTask = {
    kind: 'act', action: key, title: action.title, input: parsed.values, actor, ...(isTicked && { suggested: true as const }),
    ...(asksOthers(action) && { asks: true as const }),
  }
  const raw = isTicked ? new Map([...parsed.raw, [SUGGESTED, ['ja']]]) : parsed.raw
  const wrong = [...parsed.problems, ...(isTicked || !wantsClauses(asked, task) ? [] : [UNTICKED])]
  const problems = wrong.length ? wrong : await wrongIn(asked, task)
  if (problems.length > 0) return formPage(c, asked, raw, problems)
  const { store } = bulk.desk.house
  await setTask(store, bulk.desk.tenant, bulk.job.id, task as unknown as Json)
  return redirectTo(c, `${bulk.home}/vorschau`)
}

/** Stands for the clauses, which no two cases need share. */
const SUGGESTED = '_nebenbestimmungen'
const SUGGESTED_FIELD: Field = {
  type: 'boolean',
  title: 'Ich übernehme die vorgeschlagenen Nebenbestimmungen je Vorgang.',
  help: 'Die Vorschau nennt sie für jeden Vorgang.',
}
const UNTICKED: Problem = {
  field: SUGGESTED,
  message: 'Bestätigen Sie die vorgeschlagenen Nebenbestimmungen. Sollen es andere sein, bearbeiten Sie die Vorgänge einzeln.',
}

/** Whether clauses belong to what is answered: a refusal has none. */
function wantsClauses({ sight: { seen } }: Asked, { action, input, actor }: ActTask): boolean {
  const { prepared, at, context } = seen
  const name = clausesAsked(prepared.process, action)
  if (name === undefined) return false
  const sight = look(prepared, { ...at, fields: { ...at.fields, ...input } }, context, actor)
  return isAsked(prepared, prepared.process.fields[name]!, sight)
}

/** What may stand in the form before anybody typed: nothing that comes from the one case it is shown by. */
function sharedTyped(sight: ActionSight): Typed {
  const { seen: { prepared, at } } = sight
  const isOfOneCase = (name: string) => {
    const rule = prepared.process.fields[name]?.initially
    return at.fields[name] !== undefined
      || (rule !== undefined && prepared.rule(rule).parts.some(({ reads }) => reads.some((one) => one !== 'today')))
  }
  return new Map([...initialTyped(sight)].filter(([path]) => !isOfOneCase(path.split('.')[0]!)))
}

/** What the example says of the answers; what other cases say of them is for the preview. */
async function wrongIn({ sight: { seen }, bulk: { desk } }: Asked, task: ActTask): Promise<readonly Problem[]> {
  const { action, input, actor } = task
  const own = task.suggested ? withSuggested(seen, task) : input
  const command: Act = { kind: 'act', id: 'preview', action, input: own, actor }
  const result = await foresee(desk.house, desk.tenant, seen, command)
  const problems = 'refusal' in result && result.refusal.kind === 'input' ? (result.refusal.problems ?? []) : []
  // Which cases lack a paper is for the preview.
  return problems.filter(({ field }) => seen.prepared.process.fields[field.split('.')[0]!]?.type !== 'file')
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
  c: Page, { bulk, sight, offered }: Asked, typed: Typed, problems: readonly Problem[], filled?: Filled,
): Promise<Response> {
  const { desk, lines } = bulk
  const title = `${sight.action.title}: ${casesText(lines.length)}`
  const hasClauses = clausesAsked(sight.seen.prepared.process, sight.key) !== undefined
  const clauses = hasClauses
    ? <FieldInput field={SUGGESTED_FIELD} path={SUGGESTED} form={{ typed, problems }} /> : undefined
  return bulkFormPage(c, desk, title, problems, (
    <>
      <p>
        {offered === lines.length ? 'Bei allen möglich.' : `Bei ${offered} von ${lines.length} möglich.`}{' '}
        {sight.names.length > 0 && 'Ihre Angaben gelten für jeden dieser Vorgänge.'}
      </p>
      <Panel title={sight.action.title} id="aktion">
        {sight.action.help && <p>{sight.action.help}</p>}
        <ActionForm sight={sight} typed={typed} problems={problems} filled={filled} more={clauses} command="preview" next="Weiter zur Vorschau" />
      </Panel>
    </>
  ))
}
