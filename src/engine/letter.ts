// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Fills a letter of the process with the data of a case. What people typed stays plain text.
import { display } from '../feel/display.ts'
import type { Value } from '../feel/values.ts'
import type { Shape } from '../feel/compile.ts'
import type { Block, Inline, Letter } from '../process/letter.ts'
import { eachShape } from '../process/places.ts'
import type { ClauseKind } from '../process/process.ts'
import { addresseeOf, addressLines } from './addressee.ts'
import type { Case, Fee, Values } from './case.ts'
import type { Context, Entity } from './context.ts'
import { fieldAt, joined, optionTitle } from './functions.ts'
import { euro } from './money.ts'
import type { Prepared } from './prepare.ts'
import { adapted } from './scope.ts'
import type { Sight } from './scope.ts'

export interface Run {
  readonly text: string
  readonly bold?: boolean
}

export type Filled =
  | { readonly kind: 'heading'; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'fees'; readonly rows: readonly (readonly [string, string, string])[]; readonly total: string }
  | { readonly kind: 'payment'; readonly holder: string; readonly iban: string; readonly bic?: string; readonly cents: number; readonly amount: string; readonly reference: string }

/** A finished letter without its layout; the same content always prints the same bytes. */
export interface LetterContent {
  readonly letter: string
  readonly title: string
  readonly kind: Letter['kind']
  readonly sender: Entity
  readonly recipient: readonly string[]
  readonly pairs: readonly (readonly [string, string])[]
  readonly date: string
  readonly subject: string
  readonly reference?: string
  readonly blocks: readonly Filled[]
  readonly fileNumber: string
}

const CLAUSE_TITLES: Record<ClauseKind, string> = {
  timeLimit: 'Befristung',
  condition: 'Bedingungen',
  revocation: 'Widerrufsvorbehalt',
  requirement: 'Auflagen',
  requirementReservation: 'Vorbehalt weiterer Auflagen',
}

/** Writes a letter for a case as seen now; a placeholder without a value is a fault. */
export function fillLetter(prepared: Prepared, key: string, at: Case, sight: Sight, context: Context): LetterContent {
  const letter = prepared.process.letters[key]!
  const entity = context.entities[at.entity]
  if (!entity) throw new Error(`the legal entity ${at.entity} has no letterhead`)
  const pen = new Pen(prepared, at, sight, context)
  const fileNumber = at.fileNumber ?? context.reserved?.fileNumber ?? ''
  return {
    letter: key,
    title: letter.title,
    kind: letter.kind,
    sender: entity,
    recipient: addressLines(addresseeOf(prepared, key, at, sight)),
    pairs: pairsOf(at, fileNumber, entity),
    date: context.today,
    subject: plain(pen.runs(letter.subject, prepared.shape, sight)),
    ...(letter.reference && { reference: plain(pen.runs(letter.reference, prepared.shape, sight)) }),
    blocks: gathered(pen.blocks(letter.blocks, prepared.shape, sight)),
    fileNumber,
  }
}

/** Fills a one-line text of the process, such as the reason of a refusal. */
export function fillText(prepared: Prepared, text: string, sight: Sight, shape: Shape = prepared.shape): string {
  const parts = prepared.text(text).map((part) =>
    part.kind === 'text' ? part.text : shown(prepared, part.feel, shape, sight))
  return parts.join('').replaceAll('\u0000', '–')
}

type Loose = Filled | { readonly kind: 'item'; readonly ordered: boolean; readonly runs: readonly Run[] }

class Pen {
  readonly prepared: Prepared
  readonly at: Case
  readonly context: Context
  readonly sight: Sight
  constructor(prepared: Prepared, at: Case, sight: Sight, context: Context) {
    this.prepared = prepared
    this.at = at
    this.sight = sight
    this.context = context
  }

  blocks(blocks: readonly Block[], shape: Shape, sight: Sight): Loose[] {
    return blocks.flatMap((block): Loose[] => {
      switch (block.kind) {
        case 'heading':
        case 'paragraph': return [{ kind: block.kind, runs: this.runs(block.inline, shape, sight) }]
        case 'item': return [{ kind: 'item', ordered: block.ordered, runs: this.runs(block.inline, shape, sight) }]
        case 'part': return this.part(block.part)
        case 'text': return this.blocks(this.text(block.key), shape, sight)
        case 'if': {
          const holds = this.prepared.rule(block.rule, shape).evaluate(sight.scope, sight.env) === true
          this.context.observe?.(block, holds)
          return this.blocks(holds ? block.then : block.else, shape, sight)
        }
        case 'each': return this.each(block, shape, sight)
      }
    })
  }

  runs(inline: readonly Inline[], shape: Shape, sight: Sight): Run[] {
    return inline.map((part) => {
      const text = part.kind === 'text' ? part.text : shown(this.prepared, part.feel, shape, sight)
      if (part.kind === 'value' && text === '\u0000') {
        throw new Error(`Brief: «${part.feel}» (Zeile ${part.line}) hat keinen Wert.`)
      }
      return part.bold ? { text, bold: true } : { text }
    })
  }

  /** The words of the municipality before those of the library. */
  private text(key: string): readonly Block[] {
    const own = adapted(this.context, this.at.entity, 'texts')?.[key]
    return own ?? this.prepared.process.texts[key]!.blocks
  }

  private each(block: Extract<Block, { kind: 'each' }>, shape: Shape, sight: Sight): Loose[] {
    const list = this.prepared.rule(block.list, shape).evaluate(sight.scope, sight.env)
    const inner = shapeCache(shape, block, () => eachShape(shape, block.list, block.name))
    const items: readonly Value[] = Array.isArray(list) ? list : list === null ? [] : [list]
    return items.flatMap((item) => {
      const scope = Object.create(sight.scope, { [block.name]: { value: item, enumerable: true } })
      return this.blocks(block.body, inner, { scope, env: sight.env })
    })
  }

  private part(part: string): Loose[] {
    const fee = this.at.fee
    if (part === 'nebenbestimmungen') return clauseBlocks(this.prepared, this.at)
    if (!fee) return []
    return part === 'gebuehren' ? [feeTable(fee)] : this.payment(fee)
  }

  private payment(fee: Fee): Loose[] {
    const home = this.context.entities[this.at.entity]!
    if (fee.totalCents === 0 || !fee.paymentReference) return []
    if (!fee.references) return [payTo(home, fee.totalCents, fee.paymentReference)]
    return Object.entries(fee.references).map(([account, reference]) =>
      payTo(this.context.entities[account] ?? home, fee.byAccount![account]!, reference))
  }
}

function payTo(entity: Entity, cents: number, reference: string): Loose {
  const { accountHolder: holder, iban, bic } = entity
  return { kind: 'payment', holder, iban, ...(bic && { bic }), cents, amount: euro(cents), reference }
}

const shapes = new WeakMap<Block, Shape>()
function shapeCache(_outer: Shape, block: Block, make: () => Shape): Shape {
  let shape = shapes.get(block)
  if (!shape) shapes.set(block, (shape = make()))
  return shape
}

/** A value as text; the options of a choice appear by their title. `\0` stands for no value. */
function shown(prepared: Prepared, feel: string, shape: Shape, sight: Sight): string {
  const value = prepared.rule(feel, shape).evaluate(sight.scope, sight.env)
  if (value === null || value === undefined) return '\u0000'
  const options = fieldAt(prepared.process, feel)?.options
  if (Array.isArray(value)) {
    return joined(value.map((one) => (options ? optionTitle(options[String(one)], String(one)) : display(one))))
  }
  if (options && typeof value === 'string') return optionTitle(options[value], value)
  const states = prepared.process.statuses[feel]?.states
  return states && typeof value === 'string' ? (states[value]?.title ?? value) : display(value)
}

function feeTable(fee: Fee): Filled {
  const rows = fee.lines.map((line) => {
    const many = line.quantity !== undefined && line.quantity !== 1
    const title = many ? `${line.title} (${display(line.quantity!)} ${line.unit ?? ''})`.replace(' )', ')') : line.title
    return [line.no, `${title}, ${line.legalBasis}`, euro(line.cents)] as const
  })
  return { kind: 'fees', rows, total: euro(fee.totalCents) }
}

function clauseBlocks(prepared: Prepared, at: Case): Loose[] {
  const key = Object.keys(prepared.process.fields).find((name) => prepared.process.fields[name]!.type === 'clauses')
  const clauses = ((key && at.fields[key]) || []) as readonly Values[]
  return Object.entries(CLAUSE_TITLES).flatMap(([kind, title]): Loose[] => {
    const ofKind = clauses.filter((clause) => clause['kind'] === kind)
    if (!ofKind.length) return []
    const items = ofKind.map((clause) => [{ text: `${String(clause['text'])} (${String(clause['basis'])})` }])
    return [{ kind: 'heading', runs: [{ text: title }] }, { kind: 'list', ordered: true, items }]
  })
}

/** Runs of items become lists. */
function gathered(loose: readonly Loose[]): Filled[] {
  const out: Filled[] = []
  for (const block of loose) {
    const last = out.at(-1)
    if (block.kind !== 'item') out.push(block)
    else if (last?.kind === 'list' && last.ordered === block.ordered) {
      out[out.length - 1] = { ...last, items: [...last.items, block.runs] }
    } else out.push({ kind: 'list', ordered: block.ordered, items: [block.runs] })
  }
  return out
}

const plain = (runs: readonly Run[]) => runs.map((run) => run.text).join('')

function pairsOf(at: Case, fileNumber: string, entity: Entity): [string, string][] {
  const pairs: [string, string][] = [['Aktenzeichen', fileNumber]]
  if (at.fee?.paymentReference) pairs.push(['Kassenzeichen', at.fee.paymentReference])
  if (at.assignee) pairs.push(['Bearbeitung', at.assignee.name])
  pairs.push(['Telefon', at.assignee?.phone ?? entity.phone], ['E-Mail', entity.email])
  return pairs
}

