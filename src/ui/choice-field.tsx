// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { describedBy, FieldFrame, FieldsetFrame, ProblemLine } from './field-frame.tsx'
import type { Control } from './field-frame.tsx'
import { fieldId } from './field-id.ts'
import { FIELD } from './field.words.ts'
import { useWords } from './words.ts'

export interface ShownOption {
  readonly key: string
  readonly title: string
  readonly help?: string
}

interface ChoiceProps {
  readonly control: Control
  readonly options: readonly ShownOption[]
  /** The chosen keys. */
  readonly texts: readonly string[]
}

/** One of a few: radio buttons; those of a checklist stand side by side. */
export function RadioList({ control, options, texts }: ChoiceProps) {
  return (
    <FieldsetFrame control={control} isFlat={control.field.usual !== undefined}>
      {options.map((option, i) => (
        <Check
          kind="radio"
          control={control}
          option={option}
          index={i}
          checked={texts[0] === option.key}
        />
      ))}
    </FieldsetFrame>
  )
}

/** Any number: checkboxes of one name. */
export function CheckList({ control, options, texts }: ChoiceProps) {
  return (
    <FieldsetFrame control={control}>
      {options.map((option, i) => (
        <Check
          kind="checkbox"
          control={control}
          option={option}
          index={i}
          checked={texts.includes(option.key)}
        />
      ))}
    </FieldsetFrame>
  )
}

/** Yes or no, both to be chosen: nothing is answered by leaving it. */
export function YesNo({ control, texts }: Omit<ChoiceProps, 'options'>) {
  const say = useWords(FIELD)
  const options = [
    { key: 'ja', title: say.yes },
    { key: 'nein', title: say.no },
  ]
  return <RadioList control={control} options={options} texts={texts} />
}

/** One of many: a drop-down list. */
export function SelectList({ control, options, texts }: ChoiceProps) {
  const { path, problem } = control
  const say = useWords(FIELD)
  return (
    <FieldFrame control={control}>
      <div class="kern-form-input__select-wrapper">
        <select
          class={`kern-form-input__select${problem ? ' kern-form-input__select--error' : ''}`}
          id={fieldId(path)}
          name={path}
          aria-describedby={describedBy(control)}
          aria-invalid={problem ? 'true' : undefined}
        >
          <option value="">{say.choose}</option>
          {options.map(({ key, title }) => (
            <option value={key} selected={texts[0] === key}>
              {title}
            </option>
          ))}
        </select>
      </div>
    </FieldFrame>
  )
}

/** A sentence the person confirms with one tick. */
export function Declaration({ control, texts }: Omit<ChoiceProps, 'options'>) {
  const { field, path, problem } = control
  const option = {
    key: 'ja',
    title: field.title,
    ...(field.help !== undefined && { help: field.help }),
  }
  return (
    <div class={`lz-declaration${problem ? ' kern-fieldset kern-fieldset--error' : ''}`}>
      <Check
        kind="checkbox"
        control={control}
        option={option}
        index={0}
        checked={texts[0] === 'ja'}
      />
      {problem && <ProblemLine field={field} path={path} problem={problem} />}
    </div>
  )
}

interface CheckProps {
  readonly kind: 'radio' | 'checkbox'
  readonly control: Control
  readonly option: ShownOption
  readonly index: number
  readonly checked: boolean
}

/** The first one carries the id of the field, so that the error summary leads to it. */
function Check({ kind, control, option, index, checked }: CheckProps) {
  const { path, problem } = control
  const id = index === 0 ? fieldId(path) : `${fieldId(path)}-o${index}`
  const name = `kern-form-check__${kind}`
  return (
    <div class="kern-form-check">
      <input
        class={`${name}${problem ? ` ${name}--error` : ''}`}
        type={kind}
        id={id}
        name={path}
        value={option.key}
        checked={checked}
        aria-describedby={option.help ? `${id}-e` : undefined}
        aria-invalid={problem && kind === 'checkbox' ? 'true' : undefined}
      />
      <label class="kern-label" for={id}>
        {option.title}
      </label>
      {option.help && (
        <span class="lz-meta" id={`${id}-e`}>
          {option.help}
        </span>
      )}
    </div>
  )
}
