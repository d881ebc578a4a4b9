// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Writes the blocks of a letter with the data of a case. What people typed stays plain text.
import type { Value } from '../feel/values.ts'
import type { Shape } from '../feel/compile.ts'
import type { Block, Inline } from '../process/letter.ts'
import { eachShape } from '../process/places.ts'
import type { ClauseKind } from '../process/process.ts'
import type { Case, Fee, Values } from './case.ts'
import type { Context, Entity } from './context.ts'
import { quantityWords, tellingLines } from './fees-quantity.ts'
import { plain } from './letter-content.ts'
import type { Filled, FilledTable, Run, Runs } from './letter-content.ts'
import { NO_VALUE, shown } from './letter-value.ts'
import { euro } from './money.ts'
import type { Prepared } from './prepare.ts'
import { adapted } from './scope.ts'
import type { Sight } from './scope.ts'

const CLAUSE_TITLES: Record<ClauseKind, string> = {
  timeLimit: 'Befristung',
  condition: 'Bedingungen',
  revocation: 'Widerrufsvorbehalt',
  requirement: 'Auflagen',
  requirementReservation: 'Vorbehalt weiterer Auflagen',
}

type Loose =
  | Filled
  | { readonly kind: 'item'; readonly ordered: boolean; readonly runs: Runs }
  | { readonly kind: 'row'; readonly cells: readonly Runs[] }
  | { readonly kind: 'columns'; readonly right: readonly boolean[] }

/** Fills blocks for one case as seen now. */
export class Pen {
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

  /** The blocks of a letter, filled; a placeholder without a value is a fault. */
  filled(blocks: readonly Block[]): Filled[] {
    return gathered(this.blocks(blocks, this.prepared.shape, this.sight))
  }

  private blocks(blocks: readonly Block[], shape: Shape, sight: Sight): Loose[] {
    return blocks.flatMap((block): Loose[] => {
      switch (block.kind) {
        case 'heading':
        case 'paragraph': return [{ kind: block.kind, runs: this.runs(block.inline, shape, sight) }]
        case 'item': return [{ kind: 'item', ordered: block.ordered, runs: this.runs(block.inline, shape, sight) }]
        case 'row': return [{ kind: 'row', cells: block.cells.map((cell) => this.runs(cell, shape, sight)) }]
        case 'columns': return [block]
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

  /** One line of a letter. */
  line(inline: readonly Inline[]): string {
    return plain(this.runs(inline, this.prepared.shape, this.sight))
  }

  private runs(inline: readonly Inline[], shape: Shape, sight: Sight): Run[] {
    return inline.map((part) => {
      const text = part.kind === 'text' ? part.text : shown(this.prepared, part.feel, shape, sight)
      if (part.kind === 'value' && text === NO_VALUE) {
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


function feeTable(fee: Fee): Filled {
  const rows = tellingLines(fee).map((line) => {
    const many = quantityWords(line)
    const title = many === undefined ? line.title : `${line.title} (${many})`
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
    const items = ofKind.map((clause) => [{ text: clauseText(clause) }])
    return [{ kind: 'heading', runs: [{ text: title }] }, { kind: 'list', ordered: true, items }]
  })
}

/** A clause written for one case may have no ground in law; then none is printed. */
function clauseText({ text, basis }: Values): string {
  return basis ? `${String(text)} (${String(basis)})` : String(text)
}

/** Items in a row become lists, rows in a row tables. */
function gathered(loose: readonly Loose[]): Filled[] {
  const out: Filled[] = []
  for (const block of loose) {
    const last = out.at(-1)
    if (block.kind === 'row' || block.kind === 'columns') {
      if (last?.kind === 'table') out[out.length - 1] = grown(last, block)
      else out.push(grown({ kind: 'table', head: [], right: [], rows: [] }, block))
    } else if (block.kind !== 'item') out.push(block)
    else if (last?.kind === 'list' && last.ordered === block.ordered) {
      out[out.length - 1] = { ...last, items: [...last.items, block.runs] }
    } else out.push({ kind: 'list', ordered: block.ordered, items: [block.runs] })
  }
  return out
}

/** A line of dashes below the first row makes that row the head. */
function grown(table: FilledTable, block: Extract<Loose, { kind: 'row' | 'columns' }>): FilledTable {
  if (block.kind === 'row') return { ...table, rows: [...table.rows, block.cells] }
  const [first, ...rest] = table.rows
  return { ...table, right: block.right, ...(first && { head: first, rows: rest }) }
}
