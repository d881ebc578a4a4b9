// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { parseDateText } from '../forms/parse-date.ts'
import { textAt } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import { dateParts } from '../calendar/date.ts'
import { describedBy, FieldsetFrame } from './field-frame.tsx'
import type { Control } from './field-frame.tsx'
import { fieldId } from './field-id.ts'
import { FIELD } from './field.words.ts'
import { useWords } from './words.ts'

const PARTS = [
  { key: 'tag', part: 'day', size: 2, autocomplete: 'bday-day' },
  { key: 'monat', part: 'month', size: 2, autocomplete: 'bday-month' },
  { key: 'jahr', part: 'year', size: 4, autocomplete: 'bday-year' },
] as const

/** A date in three inputs; quicker and safer to fill than a calendar, and readable for everybody. */
export function DateField({
  control,
  typed,
}: {
  readonly control: Control
  readonly typed: Typed
}) {
  const { field, path, problem } = control
  const texts = partTexts(typed, path)
  const say = useWords(FIELD)
  return (
    <FieldsetFrame control={control}>
      <div class="lz-date">
        {PARTS.map(({ key, part, size, autocomplete }, i) => {
          const id = i === 0 ? fieldId(path) : `${fieldId(path)}-${key}`
          return (
            <div class="kern-form-input">
              <label class="kern-label" for={id}>
                {say[part]}
              </label>
              <input
                class={`kern-form-input__input${problem ? ' kern-form-input__input--error' : ''}`}
                id={id}
                name={`${path}.${key}`}
                type="text"
                inputmode="numeric"
                size={size}
                value={texts[i]}
                autocomplete={field.autocomplete === 'bday' ? autocomplete : undefined}
                aria-describedby={problem ? describedBy(control) : undefined}
                aria-invalid={problem ? 'true' : undefined}
              />
            </div>
          )
        })}
      </div>
    </FieldsetFrame>
  )
}

/** A date that came as one text is taken apart where it can be read. */
function partTexts(typed: Typed, path: string): string[] {
  const parsed = parseDateText(textAt(typed, path))
  if ('value' in parsed && typeof parsed.value === 'string') {
    const { day, month, year } = dateParts(parsed.value)
    return [String(day), String(month), String(year)]
  }
  return PARTS.map(({ key }) => textAt(typed, `${path}.${key}`))
}
