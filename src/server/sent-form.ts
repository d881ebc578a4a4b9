// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Entry } from '../forms/typed.ts'
import type { Page } from './web.ts'

/** A form as it was sent: answers, uploaded files, and our own fields (their names begin with `_`). */
export interface SentForm {
  readonly entries: readonly Entry[]
  readonly files: readonly { readonly path: string; readonly file: File }[]
  readonly own: (name: string) => string | undefined
  /** The first answer of this name; empty where there is none. */
  readonly text: (name: string) => string
}

/** Reads the body of a POST; a file input left empty sends a file without name, which is none. */
export async function sentForm(c: Page): Promise<SentForm> {
  const body = await c.req.parseBody({ all: true })
  const all = Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const),
  )
  const own = new Map<string, string>()
  const entries: Entry[] = []
  const files: { path: string; file: File }[] = []
  for (const [name, value] of all) {
    if (typeof value !== 'string') {
      if (value.name || value.size) files.push({ path: name, file: value })
    } else if (name.startsWith('_')) own.set(name, value)
    else entries.push([name, value])
  }
  return {
    entries,
    files,
    own: (name) => own.get(name),
    text: (name) => entries.find(([key]) => key === name)?.[1] ?? '',
  }
}
