// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Why a rule holds or does not: its syntax tree with the values it saw, as data and as sentences.
import type { Shape } from '../feel/compile.ts'
import { watch } from '../feel/trace.ts'
import type { Seen, Watched } from '../feel/trace.ts'
import type { Node } from '../feel/tree.ts'
import { HOUSE_FUNCTIONS } from '../process/shape.ts'
import type { Context } from './context.ts'
import { conditionWords, shownAt } from './explain-condition.ts'
import { basisOf, isOutside, nameTitle, shownValue, subject } from './explain-names.ts'
import type { Audience } from './explain-names.ts'
import { pathsIn } from './explain-operand.ts'
import type { Telling } from './explain-operand.ts'
import { LAYER_WORDS, parameterLayer } from './layers.ts'
import type { Layer } from './layers.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** One step of an explanation. Plain data: it survives JSON and can be shown anywhere. */
export interface Trace {
  readonly kind: Node['kind'] | 'value' | 'action' | 'role' | 'rule' | 'need' | 'fourEyes' | 'trust' | 'field'
    | 'fee' | 'position' | 'frame' | 'adjustment' | 'deadline' | 'step'
  /** The part of the rule, or the title of what is explained. */
  readonly text: string
  /** As people read it. */
  readonly value?: string
  /** Whether it holds; null where it says neither, absent where that is no question. */
  readonly holds?: boolean | null
  /** The sentence for the office; absent where the children say it. */
  readonly says?: string
  /** The sentence for citizens; absent where it would tell what is internal. */
  readonly outside?: string
  readonly basis?: string
  /** Of a parameter: which layer its value comes from. */
  readonly layer?: Layer
  readonly children: readonly Trace[]
}

/** Whose parameters hold; without it no layers are told. */
export interface Ground {
  readonly entity: string
  readonly context: Pick<Context, 'overlays'>
}

const watched = new WeakMap<Shape, Map<string, Watched>>()

/** The rule compiled for watching; throws what `prepare` would throw. */
export function watchedRule(prepared: Prepared, source: string, shape: Shape = prepared.shape): Watched {
  let known = watched.get(shape)
  if (!known) watched.set(shape, (known = new Map()))
  let rule = known.get(source)
  if (!rule) {
    const result = watch(source, shape, HOUSE_FUNCTIONS)
    if ('faults' in result) throw new Error(`rule «${source}»: ${result.faults[0]?.message}`)
    known.set(source, (rule = result.watched))
  }
  return rule
}

/** The tree of a rule as it was decided, each condition with the values it saw. */
export function traceRule(
  prepared: Prepared, source: string, sight: Sight, ground?: Ground, shape: Shape = prepared.shape,
): Trace {
  const { tree, paths, run } = watchedRule(prepared, source, shape)
  const seen = run(sight.scope, sight.env)
  const teller = new Teller({ prepared, sight, paths, audience: 'office' }, source, ground)
  return teller.trace(tree, seen)
}

/** The sentences of a rule that fails (or holds), for one audience. */
export function ruleWords(
  prepared: Prepared, source: string, sight: Sight, audience: Audience = 'office', shape: Shape = prepared.shape,
) {
  const { tree, paths, run } = watchedRule(prepared, source, shape)
  const seen = run(sight.scope, sight.env)
  return { value: seen.value, ...conditionWords({ prepared, sight, paths, audience }, tree, seen) }
}

class Teller {
  readonly telling: Telling
  readonly source: string
  readonly ground: Ground | undefined
  constructor(telling: Telling, source: string, ground: Ground | undefined) {
    this.telling = telling
    this.source = source
    this.ground = ground
  }

  trace(node: Node, seen: Seen | undefined): Trace {
    const value = seen?.value ?? null
    const holds = typeof value === 'boolean' ? value : null
    const base = { kind: node.kind, text: this.source.slice(node.from, node.to), holds }
    if (node.kind === 'and' || node.kind === 'or' || (node.kind === 'if' && seen)) {
      const children = seen?.children ?? []
      const inner = children.map((one) => this.trace(one.node, one))
      return node.kind === 'and' ? { ...base, children: inner } : { ...base, ...this.words(node, seen), children: inner }
    }
    const shown = typeof value === 'boolean' || value === null ? {} : { value: shownValue(this.telling.prepared, this.telling.paths.get(node), value) }
    const values = [...new Set(pathsIn(this.telling, node))].map((path) => valueTrace(this.telling, path, this.ground))
    return { ...base, ...shown, ...this.words(node, seen), children: values }
  }

  private words(node: Node, seen: Seen | undefined): Pick<Trace, 'says' | 'outside'> {
    if (!seen || (typeof seen.value !== 'boolean' && seen.value !== null)) return {}
    const said = (audience: Audience) => {
      const words = conditionWords({ ...this.telling, audience }, node, seen)
      return seen.value === true ? words.holds : words.fails
    }
    const { prepared, sight } = this.telling
    const isPublic = pathsIn(this.telling, node).every((path) => isOutside(prepared, path, sight))
    return { says: said('office'), ...(isPublic && { outside: said('citizen') }) }
  }
}

/** What stands at a path now, with its legal basis and, for a parameter, where it comes from. */
export function valueTrace(telling: Pick<Telling, 'prepared' | 'sight'>, path: string, ground?: Ground): Trace {
  const { prepared, sight } = telling
  const { process } = prepared
  const title = nameTitle(prepared, path)
  const value = shownAt(prepared, path, sight)
  const basis = basisOf(process, path)
  const isParameter = Object.hasOwn(process.parameters, path)
  const layer = isParameter && ground
    ? parameterLayer(process, path, ground.entity, ground.context).layer : undefined
  const origin = [layer && LAYER_WORDS[layer], basis].filter(Boolean).join(', ')
  const says = `${subject(title)}: ${value}${origin ? ` (${origin})` : ''}.`
  const isPublic = isOutside(prepared, path, sight) && !Object.hasOwn(process.statuses, path)
  return {
    kind: 'value', text: title, value, says,
    ...(isPublic && { outside: `${subject(title)}: ${value}.` }),
    ...(basis !== undefined && { basis }), ...(layer && { layer }), children: [],
  }
}
