// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { Button } from '../ui/button.tsx'
import type { ButtonKind } from '../ui/button.tsx'
import { fieldId } from '../ui/field-id.ts'

interface CodeFormProps {
  readonly c: Page
  readonly label: string
  readonly button: string
  /** What was typed and did not fit. */
  readonly typed: string
  readonly isWrong: boolean
  readonly action?: string
  readonly kind?: ButtonKind
  /** What is asked beside the code. */
  readonly children?: ComponentChildren
}

/** Asks for a code from a letter or a saved draft. */
export function CodeForm({ c, label, button, typed, isWrong, action, kind = 'primary', children }: CodeFormProps) {
  return (
    <form class="lz-flow" method="post" action={action}>
      <CsrfField csrf={c.get('csrf')} />
      {children}
      <CodeInput name="code" label={label} typed={typed} isWrong={isWrong} />
      <Button kind={kind}>{button}</Button>
    </form>
  )
}

interface CodeInputProps {
  readonly name: string
  readonly label: string
  readonly typed: string
  readonly isWrong: boolean
}

/** A short line of characters copied from paper. */
export function CodeInput({ name, label, typed, isWrong }: CodeInputProps) {
  return (
    <div class={`kern-form-input${isWrong ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={fieldId(name)}>
        {label}
      </label>
      <input
        class="kern-form-input__input lz-medium"
        id={fieldId(name)}
        name={name}
        type="text"
        value={typed}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={isWrong ? 'true' : undefined}
      />
    </div>
  )
}
