// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Prose that follows a known pattern gets a rule proposed. A proposal is text for an author: it
// compiles, it names the right fields, and it does nothing until somebody puts it in its place.
import { compile } from '../../feel/compile.ts'
import type { Shape } from '../../feel/compile.ts'
import { HOUSE_FUNCTIONS, innerShape } from '../../process/shape.ts'
import type { Placed } from './form-of-schema.ts'
import { oneLine } from './form-of-schema.ts'
import { longId } from './model.ts'

export interface Proposal {
  /** The field it belongs to, by keys from the top; without it, a check of the whole form. */
  readonly path?: readonly string[]
  readonly key: 'when' | 'required' | 'check'
  readonly feel: string
}

export interface Understood {
  /** The fields the prose speaks of, by keys from the top. */
  readonly fields: readonly (readonly string[])[]
  readonly proposals: readonly Proposal[]
}

const MAX_PROSE_CHARS = 5_000
const REF = '⟦\\d{1,3}⟧'
const LIST = `(${REF}(?:(?:, und |, oder |, | und | oder |, sowie | sowie )${REF}){0,30})`
const FILLED = '(?:zu befüllen|auszufüllen|anzugeben|zu erfassen)'
const BE_FILLED = '(?:befüllt|ausgefüllt|angegeben|erfasst)(?: werden| sein)?'
const ANSWERED =
  '(bejaht|verneint|mit "?ja"? beantwortet|mit "?nein"? beantwortet)(?: wurde| wird| ist)?'

/** What a rule of the element at `holder` speaks of, and what could be written for it. */
export function understand(
  prose: string,
  holder: readonly string[],
  placed: readonly Placed[],
  shape: Shape,
): Understood {
  const reader = new Prose(holder, placed)
  const text = reader.read(oneLine(prose.slice(0, MAX_PROSE_CHARS)))
  const found = reader.missing
    ? []
    : PATTERNS.flatMap(([pattern, make]) => {
        const match = pattern.exec(text)
        return match ? make(match, reader) : []
      })
  const proposals = found.filter(
    (one): one is Proposal => one !== undefined && holds(one, placed, shape),
  )
  return { fields: reader.refs.map((one) => one.path), proposals }
}

type Maker = (match: RegExpExecArray, prose: Prose) => readonly (Proposal | undefined)[]

const line = (...parts: readonly string[]) => new RegExp(`^${parts.join('')}\\.?$`, 'iu')

const PATTERNS: readonly (readonly [RegExp, Maker])[] = [
  [
    line(LIST, ' (?:ist|sind) nur(?: dann)? ', FILLED, ',? wenn (', REF, ') ', ANSWERED),
    conditional('when'),
  ],
  [
    line(
      LIST,
      ' (?:ist|sind|muss|müssen)(?: dann| zwingend)? (?:',
      FILLED,
      '|',
      BE_FILLED,
      '),? wenn (',
      REF,
      ') ',
      ANSWERED,
    ),
    conditional('required'),
  ],
  [
    line(
      '(?:Es (?:muss|ist) )?(?:mindestens|wenigstens) eine?s?(?: der)?(?: folgenden)?(?: Felder| Angaben| Datenfelder)?:? ',
      LIST,
      ' (?:muss |ist )?(?:',
      BE_FILLED,
      '|',
      FILLED,
      ')',
    ),
    (match, prose) => [
      check(prose, match[1]!, (names) => names.map((one) => prose.present(one)).join(' or ')),
    ],
  ],
  [
    line('Es (?:muss|ist) entweder (', REF, ') oder (', REF, ') (?:', BE_FILLED, '|', FILLED, ')'),
    (match, prose) => [
      check(
        prose,
        match[1]! + match[2]!,
        ([a, b]) => `(${prose.present(a!)}) != (${prose.present(b!)})`,
      ),
    ],
  ],
  [
    line(LIST, ' (?:darf|dürfen) nicht in der (Zukunft|Vergangenheit) liegen'),
    (match, prose) =>
      prose.list(match[1]!).map((one) => {
        const name = one.path.join('.')
        return {
          key: 'check',
          feel: `${name} = null or ${name} ${/zukunft/i.test(match[2]!) ? '<=' : '>='} today`,
        }
      }),
  ],
  [
    line('(', REF, ') (muss|darf nicht) (?:zeitlich )?(vor|nach) (', REF, ') liegen'),
    (match, prose) => {
      const [a, b] = [match[1]!, match[4]!].map((one) => prose.list(one)[0]!.path.join('.'))
      const isBefore = /vor/i.test(match[3]!)
      const sign = /muss/i.test(match[2]!) ? (isBefore ? '<' : '>') : isBefore ? '>=' : '<='
      return [{ key: 'check', feel: `${a} = null or ${b} = null or ${a} ${sign} ${b}` }]
    },
  ],
]

function conditional(key: 'when' | 'required'): Maker {
  return (match, prose) => {
    const [condition] = prose.list(match[2]!)
    if (condition?.field.type !== 'boolean') return []
    const wanted = /bejaht|ja/i.test(match[3]!) ? 'true' : 'false'
    return prose.list(match[1]!).map(({ path }) => {
      const name = seenFrom(path, condition.path)
      return { path, key, feel: `${name} = ${wanted}` }
    })
  }
}

function check(prose: Prose, refs: string, feel: (all: readonly Placed[]) => string): Proposal {
  return { key: 'check', feel: feel(prose.list(refs)) }
}

/** The name of a field in a rule of another: groups around both need not be said. */
function seenFrom(place: readonly string[], name: readonly string[]): string {
  let common = 0
  while (common < place.length - 1 && common < name.length - 1 && place[common] === name[common])
    common++
  return name.slice(common).join('.')
}

/** Finds the fields that prose names by their numbers. */
class Prose {
  readonly refs: Placed[] = []
  /** A number that is not in the schema, or twice. */
  missing = false
  private readonly holder: readonly string[]
  private readonly placed: readonly Placed[]

  constructor(holder: readonly string[], placed: readonly Placed[]) {
    this.holder = holder
    this.placed = placed
  }

  /** The text with `⟦0⟧` for the first field, and so on. */
  read(text: string): string {
    return text
      .replaceAll(/[⟦⟧]/g, ' ')
      .replaceAll(
        /["“„»«]([FG]\d{3,11})(?:V[\d.]{1,10})?(?!\d)[^"“”„»«]{0,200}["“”„»«]/g,
        (_, id: string) => this.ref(id),
      )
      .replaceAll(
        /\b([FG]\d{3,11})(?:V[\d.]{1,10})?(?!\d)(?: ["“„»«][^"“”„»«]{0,200}["“”„»«])?/g,
        (_, id: string) => this.ref(id),
      )
      .replaceAll(/(?:das |die |dem |der )?(?:Daten)?feld(?:gruppe)?(?:er|ern|n|es)? (?=⟦)/gi, '')
      .trim()
  }

  list(text: string): Placed[] {
    return [...text.matchAll(/⟦(\d+)⟧/g)].map((match) => this.refs[Number(match[1])]!)
  }

  /** Whether something was filled in: of a group, its first needed answer. */
  present({ path, field }: Placed): string {
    if (field.list) return `count(${path.join('.')}) > 0`
    if (field.type !== 'group') return `${path.join('.')} != null`
    const inner = this.placed.find(
      (one) =>
        one.field.type !== 'group' && one.field.required !== false && startsWith(one.path, path),
    )
    return `${(inner?.path ?? path).join('.')} != null`
  }

  private ref(id: string): string {
    const all = this.placed.filter((one) => longId(one.element.id) === longId(id))
    const near = all.filter((one) => startsWith(one.path, this.holder))
    const [found, second] = near.length ? near : all
    if (!found || second) {
      this.missing = true
      return id
    }
    return `⟦${this.refs.push(found) - 1}⟧`
  }
}

const startsWith = (path: readonly string[], start: readonly string[]) =>
  start.every((key, i) => path[i] === key)

/** Whether a proposal can be written where it belongs; inside lists only next to each other. */
function holds({ path, feel }: Proposal, placed: readonly Placed[], shape: Shape): boolean {
  let at = shape
  for (let depth = 1; path && depth < path.length; depth++) {
    const group = placed.find((one) => one.path.length === depth && startsWith(path, one.path))
    if (group) at = innerShape(at, group.field)
  }
  const compiled = compile(feel, at, HOUSE_FUNCTIONS)
  if ('faults' in compiled) return false
  const lists = placed
    .filter((one) => one.field.list && one.field.type === 'group')
    .map((one) => one.path.join('.'))
  return !lists.some((list) => compiled.rule.reads.some((read) => read.startsWith(`${list}.`)))
}
