// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A process in another language: the texts that people outside the office read, exchanged by a
// dictionary from German. A German text that changes has no translation any more, so a stale one
// is never shown.
import type { Language } from '../words/language.ts'
import type { Action, Field, Option, Page, Parameter, Process, Tariff } from './process.ts'

/** German text → the same in another language; placeholders `{{ FEEL }}` stay as they are. */
export type Dictionary = Readonly<Record<string, string>>
export type Translations = Readonly<Partial<Record<Language, Dictionary>>>

type Change = (text: string) => string

/** The process in this language; what has no translation stays German. */
export function translate(process: Process, language: Language): Process {
  const dictionary = process.translations?.[language]
  return dictionary ? withTexts(process, (text) => translation(dictionary, text)) : process
}

/** One text in another language; German where the dictionary does not know it. */
export function translation(dictionary: Dictionary, text: string): string {
  return Object.hasOwn(dictionary, text) ? dictionary[text]! : text
}

/** The texts people outside the office read, each once, in the order of the process. */
export function outsideTexts(process: Process): string[] {
  const texts = new Set<string>()
  withTexts(process, (text) => {
    if (/\p{L}/u.test(text.replaceAll(/\{\{.*?\}\}/g, ''))) texts.add(text)
    return text
  })
  return [...texts]
}

/** The texts of a process that have no version in this language. */
export function missingTranslations(process: Process, language: Language): string[] {
  const dictionary = process.translations?.[language] ?? {}
  return outsideTexts(process).filter((text) => !Object.hasOwn(dictionary, text))
}

/** The placeholders of a text in order; a translation has the same ones, however placed. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(.*?)\s*\}\}/g)].map((match) => match[1]!).sort()
}

function withTexts(process: Process, change: Change): Process {
  const outside = Object.keys(process.roles).filter((key) => process.roles[key]!.kind !== 'staff')
  const isOutside = (action: Action) => action.by.some((role) => outside.includes(role))
  const acts = Object.values(process.actions).filter(isOutside)
  const asked = new Set([...process.pages, ...acts.map(({ input }) => ({ fields: input ?? [] }))]
    .flatMap(({ fields }) => fields))
  return {
    ...process,
    title: change(process.title),
    summary: change(process.summary),
    pages: process.pages.map((page) => pageTexts(page, change)),
    fields: each(process.fields, (field, key) => (asked.has(key) ? fieldTexts(field, change) : field)),
    actions: each(process.actions, (action) =>
      isOutside(action) ? actionTexts(action, change) : action),
    statuses: each(process.statuses, (status) => ({
      ...status,
      states: each(status.states, (state) => texts(state, ['outside'], change)),
    })),
    parameters: each(process.parameters, (one) => isSpan(one) ? texts(one, ['title'], change) : one),
    deadlines: each(process.deadlines, (rule) =>
      rule.outside ? texts(rule, ['title'], change) : rule),
    way: process.way.map((step) => texts(step, ['outside'], change)),
    letters: each(process.letters, (letter) => texts(letter, ['title'], change)),
    ...(process.tariff && { tariff: tariffTexts(process.tariff, change) }),
  }
}

/** Whether a parameter is a span of time, which the page of a service tells: `P14D` or so many days. */
function isSpan({ value, unit }: Parameter): boolean {
  return (unit !== undefined && /tage$/i.test(unit)) || (typeof value === 'string' && /^P\d{1,4}[YMWD]$/.test(value))
}

function pageTexts(page: Page, change: Change): Page {
  return {
    ...texts(page, ['title', 'question', 'intro'], change),
    ...(page.checks && { checks: page.checks.map((one) => texts(one, ['message'], change)) }),
    ...(page.stop && { stop: texts(page.stop, ['message'], change) }),
  }
}

function fieldTexts(field: Field, change: Change): Field {
  const list = field.list
  const changed = texts(field, ['title', 'short', 'help', 'why', 'unit'], change)
  return {
    ...changed,
    ...(changed.title !== field.title && { germanTitle: field.title }),
    ...(field.options && { options: each(field.options, (option) => optionTexts(option, change)) }),
    ...(field.fields && { fields: each(field.fields, (inner) => fieldTexts(inner, change)) }),
    ...(typeof list === 'object' && { list: texts(list, ['add', 'each'], change) }),
  }
}

function optionTexts(option: Option, change: Change): Option {
  return typeof option === 'string' ? change(option) : texts(option, ['title', 'help'], change)
}

function actionTexts(action: Action, change: Change): Action {
  return {
    ...texts(action, ['title', 'help', 'done', 'consequence'], change),
    ...(action.needs && { needs: action.needs.map((one) => texts(one, ['message'], change)) }),
    ...(action.checks && { checks: action.checks.map((one) => texts(one, ['message'], change)) }),
  }
}

function tariffTexts(tariff: Tariff, change: Change): Tariff {
  return {
    ...texts(tariff, ['title'], change),
    tables: tariff.tables.map((table) => ({
      ...table,
      positions: table.positions.map((one) => texts(one, ['title', 'unit'], change)),
      ...(table.adjustments && {
        adjustments: table.adjustments.map((one) => texts(one, ['title'], change)),
      }),
    })),
  }
}

/** A copy with the named texts changed, those that are there. */
function texts<T extends object>(value: T, names: readonly (keyof T)[], change: Change): T {
  const changed = names.flatMap((name) => {
    const text = value[name]
    return typeof text === 'string' ? [[name, change(text)]] : []
  })
  return { ...value, ...Object.fromEntries(changed) }
}

function each<T>(
  record: Readonly<Record<string, T>>, change: (one: T, key: string) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, change(one, key)]))
}
