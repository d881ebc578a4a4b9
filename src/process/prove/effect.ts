// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What effects change of the things rules ask about.
import type { Action, Effect } from '../process.ts'
import type { Abstraction } from './abstract.ts'
import { all, constant, TRUE } from './expression.ts'
import type { Expression } from './expression.ts'
import { forgotten } from './forget.ts'
import { CONSULTATIONS, REQUESTS } from './sketch.ts'
import type { Mask, Step } from './step.ts'
import { bits } from './variable.ts'

const FEES = ['fee total', 'fee open', 'fee paid']

/** The steps of all effects of an action, in their order. */
export function effectSteps(to: Abstraction, action: Action): Step[] {
  return (action.effects ?? []).flatMap((effect) => {
    const when = effect.when === undefined ? constant(TRUE) : to.rule(effect.when)
    return stepsOf(to, action, effect, when)
  })
}

function stepsOf(to: Abstraction, action: Action, effect: Effect, when: Expression): Step[] {
  switch (effect.kind) {
    case 'record': return forget(to, ['vorgang'], when)
    // Deadlines that hang on the day may be over now, or no longer.
    case 'receipt': return anotherDay(to, ['vorgang', ...everyDay(to)], when)
    case 'assign': return forget(to, ['bearbeitung'], when)
    case 'letter': {
      const sent = effect.deliver === undefined ? [] : sentOf(effect.letter)
      return [...forget(to, sent, when), ...issued(to, effect.letter, when)]
    }
    case 'undelivered':
    case 'deliver': return forget(to, sentOf(effect.letter), when)
    case 'deadline': return deadline(to, effect, when)
    case 'consult': {
      const asks = asksSomebody(to, action, effect.whom)
      const after = (kind: Kind): Kind[] => (asks || kind === 'open' ? ['open'] : [kind, 'open'])
      return [...started(to, effect.deadline, when), ...consulted(to, after, when)]
    }
    case 'answer': return consulted(to, (kind) => (kind === 'open' ? ['open', 'closed'] : [kind]), when)
    case 'silence': return consulted(to, (kind) => [kind === 'open' ? 'closed' : kind], when)
    case 'request': {
      const after = fillsSurely(to, action, effect.items) ? OPEN : undefined
      return [...started(to, effect.deadline, when), ...requested(to, (kind) => after ?? [kind, 'open'], when)]
    }
    // One item after the other: what was open may be open still.
    case 'supply': return requested(to, (kind) => (kind === 'open' && 'items' in effect ? ['open', 'settled'] : ['settled']), when)
    case 'forgo': return requested(to, () => ['settled'], when)
    case 'receivable': {
      // Nothing is booked, and no deadline runs, where the fee is zero.
      const charged = to.rule('fee total > 0')
      return [...started(to, effect.deadline, all([when, charged])), ...forget(to, ['fee open'], when)]
    }
    case 'fee':
    case 'cancel':
    case 'payment': return forget(to, FEES.filter((name) => effect.kind === 'fee' || name !== 'fee total'), when)
    case 'message': return []
    // An effect this proof does not know may change whatever is not remembered.
    default: return [{ kind: 'forget', masks: fleeting(to), when }]
  }
}

const sentOf = (letter: string) => ['deliveries', `served ${letter}`, `provided ${letter}`, 'open notices']

/** Set, clear, and whatever else is done to a deadline: then only that it is another day is known. */
function deadline(to: Abstraction, effect: Extract<Effect, { kind: 'deadline' }>, when: Expression): Step[] {
  if ('set' in effect) return started(to, effect.set, when)
  if ('clear' in effect) {
    const due = to.variables.of(to.sketches.due(effect.clear))
    return [{ kind: 'assign', variable: due.index, bits: due.none, when }]
  }
  if ('follow' in effect) return anotherDay(to, everyDay(to), when)
  const others = Object.entries(effect as object).filter(([key]) => key !== 'kind' && key !== 'when')
  const names = others.map(([, name]) => `due ${String(name)}`)
  return anotherDay(to, names, when)
}

const everyDay = (to: Abstraction) => Object.keys(to.sketches.process.deadlines).map((name) => `due ${name}`)

/** Another day than before, and still one: what was not set is not set now. */
function anotherDay(to: Abstraction, names: readonly string[], when: Expression): Step[] {
  const masks = forgotten(to, names).filter((one) => to.variables.list[one.variable]!.kind !== 'due')
  return [{ kind: 'forget', masks, when }]
}

function started(to: Abstraction, name: string | undefined, when: Expression): Step[] {
  if (name === undefined) return []
  const due = to.variables.of(to.sketches.due(name))
  const others = forgotten(to, [`due ${name}`]).filter((one) => one.variable !== due.index)
  return [
    { kind: 'assign', variable: due.index, bits: due.full & ~due.none, when },
    { kind: 'forget', masks: others, when },
  ]
}

const fleeting = (to: Abstraction): Mask[] =>
  to.variables.list.filter((one) => !one.lasting).map((one) => ({ variable: one.index, bits: one.full }))

type Kind = (typeof CONSULTATIONS)[number]

/** Whether the list of those to be asked is surely not empty. */
function asksSomebody(to: Abstraction, action: Action, whom: string): boolean {
  if (to.sketches.process.fields[whom]) return fillsSurely(to, action, whom)
  const tree = to.tree(whom)
  return tree?.kind === 'string' || (tree?.kind === 'list' && tree.items.length > 0)
}

/** Whether an action asks for this field in any case, so that it is not empty. */
function fillsSurely(to: Abstraction, action: Action, name: string): boolean {
  const field = to.sketches.process.fields[name]
  const isRequired = field?.when === undefined && (field?.required ?? true) === true
  return isRequired && action.input?.includes(name) === true
}

type Requested = (typeof REQUESTS)[number]
const OPEN: readonly Requested[] = ['open']

/** Nothing to remember where no rule asks what is missing. */
function requested(to: Abstraction, after: (kind: Requested) => readonly Requested[], when: Expression): Step[] {
  const variable = to.variables.find('requests')
  const roots = ['requests', 'open items']
  if (!variable) return forget(to, roots, when)
  const map = REQUESTS.map((kind) => bits(variable, (one) => after(kind).includes(one.value as Requested)))
  return [
    { kind: 'map', variable: variable.index, to: map, when },
    { kind: 'forget', masks: forgotten(to, roots).filter((one) => one.variable !== variable.index), when },
  ]
}

function consulted(to: Abstraction, after: (kind: Kind) => readonly Kind[], when: Expression): Step[] {
  const variable = to.variables.of(to.sketches.consultations())
  const map = CONSULTATIONS.map((kind) => bits(variable, (one) => after(kind).includes(one.value as Kind)))
  return [
    { kind: 'map', variable: variable.index, to: map, when },
    { kind: 'forget', masks: forgotten(to, ['consultations']).filter((one) => one.variable !== variable.index), when },
  ]
}

function issued(to: Abstraction, letter: string, when: Expression): Step[] {
  const key = `issued ${letter}`
  const masks = forgotten(to, [key]).map(({ variable, bits: full }): Mask => {
    const { key: own, none } = to.variables.list[variable]!
    return { variable, bits: own === key ? full & ~none : full }
  })
  return [{ kind: 'forget', masks, when }]
}

const forget = (to: Abstraction, roots: readonly string[], when: Expression): Step[] =>
  (roots.length ? [{ kind: 'forget', masks: forgotten(to, roots), when }] : [])
