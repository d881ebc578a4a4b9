// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import type { Field } from '../process/process.ts'
import { fieldId } from './field-id.ts'
import { FIELD } from './field.words.ts'
import { German } from './german.tsx'
import { Icon } from './icon.tsx'
import { problemAtField } from './problem-text.ts'
import { useWords } from './words.ts'

/** What every control of a form gets to know. */
export interface Control {
  readonly field: Field
  readonly path: string
  readonly problem: string | undefined
  /** The label is there for screen readers only, because the page or the item says the same. */
  readonly isQuiet?: boolean | undefined
  /** Its title and help were written for this case, in German whatever the page speaks. */
  readonly isGerman?: boolean | undefined
}

const hintId = (path: string) => `${fieldId(path)}-h`
const errorId = (path: string) => `${fieldId(path)}-f`

/** The ids of hint and problem, for `aria-describedby`. */
export function describedBy({ field, path, problem }: Control): string | undefined {
  const ids = [field.help && hintId(path), problem && errorId(path)].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}

/** Whether the question may stay unanswered, said in words. */
function Optional() {
  const say = useWords(FIELD)
  return <span class="lz-optional"> {say.optional}</span>
}

function Hint({ field, path, isGerman }: Pick<Control, 'field' | 'path' | 'isGerman'>) {
  return (
    <p class="kern-hint" id={hintId(path)}>
      {isGerman ? <German>{field.help}</German> : field.help}
    </p>
  )
}

/** Why we ask, for who wants to know; not part of the description that is read out. */
function Why({ field }: { readonly field: Field }) {
  const say = useWords(FIELD)
  return (
    <details>
      <summary>{say.why}</summary>
      <p>{field.why}</p>
    </details>
  )
}

/** What is wrong, under the control. */
export function ProblemLine({ field, path, problem }: Pick<Control, 'field' | 'path'> & { readonly problem: string }) {
  return (
    <p class="kern-error" id={errorId(path)}>
      <Icon name="danger" />
      <span class="kern-body">{problemAtField(problem, field.title)}</span>
    </p>
  )
}

/** One control with its label, hint and problem. */
export function FieldFrame({
  control,
  children,
}: {
  readonly control: Control
  readonly children: ComponentChildren
}) {
  const { field, path, problem } = control
  return (
    <div class={`kern-form-input${problem ? ' kern-form-input--error' : ''}`}>
      <label class={labelClass(control)} for={fieldId(path)}>
        {control.isGerman ? <German>{field.title}</German> : field.title}
        {field.required === false && <Optional />}
      </label>
      {field.help && <Hint field={field} path={path} isGerman={control.isGerman} />}
      {field.why && <Why field={field} />}
      {children}
      {problem && <ProblemLine field={field} path={path} problem={problem} />}
    </div>
  )
}

const labelClass = ({ isQuiet }: Control) => (isQuiet ? 'kern-sr-only' : 'kern-label')

/** Several controls under one question. */
export function FieldsetFrame({
  control,
  class: more,
  isFlat,
  children,
}: {
  readonly control: Control
  readonly class?: string
  /** Side by side where there is room: a long list of short answers is seen at once. */
  readonly isFlat?: boolean
  readonly children: ComponentChildren
}) {
  const { field, path, problem } = control
  const names = ['kern-fieldset', problem && 'kern-fieldset--error', more].filter(Boolean)
  return (
    <fieldset class={names.join(' ')} aria-describedby={describedBy(control)}>
      <legend class={labelClass(control)}>
        {field.title}
        {field.required === false && <Optional />}
      </legend>
      {field.help && <Hint field={field} path={path} />}
      <div class={`kern-fieldset__body${isFlat ? ' kern-fieldset__body--horizontal' : ''}`}>
        {field.why && <Why field={field} />}
        {children}
      </div>
      {problem && <ProblemLine field={field} path={path} problem={problem} />}
    </fieldset>
  )
}
