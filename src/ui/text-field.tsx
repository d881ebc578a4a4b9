// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Field } from '../process/process.ts'
import { describedBy, FieldFrame } from './field-frame.tsx'
import type { Control } from './field-frame.tsx'
import { fieldId } from './field-id.ts'
import { FIELD } from './field.words.ts'
import { useWords } from './words.ts'

type InputMode = 'numeric' | 'decimal' | 'email' | 'tel' | 'text'

/** Text, number, amount, time, e-mail and telephone: one line. */
export function TextField({ control, text }: { readonly control: Control; readonly text: string }) {
  const { field, path, problem } = control
  const { type, mode, unit } = kindOf(field, useWords(FIELD).clock)
  const names = [
    'kern-form-input__input',
    problem && 'kern-form-input__input--error',
    widthOf(field),
    field.type === 'money' && 'lz-money',
  ]
  const input = (
    <input
      class={names.filter(Boolean).join(' ')}
      id={fieldId(path)}
      name={path}
      type={type as 'text'}
      inputmode={mode}
      value={text}
      autocomplete={field.autocomplete as 'on' | undefined}
      aria-describedby={describedBy(control)}
      aria-invalid={problem ? 'true' : undefined}
    />
  )
  return (
    <FieldFrame control={control}>
      {unit ? (
        <div class="lz-row">
          {input}
          <span>{unit}</span>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  )
}

/** Several lines. */
export function LongTextField({
  control,
  text,
}: {
  readonly control: Control
  readonly text: string
}) {
  const { field, path, problem } = control
  return (
    <FieldFrame control={control}>
      <textarea
        class={`kern-form-input__input${problem ? ' kern-form-input__input--error' : ''}`}
        id={fieldId(path)}
        name={path}
        rows={text.length > 300 ? 10 : 4}
        autocomplete={field.autocomplete as 'on' | undefined}
        aria-describedby={describedBy(control)}
        aria-invalid={problem ? 'true' : undefined}
      >
        {text}
      </textarea>
    </FieldFrame>
  )
}

function kindOf(
  field: Field, clock: string,
): { type: 'text' | 'email' | 'tel'; mode?: InputMode; unit?: string } {
  const unit = field.unit === undefined ? {} : { unit: field.unit }
  switch (field.type) {
    case 'number':
      return { type: 'text', mode: 'decimal', ...unit }
    case 'money':
      return { type: 'text', mode: 'decimal', unit: '€' }
    case 'time':
      return { type: 'text', mode: 'text', unit: clock }
    case 'email':
      return { type: 'email', mode: 'email' }
    case 'phone':
      return { type: 'tel', mode: 'tel' }
    default:
      return {
        type: 'text',
        ...unit,
        ...(field.autocomplete === 'postal-code' && { mode: 'numeric' as const }),
      }
  }
}

function widthOf(field: Field): string | undefined {
  if (field.width === 'short' || field.type === 'time' || field.type === 'money') return 'lz-short'
  return field.width === 'medium' || field.type === 'phone' ? 'lz-medium' : undefined
}
