// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Consultations as a rule sees them: none, some open, all closed. What a rule says of each is
// found out by evaluating it on example lists.
import { compile } from '../../feel/compile.ts'
import type { Shape } from '../../feel/compile.ts'
import type { Value } from '../../feel/values.ts'
import { HOUSE_FUNCTIONS } from '../shape.ts'
import { any, all } from './expression.ts'
import type { Expression } from './expression.ts'
import { CONSULTATIONS } from './sketch.ts'
import type { Variable } from './variable.ts'

/** Any day will do: a rule that looks at days is not decided by examples. */
const TODAY = '2026-01-01'

/** The rule over the three kinds of lists; where examples differ it hangs on `otherwise`. */
export function consultationRule(
  text: string, shape: Shape, variable: Variable, otherwise: () => Expression,
): Expression {
  const compiled = compile(text, shape, HOUSE_FUNCTIONS)
  if ('faults' in compiled) return otherwise()
  const { reads, evaluate } = compiled.rule
  const isClosed = reads.every((path) => path.split('.')[0] === 'consultations' && path !== 'consultations.frist')
  if (!isClosed || /\b(?:happened|samePerson)\(/.test(text)) return otherwise()
  const words = [...text.matchAll(/"([^"]*)"/g)].map(([, word]) => word!)
  let [yes, none, mixed] = [0, 0, 0]
  CONSULTATIONS.forEach((kind, i) => {
    const values = new Set(examples(kind, words).map((consultations) => evaluate({ consultations }, { today: TODAY })))
    if (values.size > 1) mixed |= 1 << i
    else if (values.has(true)) yes |= 1 << i
    else if (values.has(null)) none |= 1 << i
  })
  const certain: Expression = { kind: 'test', variable: variable.index, yes, none }
  if (!mixed) return certain
  return any([certain, all([{ kind: 'test', variable: variable.index, yes: mixed, none: 0 }, otherwise()])])
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
