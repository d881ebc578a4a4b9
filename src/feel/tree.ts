// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The syntax tree of a rule as plain data; positions count characters of the source.
export interface Span {
  readonly from: number
  readonly to: number
}

/** What is wrong with a rule, in German, and where. */
export interface FeelFault extends Span {
  readonly message: string
}

export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>='
export type ArithmeticOp = '+' | '-' | '*' | '/' | '**'

export interface Binding {
  readonly name: string
  readonly list: Node
  /** Given for `in a..b`: the second bound; `list` is the first. */
  readonly end?: Node | undefined
}

interface Loop {
  readonly bindings: readonly Binding[]
  readonly body: Node
}

export type Node = Span & (
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'at'; readonly text: string }
  | { readonly kind: 'input' }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'path'; readonly of: Node; readonly name: string }
  | { readonly kind: 'filter'; readonly of: Node; readonly by: Node }
  | { readonly kind: 'negate'; readonly of: Node }
  | {
      readonly kind: 'arithmetic'; readonly op: ArithmeticOp
      readonly left: Node; readonly right: Node
    }
  | { readonly kind: 'compare'; readonly op: CompareOp; readonly left: Node; readonly right: Node }
  | { readonly kind: 'between'; readonly value: Node; readonly low: Node; readonly high: Node }
  | { readonly kind: 'in'; readonly value: Node; readonly tests: readonly Node[] }
  | { readonly kind: 'below'; readonly op: CompareOp; readonly bound: Node }
  | {
      readonly kind: 'interval'; readonly low: Node; readonly high: Node
      readonly lowClosed: boolean; readonly highClosed: boolean
    }
  | { readonly kind: 'not'; readonly tests: readonly Node[] }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Node[] }
  | { readonly kind: 'if'; readonly test: Node; readonly yes: Node; readonly no: Node }
  | ({ readonly kind: 'some' } & Loop)
  | ({ readonly kind: 'every' } & Loop)
  | ({ readonly kind: 'for' } & Loop)
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'context'; readonly entries: readonly (readonly [string, Node])[] }
  | { readonly kind: 'instance'; readonly of: Node; readonly type: string }
  | { readonly kind: 'lambda'; readonly params: readonly string[]; readonly body: Node }
  | {
      readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]
      readonly names?: readonly string[] | undefined; readonly nameSpan: Span
    }
)

/** The conjuncts of a rule: a top-level `and` flattened through parentheses, else the rule. */
export function conjuncts(node: Node): readonly Node[] {
  return node.kind === 'and' ? node.items.flatMap(conjuncts) : [node]
}
