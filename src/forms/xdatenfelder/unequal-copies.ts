// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { mark, walk } from './model.ts'
import type { Member, SchemaField, SchemaGroup } from './model.ts'
import type { Remark } from '../xml/read-xml.ts'

/** Elements of one id and version that say different things in two places of a file. */
export function unequalCopies(members: readonly Member[]): Remark[] {
  const first = new Map<string, string>()
  const told = new Set<string>()
  return [...walk(members)].flatMap(({ member: { element } }): Remark[] => {
    const name = mark(element)
    const said = content(element)
    const known = first.get(name)
    if (known === undefined) first.set(name, said)
    if (known === undefined || known === said || told.has(name)) return []
    told.add(name)
    return [
      {
        line: element.line,
        message: `${name} steht mehrmals im Schema, aber nicht überall gleich. Übernommen ist jede Stelle, wie sie dasteht.`,
      },
    ]
  })
}

/** Everything but where it stands. */
const content = (element: SchemaField | SchemaGroup) =>
  JSON.stringify(element, (key, value: unknown) =>
    key === 'line' ? undefined : value === Infinity ? '*' : value,
  )
