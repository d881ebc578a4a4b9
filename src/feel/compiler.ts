// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The state of one compilation; the node modules call back into `code` for their children.
import type { Code, Frame, KnownShape } from './code.ts'
import { NULL, constant } from './code.ts'
import { Budget, BudgetExceeded } from './budget.ts'
import type { Names } from './names.ts'
import type { FeelFault, Node, Span } from './tree.ts'
import type { Value } from './values.ts'

export type Dispatch = (compiler: Compiler, node: Node, names: Names, quiet: boolean) => Code

const MAX_FAULTS = 20

/** Collects faults, reads and slots while a dispatch function turns nodes into code. */
export class Compiler {
  readonly faults: FeelFault[] = []
  readonly functions: ReadonlySet<string>
  reads = new Set<string>()
  slots = 0
  readonly #dispatch: Dispatch
  // Exact rounding compiles its argument a second time; nested, that would double each time.
  readonly #codes = new Map<Node, Code>()

  constructor(dispatch: Dispatch, functions: ReadonlySet<string>) {
    this.#dispatch = dispatch
    this.functions = functions
  }

  /** Code for a node; `quiet` if the caller records the longer path it is part of. */
  code(node: Node, names: Names, quiet: boolean = false): Code {
    const known = this.#codes.get(node)
    if (known) return known
    const code = this.#dispatch(this, node, names, quiet)
    this.#codes.set(node, code)
    return code
  }

  /** A slot for a loop variable. */
  slot(): number {
    this.slots += 1
    return this.slots - 1
  }

  /** Notes a fault and carries on, so that one look shows them all. */
  fault(message: string, at: Span): Code {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ message, from: at.from, to: at.to })
    return NULL
  }

  /** Notes that the rule reads a path of the scope. */
  record(path: string | undefined): void {
    if (path !== undefined) this.reads.add(path)
  }

  /** Runs code whose inputs are all constant once, now; faults of the run become its faults. */
  fold(run: (frame: Frame) => Value, inputs: readonly Code[], at: Span, shape?: KnownShape): Code {
    if (!inputs.every((input) => input.constant)) return { run, shape }
    try {
      const env = { today: '1970-01-01' }
      const folded = run({ scope: {}, env, budget: new Budget(), locals: [] })
      return { ...constant(folded), shape }
    } catch (error) {
      if (error instanceof BudgetExceeded) return this.fault(error.message, at)
      throw error
    }
  }
}

