// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How a built-in function is declared: its parameters by name and type, and what it does.
import type { Frame } from './code.ts'
import { isList, kindOf } from './values.ts'
import type { Value } from './values.ts'

export type ParamType = 'any' | 'list' | ReturnType<typeof kindOf>

export interface Param {
  readonly name: string
  readonly type: ParamType
  readonly optional: boolean
  /** Takes all further arguments, or one list of them. */
  readonly rest: boolean
}

/** Arguments as declared: a missing optional one is undefined, a rest is one list. */
export type Run = (args: readonly any[], frame: Frame) => Value

export interface Builtin {
  readonly name: string
  readonly signatures: readonly (readonly Param[])[]
  readonly run: Run
}

/** Declares a function; `list:list, position:number, length?:number`, `items*:any`, `|` for or. */
export function builtin(name: string, signatures: string, run: Run): Builtin {
  return { name, signatures: signatures.split('|').map(paramsOf), run }
}

/** Checks and coerces arguments (a single value for a list and back); undefined if they misfit. */
export function coerced(params: readonly Param[], given: readonly Value[]): Value[] | undefined {
  const args: Value[] = []
  for (const [i, param] of params.entries()) {
    if (param.rest) {
      const rest = given.slice(i)
      args.push(rest.length === 1 && isList(rest[0]) && param.type === 'any' ? rest[0] : rest)
      break
    }
    if (i >= given.length) break
    const value = fit(given[i]!, param)
    if (value === undefined) return undefined
    args.push(value)
  }
  return args
}

function fit(value: Value, { type }: Param): Value | undefined {
  if (type === 'any') return value
  if (type === 'list') return isList(value) ? value : value === null ? undefined : [value]
  const single = isList(value) && value.length === 1 ? value[0]! : value
  return kindOf(single) === type ? single : undefined
}

function paramsOf(text: string): readonly Param[] {
  return text.split(',').map((each) => each.trim()).filter((each) => each !== '').map((each) => {
    const [written, type] = each.split(':') as [string, ParamType]
    const name = written.replace(/[?*]$/, '')
    return { name, type, optional: written.endsWith('?'), rest: written.endsWith('*') }
  })
}
