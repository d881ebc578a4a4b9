// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { describedBy, FieldFrame } from './field-frame.tsx'
import type { Control } from './field-frame.tsx'
import { fieldId } from './field-id.ts'

/** One file the desk itself asks for; `accept` as HTML has it: media types and endings with commas. */
export function OneFile({ control, accept }: { readonly control: Control; readonly accept: string }) {
  const { path, problem } = control
  return (
    <FieldFrame control={control}>
      <input
        class={`kern-form-input__input${problem ? ' kern-form-input__input--error' : ''}`}
        type="file"
        id={fieldId(path)}
        name={path}
        accept={accept}
        aria-describedby={describedBy(control)}
        aria-invalid={problem ? 'true' : undefined}
      />
    </FieldFrame>
  )
}
