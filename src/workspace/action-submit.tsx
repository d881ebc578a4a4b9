// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { execute } from '../command/execute.ts'
import type { Target } from '../command/execute.ts'
import type { Case } from '../engine/case.ts'
import type { Act, Refusal } from '../engine/command.ts'
import { askedValues, checkInput } from '../engine/input.ts'
import type { Problem } from '../engine/input.ts'
import { look } from '../engine/scope.ts'
import { parseForm } from '../forms/parse.ts'
import type { Parsed } from '../forms/parse.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { SentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { formOwner, movePapers } from '../store/documents.ts'
import { REMOVE_FILE } from '../ui/file-field.tsx'
import { dropPapers, keepPapers } from './action-papers.ts'
import type { KeptPapers } from './action-papers.ts'
import { conflictNotice } from './action-conflict.tsx'
import { changedForm, withoutRemoved } from './action-lists.ts'
import { actionPage } from './action-page.tsx'
import { FORESEEN, foreseenOf, movesDays } from './action-preview.tsx'
import { actionSightOf } from './action-sight.ts'
import type { ActionSight } from './action-sight.ts'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { handles } from './case-people.ts'
import { cashAddress } from './cash-page.tsx'
import { isCashier } from './desk.ts'
import { alongOf } from './papers-along.tsx'
import { ACTING_FOR, REVISION, sentCommand, SEQUENCE, TARGET } from './command-fields.tsx'

/** Carries an action out once, or shows its form again with what was typed and what is wrong. */
export async function submitAction(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen) return c.notFound() as Response
  return submitFor(c, seen, { target: () => ({ case: seen.at.id }), home: () => seen.home })
}

interface Where {
  /** The case the command goes to, known or to be opened. */
  readonly target: (command: string) => Target
  /** The address of the case afterwards. */
  readonly home: (after: Case) => string
}

/** Reads the form of an action, carries it out, and leads to the case or shows what is wrong. */
export async function submitFor(c: Page, seen: CaseDesk, { target, home }: Where): Promise<Response> {
  const form = await sentForm(c)
  const hidden = (name: string) => form.own(name) ?? ''
  const sight = actionSightOf(seen, c.req.param('action') ?? '', hidden(ACTING_FOR) || undefined, hidden(TARGET))
  if (!sight && hidden(TARGET)) return answeredMeanwhile(c)
  if (!sight) return c.notFound() as Response
  const { desk, at, prepared } = sight.seen
  const command = sentCommand(form, desk.house)
  const revision = Number(hidden(REVISION) || Number.NaN)
  const parsed = parseForm(prepared.process.fields, sight.names, withoutRemoved(form), {
    before: at.fields,
    clauses: sight.clauses,
  })
  const papers = await keepPapers(c, sight, command, form, parsed.values)
  const again = { sight, command, papers: papers.all, sent: form }
  const along = await alongOf(sight.seen, sight.action, form)
  const changed = changedForm(form, parsed.raw, prepared.process.fields)
  if (changed) return actionPage(c, { ...again, problems: papers.refused, ...changed })
  if (form.own(REMOVE_FILE) !== undefined) return actionPage(c, { ...again, problems: [], typed: parsed.raw })
  const wrong = parsed.problems.length > 0 && revision === at.revision ? problemsOf(sight, { ...parsed, values: papers.values }) : []
  if (wrong.length + papers.refused.length > 0) {
    return actionPage(c, { ...again, typed: parsed.raw, problems: [...papers.refused, ...wrong] }, 422)
  }
  const act: Act = {
    kind: 'act',
    id: command,
    action: sight.key,
    input: papers.values,
    actor: sight.actor,
    ...(sight.target && { target: sight.target.id }),
    ...(along && { papers: along.chosen }),
    revision: Number.isInteger(revision) ? revision : -1,
  }
  const foreseen = movesDays(sight.action) ? await foreseenOf(sight.seen, act) : undefined
  if (foreseen && form.own(FORESEEN) !== foreseen.key) {
    return actionPage(c, { ...again, typed: parsed.raw, problems: [], foreseen })
  }
  const done = await execute(desk.house, desk.tenant, act, target(command))
  const isNew = !('refusal' in done || done.repeated)
  if (!('refusal' in done) && papers.all.length > 0) {
    await movePapers(desk.house.store, desk.tenant, {
      draftId: formOwner(command), caseId: done.case.id, commandId: command, papers: isNew ? papers.all.map(({ id }) => id) : [],
    })
  }
  if (!('refusal' in done) && done.repeated) await dropPapers(c, papers.kept)
  if (!('refusal' in done)) return redirectTo(c, addressAfter(sight, done.case, home(done.case), command))
  return refused(c, {
    sight,
    parsed,
    command,
    refusal: done.refusal,
    sent: form,
    papers: papers.all,
    sequence: Number(hidden(SEQUENCE)) || 0,
  })
}

const answeredMeanwhile = (c: Page) =>
  refusePage(c, 409, 'Die Stellungnahme ist schon da', 'Die Stelle hat inzwischen geantwortet, oder die Frage ist erledigt. Gehen Sie zurück: Ihre Eingaben stehen noch im Formular, und der Reiter Beteiligung zeigt, was vorliegt.')

/** Where what was done is told: the cash office has its own list, everybody else the case. */
function addressAfter(sight: ActionSight, after: Case, home: string, command: string): string {
  const { desk } = sight.seen
  if (isCashier(desk) && !handles(sight.seen)) return cashAddress(desk, { command, case: after.id })
  return `${home}${tabAfter(sight)}?getan=${command}`
}

/** Whoever drafts a notice, takes in an answer or books a payment sees it next. */
function tabAfter({ clauses, template, target, action }: ActionSight): string {
  if (clauses.length + template.length > 0) return '/bescheid'
  if (action.effects?.some(({ kind }) => kind === 'payment')) return '/gebuehr'
  return target ? '/beteiligung' : ''
}

interface Refused {
  readonly sight: ActionSight
  readonly parsed: Parsed
  readonly command: string
  readonly refusal: Refusal
  readonly sent: SentForm
  /** What came with it; nobody need choose it again. */
  readonly papers: KeptPapers
  /** The last event the person had seen. */
  readonly sequence: number
}

async function refused(
  c: Page,
  { sight, parsed, command, refusal, sent, papers, sequence }: Refused,
): Promise<Response> {
  const typed = parsed.raw
  switch (refusal.kind) {
    case 'unknown':
      return c.notFound() as Response
    case 'input':
      return actionPage(c, { sight, typed, command, sent, papers, problems: refusal.problems ?? [] }, 422)
    case 'conflict': {
      const now = await caseDeskOf(c)
      const fresh = now && actionSightOf(now, sight.key, sight.actor.actingFor?.id, sight.target?.id)
      if (!fresh) return sight.target ? answeredMeanwhile(c) : (c.notFound() as Response)
      return actionPage(
        c,
        {
          sight: fresh,
          typed,
          command,
          sent,
          papers,
          problems: [],
          notice: await conflictNotice(fresh, sequence),
        },
        409,
      )
    }
    case 'blocked':
    case 'notAllowed':
      return actionPage(c, { sight: blockedNow(sight, refusal), typed, command, papers, problems: [] }, 409)
  }
}

/** The refusal is shown even if the case has moved on and would allow it again. */
function blockedNow(sight: ActionSight, refusal: Refusal): ActionSight {
  return sight.reasons.length > 0 ? sight : { ...sight, reasons: [{ sentence: refusal.message }] }
}

/** Everything that is wrong at once: what could not be read, and what is missing besides. */
function problemsOf(
  { seen: { prepared, at, context }, names, actor }: ActionSight,
  { values, problems }: Parsed,
): Problem[] {
  const { fields } = prepared.process
  const wanted = Object.fromEntries(names.map((name) => [name, fields[name]!]))
  const withInput = { ...at, fields: { ...at.fields, ...values } }
  const asked = askedValues(prepared, wanted, values, look(prepared, withInput, context, actor))
  const settled = look(prepared, { ...at, fields: { ...at.fields, ...asked } }, context, actor)
  const places = new Set(problems.map(({ field }) => field))
  const missing = checkInput(prepared, names, asked, settled).filter(
    ({ field }) => !places.has(field),
  )
  const order = (problem: Problem) => names.indexOf(problem.field.split('.')[0]!)
  return [...problems, ...missing].sort((a, b) => order(a) - order(b))
}
