// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a person typed, as the browser sends it: names are dotted paths (`zeiten.0.datum`), every
// value a text. A page can always show again what was typed, right or wrong.

export type Entry = readonly [name: string, text: string]

/** Texts by name, in the order they came; several for checkboxes of one name. */
export type Typed = ReadonlyMap<string, readonly string[]>

/** More entries than any form has; what comes after them is not read. */
export const MAX_ENTRIES = 2_000
/** Longer than any field allows, so that a cut text is still refused as too long. */
export const MAX_ENTRY_CHARS = 20_000
/** Eight levels of the longest keys, as imported forms have them. */
const MAX_NAME_CHARS = 500

/** Puts entries under their names; over-long texts are cut, entries beyond the limit left out. */
export function typedOf(entries: readonly Entry[]): Typed {
  const typed = new Map<string, string[]>()
  for (const [name, text] of entries.slice(0, MAX_ENTRIES)) {
    if (name.length > MAX_NAME_CHARS) continue
    const known = typed.get(name)
    const cut = text.slice(0, MAX_ENTRY_CHARS)
    if (known) known.push(cut)
    else typed.set(name, [cut])
  }
  return typed
}

/** The first text under a name, '' if there is none. */
export function textAt(typed: Typed, name: string): string {
  return typed.get(name)?.[0] ?? ''
}

/** Lists are cut here; the check then names the real limit, which is far lower. */
const MAX_ITEMS = 100

/**
 * The indices of a list: those that occur, and `0…n-1` if an entry under the bare path says how
 * many items were shown (unticked items send nothing of their own).
 */
export function indicesAt(typed: Typed, path: string, atMost: number = MAX_ITEMS): number[] {
  const found = new Set<number>()
  const shown = Number(textAt(typed, path))
  if (Number.isInteger(shown)) for (let i = 0; i < Math.min(shown, atMost); i++) found.add(i)
  for (const name of typed.keys()) {
    if (!name.startsWith(`${path}.`)) continue
    const index = /^\d{1,3}(?=\.|$)/.exec(name.slice(path.length + 1))?.[0]
    if (index !== undefined) found.add(Number(index))
  }
  return [...found].sort((a, b) => a - b).slice(0, atMost)
}
