// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Sentences of a letter that the office has changed for one case. A change is bound to what the
// template says, so that it never lands on another sentence after the data has changed.
import type { Json, Values } from './case.ts'
import { plain } from './letter-content.ts'
import type { Filled, Runs } from './letter-content.ts'

/** What a paragraph, heading or item reads by the template, and what it shall read. */
export interface Rewording {
  readonly was: string
  /** Nothing takes it out; an empty line makes a further paragraph. */
  readonly now: string
}

export const REWORDINGS_AT_MOST = 200
const TEXT_CHARS_AT_MOST = 8_000

/** The rewordings stored in a field of type `wording`. */
export function rewordingsOf(value: Json | undefined): readonly Rewording[] {
  return Array.isArray(value) ? (value as unknown as readonly Rewording[]) : []
}

/** Whether a value is a list of rewordings within the limits. */
export function isWording(value: Json): boolean {
  const isText = (text: Json | undefined) => typeof text === 'string' && text.length <= TEXT_CHARS_AT_MOST
  return Array.isArray(value) && value.length <= REWORDINGS_AT_MOST
    && (value as readonly Values[]).every((one) => isText(one?.['was']) && isText(one?.['now']))
}

/** The texts of a letter that can be changed, in order; tables, fees and payments cannot. */
export function wordable(blocks: readonly Filled[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph': return [plain(block.runs)]
      case 'list': return block.items.map(plain)
      default: return []
    }
  })
}

/** The letter as reworded; `stale` are changes whose sentence the template no longer has. */
export function reword(
  blocks: readonly Filled[], rewordings: readonly Rewording[],
): { readonly blocks: readonly Filled[]; readonly stale: readonly Rewording[] } {
  if (rewordings.length === 0) return { blocks, stale: [] }
  const open = [...rewordings]
  const changed = (runs: Runs): readonly Runs[] => {
    const at = open.findIndex(({ was }) => was === plain(runs))
    if (at < 0) return [runs]
    const [{ now }] = open.splice(at, 1) as [Rewording]
    return now.split(/\n\s*\n/).map((text) => text.trim()).filter(Boolean).map((text) => [{ text }])
  }
  const out = blocks.flatMap((block): Filled[] => {
    switch (block.kind) {
      case 'heading':
        return changed(block.runs).map((runs, i) => ({ kind: i === 0 ? 'heading' : 'paragraph', runs }))
      case 'paragraph': return changed(block.runs).map((runs) => ({ kind: 'paragraph', runs }))
      case 'list': {
        const items = block.items.flatMap(changed)
        return items.length ? [{ ...block, items }] : []
      }
      default: return [block]
    }
  })
  return { blocks: out, stale: open }
}
