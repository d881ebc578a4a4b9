// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { fieldId } from '../ui/field-id.ts'
import { Icon } from '../ui/icon.tsx'
import { problemAtField } from '../ui/problem-text.ts'

interface PasswordProps {
  readonly name: string
  readonly title: string
  readonly help?: string
  readonly problem?: string | undefined
  readonly autocomplete: 'current-password' | 'new-password'
}

/** A password; never shown again after sending, and password managers may fill it. */
export function PasswordField({ name, title, help, problem, autocomplete }: PasswordProps) {
  const id = fieldId(name)
  const described = [help && `${id}-h`, problem && `${id}-f`].filter(Boolean).join(' ')
  return (
    <div class={`kern-form-input${problem ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={id}>
        {title}
      </label>
      {help && (
        <p class="kern-hint" id={`${id}-h`}>
          {help}
        </p>
      )}
      <input
        class={`kern-form-input__input lz-medium${problem ? ' kern-form-input__input--error' : ''}`}
        id={id}
        name={name}
        type="password"
        autocomplete={autocomplete}
        aria-describedby={described || undefined}
        aria-invalid={problem ? 'true' : undefined}
      />
      {problem && (
        <p class="kern-error" id={`${id}-f`}>
          <Icon name="danger" />
          <span class="kern-body">{problemAtField(problem, title)}</span>
        </p>
      )}
    </div>
  )
}
