// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Answers that were changed from two sides since they were last the same.
import type { Json, Values } from '../engine/case.ts'
import type { Field } from '../process/process.ts'
import { canonicalJson } from '../store/canonical-json.ts'

type Fields = Readonly<Record<string, Field>>
type Answer = Json | undefined

const isSame = (a: Answer, b: Answer) => canonicalJson(a ?? null) === canonicalJson(b ?? null)

/**
 * The answers of `mine` with what only `theirs` changed since `base`. Groups are merged question by
 * question and papers one by one; where both changed the same answer, `mine` counts. A question
 * `theirs` knows nothing of any more is left out.
 */
export function mergeAnswers(fields: Fields, base: Values, mine: Values, theirs: Values): Values {
  const out: Record<string, Json> = {}
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const merged = mergeAnswer(fields[name], base[name], mine[name], theirs[name])
    if (merged !== undefined) out[name] = merged
  }
  return out
}

function mergeAnswer(field: Field | undefined, base: Answer, mine: Answer, theirs: Answer): Answer {
  if (isSame(mine, base)) return theirs
  if (isSame(theirs, base)) return mine
  if (field?.type === 'file') return mergePapers(base, mine, theirs)
  const isGroup = field?.type === 'group' && !field.list
  if (isGroup && mine && theirs) return mergeAnswers(field.fields ?? {}, (base ?? {}) as Values, mine as Values, theirs as Values)
  return mine
}

const papers = (value: Answer) => (Array.isArray(value) ? (value as readonly { readonly id?: string }[]) : [])
const has = (value: Answer, id: string | undefined) => papers(value).some((paper) => paper.id === id)

/** What one side added or took out is so for both. */
function mergePapers(base: Answer, mine: Answer, theirs: Answer): Answer {
  const kept = papers(mine).filter(({ id }) => has(theirs, id) || !has(base, id))
  const added = papers(theirs).filter(({ id }) => !has(base, id) && !has(mine, id))
  return [...kept, ...added] as unknown as Json
}
