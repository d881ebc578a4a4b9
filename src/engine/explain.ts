// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The short form of an explanation: why an action is not offered.
import { shownAt } from './explain-condition.ts'
import { ruleWords } from './explain-rule.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** One reason why something is not possible: the failing part and the sentence for it. */
export interface Reason {
  readonly sentence: string
  /** The failing part of the rule; absent for reasons that are not rules. */
  readonly part?: string
  /** Name → value as the rule saw it. */
  readonly values?: Readonly<Record<string, string>>
}

/** The parts of a rule that do not hold, each as a German sentence with the values it saw. */
export function failingParts(prepared: Prepared, source: string, sight: Sight): Reason[] {
  return prepared
    .rule(source)
    .parts.filter((part) => part.evaluate(sight.scope, sight.env) !== true)
    .map((part) => ({
      sentence: ruleWords(prepared, part.text, sight).fails,
      part: part.text,
      values: Object.fromEntries(part.reads.map((name) => [name, shownAt(prepared, name, sight)])),
    }))
}
