// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Prepared } from '../engine/prepare.ts'
import type { Field } from '../process/process.ts'

export interface Paper {
  readonly title: string
  readonly help: string | undefined
  /** Everybody needs it, only some (which ones, the form finds out), or whoever has it. */
  readonly need: 'always' | 'sometimes' | 'voluntary'
}

/** The papers the form asks for. */
export function papersOf(prepared: Prepared): Paper[] {
  const { pages, fields } = prepared.process
  const inside = (field: Field, always: boolean): Paper[] => {
    const isAsked = always && field.when === undefined
    const need = field.required === false ? 'voluntary' : isAsked ? 'always' : 'sometimes'
    if (field.type === 'file') return [{ title: field.title, help: field.help, need }]
    return Object.values(field.fields ?? {}).flatMap((one) => inside(one, isAsked))
  }
  return pages.flatMap((page) =>
    page.fields.flatMap((name) => inside(fields[name]!, page.when === undefined)),
  )
}
