// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Acts that may be done and would change nothing. A rule of the process for each would say twice
// what its effects say already; so they stay allowed, and nobody is shown a button that does nothing.
import type { Effect, Process, StatusRule } from '../process/process.ts'
import type { Actor } from './actor.ts'
import type { Case } from './case.ts'
import type { Context } from './context.ts'
import type { Reason } from './explain.ts'
import { jsonOf } from './json.ts'
import type { Prepared } from './prepare.ts'
import { openItems } from './requested.ts'
import { look } from './scope.ts'
import { targetsOf } from './status-rule.ts'

/**
 * Why an act that asks nothing would change nothing for this case now, carried out by this person;
 * undefined where it could, or where having done it is all it does.
 */
export function idleReason(prepared: Prepared, key: string, at: Case, actor: Actor, context: Context): Reason | undefined {
  const { process } = prepared
  const { input = [], sets = [], values = {}, effects = [] } = process.actions[key]!
  if (input.length > 0 || sets.length + Object.keys(values).length + effects.length === 0) return undefined
  if (!sets.every((rule) => leadsNowhere(at, rule)) || !effects.every((effect) => isVain(prepared, at, effect, actor))) return undefined
  if (!Object.hasOwn(at.doers, key) && isRemembered(process, key)) return undefined
  const { scope, env } = look(prepared, at, context, actor)
  const isKnown = ([name, source]: [string, string]) => {
    const field = process.fields[name]!
    // What nobody has said yet is no yes.
    const empty = field.type === 'boolean' ? false : null
    const value = jsonOf(field, prepared.rule(source).evaluate(scope, env)) ?? empty
    return JSON.stringify(value) === JSON.stringify(at.fields[name] ?? empty)
  }
  if (!Object.entries(values).every(isKnown)) return undefined
  return { sentence: effects.some(({ kind }) => kind === 'assign') ? OWN_ALREADY : NOTHING_TO_DO }
}

const OWN_ALREADY = 'Der Vorgang liegt schon bei Ihnen.'
const NOTHING_TO_DO = 'Zurzeit gibt es dabei nichts zu tun: Am Vorgang würde sich nichts ändern.'

/** Whatever its conditions say, the status stays. */
const leadsNowhere = ({ statuses }: Case, rule: StatusRule) =>
  targetsOf(rule).every((state) => statuses[rule.status] === state)

/** Whether an effect would do nothing even if its condition holds. */
function isVain({ process }: Prepared, at: Case, effect: Effect, actor: Actor): boolean {
  switch (effect.kind) {
    case 'assign': return at.assignee?.id === actor.id
    case 'forgo': return openItems(process, at).length === 0
    case 'silence': return at.consultations.every(({ status }) => status !== 'open')
    case 'release': return !(at.occupied ?? []).some(({ register }) => register === effect.register)
    case 'deadline': {
      if ('clear' in effect) return at.deadlines[effect.clear] === undefined
      if ('resume' in effect) return at.deadlines[effect.resume]?.restsSince === undefined
      return 'suspend' in effect && at.deadlines[effect.suspend] === undefined
    }
    default: return false
  }
}

const remembered = new WeakMap<Process, ReadonlySet<string>>()

/** Whether a rule, or four eyes, asks who has done the act. */
function isRemembered(process: Process, key: string): boolean {
  let names = remembered.get(process)
  if (!names) {
    const rules = [...JSON.stringify(process).matchAll(/(?:happened|samePerson)\(([^)]*)\)/g)].map(([, given]) => given!)
    const asked = rules.flatMap((given) => [...given.matchAll(/[\w-]+/g)].map(([name]) => name))
    names = new Set([...asked, ...Object.values(process.actions).flatMap(({ notBy = [] }) => notBy)])
    remembered.set(process, names)
  }
  return names.has(key)
}
