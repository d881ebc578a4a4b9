// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Everything in a process that an example case can touch.
import type { Block } from '../process/letter.ts'
import type { Process, StatusRule } from '../process/process.ts'

export type SpotKind = 'action' | 'statusRule' | 'branch' | 'fee'

export interface Spot {
  readonly kind: SpotKind
  /** Dotted place in the model, or `letters/x.md:12`. */
  readonly where: string
  /** In words for the report. */
  readonly title: string
  /** The part of the process that the engine reports, and the outcome that counts. */
  readonly part: object
  readonly outcome: unknown
  /** The action it belongs to, where it is one's. */
  readonly action?: string
}

/** All spots of a process in the order of its files. */
export function spotsOf(process: Process): Spot[] {
  return [...actionSpots(process), ...letterSpots(process), ...feeSpots(process)]
}

function actionSpots(process: Process): Spot[] {
  return Object.entries(process.actions).flatMap(([key, action]): Spot[] => {
    const at = `actions.${key}`
    const own = { action: key }
    const effects = (action.effects ?? []).flatMap((effect, i): Spot[] => effect.when === undefined ? []
      : [true, false].map((outcome) => ({
          kind: 'branch', where: `${at}.effects.${i}`, part: effect, outcome, ...own,
          title: `«${action.title}»: Folge ${effect.kind} ${outcome ? 'tritt ein' : 'tritt nicht ein'}`,
        })))
    const needs = (action.needs ?? []).map((need, i): Spot => ({
      kind: 'branch', where: `${at}.needs.${i}`, part: need, outcome: false, ...own,
      title: `«${action.title}»: Voraussetzung ${i + 1} fehlt`,
    }))
    const sets = (action.sets ?? []).flatMap((rule, i) => statusSpots(process, action.title, key, `${at}.sets.${i}`, rule))
    return [
      { kind: 'action', where: at, title: `«${action.title}»`, part: action, outcome: 'acted', ...own },
      ...needs, ...sets, ...effects,
    ]
  })
}

function statusSpots(process: Process, title: string, action: string, where: string, rule: StatusRule): Spot[] {
  const status = process.statuses[rule.status]!
  const spot = (to: string, outcome: unknown, at: string): Spot => ({
    kind: 'statusRule', where: at, part: rule, outcome, action,
    title: `«${title}»: ${status.title} wird «${status.states[to]?.title ?? to}»`,
  })
  if ('cases' in rule) return rule.cases.map(([, to], i) => spot(to, i, `${where}.cases.${i}`))
  const applied = spot(rule.to, true, where)
  if (rule.when === undefined) return [applied]
  return [applied, { ...applied, kind: 'branch', outcome: false, title: `«${title}»: ${status.title} bleibt` }]
}

/** The passages of all letters, and of the texts they include. */
export function letterSpots(process: Process): Spot[] {
  const letters = Object.values(process.letters)
    .flatMap(({ file, title, blocks }) => blockSpots(file, `Brief «${title}»`, blocks))
  const texts = [...usedTexts(process)].flatMap((key) => {
    const text = process.texts[key]
    return text ? blockSpots(text.file, `Textbaustein «${key}»`, text.blocks) : []
  })
  return [...letters, ...texts]
}

/** The named texts that any letter includes. */
export function usedTexts(process: Process): ReadonlySet<string> {
  return new Set(Object.values(process.letters).flatMap(({ blocks }) => included(process, blocks)))
}

/** The named texts a letter includes, and those they include. */
function included(process: Process, blocks: readonly Block[], seen = new Set<string>()): string[] {
  for (const block of blocks) {
    if (block.kind === 'if') included(process, [...block.then, ...block.else], seen)
    if (block.kind === 'each') included(process, block.body, seen)
    if (block.kind !== 'text' || seen.has(block.key)) continue
    seen.add(block.key)
    included(process, process.texts[block.key]?.blocks ?? [], seen)
  }
  return [...seen]
}

function blockSpots(file: string, title: string, blocks: readonly Block[]): Spot[] {
  return blocks.flatMap((block): Spot[] => {
    if (block.kind === 'each') return blockSpots(file, title, block.body)
    if (block.kind !== 'if') return []
    const both = [true, false].map((outcome): Spot => ({
      kind: 'branch', where: `${file}:${block.line}`, part: block, outcome,
      title: `${title}: ${outcome ? 'mit' : 'ohne'} Absatz in Zeile ${block.line}`,
    }))
    return [...both, ...blockSpots(file, title, block.then), ...blockSpots(file, title, block.else)]
  })
}

function feeSpots(process: Process): Spot[] {
  return (process.tariff?.tables ?? []).flatMap((table, i) => {
    const spot = (list: string, j: number, part: { no: string; title: string }): Spot => ({
      kind: 'fee', where: `tables.${i}.${list}.${j}`, title: `${part.no} ${part.title}`, part, outcome: 'line',
    })
    return [
      ...table.positions.map((part, j) => spot('positions', j, part)),
      ...(table.adjustments ?? []).map((part, j) => spot('adjustments', j, part)),
    ]
  })
}
