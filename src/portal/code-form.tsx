// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { Button } from '../ui/button.tsx'
import { fieldId } from '../ui/field-id.ts'

interface CodeFormProps {
  readonly c: Page
  readonly label: string
  readonly button: string
  /** What was typed and did not fit. */
  readonly typed: string
  readonly isWrong: boolean
  readonly action?: string
}

/** Asks for a code from a letter or a saved draft. */
export function CodeForm({ c, label, button, typed, isWrong, action }: CodeFormProps) {
  return (
    <form class="lz-flow" method="post" action={action}>
      <CsrfField csrf={c.get('csrf')} />
      <div class={`kern-form-input${isWrong ? ' kern-form-input--error' : ''}`}>
        <label class="kern-label" for={fieldId('code')}>
          {label}
        </label>
        <input
          class="kern-form-input__input lz-medium"
          id={fieldId('code')}
          name="code"
          type="text"
          value={typed}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={isWrong ? 'true' : undefined}
        />
      </div>
      <Button>{button}</Button>
    </form>
  )
}
