// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Which questions of a form are asked with what stands in it now, for the script of its page. Nothing
// is kept or decided.
import { look } from '../engine/scope.ts'
import { askedPaths } from '../forms/pages.ts'
import { parseForm } from '../forms/parse.ts'
import type { Field } from '../process/process.ts'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { withoutRemoved } from './action-lists.ts'
import { actionSightOf } from './action-sight.ts'
import type { ActionSight } from './action-sight.ts'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { ACTING_FOR, TARGET } from './command-fields.tsx'

/** Whether a question of this action, or one inside, has a condition. */
export function hasConditions({ names, seen }: ActionSight): boolean {
  const { fields } = seen.prepared.process
  const isConditional = (field: Field): boolean =>
    field.when !== undefined || Object.values(field.fields ?? {}).some(isConditional)
  return names.some((name) => isConditional(fields[name]!))
}

/** The dotted paths that are asked, as JSON. */
export async function showAsked(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  return seen ? askedWith(c, seen) : (c.notFound() as Response)
}

/** The same for a case that is about to be opened or is there. */
export async function askedWith(c: Page, seen: CaseDesk): Promise<Response> {
  const form = await sentForm(c)
  const sight = actionSightOf(seen, c.req.param('action') ?? '', form.own(ACTING_FOR) || undefined, form.own(TARGET))
  if (!sight || sight.reasons.length > 0) return c.notFound() as Response
  const { prepared, at, context } = sight.seen
  const { values } = parseForm(prepared.process.fields, sight.names, withoutRemoved(form), { before: at.fields, clauses: sight.clauses })
  const answered = { ...at, fields: { ...at.fields, ...values } }
  const view = { prepared, context, at: answered, values: answered.fields, sight: look(prepared, answered, context, sight.actor) }
  return c.json([...askedPaths(view, sight.names)])
}
