// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { TRUST_LEVELS } from '../process/process.ts'
import type { Action } from '../process/process.ts'
import type { Actor } from './actor.ts'
import type { Case } from './case.ts'
import { budgeted } from './context.ts'
import type { Context } from './context.ts'
import { failingParts } from './explain.ts'
import type { Reason } from './explain.ts'
import { fillText } from './letter-value.ts'
import type { Prepared } from './prepare.ts'
import { REFUSAL } from './refusal.words.ts'
import { look } from './scope.ts'
import type { Sight } from './scope.ts'

/** An action as one person sees it now: offered, or blocked with every reason why. */
export interface Offer {
  readonly action: string
  readonly title: string
  readonly offered: boolean
  readonly reasons: readonly Reason[]
  /** Only named preconditions are missing; the rule itself holds, so it is close. */
  readonly near: boolean
}

/** Every action of the roles this actor has, in the order of the process. */
export function offers(prepared: Prepared, at: Case, actor: Actor, context: Context): Offer[] {
  const sight = look(prepared, at, budgeted(context), actor)
  return Object.entries(prepared.process.actions)
    .filter(([, action]) => action.by.some((role) => actor.roles.includes(role)))
    .map(([key, action]) => {
      const { reasons, near } = obstacles(prepared, key, action, at, actor, sight)
      context.observe?.(action, reasons)
      return { action: key, title: action.title, offered: reasons.length === 0, reasons, near }
    })
}

/**
 * Everything that stands between an actor and an action. `offers` shows it and `decide` obeys it,
 * so that a button and its check cannot disagree.
 */
export function obstacles(
  prepared: Prepared, key: string, action: Action, at: Case, actor: Actor, sight: Sight,
): { reasons: Reason[]; near: boolean } {
  if (!action.by.some((role) => actor.roles.includes(role))) {
    return { reasons: [{ sentence: roleSentence(prepared, action) }], near: false }
  }
  const failing = failingParts(prepared, action.rule, sight)
  if (failing.length) return { reasons: failing, near: false }
  const needs = (action.needs ?? [])
    .filter((need) => prepared.rule(need.rule).evaluate(sight.scope, sight.env) !== true)
    .map((need) => ({ sentence: fillText(prepared, need.message, sight), part: need.rule }))
  const eyes = [...ownMatter(prepared, action, at, actor), ...fourEyes(prepared, action, at, actor)]
  return { reasons: [...needs, ...eyes, ...trustReasons(prepared, action, actor)], near: true }
}

/** What an applicant must sign in with for acts that need a sure identity (§ 3a VwVfG, § 8 OZG). */
export function trustReasons({ process, language }: Prepared, action: Action, actor: Actor): Reason[] {
  if (action.trust === undefined) return []
  const acts = action.by.filter((role) => actor.roles.includes(role))
  if (acts.some((role) => process.roles[role]?.kind !== 'applicant')) return []
  const has = actor.trust === undefined ? -1 : TRUST_LEVELS.indexOf(actor.trust)
  return has >= TRUST_LEVELS.indexOf(action.trust) ? [] : [{ sentence: REFUSAL[language].trust[action.trust] }]
}

/** Nobody decides in a matter of their own, not even as a deputy (§§ 20, 21 VwVfG, § 81 LVwG). */
function ownMatter({ process }: Prepared, action: Action, at: Case, actor: Actor): Reason[] {
  const kindOf = (role: string) => process.roles[role]?.kind
  const isOfficial = action.by.some((role) => actor.roles.includes(role) && kindOf(role) === 'staff')
  if (!isOfficial || action.by.some((role) => actor.roles.includes(role) && kindOf(role) === 'applicant')) return []
  const self = [actor.id, ...(actor.actingFor ? [actor.actingFor.id] : [])]
  const applied = Object.entries(process.actions)
    .filter(([, one]) => one.by.every((role) => kindOf(role) === 'applicant'))
    .some(([key]) => (at.doers[key] ?? []).some((doer) => self.includes(doer)))
  return applied ? [{ sentence: OWN_MATTER }] : []
}

const OWN_MATTER = 'Sie sind an diesem Vorgang selbst beteiligt und dürfen hier nicht tätig werden '
  + '(§§ 20, 21 VwVfG). Geben Sie ihn an eine Kollegin oder einen Kollegen.'

/** Four eyes: neither the doer of an earlier act nor who acted in the doer's place or for them. */
export function fourEyes(prepared: Prepared, action: Action, at: Case, actor: Actor): Reason[] {
  const self = [actor.id, ...(actor.actingFor ? [actor.actingFor.id] : [])]
  return (action.notBy ?? [])
    .filter((name) => (at.doers[name] ?? []).some((doer) => self.includes(doer)))
    .map((name) => ({
      sentence: `Wer «${prepared.process.actions[name]!.title}» ausgeführt hat, darf das nicht selbst tun, `
        + 'auch nicht in Vertretung. Das ist Sache einer anderen Person.',
    }))
}

/** The sentence for who may not: the roles that may. */
export function roleSentence(prepared: Prepared, action: Action): string {
  const titles = action.by.map((role) => prepared.process.roles[role]?.title ?? 'das System')
  return `Das kann nur: ${titles.join(', ')}.`
}
