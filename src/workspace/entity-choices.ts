// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Desk } from './desk.ts'

/** The legal entities to choose from, by name. */
export function entriesOfEntities(desk: Desk): { id: string; name: string }[] {
  return Object.values(desk.entities)
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'de'))
}
