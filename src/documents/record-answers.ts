// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Answers as they stand in the file: an application page by page, later ones with what they replace.
import { isDeepStrictEqual } from 'node:util'
import type { Case, Json, Values } from '../engine/case.ts'
import type { Context } from '../engine/context.ts'
import { fieldAt } from '../engine/functions.ts'
import { positionOf } from '../engine/position.ts'
import type { Prepared } from '../engine/prepare.ts'
import { look } from '../engine/scope.ts'
import { formatValue } from '../forms/format.ts'
import { askedPages } from '../forms/pages.ts'
import type { FormView } from '../forms/pages.ts'
import { summaryRows } from '../forms/summary.ts'
import { coordinates } from '../forms/parse-position.ts'
import type { Field } from '../process/process.ts'
import type { RecordFact } from './record-items.ts'

interface Source {
  readonly prepared: Prepared
  readonly context: Context
}

/** Everything the application says, under the titles of its pages. */
export function answersOf({ prepared, context }: Source, at: Case, key: string): RecordFact[] {
  const view: FormView = {
    prepared, context, at, values: at.fields, sight: look(prepared, at, context),
  }
  const shown = new Set<string>()
  const rows = askedPages(view).flatMap((page) =>
    summaryRows(view, page).map(({ path, label, lines }) => {
      shown.add(path.split('.')[0]!)
      const field = fieldAt(prepared.process, path)
      return {
        key: `${key}.${path}`, group: page.title, lines,
        label: (field?.title === label && field.short) || label,
      }
    }))
  const unasked = Object.fromEntries(Object.entries(at.fields).filter(([name]) => !shown.has(name)))
  const more = inputsOf({ prepared, context }, unasked, key)
  return [...rows, ...more.map((one) => ({ ...one, group: 'Außerdem erfasst' }))]
    .filter(({ lines }) => lines.length > 0)
}

/** What an act was told, one fact for each field. */
export function inputsOf({ prepared, context }: Source, input: Values, key: string): RecordFact[] {
  // The database keeps no order of names; the process has one.
  const fields = Object.entries(prepared.process.fields).filter(([name]) => Object.hasOwn(input, name))
  return fields.flatMap(([name, field]) => {
    const lines = linesOf(field, input[name], context).flatMap((line) => line.split('\n'))
    const label = field.short ?? field.title
    const at = field.type === 'position' ? positionOf(input[name]) : undefined
    return lines.length ? [{ key: `${key}.${name}`, label, lines, ...(at && { place: coordinates(at) }) }] : []
  })
}

/** Clauses with their wording: each draft of a notice can be read again. */
function linesOf(field: Field, value: Json | undefined, context: Context): readonly string[] {
  if (field.type !== 'clauses' || !Array.isArray(value)) return formatValue(field, value, context)
  return (value as readonly Values[]).map((clause) => {
    const [title, text] = [String(clause['title'] ?? ''), String(clause['text'] ?? '')]
    return text ? `${title}: ${text}` : title
  })
}

/** Answers that are new or otherwise than before; the old one stays readable beside the new one. */
export function changesOf(
  source: Source, before: Case, values: Values, key: string,
): RecordFact[] {
  const changed = Object.entries(values).filter(([name, value]) =>
    !isDeepStrictEqual(value ?? null, before.fields[name] ?? null))
  return changed.flatMap(([name, value]) => {
    const [now] = inputsOf(source, { [name]: value }, key)
    const [old] = inputsOf(source, { [name]: before.fields[name] ?? null }, key)
    const fact = now ?? (old && { ...old, lines: ['entfernt'] })
    if (!fact) return []
    return [{ ...fact, lines: [...fact.lines, ...(old ? [`bisher: ${old.lines.join(', ')}`] : [])] }]
  })
}
