// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An action as its form needs it: who would act, which questions, what stands in them.
import type { Actor } from '../engine/actor.ts'
import type { Consultation, Values } from '../engine/case.ts'
import { clauseChoices, suggestedConsultees } from '../engine/clauses.ts'
import { takesAnswer } from '../engine/consulting.ts'
import type { Reason } from '../engine/explain.ts'
import { idleReason } from '../engine/idle.ts'
import { isAsked } from '../engine/input.ts'
import { obstacles } from '../engine/offers.ts'
import type { Prepared } from '../engine/prepare.ts'
import { askedNow } from '../engine/requested.ts'
import { look } from '../engine/scope.ts'
import type { Sight } from '../engine/scope.ts'
import type { ClauseOffer } from '../forms/clause-offer.ts'
import { entriesOf } from '../forms/entries.ts'
import { withProposals } from '../forms/pages.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Action, Field } from '../process/process.ts'
import type { CaseDesk } from './case-desk.ts'
import { draftNotice } from './notice.ts'
import { actorFor } from './tasks.ts'

export interface ActionSight {
  readonly seen: CaseDesk
  readonly key: string
  readonly action: Action
  readonly actor: Actor
  /** The open question whose answer is taken in; only for actions that take one. */
  readonly target?: Consultation
  readonly sight: Sight
  /** Names of the questions in order; `form` stands for all pages. */
  readonly names: readonly string[]
  readonly clauses: readonly ClauseOffer[]
  /** The sentences of the letter whose wording is asked, as the template has them. */
  readonly template: readonly string[]
  /** Why it is not possible now; empty when it is. */
  readonly reasons: readonly Reason[]
  /** Why nothing would come of it, though it is possible. */
  readonly idle?: Reason
}

/** As much of it as says which questions are asked. */
export interface Asking extends Pick<ActionSight, 'names' | 'sight'> {
  readonly seen: Pick<CaseDesk, 'prepared'>
}

/** Looks at an action as one person; undefined when the process has no such action. */
export function actionSightOf(
  given: CaseDesk,
  key: string,
  actingFor: string | undefined,
  target?: string,
): ActionSight | undefined {
  const { at, context, desk } = given
  const { actions } = given.prepared.process
  const action = Object.hasOwn(actions, key) ? actions[key]! : undefined
  const question = at.consultations.find(({ id, status }) => id === target && status === 'open')
  if (!action || (takesAnswer(action) && !question)) return undefined
  const prepared = askedNow(given.prepared, at, action.input ?? [])
  const seen = { ...given, prepared }
  const actor = actorFor(desk.person, prepared.process, actingFor)
  const sight = look(prepared, at, context, actor)
  const { reasons } = obstacles(prepared, key, action, at, actor, sight)
  const idle = reasons.length > 0 ? undefined : idleReason(prepared, key, at, actor, context)
  const names = namesOf(seen, action)
  const hasClauses = names.some((name) => prepared.process.fields[name]?.type === 'clauses')
  return {
    seen,
    key,
    action,
    actor,
    ...(takesAnswer(action) && question && { target: question }),
    sight,
    names,
    reasons,
    ...(idle && { idle }),
    clauses: hasClauses ? clauseChoices(prepared, sight) : [],
    template: templateOf(seen, names),
  }
}

function templateOf(seen: CaseDesk, names: readonly string[]): readonly string[] {
  const { letters } = seen.prepared.process
  const key = Object.keys(letters).find((one) => names.includes(letters[one]!.wording ?? ''))
  const draft = key === undefined ? undefined : draftNotice(seen, key)
  return draft && 'template' in draft ? draft.template : []
}

function namesOf({ prepared: { process } }: CaseDesk, action: Action): string[] {
  const names = (action.input ?? []).flatMap((name) =>
    name === 'form' ? process.pages.flatMap((page) => page.fields) : [name],
  )
  return names.filter(
    (name) => process.fields[name] !== undefined && process.fields[name].value === undefined,
  )
}

/** What stands in the form before anybody typed: stored answers, else what the process proposes. */
export function initialTyped({ seen, names, sight }: ActionSight): Typed {
  const { prepared, context, at } = seen
  const { fields } = prepared.process
  const stored = Object.fromEntries(
    names.filter((name) => at.fields[name] !== undefined).map((name) => [name, at.fields[name]!]),
  )
  const consultees = names.filter((name) => asksConsultees(seen, fields[name]!))
  const given: Values = {
    ...stored,
    ...Object.fromEntries(consultees.map((name) => [name, toAsk(seen, sight)])),
  }
  return typedOf(
    entriesOf(
      fields,
      names,
      withProposals({ prepared, context, at, values: at.fields, sight }, names, given),
    ),
  )
}

/** A choice of bodies to ask: every option is a consultee of the process. */
function asksConsultees(
  { prepared: { process } }: CaseDesk,
  { type, list, options }: Field,
): boolean {
  const keys = Object.keys(options ?? {})
  return (
    type === 'choice' &&
    Boolean(list) &&
    keys.length > 0 &&
    keys.every((key) => Object.hasOwn(process.consultees, key))
  )
}

/** The suggested bodies that were not asked yet. */
function toAsk({ prepared, at }: CaseDesk, sight: Sight): string[] {
  const asked = new Set(at.consultations.map(({ consultee }) => consultee))
  return suggestedConsultees(prepared, sight).filter((key) => !asked.has(key))
}

/** Questions of this form that only matter with certain answers and are not asked as it stands. */
export function conditionalFields({
  seen: { prepared },
  names,
  sight,
}: ActionSight): ReadonlySet<string> {
  return new Set(names.filter((name) => !isAsked(prepared, prepared.process.fields[name]!, sight)))
}

/** Questions whose condition looks at nothing in this form can never be asked by it. */
export function canBeAsked({ seen: { prepared }, names, sight }: Asking, name: string): boolean {
  const field = prepared.process.fields[name]!
  if (field.when === undefined || isAsked(prepared, field, sight)) return true
  const known = new Set<string>()
  const looksAtForm = (rule: string): boolean => headsOf(prepared, rule).some((head) => {
    if (names.includes(head)) return true
    const computed = prepared.process.fields[head]?.value
    if (computed === undefined || known.has(head)) return false
    known.add(head)
    return looksAtForm(computed)
  })
  return looksAtForm(field.when)
}

const headsOf = (prepared: Prepared, rule: string) =>
  prepared.rule(rule).parts.flatMap((part) => part.reads).map((read) => read.split('.')[0]!)
