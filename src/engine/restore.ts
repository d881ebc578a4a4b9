// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What an undone step leaves behind: the parts of the case it had changed, as they were.
import type { Case } from './case.ts'

const MAPS = ['fields', 'statuses', 'reached', 'deadlines', 'doers'] as const
type MapName = (typeof MAPS)[number]

/** Entries as they were, and names that did not exist. */
interface Earlier {
  readonly put: Readonly<Record<string, unknown>>
  readonly drop: readonly string[]
}

export interface Restored {
  /** `null`: nobody had the case. */
  readonly assignee?: Case['assignee'] | null
  /** `null`: no unit had it. */
  readonly unit?: Case['unit'] | null
  readonly maps: Readonly<Partial<Record<MapName, Earlier>>>
}

/** What must be put back so that `after` is as `before` was. */
export function restoring(before: Case, after: Case): Restored {
  const changed = MAPS.flatMap((name) => {
    const earlier = earlierOf(before[name], after[name])
    return earlier ? [[name, earlier] as const] : []
  })
  const isAssigned = before.assignee?.id !== after.assignee?.id
  const isMoved = JSON.stringify(before.unit) !== JSON.stringify(after.unit)
  return {
    ...(isAssigned && { assignee: before.assignee ?? null }),
    ...(isMoved && { unit: before.unit ?? null }),
    maps: Object.fromEntries(changed),
  }
}

function earlierOf(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Earlier | undefined {
  const put = Object.fromEntries(
    Object.entries(before).filter(([key, value]) => JSON.stringify(after[key]) !== JSON.stringify(value)))
  const drop = Object.keys(after).filter((key) => !Object.hasOwn(before, key))
  return drop.length + Object.keys(put).length > 0 ? { put, drop } : undefined
}

/** The case with the parts put back; all else stays as it is. */
export function restore(given: Case, { assignee, unit, maps }: Restored): Case {
  const at = unit === undefined ? given : inUnit(given, unit)
  const parts = Object.entries(maps).map(([name, { put, drop }]) => {
    const kept = Object.entries(at[name as MapName]).filter(([key]) => !drop.includes(key))
    return [name, { ...Object.fromEntries(kept), ...put }] as const
  })
  const back = { ...at, ...(Object.fromEntries(parts) as Partial<Case>) }
  if (assignee === undefined) return back
  return assignee === null ? withoutAssignee(back) : { ...back, assignee }
}

function inUnit({ unit: _, ...rest }: Case, unit: Case['unit'] | null): Case {
  return unit ? { ...rest, unit } : rest
}

/** The same case in nobody's hands. */
export function withoutAssignee({ assignee: _, ...rest }: Case): Case {
  return rest
}
