// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { LocalDate } from '../calendar/date.ts'
import type { Area, ReadAreas } from '../forms/gv100ad/read-areas.ts'
import { readControl, transaction } from './query.ts'
import type { Store } from './store.ts'

export interface ReplacedAreas {
  readonly areas: number
  /** Gemeinden that were not there before, and that are there no more; none at the first import. */
  readonly added: readonly string[]
  readonly gone: readonly string[]
}

/**
 * Puts a directory in place of the one before, as a whole or not at all. An older one than there is
 * changes nothing: then the day of the newer one comes back.
 */
export function replaceAreas(
  store: Store, { validFrom, areas }: ReadAreas,
): Promise<ReplacedAreas | { readonly newer: LocalDate }> {
  return transaction(store.admin, 'BEGIN', async (q) => {
    await q('LOCK TABLE laufzettel.areas IN SHARE ROW EXCLUSIVE MODE')
    const [last] = await q<{ day: LocalDate | null }>('SELECT max(valid_from) AS day FROM laufzettel.areas')
    if (last?.day && last.day > validFrom) return { newer: last.day }
    const before = await q<{ ags: string }>('SELECT ags FROM laufzettel.areas WHERE ags IS NOT NULL')
    await q('DELETE FROM laufzettel.areas')
    await q(
      `INSERT INTO laufzettel.areas
         (ars, level, ags, name, seat, kind, postcode, inhabitants, valid_from)
       SELECT a.ars, a.level, a.ags, a.name, a.seat, a.kind, a.postcode, a.inhabitants, $2
       FROM jsonb_to_recordset($1) AS a (ars text, level text, ags text, name text, seat text,
         kind text, postcode text, inhabitants integer)`,
      [JSON.stringify(areas), validFrom])
    const old = new Set(before.map((one) => one.ags))
    const now = areas.flatMap((one) => one.ags ?? [])
    const kept = new Set(now)
    return {
      areas: areas.length,
      added: old.size === 0 ? [] : now.filter((ags) => !old.has(ags)),
      gone: [...old].filter((ags) => !kept.has(ags)),
    }
  })
}

const COLUMNS = 'ars, level, ags, name, seat, kind, postcode, inhabitants'

/** The Gemeinden of these keys, in the order of the keys. */
export function areasByAgs(store: Store, keys: readonly string[]): Promise<readonly Area[]> {
  return readControl<Area>(
    store, `SELECT ${COLUMNS} FROM laufzettel.areas WHERE ags = ANY ($1) ORDER BY ags`, [keys])
}
