// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Random expressions in the part of FEEL that rules use, mostly well typed, over one small world.
import type { Shape } from '../src/feel/compile.ts'
import { feelDate } from '../src/feel/values.ts'
import type { Value } from '../src/feel/values.ts'

type Type = 'number' | 'string' | 'boolean' | 'date' | 'days' | 'months' | 'numbers' | 'hunde' | 'null'
type Chance = () => number

export const SHAPE: Shape = {
  n: true, m: true, s: true, t: true, 'due bescheid': true, d: true, flag: true, off: true, nix: true,
  xs: true, leer: true, hunde: { name: true, alter: true, aktiv: true },
}

export const SCOPE: Readonly<Record<string, Value>> = {
  n: 5, m: -2.5, s: 'a', t: 'Straße', 'due bescheid': feelDate('2026-06-01'), d: feelDate('2026-02-28'),
  flag: true, off: false, nix: null, xs: [1, 2, 3], leer: [],
  hunde: [{ name: 'Bello', alter: 3, aktiv: true }, { name: 'Rex', alter: 9, aktiv: false }, { name: 'Ada', alter: null, aktiv: true }],
}

const MAX_DEPTH = 4
/** How often something of another type stands where it does not belong. */
const MISFIT = 0.04

/** One random expression of any type. */
export function expression(chance: Chance): string {
  return make(pick(chance, ['number', 'string', 'boolean', 'boolean', 'boolean', 'date', 'days', 'months', 'numbers'] as const), MAX_DEPTH, chance)
}

const pick = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance() * list.length)]!

const TYPES: readonly Type[] = ['number', 'string', 'boolean', 'date', 'days', 'months', 'numbers', 'null']

function make(type: Type, depth: number, chance: Chance): string {
  const wanted = chance() < MISFIT ? pick(chance, TYPES) : type
  if (depth <= 0 || chance() < 0.2) return pick(chance, LEAVES[wanted])
  return pick(chance, GROWN[wanted])((of) => make(of, depth - 1, chance), chance)
}

const LEAVES: Readonly<Record<Type, readonly string[]>> = {
  number: ['n', 'm', '0', '1', '7', '2.5', '-3', '0.1', '100', 'count(xs)', 'hunde[1].alter'],
  string: ['s', 't', '"b"', '""', '"10"', 'hunde[2].name'],
  boolean: ['flag', 'off', 'true', 'false', 'hunde[1].aktiv'],
  date: ['d', 'due bescheid', 'date("2024-02-29")', 'date("2026-12-31")', '@"2026-01-31"'],
  days: ['duration("P1D")', 'duration("P14D")', 'duration("PT36H")', 'duration("P200D")'],
  months: ['duration("P1M")', 'duration("P1Y2M")', 'duration("P3M")'],
  numbers: ['xs', 'leer', '[4, 5]', '[n, m]', 'hunde.alter'],
  hunde: ['hunde'],
  null: ['nix', 'null'],
}

type Grow = (of: (type: Type) => string, chance: Chance) => string

const GROWN: Readonly<Record<Type, readonly Grow[]>> = {
  number: [
    (of, c) => `(${of('number')} ${pick(c, ['+', '-', '*', '/'])} ${of('number')})`,
    (of, c) => `${pick(c, ['abs', 'floor', 'ceiling', 'sum', 'max', 'min', 'count'])}(${pick(c, [of('number'), of('numbers')])})`,
    (of) => `round half up(${of('number')}, 2)`, (of) => `string length(${of('string')})`,
    (of) => `(if ${of('boolean')} then ${of('number')} else ${of('number')})`, (of) => `(${of('days')}).days`,
    (of, c) => `(${of('date')}).${pick(c, ['year', 'month', 'day'])}`, (of) => `${of('numbers')}[${of('number')}]`,
  ],
  string: [
    (of) => `(${of('string')} + ${of('string')})`, (of, c) => `${pick(c, ['upper case', 'lower case'])}(${of('string')})`,
    (of) => `substring(${of('string')}, 1)`, (of) => `string(${of('number')})`,
    (of) => `(if ${of('boolean')} then ${of('string')} else ${of('string')})`,
  ],
  boolean: [
    (of, c) => `(${of('number')} ${pick(c, ['=', '!=', '<', '<=', '>', '>='])} ${of('number')})`,
    (of, c) => `(${of('date')} ${pick(c, ['=', '!=', '<', '<=', '>', '>='])} ${of('date')})`,
    (of, c) => `(${of('string')} ${pick(c, ['=', '!=', '<', '>'])} ${of('string')})`,
    (of, c) => { const type = pick(c, ['days', 'months'] as const); return `(${of(type)} ${pick(c, ['=', '<', '>='])} ${of(type)})` },
    (of, c) => `(${of('boolean')} ${pick(c, ['and', 'or'])} ${of('boolean')})`, (of) => `not(${of('boolean')})`,
    (of) => `(${of('number')} between ${of('number')} and ${of('number')})`,
    (of) => `(${of('number')} in [${of('number')}..${of('number')}])`, (of) => `(${of('string')} in (${of('string')}, ${of('string')}))`,
    (of, c) => `list contains(${of('numbers')}, ${pick(c, [of('number'), of('null')])})`,
    (of, c) => `${pick(c, ['contains', 'starts with', 'ends with'])}(${of('string')}, ${of('string')})`,
    (of, c) => `(${pick(c, ['some', 'every'])} x in ${of('numbers')} satisfies x > ${of('number')})`,
    (of, c) => `(${pick(c, ['some', 'every'])} h in hunde satisfies h.${pick(c, ['aktiv', 'alter > 3', 'name = "Rex"'])})`,
    (of, c) => `(${of(pick(c, ['number', 'string', 'date'] as const))} ${pick(c, ['=', '!='])} null)`,
  ],
  date: [
    (of, c) => `(${of('date')} ${pick(c, ['+', '-'])} ${of(pick(c, ['days', 'months'] as const))})`,
    (of) => `(if ${of('boolean')} then ${of('date')} else ${of('date')})`,
  ],
  days: [(of) => `(${of('date')} - ${of('date')})`, (of) => `(${of('days')} + ${of('days')})`],
  months: [(of) => `years and months duration(${of('date')}, ${of('date')})`, (of) => `(${of('months')} + ${of('months')})`],
  numbers: [
    (of) => `[${of('number')}, ${of('number')}]`, (of) => `(for x in ${of('numbers')} return x + ${of('number')})`,
    (of, c) => `${of('numbers')}[item ${pick(c, ['>', '=', '<='])} ${of('number')}]`,
    (of, c) => `${pick(c, ['reverse', 'distinct values', 'flatten'])}(${of('numbers')})`,
    (of) => `concatenate(${of('numbers')}, ${of('numbers')})`, (of) => `append(${of('numbers')}, ${of('number')})`,
    (_, c) => `hunde[${pick(c, ['aktiv', 'alter > 3', 'name = "Ada"'])}].alter`,
  ],
  hunde: [() => 'hunde'],
  null: [() => 'null'],
}
