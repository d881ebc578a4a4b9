// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor } from './actor.ts'
import type { Case } from './case.ts'
import type { Context } from './context.ts'
import { isApplicants, isOutside } from './explain-names.ts'
import { traceRule } from './explain-rule.ts'
import type { Trace } from './explain-rule.ts'
import { fillText } from './letter-value.ts'
import { fourEyes, roleSentence, trustReasons } from './offers.ts'
import type { Prepared } from './prepare.ts'
import { look } from './scope.ts'
import type { Sight } from './scope.ts'
import type { Action } from '../process/process.ts'

/** Why an action is offered to a person or not: role, rule, preconditions, four eyes; all of them. */
export function explainAction(prepared: Prepared, at: Case, key: string, actor: Actor, context: Context): Trace {
  const action = prepared.process.actions[key]
  if (!action) throw new Error(`there is no action «${key}»`)
  const sight = look(prepared, at, context, actor)
  const rule = traceRule(prepared, action.rule, sight, { entity: at.entity, context })
  const children: Trace[] = [
    roleTrace(prepared, action, actor),
    { kind: 'rule', text: action.rule, holds: rule.holds === true, children: [rule] },
    ...needTraces(prepared, action, at, sight, context),
    ...fourEyes(prepared, action, at, actor).map(({ sentence }): Trace =>
      ({ kind: 'fourEyes', text: action.title, holds: false, says: sentence, children: [] })),
    ...trustReasons(prepared, action, actor).map(({ sentence }): Trace =>
      ({ kind: 'trust', text: action.title, holds: false, says: sentence, outside: sentence, children: [] })),
  ]
  const holds = children.every((one) => one.holds === true)
  const { basis } = prepared.process
  const says = holds ? `«${action.title}» ist möglich (${basis}).` : `«${action.title}» ist jetzt nicht möglich (${basis}).`
  const outside = isApplicants(prepared.process, action.by)
    ? { outside: holds ? `«${action.title}» ist möglich.` : `«${action.title}» ist jetzt nicht möglich.` } : {}
  return { kind: 'action', text: action.title, holds, says, ...outside, basis, children }
}

function roleTrace(prepared: Prepared, action: Action, actor: Actor): Trace {
  const holds = action.by.some((role) => actor.roles.includes(role))
  const base = { kind: 'role' as const, text: action.by.join(', '), holds, children: [] }
  return holds ? base : { ...base, says: roleSentence(prepared, action), outside: 'Das ist Sache der Behörde.' }
}

function needTraces(prepared: Prepared, action: Action, at: Case, sight: Sight, context: Context): Trace[] {
  return (action.needs ?? []).map(({ rule, message }) => {
    const trace = traceRule(prepared, rule, sight, { entity: at.entity, context })
    if (trace.holds === true) return { kind: 'need', text: rule, holds: true, children: [trace] }
    const says = fillText(prepared, message, sight)
    // A text written for whoever may act; but what it fills in may concern the office alone.
    const fills = prepared.text(message).flatMap((part) => (part.kind === 'value' ? prepared.rule(part.feel).reads : []))
    const isPublic = isApplicants(prepared.process, action.by)
      && fills.every((read) => isOutside(prepared, read, sight))
    return { kind: 'need', text: rule, holds: false, says, ...(isPublic && { outside: says }), children: [] }
  })
}
