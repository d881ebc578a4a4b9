// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// `some` and `every` in words: the element that decides is named.
import type { Seen } from '../feel/trace.ts'
import type { Node } from '../feel/tree.ts'
import { isContext, isList } from '../feel/values.ts'
import type { Value } from '../feel/values.ts'
import { shownValue } from './explain-names.ts'
import { phrase } from './explain-operand.ts'
import type { Telling } from './explain-operand.ts'
import type { Words } from './explain-words.ts'
import { joined } from './functions.ts'

type WordsOf = (telling: Telling, node: Node, seen?: Seen, negated?: boolean) => Words
type Loop = Extract<Node, { kind: 'some' | 'every' }>

/** The words of a quantifier, or of its opposite (not every is some not). */
export function loopWords(
  telling: Telling, node: Loop, seen: Seen | undefined, negated: boolean, wordsOf: WordsOf,
): Words {
  const isEvery = (node.kind === 'every') !== negated
  const waiting = consultationWords(telling, node, isEvery, negated)
  if (waiting) return waiting
  const bodies = (seen?.children ?? []).filter((one) => one.node === node.body)
  const decisive = bodies.at(-1)
  const body = wordsOf(telling, node.body, decisive, negated)
  const noun = `«${phrase(telling, node.bindings[0]!.list)}»`
  if (bodies.length === 0) {
    const empty = `Bei ${noun} gibt es noch keine Einträge.`
    const wish = `bei ${noun} gilt ${isEvery ? 'für alle' : 'für einen'}: ${body.wish}`
    return { wish, holds: empty, fails: empty }
  }
  const label = labelOf(telling, node, decisive, bodies.length)
  if (isEvery) {
    return {
      wish: `bei ${noun} gilt für alle: ${body.wish}`,
      holds: `Bei ${noun} gilt für alle: ${body.wish}.`,
      fails: `Bei ${noun} passt ${label} nicht: ${body.fails}`,
    }
  }
  return {
    wish: `bei ${noun} gilt für mindestens einen Eintrag: ${body.wish}`,
    holds: `Bei ${noun} passt ${label}: ${body.holds}`,
    fails: `Bei ${noun} gilt für keinen Eintrag: ${body.wish}.`,
  }
}

function labelOf({ prepared }: Telling, node: Loop, seen: Seen | undefined, position: number): string {
  const value = seen?.loop?.[node.bindings.at(-1)!.name] ?? null
  if (value === null || isContext(value)) {
    const named = value !== null && ['titel', 'title', 'name', 'bezeichnung'].some((key) => typeof value[key] === 'string')
    return named ? `«${shownValue(prepared, undefined, value)}»` : `Eintrag ${position}`
  }
  return `«${shownValue(prepared, undefined, value)}»`
}

/** Whether answers of consultees are still open is what most rules ask of consultations. */
function consultationWords(
  { paths, sight, prepared }: Telling, { bindings, body }: Loop, isEvery: boolean, negated: boolean,
): Words | undefined {
  if (bindings.length !== 1 || paths.get(bindings[0]!.list) !== 'consultations') return undefined
  if (body.kind !== 'compare' || paths.get(body.left) !== 'consultations.status') return undefined
  if (body.right.kind !== 'string' || body.right.value !== 'open') return undefined
  const asksOpen = (body.op === '=') !== negated
  if (body.op !== '=' && body.op !== '!=') return undefined
  const all = sight.scope['consultations'] ?? null
  const asked: readonly Value[] = isList(all) ? all : []
  const open = asked.filter((one) => isContext(one) && one['status'] === 'open')
  const names = joined(open.map((one) => shownValue(prepared, undefined, one)))
  const pending = open.length > 1 ? `Es fehlen noch die Antworten von ${names}.` : `Es fehlt noch die Antwort von ${names}.`
  const none = asked.length ? 'Es steht keine Antwort mehr aus.' : 'Es ist noch keine Stelle gefragt.'
  // Every one open and some one not open are asked so seldom that the general words do.
  if (isEvery && !asksOpen) return { wish: 'keine Antwort steht mehr aus', holds: none, fails: pending }
  if (!isEvery && asksOpen) return { wish: 'eine Antwort steht noch aus', holds: pending, fails: none }
  return undefined
}
