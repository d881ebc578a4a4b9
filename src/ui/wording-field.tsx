// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { indicesAt, textAt } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import { FieldsetFrame } from './field-frame.tsx'
import type { Control } from './field-frame.tsx'
import { fieldId } from './field-id.ts'

interface WordingProps {
  readonly control: Control
  readonly typed: Typed
  readonly template: readonly string[]
}

/** The sentences of a letter, each to be changed; below a changed one what the template says. */
export function WordingField({ control, typed, template }: WordingProps) {
  const { path } = control
  const changes = new Map(
    indicesAt(typed, path, template.length).map((i) => [
      textAt(typed, `${path}.${i}.was`),
      textAt(typed, `${path}.${i}.now`),
    ]),
  )
  return (
    <FieldsetFrame control={control} class="lz-group">
      <div class="lz-wording">
        {template.map((was, i) => {
          const at = `${path}.${i}`
          const now = changes.get(was) ?? was
          const id = i === 0 ? fieldId(path) : fieldId(at)
          return (
            <div class="lz-tight">
              <input type="hidden" name={`${at}.was`} value={was} />
              <textarea
                class="kern-form-input__input"
                id={id}
                name={`${at}.now`}
                rows={rowsOf(now)}
                aria-label={`Absatz ${i + 1}`}
                aria-describedby={now === was ? undefined : `${id}-e`}
              >
                {now}
              </textarea>
              {now !== was && (
                <p class="lz-meta" id={`${id}-e`}>
                  Vorlage: <del>{was}</del>
                </p>
              )}
            </div>
          )
        })}
      </div>
    </FieldsetFrame>
  )
}

const CHARS_PER_ROW = 70
const rowsOf = (text: string) => Math.min(12, Math.max(1, Math.ceil(text.length / CHARS_PER_ROW)))
