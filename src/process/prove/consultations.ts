// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Consultations as a rule sees them: none, some open, all closed. What a rule says of each is
// found out by evaluating it on example lists.
import type { Shape } from '../../feel/compile.ts'
import type { Value } from '../../feel/values.ts'
import { ruleByExamples } from './examples.ts'
import type { Expression } from './expression.ts'
import { CONSULTATIONS } from './sketch.ts'
import type { Variable } from './variable.ts'

/** The rule over the three kinds of lists; where examples differ it hangs on `otherwise`. */
export function consultationRule(
  text: string, shape: Shape, variable: Variable, otherwise: () => Expression,
): Expression {
  return ruleByExamples(text, shape, variable, {
    reads: (path) => path.split('.')[0] === 'consultations' && path !== 'consultations.frist',
    of: (words) => CONSULTATIONS.map((kind) => examples(kind, words).map((consultations) => ({ consultations }))),
    otherwise,
  })
}

function examples(kind: (typeof CONSULTATIONS)[number], words: readonly string[]): Value[][] {
  if (kind === 'none') return [[]]
  const some = ['x', ...words]
  const closed = some.flatMap((word) => KINDS.flatMap((kindOf) => [
    one('answered', word, kindOf), one('silent', word, kindOf),
  ]))
  if (kind === 'closed') return [...closed.map((each) => [each]), closed]
  const open = some.flatMap((word) => KINDS.map((kindOf) => one('open', word, kindOf)))
  return open.flatMap((each) => [[each], [each, closed[0]!], [...closed, each]])
}

interface KindOf {
  readonly pflicht: boolean
  readonly sperrt: boolean
}

const KINDS: readonly KindOf[] = [true, false].flatMap((pflicht) => [true, false].map((sperrt) => ({ pflicht, sperrt })))

function one(status: string, word: string, { pflicht, sperrt }: KindOf): Value {
  const isAnswered = status === 'answered'
  return {
    stelle: word, titel: word, pflicht, sperrt, status,
    haltung: isAnswered ? word : null, text: isAnswered ? word : null, frist: null,
  }
}
