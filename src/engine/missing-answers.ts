// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Field } from '../process/process.ts'
import type { Case } from './case.ts'
import { fieldAt } from './functions.ts'
import { askedOfForm, checkInput } from './input.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** Named at once in a sentence; more would not be read. */
const MAX_NAMED = 6

/** A paper has no ticks and its enclosures are scanned by other means; letters live without them. */
const needsNoText = (field: Field | undefined) => field?.type === 'boolean' || field?.type === 'file'

/** Titles of the questions of the form that are asked, required and unanswered, in its order. */
export function missingAnswers(prepared: Prepared, at: Case, sight: Sight): string[] {
  const open = checkInput(prepared, askedOfForm(prepared, sight), at.fields, sight).filter((one) => one.missing)
  const titles = open.flatMap(({ field: path }) => {
    const field = fieldAt(prepared.process, path.replaceAll(/\.\d+(?=\.|$)/g, ''))
    return needsNoText(field) ? [] : [(field?.short ?? field?.title ?? path).replace(/\?$/, '')]
  })
  const all = [...new Set(titles)]
  return all.length > MAX_NAMED ? [...all.slice(0, MAX_NAMED), `${all.length - MAX_NAMED} weitere`] : all
}
