// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VNode } from 'preact'
import { indicesAt } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { Button } from './button.tsx'
import type { FormSight } from './form-sight.ts'
import { FieldsetFrame } from './field-frame.tsx'
import type { Control } from './field-frame.tsx'
import { fieldId } from './field-id.ts'
import { FIELD } from './field.words.ts'
import { UsualAnswers } from './usual-answers.tsx'
import { useWords } from './words.ts'

/** Names of the buttons that add an item to a list (value: path) or take one away (`path:index`). */
export const ADD_ITEM = '_hinzufuegen'
export const REMOVE_ITEM = '_entfernen'

interface GroupProps {
  readonly control: Control
  readonly form: FormSight
  /** How one question inside is shown. */
  readonly inner: (field: Field, path: string, isQuiet?: boolean) => VNode
}

/** Questions that belong together, under one heading. */
export function GroupField({ control, form, inner }: GroupProps) {
  const { field, path } = control
  return (
    <FieldsetFrame control={control} class="lz-group">
      <Inner group={field} prefix={path} form={form} inner={inner} />
    </FieldsetFrame>
  )
}

/** One to many of the same; adding and removing are buttons of the form, nothing typed is lost. */
export function ListField({ control, form, inner }: GroupProps) {
  const { field, path } = control
  const say = useWords(FIELD)
  const titleOf = (n: number) => say.item(n, namesOf(field)?.title)
  const shown = indicesAt(form.typed, path)
  const { min = 0, max = 20, add } = typeof field.list === 'object' ? field.list : {}
  const indices = shown.length ? shown : Array.from({ length: Math.max(min, 1) }, (_, i) => i)
  return (
    <FieldsetFrame control={control} class="lz-group">
      <input type="hidden" name={path} value={String(indices.length)} />
      {indices.map((index, i) => (
        <fieldset
          class="kern-fieldset lz-item"
          id={fieldId(i === 0 ? path : `${path}.${index}`)}
          tabindex={-1}
        >
          <legend class="kern-label">{titleOf(i + 1)}</legend>
          <div class="kern-fieldset__body">
            {field.type === 'group' ? (
              <Inner
                group={field}
                prefix={`${path}.${index}`}
                form={form}
                inner={inner}
                isNamed={namesOf(field)?.isFirstTitle}
              />
            ) : (
              inner(itemOf(field, say.item(i + 1, field.title)), `${path}.${index}`, true)
            )}
            {indices.length > Math.max(min, 1) && (
              <div>
                <button class="lz-link" type="submit" name={REMOVE_ITEM} value={`${path}:${index}`}>
                  {say.removeItem(titleOf(i + 1))}
                </button>
              </div>
            )}
          </div>
        </fieldset>
      ))}
      {indices.length < max && (
        <div>
          <Button kind="secondary" icon="add" name={ADD_ITEM} value={path}>
            {add ?? say.addItem}
          </Button>
        </div>
      )}
    </FieldsetFrame>
  )
}

/** One entry of a list that is no group: the same question, for itself. */
function itemOf({ list: _, help: _help, why: _why, ...field }: Field, title: string): Field {
  return { ...field, title }
}

/** What an entry is called: as the list says, else by a first question of one word („Tag“ makes „1. Tag“). */
function namesOf(field: Field): { readonly title: string; readonly isFirstTitle?: boolean } | undefined {
  const each = typeof field.list === 'object' ? field.list.each : undefined
  const first = Object.values(field.fields ?? {})[0]?.title ?? ''
  if (each !== undefined) return { title: each, isFirstTitle: each === first }
  return /^[\p{L}-]{2,20}$/u.test(first) ? { title: first, isFirstTitle: true } : undefined
}

interface InnerProps extends Pick<GroupProps, 'form' | 'inner'> {
  readonly group: Field
  readonly prefix: string
  /** The heading of the item says what the first question asks. */
  readonly isNamed?: boolean
}

/** A postcode and the place after it share a line; usual answers are offered after the last question that has one. */
function Inner({ group, prefix, form, inner, isNamed }: InnerProps) {
  const asked = Object.entries(group.fields ?? {}).filter(
    ([key]) => !form.asked || form.asked.has(`${prefix}.${key}`),
  )
  const last = asked.findLastIndex(([, { usual }]) => usual !== undefined)
  return (
    <>
      {asked.map(([key, field], i) => {
        const [before, next] = [asked[i - 1], asked[i + 1]]
        if (before && isPair(before[1], field)) return null
        const one = inner(field, `${prefix}.${key}`, isNamed && i === 0)
        if (i === last) return <>{one}<UsualAnswers group={group} path={prefix} form={form} /></>
        if (!next || !isPair(field, next[1])) return one
        return (
          <div class="lz-cols lz-pair">
            {one}
            {inner(next[1], `${prefix}.${next[0]}`)}
          </div>
        )
      })}
    </>
  )
}

const isPair = (a: Field, b: Field) =>
  a.autocomplete === 'postal-code' && b.autocomplete === 'address-level2'
