// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json, Values } from '../engine/case.ts'
import type { Field, Page } from '../process/process.ts'
import { isDeclaration } from './declaration.ts'
import { formatValue } from './format.ts'
import { askedPaths } from './pages.ts'
import type { FormView } from './pages.ts'

/** One answer on the summary; `path` is where it can be changed. */
export interface SummaryRow {
  readonly path: string
  readonly label: string
  /** Lines of text; empty when nothing was answered. */
  readonly lines: readonly string[]
}

/** The answers of a page for reading, one row for each question that was asked. */
export function summaryRows(view: FormView, page: Page): SummaryRow[] {
  const { fields } = view.prepared.process
  const asked = askedPaths(view, page.fields)
  return page.fields.flatMap((name) =>
    rowsOf({ view, asked, page }, fields[name]!, name, view.values[name], ''),
  )
}

/** Every answer of a form as one line of text, by the path of its row; empty where nothing was answered. */
export function answerTexts(view: FormView): Map<string, string> {
  return new Map(view.prepared.process.pages.flatMap((page) => summaryRows(view, page)).map((row) => [row.path, answerText(row)]))
}

/** The questions, as the form words them, whose answers differ between two views of it; also those only one of them asks. */
export function changedQuestions(before: FormView, now: FormView): string[] {
  const byPath = (view: FormView) => new Map(view.prepared.process.pages.flatMap((page) => summaryRows(view, page)).map((row) => [row.path, row]))
  const [then, today] = [byPath(before), byPath(now)]
  const textIn = (rows: ReadonlyMap<string, SummaryRow>, path: string) => answerText(rows.get(path) ?? { lines: [] })
  const changed = [...new Set([...then.keys(), ...today.keys()])].filter((path) => textIn(then, path) !== textIn(today, path))
  return [...new Set(changed.map((path) => (today.get(path) ?? then.get(path))!.label))]
}

export const answerText = ({ lines }: Pick<SummaryRow, 'lines'>) => lines.join('; ')

interface Place {
  readonly view: FormView
  readonly asked: ReadonlySet<string>
  readonly page: Page
}

/** Groups are taken apart, but an address stays together; declarations are confirmed, not listed. */
function rowsOf(
  place: Place,
  field: Field,
  path: string,
  value: Json | undefined,
  group: string,
): SummaryRow[] {
  if (!place.asked.has(path) || isDeclaration(field)) return []
  if (field.type === 'group' && !field.list) {
    const inner = Object.entries(field.fields ?? {})
    if (isAddress(field))
      return [
        { path: `${path}.${inner[0]![0]}`, label: field.title, lines: addressLines(inner, value) },
      ]
    return inner.flatMap(([key, one]) =>
      rowsOf(place, one, `${path}.${key}`, (value as Values | undefined)?.[key], field.title),
    )
  }
  return [
    {
      path,
      label: labelOf(place.page, field, group),
      lines: formatValue(field, value, {
        entities: place.view.context.entities,
        language: place.view.prepared.language,
      }),
    },
  ]
}

/** `Toiletten: Für Damen`, where neither the page nor the question itself says what it is about. */
function labelOf(page: Page, field: Field, group: string): string {
  const isClear =
    group === '' || page.title.includes(group) || field.title.endsWith('?') || field.title.includes(': ')
  return isClear ? field.title : `${group}: ${field.title}`
}

const POSTCODE = 'postal-code'

/** A group with a postcode is an address: read on two lines. */
function isAddress(field: Field): boolean {
  return Object.values(field.fields ?? {}).some((inner) => inner.autocomplete === POSTCODE)
}

function addressLines(inner: readonly [string, Field][], value: Json | undefined): string[] {
  const values = (value ?? {}) as Values
  const text = ([key]: [string, Field]) => String(values[key] ?? '')
  const cut = inner.findIndex(([, field]) => field.autocomplete === POSTCODE)
  return [inner.slice(0, cut), inner.slice(cut)]
    .map((part) =>
      part
        .map((one) => text(one as [string, Field]))
        .filter(Boolean)
        .join(' '),
    )
    .filter(Boolean)
}
