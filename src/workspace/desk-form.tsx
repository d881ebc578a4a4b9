// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import type { Field } from '../process/process.ts'
import { CsrfField } from '../server/csrf.tsx'
import { Button } from '../ui/button.tsx'
import { FieldInput } from '../ui/field.tsx'
import type { FormSight } from '../ui/form-sight.ts'

interface Props {
  readonly action: string
  readonly fields: Readonly<Record<string, Field>>
  readonly form: FormSight
  /** What the button does. */
  readonly next: string
  /** The page one came from. */
  readonly back: string
  readonly csrf: string
  /** What is sent along unseen. */
  readonly children?: ComponentChildren
}

/** Questions of the desk itself, which no procedure asks: on by the button, back without a change. */
export function DeskForm({ action, fields, form, next, back, csrf, children }: Props) {
  return (
    <form class="lz-flow" method="post" action={action} novalidate>
      {Object.entries(fields).map(([path, field]) => (
        <FieldInput field={field} path={path} form={form} />
      ))}
      <div class="lz-row">
        <Button>{next}</Button>
        <a href={back}>Abbrechen</a>
      </div>
      <CsrfField csrf={csrf} />
      {children}
    </form>
  )
}
