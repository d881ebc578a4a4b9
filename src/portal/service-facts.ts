// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a citizen wants to know before applying, read off the process: cost, papers, time.
import { localDateOf } from '../calendar/instant.ts'
import type { Context } from '../engine/context.ts'
import { tableOn } from '../engine/fees.ts'
import { euro } from '../engine/money.ts'
import type { Prepared } from '../engine/prepare.ts'
import { parameterValue } from '../engine/scope.ts'
import { toCents } from '../feel/exact.ts'
import { viewForm } from '../forms/pages.ts'
import type { Language } from '../words/language.ts'
import { SERVICE } from './service.words.ts'

export interface FeeRow {
  readonly title: string
  readonly amount: string
}

export interface FeeFacts {
  readonly rows: readonly FeeRow[]
  readonly frame?: string
  readonly basis: string
}

/** A legal basis without the marks of the library: `[M]` is a sample, `[K]` is to be checked. */
export const basisText = (basis: string) => basis.replaceAll(/\s*\[[A-Z]\]/g, '')

/** The tariff in force today as far as it can be told without an application. */
export function feeFacts(prepared: Prepared, context: Context): FeeFacts | undefined {
  if (!prepared.process.tariff) return undefined
  const table = tableOn(prepared, localDateOf(context.now))
  const { sight } = viewForm(prepared, context, {})
  const amount = (rule: string) => {
    const value = prepared.rule(rule).evaluate(sight.scope, sight.env)
    return typeof value === 'number' ? euro(toCents(value)) : undefined
  }
  const rows = table.positions.flatMap(({ title, amount: rule }) => {
    const text = amount(rule)
    return text ? [{ title, amount: text }] : []
  })
  const [min, max] = [table.min, table.max].map((rule) => rule && amount(rule))
  const frame = min && max ? SERVICE[prepared.language].frame(min, max) : undefined
  return { rows, basis: table.basis, ...(frame !== undefined && { frame }) }
}

/** Parameters that are spans of time, in words: what a municipality promises and asks. */
export function termsOf(prepared: Prepared, context: Context): { title: string; text: string }[] {
  const entity = Object.keys(context.entities)[0] ?? ''
  return Object.entries(prepared.process.parameters).flatMap(([key, { title, unit }]) => {
    const value = parameterValue(prepared.process, key, entity, context)
    const { language } = prepared
    if (unit && /tage$/i.test(unit)) return [{ title, text: spanText(String(value), unit, language) }]
    const text = typeof value === 'string' ? durationText(value, language) : undefined
    return text ? [{ title, text }] : []
  })
}

/** `14 Tage`; a unit the language has no word for stays as the process writes it. */
function spanText(count: string, unit: string, language: Language): string {
  const [one, many] = SERVICE[language].units[unit] ?? [unit, unit]
  return `${count} ${count === '1' ? one : many}`
}

const UNITS = { Y: 'Jahr', M: 'Monat', W: 'Woche', D: 'Tag' } as const

/** `P14D` as `14 Tage`; undefined for anything but one unit. */
export function durationText(duration: string, language: Language = 'de'): string | undefined {
  const [, count, unit] = /^P(\d{1,4})([YMWD])$/.exec(duration) ?? []
  return count && unit && spanText(count, UNITS[unit as keyof typeof UNITS], language)
}
