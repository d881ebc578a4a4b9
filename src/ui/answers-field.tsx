// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VNode } from 'preact'
import type { Field } from '../process/process.ts'
import type { Control } from './field-frame.tsx'
import { FieldsetFrame } from './field-frame.tsx'
import { fieldId } from './field-id.ts'
import type { FormSight } from './form-sight.ts'
import { German } from './german.tsx'

interface Props {
  readonly control: Control
  readonly form: FormSight
  /** How one question inside is shown. */
  readonly inner: (field: Field, path: string, more: Pick<Control, 'isQuiet' | 'isGerman'>) => VNode
}

/** Each item that was requested with its reason and room for papers; why none comes is folded away. */
export function AnswersField({ control, form, inner }: Props) {
  const { field, path } = control
  return (
    <FieldsetFrame control={{ ...control, isQuiet: true }} class="lz-answers">
      {Object.entries(field.fields ?? {}).map(([key, item], i) => (
        <fieldset class="kern-fieldset" id={fieldId(i === 0 ? path : `${path}.${key}`)} tabindex={-1}>
          <legend class="kern-sr-only">
            <German>{item.title}</German>
          </legend>
          <div class="kern-fieldset__body">
            {Object.entries(item.fields ?? {}).map(([name, one]) => {
              const at = `${path}.${key}.${name}`
              if (one.type === 'file') return inner(one, at, { isGerman: true })
              return (
                <details open={isTouched(form, at)}>
                  <summary>{one.title}</summary>
                  {inner(one, at, { isQuiet: true })}
                </details>
              )
            })}
          </div>
        </fieldset>
      ))}
    </FieldsetFrame>
  )
}

const isTouched = ({ typed, problems }: FormSight, path: string) =>
  problems.some((one) => one.field === path) || (typed.get(path) ?? []).some((text) => text !== '')
