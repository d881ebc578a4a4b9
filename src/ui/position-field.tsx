// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { POSITION_PARTS } from '../forms/parse-position.ts'
import { textAt } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import { describedBy, FieldsetFrame } from './field-frame.tsx'
import type { Control } from './field-frame.tsx'
import { fieldId } from './field-id.ts'
import { FIELD } from './field.words.ts'
import { useWords } from './words.ts'

const MODES = { koordinaten: 'text', genauigkeit: 'decimal', zeit: 'text' } as const

/** A place in three inputs; a script may offer to ask the device for it, on a press and never by itself. */
export function PositionField({ control, typed }: { readonly control: Control; readonly typed: Typed }) {
  const { path, problem } = control
  const say = useWords(FIELD)
  return (
    <FieldsetFrame control={control} class="lz-position">
      {/* Without a script there is nobody to ask the device. */}
      <div class="lz-row" data-locate hidden>
        <button class="kern-btn kern-btn--secondary" type="button">
          <span class="kern-label">{say.locate}</span>
        </button>
        <output class="lz-meta"></output>
      </div>
      {POSITION_PARTS.map((part, i) => {
        const id = i === 0 ? fieldId(path) : `${fieldId(path)}-${part}`
        return (
          <div class="kern-form-input">
            <label class="kern-label" for={id}>
              {say.position[part]}
            </label>
            <input
              class={`kern-form-input__input lz-medium${problem ? ' kern-form-input__input--error' : ''}`}
              id={id}
              name={`${path}.${part}`}
              type="text"
              inputmode={MODES[part]}
              autocomplete="off"
              value={textAt(typed, `${path}.${part}`)}
              aria-describedby={problem ? describedBy(control) : undefined}
              aria-invalid={problem ? 'true' : undefined}
            />
          </div>
        )
      })}
    </FieldsetFrame>
  )
}
