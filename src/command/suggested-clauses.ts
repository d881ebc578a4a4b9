// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Clauses for many cases: each gets those its process suggests for it, as its form would tick them.
import type { Actor } from '../engine/actor.ts'
import type { Values } from '../engine/case.ts'
import { suggestedClauses } from '../engine/clauses.ts'
import { look } from '../engine/scope.ts'
import type { Process } from '../process/process.ts'
import type { CaseView } from './house.ts'

/** The question of an action for clauses; undefined where it asks for none. */
export function clausesAsked({ actions, fields }: Process, action: string): string | undefined {
  return actions[action]?.input?.find((name) => fields[name]?.type === 'clauses')
}

/** The answers of an action with the clauses suggested for this case. */
export function withSuggested(
  { prepared, at, context }: CaseView, { action, input, actor }: { readonly action: string; readonly input: Values; readonly actor: Actor },
): Values {
  const name = clausesAsked(prepared.process, action)
  return name === undefined ? input : { ...input, [name]: suggestedClauses(prepared, look(prepared, at, context, actor)) }
}
