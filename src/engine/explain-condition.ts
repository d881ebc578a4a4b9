// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A condition in words. One switch over the kinds of conditions, in three forms: as a wish, as a
// fact, and as what is missing.
import type { Seen } from '../feel/trace.ts'
import type { CompareOp, Node } from '../feel/tree.ts'
import { FRange, isList } from '../feel/values.ts'
import { joined } from './functions.ts'
import { nameTitle, outsideState, prefixed, shownValue, subject } from './explain-names.ts'
import { isLiteral, isPhrase, operand, pathsIn, quoted, target } from './explain-operand.ts'
import type { Operand, Telling } from './explain-operand.ts'
import { callWords } from './explain-call.ts'
import { loopWords } from './explain-loop.ts'
import { overdueWords, presenceWords } from './explain-presence.ts'
import type { Words } from './explain-words.ts'

/** The words of a condition (or of its opposite), with the values it saw. */
export function conditionWords(telling: Telling, node: Node, seen?: Seen, negated: boolean = false): Words {
  const { wish, holds, fails } = anyWords(telling, node, seen, negated)
  return { wish, holds: capital(holds), fails: capital(fails) }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function anyWords(telling: Telling, node: Node, seen: Seen | undefined, negated: boolean): Words {
  const child = (one: Node) => seen?.children.find((each) => each.node === one)
  switch (node.kind) {
    case 'and':
    case 'or': {
      const items = node.items.map((one) => ({
        words: conditionWords(telling, one, child(one), negated),
        isMet: child(one)?.value === !negated,
      }))
      return (node.kind === 'and') === negated ? anyOf(telling, items) : allOf(items)
    }
    case 'compare':
      return compareWords(telling, negated ? OPPOSITE[node.op] : node.op, node.left, node.right, seen)
    case 'in': return inWords(telling, node, seen, negated)
    case 'between': {
      const [value, low, high] = [node.value, node.low, node.high].map((one) => operand(telling, one, seen))
      const bounds = `zwischen ${sideText(telling, value!, low!)} und ${sideText(telling, value!, high!)}`
      return stated(telling, value!, `${negated ? 'nicht ' : ''}${bounds}`)
    }
    case 'some':
    case 'every': return loopWords(telling, node, seen, negated, conditionWords)
    case 'if': return ifWords(telling, node, seen, negated)
    case 'call': {
      if (node.name === 'not' && node.args.length === 1) {
        return conditionWords(telling, node.args[0]!, child(node.args[0]!), !negated)
      }
      return callWords(telling, node, seen, negated) ?? otherWords(telling, node)
    }
    case 'boolean': {
      const says = node.value === negated ? 'Das ist nie möglich.' : 'Das gilt immer.'
      return { wish: node.value === negated ? 'nie' : 'immer', holds: says, fails: says }
    }
    case 'name':
    case 'path': return flagWords(telling, node, seen, !negated)
    default: return otherWords(telling, node)
  }
}

const OPPOSITE: Readonly<Record<CompareOp, CompareOp>> = {
  '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<',
}
const FLIPPED: Readonly<Record<CompareOp, CompareOp>> = {
  '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=',
}

interface Item {
  readonly words: Words
  readonly isMet: boolean
}

function allOf(items: readonly Item[]): Words {
  const failing = items.filter((one) => !one.isMet)
  return {
    wish: joined(items.map(({ words }) => words.wish)),
    holds: items.map(({ words }) => words.holds).join(' '),
    fails: (failing.length ? failing : items).map(({ words }) => words.fails).join(' '),
  }
}

function anyOf({ audience }: Telling, items: readonly Item[]): Words {
  const met = items.filter((one) => one.isMet)
  const wishes = [...new Set(items.map(({ words }) => words.wish))]
  const facts = merged([...new Set(items.map(({ words }) => words.fails))])
  return {
    wish: wishes.join(' oder '),
    holds: (met.length ? met : items).slice(0, 1).map(({ words }) => words.holds).join(' '),
    fails: audience === 'citizen' ? facts.join(' ')
      : facts.length === 1 ? facts[0]! : `Nötig ist eines davon: ${wishes.join('; ')}.`,
  }
}

/** `A ist «x», nötig ist «y».` twice of the same A becomes one sentence. */
function merged(facts: readonly string[]): readonly string[] {
  const split = facts.map((fact) => /^(.+), nötig ist (.+)\.$/.exec(fact))
  const [first] = split
  if (!first || !split.every((one) => one?.[1] === first[1])) return facts
  return [`${first[1]}, nötig ist ${split.map((one) => one![2]).join(' oder ')}.`]
}

/** A status as the applicant reads it: its text for outside, never its name inside. */
function outsideWords({ prepared, sight, audience }: Telling, side: Operand): Words | undefined {
  const { path } = side
  if (audience === 'office' || path === undefined || !Object.hasOwn(prepared.process.statuses, path)) return undefined
  const says = `${prepared.process.statuses[path]!.title}: ${outsideState(prepared, path, sight) ?? ''}.`
  return { wish: says.slice(0, -1), holds: says, fails: says }
}

function stated(telling: Telling, side: Operand, wanted: string): Words {
  const is = isPhrase(telling, side)
  return outsideWords(telling, side) ?? {
    wish: `${side.title} ist ${wanted}`,
    holds: `${side.title} ${is}.`,
    fails: `${side.title} ${is}, nötig ist ${wanted}.`,
  }
}

function compareWords(
  telling: Telling, op: CompareOp, leftNode: Node, rightNode: Node, seen: Seen | undefined,
): Words {
  if (isLiteral(leftNode) && !isLiteral(rightNode)) {
    return compareWords(telling, FLIPPED[op], rightNode, leftNode, seen)
  }
  const [left, right] = [operand(telling, leftNode, seen), operand(telling, rightNode, seen)]
  const isEquality = op === '=' || op === '!='
  if (isEquality && rightNode.kind === 'null') return presenceWords(telling, left, op === '!=')
  if (isEquality && rightNode.kind === 'boolean') {
    return flagWords(telling, leftNode, seen, (op === '=') === rightNode.value)
  }
  const late = lateWords(telling, op, left, right)
  if (late) return late
  const outside = outsideWords(telling, left)
  if (outside) return outside
  const wanted = target(telling, op, left, right)
  const is = isPhrase(telling, left)
  if (op === '!=') {
    const other = target(telling, '=', left, right)
    return {
      wish: `${left.title} ist ${wanted}`, holds: `${left.title} ${is}.`, fails: `${left.title} ist schon ${other}.`,
    }
  }
  const words = stated(telling, left, wanted)
  return op === '=' ? words : { ...words, holds: `${left.title} ${is}: ${wanted}.` }
}

/** `due x < today` is said like `overdue x`. */
function lateWords(telling: Telling, op: CompareOp, left: Operand, right: Operand): Words | undefined {
  const isToday = (side: Operand) =>
    side.path === 'today' || (side.node.kind === 'call' && side.node.name === 'today')
  const key = (side: Operand) => {
    const special = side.path === undefined ? undefined : prefixed(side.path)
    return special?.kind === 'due' ? special.key : undefined
  }
  const [one, sign] = isToday(left) ? [right, FLIPPED[op]] : [left, op]
  const name = key(one)
  if (name === undefined || (!isToday(left) && !isToday(right))) return undefined
  if (sign === '<') return overdueWords(telling, name, true)
  return sign === '>=' ? overdueWords(telling, name, false) : undefined
}

function flagWords(telling: Telling, node: Node, seen: Seen | undefined, wanted: boolean): Words {
  const path = telling.paths.get(node)
  const special = path === undefined ? undefined : prefixed(path)
  if (special?.kind === 'overdue') return overdueWords(telling, special.key, wanted)
  if (path === undefined && node.kind !== 'name' && node.kind !== 'path') {
    const inner = seen?.node === node ? seen : seen?.children.find((one) => one.node === node)
    return conditionWords(telling, node, inner, !wanted)
  }
  const side = seen?.node === node
    ? { node, title: subject(nameTitle(telling.prepared, path ?? '')), value: seen.value, isLiteral: false, ...(path && { path }) }
    : operand(telling, node, seen)
  return stated(telling, side, wanted ? '«ja»' : '«nein»')
}

function sideText(telling: Telling, value: Operand, side: Operand): string {
  return target(telling, '=', value, side)
}

function inWords(
  telling: Telling, node: Extract<Node, { kind: 'in' }>, seen: Seen | undefined, negated: boolean,
): Words {
  const value = operand(telling, node.value, seen)
  const { tests } = node
  const outside = outsideWords(telling, value)
  if (outside) return outside
  const all = tests.flatMap((test) => (test.kind === 'list' ? test.items : [test]))
  const wanted = all.map((test) => testText(telling, value, test, seen)).join(' oder ')
  if (!negated) return stated(telling, value, wanted)
  const now = isPhrase(telling, value).replace(/^ist /, '')
  const words = stated(telling, value, `nicht ${wanted}`)
  return { ...words, fails: `${value.title} ist schon ${now}.` }
}

function testText(telling: Telling, value: Operand, test: Node, seen: Seen | undefined): string {
  if (test.kind === 'below') return target(telling, test.op, value, operand(telling, test.bound, seen))
  const side = operand(telling, test, seen)
  if (side.value instanceof FRange || test.kind === 'interval') {
    const range = side.value
    return range instanceof FRange
      ? `zwischen ${shownValue(telling.prepared, value.path, range.low)} und ${shownValue(telling.prepared, value.path, range.high)}`
      : 'im genannten Bereich'
  }
  const literal = side.value
  if (isList(literal)) return literal.map((one) => quoted(telling.prepared, value.path, one)).join(' oder ')
  return target(telling, '=', value, side)
}

function ifWords(
  telling: Telling, node: Extract<Node, { kind: 'if' }>, seen: Seen | undefined, negated: boolean,
): Words {
  const child = (one: Node) => seen?.children.find((each) => each.node === one)
  const test = conditionWords(telling, node.test, child(node.test))
  const isMet = child(node.test)?.value === true
  const chosen = isMet ? node.yes : node.no
  const then = conditionWords(telling, chosen, child(chosen), negated)
  const because = isMet ? test.holds : test.fails.replace(/, nötig ist .+\.$/, '.')
  return { wish: then.wish, holds: `${because} ${then.holds}`, fails: `${because} ${then.fails}` }
}

/** What has no words of its own is at least told by what it looks at. */
function otherWords(telling: Telling, node: Node): Words {
  const { prepared, sight } = telling
  const paths = [...new Set(pathsIn(telling, node))].filter((path) => path !== 'today')
  const titles = paths.map((path) => subject(nameTitle(prepared, path)))
  const values = paths.map((path, i) => `${titles[i]}: ${shownAt(prepared, path, sight)}`)
  const about = titles.length ? ` zu ${joined(titles)}` : ''
  const seen = values.length ? ` (${values.join(', ')})` : ''
  return {
    wish: `die Bedingung${about} ist erfüllt`,
    holds: `Die Bedingung${about} ist erfüllt${seen}.`,
    fails: `Die Bedingung${about} ist nicht erfüllt${seen}.`,
  }
}

/** The value at a path of the scope, as people read it. */
export function shownAt(prepared: Telling['prepared'], path: string, { scope }: Telling['sight']): string {
  const [first, ...rest] = path.split('.')
  let value: unknown = scope[first!]
  for (const key of rest) {
    value = Array.isArray(value) ? value.map((one) => (one as Record<string, unknown> | null)?.[key] ?? null)
      : (value as Record<string, unknown> | null)?.[key]
  }
  return shownValue(prepared, path, (value ?? null) as never)
}
