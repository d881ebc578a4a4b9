// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Schemas reuse their building blocks: one page then asks for two towns by the same word, which is
// clear beside the groups but neither in a message nor in a list of answers.
import type { Field } from '../../process/process.ts'

type Fields = Readonly<Record<string, Field>>

const SEPARATOR = ': '

/** Fields in which the title of a group precedes each label that its page has twice. */
export function withClearLabels(fields: Fields): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      if (!field.fields) return [key, field]
      const leaves = leavesOf(field.fields, [])
      return [key, { ...field, fields: renamed(field.fields, [], leaves) }]
    }),
  )
}

/** The label as the schema has it, for a field inside groups of these titles. */
export function plainLabel(title: string, around: readonly string[]): string {
  const group = around.find((one) => title.startsWith(one + SEPARATOR))
  return group === undefined ? title : title.slice(group.length + SEPARATOR.length)
}

interface Leaf {
  readonly title: string
  /** Titles of the groups around it, the nearest first. */
  readonly around: readonly string[]
}

function leavesOf(fields: Fields, around: readonly string[]): Leaf[] {
  return Object.values(fields).flatMap(({ title, fields: inner }) =>
    inner ? leavesOf(inner, [title, ...around]) : [{ title, around }],
  )
}

function renamed(
  fields: Fields, around: readonly string[], leaves: readonly Leaf[],
): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      if (field.fields)
        return [key, { ...field, fields: renamed(field.fields, [field.title, ...around], leaves) }]
      const group = groupOf({ title: field.title, around }, leaves)
      return [key, group === undefined ? field : { ...field, title: group + SEPARATOR + field.title }]
    }),
  )
}

/** The nearest group that none of the others with this label is in; none is needed for one alone. */
function groupOf({ title, around }: Leaf, leaves: readonly Leaf[]): string | undefined {
  const same = leaves.filter((one) => one.title === title)
  if (same.length < 2) return undefined
  return around.find(
    (group) => group !== title && same.filter((one) => one.around.includes(group)).length === 1,
  )
}
