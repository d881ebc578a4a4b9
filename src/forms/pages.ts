// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The way through a form: which pages are asked, what is still wrong on each, where a field lives.
import { openCase } from '../engine/decide.ts'
import type { Case, Json, Values } from '../engine/case.ts'
import type { Context } from '../engine/context.ts'
import { evolve } from '../engine/evolve.ts'
import { askedValues, checkInput, notOffered } from '../engine/input.ts'
import type { Problem } from '../engine/input.ts'
import { jsonOf } from '../engine/json.ts'
import { fillText } from '../engine/letter-value.ts'
import type { Prepared } from '../engine/prepare.ts'
import { look } from '../engine/scope.ts'
import type { Sight } from '../engine/scope.ts'
import type { Field, Page, Process } from '../process/process.ts'

/** An application being filled in, as its rules see it. */
export interface FormView {
  readonly prepared: Prepared
  readonly context: Context
  /** The case this would become now. */
  readonly at: Case
  readonly values: Values
  readonly sight: Sight
}

/** Looks at answers through the rules of the process; answers to hidden questions do not count. */
export function viewForm(prepared: Prepared, context: Context, answers: Values): FormView {
  const { process } = prepared
  const only = onlyEntity(process, context)
  const given = only ? { ...answers, ...only } : answers
  const entity = entityOf(process, given, context)
  const opened = evolve(
    undefined,
    openCase(prepared, { case: '', entity, channel: 'portal' }, context),
  )
  const all = { ...opened, fields: given }
  const before = look(prepared, all, context)
  const values = askedValues(prepared, process.fields, given, before)
  // Mostly every answer is to a question still asked; then there is nothing new to see.
  if (countOf(values) === countOf(given)) return { prepared, context, at: all, values, sight: before }
  const at = { ...opened, fields: values }
  return { prepared, context, at, values, sight: look(prepared, at, context) }
}

/** How many answers there are, those inside groups and lists too. */
function countOf(value: Json | Values): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce<number>((sum, one) => sum + countOf(one as Json), 1)
}

/** Where there is but one legal entity nobody is asked for it: field → its id. */
function onlyEntity({ entityField }: Process, { entities }: Context): Values | undefined {
  const [first, ...others] = Object.keys(entities)
  if (entityField === undefined || first === undefined || others.length > 0) return undefined
  return { [entityField]: first }
}

function entityOf(process: Process, values: Values, context: Context): string {
  const chosen = process.entityField ? values[process.entityField] : undefined
  if (typeof chosen === 'string' && Object.hasOwn(context.entities, chosen)) return chosen
  return Object.keys(context.entities)[0] ?? ''
}

/** The legal entity answers name or which is the only one; empty while the form asks for it in vain. */
export function namedEntity(process: Process, answers: Values, context: Context): string {
  const given = { ...answers, ...onlyEntity(process, context) }
  const entity = entityOf(process, given, context)
  return process.entityField === undefined || given[process.entityField] === entity ? entity : ''
}

/** The pages that are asked with these answers, in order; up to the one that ends the way early. */
export function askedPages(view: FormView): readonly Page[] {
  const { pages } = view.prepared.process
  const known = onlyEntity(view.prepared.process, view.context) ?? {}
  const asked = pages.filter(
    (page) =>
      (page.when === undefined || holds(view, page.when)) &&
      !page.fields.every((name) => Object.hasOwn(known, name)),
  )
  const end = asked.findIndex((page) => stopOf(view, page) !== undefined)
  return end < 0 ? asked : asked.slice(0, end + 1)
}

/** Why the way ends on this page, if it does. */
export function stopOf(view: FormView, page: Page): string | undefined {
  if (!page.stop || !holds(view, page.stop.rule)) return undefined
  return fillText(view.prepared, page.stop.message, view.sight)
}

export interface PageFindings {
  /** What has to be put right before going on. */
  readonly problems: readonly Problem[]
  /** What is worth knowing and blocks nobody. */
  readonly hints: readonly Problem[]
}

/** What is wrong or worth knowing on one page. `unread`: problems from reading what was typed. */
export function findingsOf(
  view: FormView,
  page: Page,
  unread: readonly Problem[] = [],
): PageFindings {
  const places = new Set(unread.map((one) => one.field))
  const checked = checkInput(view.prepared, page.fields, view.values, view.sight).filter(
    (one) => !places.has(one.field),
  )
  const fields = [...unread, ...checked, ...unknownEntities(view, page)]
  const failed = (page.checks ?? [])
    .filter((check) => !holds(view, check.rule))
    .map(({ level, field, message }) => ({
      level,
      problem: {
        field: field ?? page.fields[0] ?? '',
        message: fillText(view.prepared, message, view.sight),
      },
    }))
  const touched = (path: string) =>
    fields.some((one) => one.field === path || one.field.startsWith(`${path}.`))
  const wrong = failed.filter((one) => one.level !== 'hint' && !touched(one.problem.field))
  const hints = failed.filter((one) => one.level === 'hint' && !touched(one.problem.field))
  return {
    problems: inOrder(view, page, [...fields, ...wrong.map((one) => one.problem)]),
    hints: hints.map((one) => one.problem),
  }
}

function unknownEntities(view: FormView, page: Page): Problem[] {
  const { fields } = view.prepared.process
  return page.fields.flatMap((name) => {
    const [field, value] = [fields[name], view.values[name]]
    if (
      field?.type !== 'entity' ||
      typeof value !== 'string' ||
      Object.hasOwn(view.context.entities, value)
    )
      return []
    return [notOffered(view.prepared, name)]
  })
}

/** Problems in the order of the questions, so that the summary reads like the page. */
function inOrder(view: FormView, page: Page, problems: readonly Problem[]): Problem[] {
  const order = [...askedPaths(view, page.fields)]
  const place = (one: Problem) => order.indexOf(one.field)
  return [...problems].sort((a, b) => place(a) - place(b))
}

/** The first page on which something is still wrong; undefined when the form is complete. */
export function firstOpenPage(view: FormView): Page | undefined {
  return askedPages(view).find((page) => findingsOf(view, page).problems.length > 0)
}

/** The key of the page that asks the field behind a dotted path. */
export function pageOfField(process: Process, path: string): string | undefined {
  const name = path.split('.')[0]!
  return process.pages.find((page) => page.fields.includes(name))?.key
}

/**
 * The dotted paths of every question asked on a page with these answers; list items carry their
 * index. Questions inside groups have their own paths beside the group's.
 */
export function askedPaths(view: FormView, names: readonly string[]): ReadonlySet<string> {
  const { prepared, values, sight } = view
  const fields = Object.fromEntries(names.map((name) => [name, prepared.process.fields[name]!]))
  const filled = withGaps(fields, values)
  const paths = new Set<string>()
  collect(fields, askedValues(prepared, fields, filled, sight), '', paths)
  for (const known of Object.keys(onlyEntity(prepared.process, view.context) ?? {})) paths.delete(known)
  return paths
}

/** Every question as null, because `askedValues` keeps only what has a value. */
function withGaps(fields: Readonly<Record<string, Field>>, values: Values): Values {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const value = values[key] ?? null
      if (field.type !== 'group') return [key, value]
      const inner = (item: Json) => withGaps(field.fields ?? {}, (item ?? {}) as Values)
      return [
        key,
        Array.isArray(value) ? value.map(inner) : field.list ? [inner({})] : inner(value),
      ]
    }),
  )
}

function collect(
  fields: Readonly<Record<string, Field>>,
  values: Values,
  prefix: string,
  paths: Set<string>,
) {
  for (const [key, value] of Object.entries(values)) {
    const [field, path] = [fields[key]!, `${prefix}${key}`]
    paths.add(path)
    if (field.type !== 'group') continue
    if (!Array.isArray(value)) collect(field.fields ?? {}, value as Values, `${path}.`, paths)
    else
      value.forEach((item, i) =>
        collect(field.fields ?? {}, item as Values, `${path}.${i}.`, paths),
      )
  }
}

/** The answers with those the process proposes where nobody has answered yet. */
export function withProposals(view: FormView, names: readonly string[], given: Values): Values {
  const fields = Object.fromEntries(
    names.map((name) => [name, view.prepared.process.fields[name]!]),
  )
  return { ...given, ...proposed(view, fields, given) }
}

function proposed(view: FormView, fields: Readonly<Record<string, Field>>, given: Values): Values {
  const { prepared, sight } = view
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const value = given[key]
      if (field.type === 'group' && !field.list) {
        return [
          [
            key,
            {
              ...(value as Values | undefined),
              ...proposed(view, field.fields ?? {}, (value ?? {}) as Values),
            },
          ],
        ]
      }
      if (value !== undefined || field.initially === undefined)
        return value === undefined ? [] : [[key, value]]
      return [[key, jsonOf(field, prepared.rule(field.initially).evaluate(sight.scope, sight.env))]]
    }),
  )
}

function holds(view: FormView, rule: string): boolean {
  return view.prepared.rule(rule).evaluate(view.sight.scope, view.sight.env) === true
}
