// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Code for calls: house functions of the product, then the built-in ones of the standard.
import { coerced } from './builtin.ts'
import type { Builtin, Param } from './builtin.ts'
import { DATES } from './builtins-date.ts'
import { LISTS } from './builtins-list.ts'
import { NUMBERS, ROUNDINGS } from './builtins-number.ts'
import { TEXT } from './builtins-text.ts'
import type { Code, Frame } from './code.ts'
import { NULL } from './code.ts'
import type { Compiler } from './compiler.ts'
import { amountCode, estimated, rounded } from './exact.ts'
import type { Names } from './names.ts'
import { nearest } from './shape.ts'
import { sortCode } from './sort.ts'
import type { Node } from './tree.ts'

export type Call = Extract<Node, { kind: 'call' }>

const HOUSE_CALL_STEPS = 10
const BUILTINS: ReadonlyMap<string, Builtin> = new Map(
  [...TEXT, ...NUMBERS, ...LISTS, ...DATES].map((each) => [each.name, each] as const),
)
const SPECIAL = ['not', 'sort']
const LITERALS = new Set(['date', 'time', 'date and time', 'duration'])
// Constants do not look at their frame.
const NO_FRAME = undefined as never
// Known to the standard, left out on purpose: regular expressions can run for ever, and so on.
const OUTSIDE = new Set([
  'now', 'matches', 'replace', 'split', 'range', 'context', 'context put', 'mode', 'stddev',
  'before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after', 'finishes',
  'finished by', 'includes', 'during', 'starts', 'started by', 'coincides', 'random number',
])
// Functions whose result has the shape of their first argument.
const SAME_SHAPE = new Set([
  'sublist', 'reverse', 'distinct values', 'remove', 'append', 'concatenate', 'union', 'flatten',
])

/** The names of all built-in functions, as the grammar must know them. */
export const BUILTIN_NAMES: readonly string[] = [...BUILTINS.keys(), ...SPECIAL, ...OUTSIDE]

/** Code for a call; unknown functions and wrong numbers of arguments are faults. */
export function callCode(c: Compiler, node: Call, names: Names): Code {
  const { name } = node
  if (c.functions.has(name)) return houseCode(c, node, names)
  if (name === 'sort') return sortCode(c, node, names)
  if (name === 'not') return notCode(c, node, names)
  const found = BUILTINS.get(name)
  if (!found) return unknownFunction(c, node)
  const bound = bind(found, node)
  if (!bound) return c.fault(misfit(found, node), node)
  const { params, args } = bound
  const codes = args.map((arg) => (arg ? c.code(arg, names) : NULL))
  const rounding = ROUNDINGS[name]
  if (rounding !== undefined) return roundingCode(c, node, args as Node[], codes, names)
  const runs = codes.map((code) => code.run)
  const run = (frame: Frame): ReturnType<Code['run']> => {
    const checked = coerced(params, runs.map((each) => each(frame)))
    return checked === undefined ? null : found.run(checked, frame)
  }
  const shape = SAME_SHAPE.has(name) ? codes[0]?.shape : undefined
  if (name === 'today') return { run }
  const code = c.fold(run, codes, node, shape)
  return isWrongLiteral(node, code)
    ? c.fault(wrongLiteral(node), node) : code
}

function houseCode(c: Compiler, node: Call, names: Names): Code {
  const { name } = node
  if (node.names) {
    return c.fault(`Die Funktion «${name}» nimmt Angaben nur der Reihe nach.`, node)
  }
  const runs = node.args.map((arg) => c.code(arg, names).run)
  return {
    run: (frame) => {
      frame.budget.spend(HOUSE_CALL_STEPS)
      const { functions } = frame.env
      if (!functions || !Object.hasOwn(functions, name)) {
        throw new Error(`house function without implementation: ${name}`)
      }
      return functions[name]!(runs.map((run) => run(frame)))
    },
  }
}

function notCode(c: Compiler, node: Call, names: Names): Code {
  const [arg] = node.args
  if (node.args.length !== 1 || (node.names && node.names[0] !== 'negand')) {
    return c.fault('«not» nimmt genau eine Angabe: not(Bedingung).', node)
  }
  const { run } = c.code(arg!, names)
  return {
    run: (frame) => {
      const value = run(frame)
      return typeof value === 'boolean' ? !value : null
    },
  }
}

// Floats first; where their error could matter the same arithmetic again, without error.
function roundingCode(
  c: Compiler, node: Call, [amount]: readonly Node[], [value, scale]: readonly Code[], names: Names,
): Code {
  const rounding = ROUNDINGS[node.name]!
  const { params } = bind(BUILTINS.get(node.name)!, node)!
  const { estimate, exact } = amountCode(c, amount!, names)
  const [run, places] = [value!.run, scale?.run]
  const rounds = (frame: Frame): ReturnType<Code['run']> => {
    const digits = places ? places(frame) : 0
    const number = estimate(frame)
    if (Number.isFinite(number) && typeof digits === 'number') {
      return rounded(number, digits, rounding, estimated.error, () => exact(frame))
    }
    const given = run(frame)
    const fitting = coerced(params, places ? [given, digits] : [given])
    return fitting ? rounded(fitting[0] as number, (fitting[1] ?? 0) as number, rounding) : null
  }
  return c.fold(rounds, scale ? [value!, scale] : [value!], node)
}

// date("2026-02-30") would be null for ever: better said now than in March.
function isWrongLiteral({ name, args }: Call, code: Code): boolean {
  return LITERALS.has(name) && code.constant === true && code.run(NO_FRAME) === null
    && args.every((arg) => arg.kind === 'string' || arg.kind === 'number')
}

function wrongLiteral({ name, args }: Call): string {
  const zone = args.some((arg) => arg.kind === 'string' && /[@[]/.test(arg.value))
  const hint = zone ? ' Zeitzonen mit Namen kennen Regeln nicht.' : ''
  return `«${name}» mit diesen Angaben gibt es nicht.${hint}`
}

interface Bound {
  readonly params: readonly Param[]
  readonly args: readonly (Node | undefined)[]
}

function bind({ signatures }: Builtin, { args, names }: Call): Bound | undefined {
  for (const params of signatures) {
    const rest = params.at(-1)?.rest === true
    if (!names) {
      const least = params.filter((param) => !param.optional && !param.rest).length
      if (args.length < least || (!rest && args.length > params.length)) continue
      if (rest && args.length === 0) continue
      return { params, args }
    }
    const known = names.every((name) => params.some((param) => param.name === name))
    if (!known || new Set(names).size !== names.length) continue
    const placed = params.map((param) => args[names.indexOf(param.name)])
    if (params.some((param, i) => !param.optional && !placed[i])) continue
    while (placed.length && placed.at(-1) === undefined) placed.pop()
    return { params, args: placed }
  }
  return undefined
}

function misfit({ name, signatures }: Builtin, node: Call): string {
  const forms = signatures.map((params) => {
    const list = params.map((param) => (param.optional ? `[${param.name}]` : param.name))
    return `${name}(${list.join(', ')})`
  })
  const given = node.args.length === 1 ? 'eine Angabe' : `${node.args.length} Angaben`
  return `«${name}» ist mit ${given} nicht richtig aufgerufen. Erlaubt: ${forms.join(' oder ')}.`
}

function unknownFunction(c: Compiler, node: Call): Code {
  const { name, nameSpan } = node
  if (name === 'now') {
    return c.fault('«now()» gibt es in Regeln nicht; den Tag liefert today().', nameSpan)
  }
  if (OUTSIDE.has(name)) {
    return c.fault(`Die Funktion «${name}» wird in Regeln nicht unterstützt.`, nameSpan)
  }
  const near = nearest(name, [...c.functions, ...BUILTINS.keys(), ...SPECIAL])
  const meant = near === undefined ? '' : ` Meinten Sie «${near}»?`
  return c.fault(`Die Funktion «${name}» gibt es nicht.${meant}`, nameSpan)
}
