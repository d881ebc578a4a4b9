// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Seen } from '../feel/trace.ts'
import type { Node } from '../feel/tree.ts'
import { isPhrase, operand, quoted } from './explain-operand.ts'
import { presenceWords } from './explain-presence.ts'
import type { Telling } from './explain-operand.ts'
import type { Words } from './explain-words.ts'

type Call = Extract<Node, { kind: 'call' }>

const TEXT_TESTS: Readonly<Record<string, string>> = {
  contains: 'enthält', 'starts with': 'beginnt mit', 'ends with': 'endet mit',
}

/** The words of a call that answers yes or no; undefined for functions that have none. */
export function callWords(
  telling: Telling, node: Call, seen: Seen | undefined, negated: boolean,
): Words | undefined {
  const { prepared } = telling
  const [first, second] = node.args
  if (!first) return undefined
  if (node.name === 'happened' && first.kind === 'string') {
    const title = `«${prepared.process.actions[first.value]?.title ?? first.value}»`
    const [done, open] = [`${title} ist schon geschehen`, `${title} ist noch nicht geschehen`]
    return turned(negated, {
      wish: `${title} ist geschehen`, not: `${title} ist nicht geschehen`, yes: `${done}.`, no: `${open}.`,
    })
  }
  if (node.name === 'is defined') return presenceWords(telling, operand(telling, first, seen), !negated)
  if (!second) return undefined
  if (node.name === 'list contains') {
    const [list, item] = [operand(telling, first, seen), operand(telling, second, seen)]
    const word = item.value === null || item.value === undefined
      ? item.title : quoted(prepared, list.path, item.value)
    const title = list.title.startsWith('«') ? list.title : `«${list.title}»`
    const chosen = `Bei ${title} ist ${word} gewählt`
    const open = `Bei ${title} ist ${word} nicht gewählt`
    return turned(negated, { wish: lower(chosen), not: lower(open), yes: `${chosen}.`, no: `${open}.` })
  }
  const verb = TEXT_TESTS[node.name]
  if (verb !== undefined) {
    const [text, part] = [operand(telling, first, seen), operand(telling, second, seen)]
    const wish = `${text.title} ${verb} ${part.isLiteral ? `«${String(part.value)}»` : part.title}`
    const is = `${text.title} ${isPhrase(telling, text)}`
    return negated
      ? { wish: `nicht: ${wish}`, holds: `${is}.`, fails: `${wish}.` }
      : { wish, holds: `${wish}.`, fails: `${is}, nötig ist: ${wish}.` }
  }
  return undefined
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function turned(
  negated: boolean, { wish, not, yes, no }: { wish: string; not: string; yes: string; no: string },
): Words {
  return negated ? { wish: not, holds: no, fails: yes } : { wish, holds: yes, fails: no }
}
