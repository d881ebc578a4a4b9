// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { isDeclaration } from '../forms/declaration.ts'
import type { Field } from '../process/process.ts'
import { AnswersField } from './answers-field.tsx'
import { CheckList, Declaration, RadioList, SelectList, YesNo } from './choice-field.tsx'
import { ClausesField } from './clauses-field.tsx'
import { DateField } from './date-field.tsx'
import type { Control } from './field-frame.tsx'
import { FileField } from './file-field.tsx'
import type { FormSight } from './form-sight.ts'
import { GroupField, ListField } from './group-field.tsx'
import { keptView } from './kept-view.ts'
import { PositionField } from './position-field.tsx'
import { LongTextField, TextField } from './text-field.tsx'
import { WordingField } from './wording-field.tsx'

export type { FormSight }

interface FieldProps {
  readonly field: Field
  /** Dotted path, also the name of the input. */
  readonly path: string
  readonly form: FormSight
  /** Its label is said by what stands around it. */
  readonly isQuiet?: boolean | undefined
  readonly isGerman?: boolean | undefined
}

/** More options than this become a drop-down list. */
const MAX_RADIOS = 7

/** A field of a process as a form control; nothing for computed or unasked ones. */
export function FieldInput(props: FieldProps) {
  const { field, path, form } = props
  if (field.value !== undefined || (form.asked && !form.asked.has(path))) return null
  const one = isUntouched(props)
    ? keptView(field, props.isQuiet || props.isGerman ? `${path} ${props.isQuiet} ${props.isGerman}` : path, () => <OneField {...props} />)
    : <OneField {...props} />
  return form.isWatched && field.when !== undefined ? <div data-question={path}>{one}</div> : one
}

/** Types whose inputs show nothing but the field itself as long as nobody has answered. */
const PLAIN: ReadonlySet<Field['type']> = new Set(['text', 'longText', 'number', 'money', 'date', 'time', 'email', 'phone', 'boolean', 'choice'])
const NAMES = ['', '.tag', '.monat', '.jahr']

/** Everybody who comes to such a question first sees the same. */
const isUntouched = ({ field, path, form }: FieldProps) =>
  PLAIN.has(field.type) && !isListOfOne(field) && problemAt(form, path) === undefined
  && (form.typed.size === 0 || !NAMES.some((name) => form.typed.has(`${path}${name}`)))

function OneField({ field, path, form, isQuiet, isGerman }: FieldProps) {
  const control: Control = {
    field,
    path,
    problem: problemAt(form, path),
    isQuiet,
    isGerman,
  }
  if (isListOfOne(field)) {
    const inner = (one: Field, at: string, quiet?: boolean) => (
      <Plain
        control={{
          ...control,
          field: one,
          path: at,
          problem: problemAt(form, at),
          isQuiet: quiet ?? false,
        }}
        form={form}
      />
    )
    return <ListField control={control} form={form} inner={inner} />
  }
  if (field.answers !== undefined) {
    const inner = (one: Field, at: string, more: Pick<Control, 'isQuiet' | 'isGerman'>) => (
      <FieldInput field={one} path={at} form={form} {...more} />
    )
    return <AnswersField control={control} form={form} inner={inner} />
  }
  if (field.type === 'group') {
    const inner = (one: Field, at: string, quiet?: boolean) => (
      <FieldInput field={one} path={at} form={form} isQuiet={quiet ?? false} />
    )
    return field.list ? (
      <ListField control={control} form={form} inner={inner} />
    ) : (
      <GroupField control={control} form={form} inner={inner} />
    )
  }
  return <Plain control={control} form={form} />
}

const problemAt = (form: FormSight, path: string) =>
  form.problems.find((one) => one.field === path)?.message

/** Several answers to one question; choices and files bring a list of their own. */
const isListOfOne = ({ type, list }: Field) =>
  Boolean(list) && !['group', 'choice', 'file', 'clauses', 'wording'].includes(type)

function Plain({ control, form }: { control: Control; form: FormSight }) {
  const { field, path } = control
  const texts = form.typed.get(path) ?? []
  switch (field.type) {
    case 'date':
      return <DateField control={control} typed={form.typed} />
    case 'position':
      return <PositionField control={control} typed={form.typed} />
    case 'boolean':
      return isDeclaration(field) ? (
        <Declaration control={control} texts={texts} />
      ) : (
        <YesNo control={control} texts={texts} />
      )
    case 'choice': {
      const options = Object.entries(field.options ?? {}).map(([key, option]) =>
        typeof option === 'string' ? { key, title: option } : { key, ...option },
      )
      if (field.list) return <CheckList control={control} options={options} texts={texts} />
      if (options.length > MAX_RADIOS)
        return <SelectList control={control} options={options} texts={texts} />
      return <RadioList control={control} options={options} texts={texts} />
    }
    case 'entity': {
      const options = (form.entities ?? []).map(({ id, name }) => ({ key: id, title: name }))
      if (options.length > MAX_RADIOS)
        return <SelectList control={control} options={options} texts={texts} />
      return <RadioList control={control} options={options} texts={texts} />
    }
    case 'file':
      return <FileField control={control} files={form.files?.get(path) ?? []} keepsOriginal={field.keepOriginal === true} isOrdered={form.ordersFiles === true} />
    case 'clauses':
      return <ClausesField control={control} typed={form.typed} clauses={form.clauses ?? []} />
    case 'wording':
      return <WordingField control={control} typed={form.typed} template={form.template ?? []} />
    case 'longText':
      return <LongTextField control={control} text={texts[0] ?? ''} />
    default:
      return <TextField control={control} text={texts[0] ?? ''} />
  }
}
