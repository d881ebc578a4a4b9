// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A rule watched while it runs. It is compiled by the same functions as the rule itself, so that
// what is shown cannot differ from what was decided.
import { Budget, BudgetExceeded, MAX_STEPS } from './budget.ts'
import type { Code, Env, Scope } from './code.ts'
import { functionSet, grammarNames } from './compile.ts'
import { Compiler } from './compiler.ts'
import type { Dispatch } from './compiler.ts'
import type { Names } from './names.ts'
import { nodeCode } from './nodes.ts'
import { parse } from './parse.ts'
import type { Shape } from './shape.ts'
import type { FeelFault, Node } from './tree.ts'
import type { Value } from './values.ts'

/** One part of a rule and the value it had; parts that were not needed are not among them. */
export interface Seen {
  readonly node: Node
  readonly value: Value
  readonly children: readonly Seen[]
  /** In the body of a loop: its variables by name. */
  readonly loop?: Readonly<Record<string, Value>>
}

/** A rule compiled for watching. */
export interface Watched {
  readonly tree: Node
  /** The path in the scope that a part reads, for names and members. */
  readonly paths: ReadonlyMap<Node, string>
  /** Evaluates like the rule, but looks at every item of an `and` or `or`. */
  readonly run: (scope: Scope, env: Env) => Seen
}

/** What is noted of one run at most, and below one part: loops can be long. */
const MAX_SEEN = 20_000
const MAX_CHILDREN = 50

interface Note {
  readonly node: Node
  value: Value
  readonly children: Note[]
  loop?: Readonly<Record<string, Value>>
}

/** Compiles a rule for watching, or says what is wrong with it. */
export function watch(
  source: string, shape: Shape, functions: readonly string[] = [],
): { watched: Watched } | { faults: readonly FeelFault[] } {
  const parsed = parse(source, grammarNames(source, shape, functions), 'Expression')
  if ('faults' in parsed) return parsed
  const { tree } = parsed
  const paths = new Map<Node, string>()
  const recorder = new Recorder()
  const dispatch: Dispatch = (c, node, names, quiet) => {
    const code = node.kind === 'and' || node.kind === 'or'
      ? wholeLogic(node.items.map((item) => c.code(item, names)), node.kind === 'or')
      : nodeCode(c, node, names, quiet)
    if (code.path !== undefined && (node.kind === 'name' || node.kind === 'path')) {
      paths.set(node, code.path)
    }
    return { ...code, run: (frame) => recorder.watch(node, names, code, frame) }
  }
  const compiler = new Compiler(dispatch, functionSet(functions))
  const code = compiler.code(tree, { kind: 'root', shape })
  if (compiler.faults.length) return { faults: compiler.faults }
  return { watched: { tree, paths, run: (scope, env) => recorder.run(code, scope, env) } }
}

class Recorder {
  #at: Note | undefined
  #count = 0

  run(code: Code, scope: Scope, env: Env): Seen {
    const [outer, count] = [this.#at, this.#count]
    const root: Note = { node: { kind: 'null', from: 0, to: 0 }, value: null, children: [] }
    this.#at = root
    this.#count = 0
    try {
      // A budget of its own: looking must not use up what deciding needs.
      code.run({ scope, env, budget: new Budget(MAX_STEPS, env.clock), locals: [] })
    } finally {
      this.#at = outer
      this.#count = count
    }
    return root.children[0]!
  }

  /** Without a run under way (constants are folded when compiling) nothing is noted. */
  watch(node: Node, names: Names, code: Code, frame: Parameters<Code['run']>[0]): Value {
    const parent = this.#at
    if (!parent || this.#count >= MAX_SEEN) return code.run(frame)
    this.#count += 1
    const note: Note = { node, value: null, children: [] }
    this.#at = note
    try {
      note.value = code.run(frame)
    } finally {
      this.#at = parent
    }
    const loop = names.kind === 'local' ? variables(names, frame.locals) : undefined
    if (loop) note.loop = loop
    if (parent.children.length < MAX_CHILDREN) parent.children.push(note)
    // The element that decides comes last.
    else parent.children[MAX_CHILDREN - 1] = note
    return note.value
  }
}

function variables(names: Names, locals: readonly Value[]): Readonly<Record<string, Value>> {
  const found: Record<string, Value> = {}
  for (let at = names; at.kind !== 'root'; at = at.outer) {
    if (at.kind === 'local' && !Object.hasOwn(found, at.name)) found[at.name] = locals[at.slot] ?? null
  }
  return found
}

/** Three-valued logic that also looks at the items behind the deciding one. */
function wholeLogic(items: readonly Code[], deciding: boolean): Code {
  return {
    run: (frame) => {
      let open = false
      let decided = false
      for (const item of items) {
        const value = decided ? behind(item, frame) : item.run(frame)
        if (value === deciding) decided = true
        else if (value !== !deciding) open = true
      }
      return decided ? deciding : open ? null : !deciding
    },
  }
}

// The rule itself would not have come here; that it costs too much must not matter.
function behind(item: Code, frame: Parameters<Code['run']>[0]): Value {
  try {
    return item.run(frame)
  } catch (error) {
    if (error instanceof BudgetExceeded) return null
    throw error
  }
}
