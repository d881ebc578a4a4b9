// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What another value of a parameter would do: where its rules stand, and what the latest cases would
// have cost and by when they would have been due. Decided cases stay as they are; this only looks.
import { formatDate } from '../calendar/date.ts'
import { viewCases } from '../command/foresee.ts'
import type { CaseView } from '../command/house.ts'
import { occupiedBy } from '../command/occupied.ts'
import type { Overlay } from '../engine/context.ts'
import { computeDeadline } from '../engine/deadlines.ts'
import { assessFee } from '../engine/fees.ts'
import { shownValue } from '../engine/explain-names.ts'
import { euro } from '../engine/money.ts'
import type { Prepared } from '../engine/prepare.ts'
import { look } from '../engine/scope.ts'
import { compile } from '../feel/compile.ts'
import { places } from '../process/places.ts'
import type { Place } from '../process/places.ts'
import type { Process } from '../process/process.ts'
import { HOUSE_FUNCTIONS } from '../process/shape.ts'
import { listCases } from '../store/worklist.ts'
import type { CaseLine } from '../store/worklist.ts'
import type { Desk } from './desk.ts'

/** So many cases are looked at: enough to see a pattern, few enough to wait for. */
const CASES_LOOKED_AT = 30
const PLACES_AT_MOST = 12

export interface CaseEffect {
  readonly id: string
  readonly title: string
  readonly fileNumber: string
  /** What would differ, with both values in words. */
  readonly lines: readonly { readonly what: string; readonly was: string; readonly now: string }[]
}

export interface EffectSeen {
  readonly looked: number
  readonly cases: readonly CaseEffect[]
  /** All fees together, in cents, where they could be computed both times. */
  readonly wasCents: number
  readonly nowCents: number
}

/** Compares the latest open cases without a notice of a process (of one legal entity, unless '') under two overlays. */
export async function effectOn(
  desk: Desk,
  process: Process,
  entity: string,
  changed: Overlay,
): Promise<EffectSeen> {
  const lines = await latestCases(desk, process.id, entity, 'open')
  const byId = new Map(lines.map((line) => [line.id, line]))
  const cases: CaseEffect[] = []
  let [wasCents, nowCents] = [0, 0]
  let looked = 0
  for await (const view of viewsOf(desk, lines)) {
    if (isDecided(view)) continue
    looked += 1
    const line = byId.get(view.at.id)!
    const [was, now] = [outcomes(view), outcomes(withOverlay(view, entity, changed))]
    if (was.cents !== undefined && now.cents !== undefined) {
      wasCents += was.cents
      nowCents += now.cents
    }
    const names = [...new Set([...was.words.keys(), ...now.words.keys()])]
    const differing = names
      .map((what) => ({
        what,
        was: was.words.get(what) ?? 'nichts',
        now: now.words.get(what) ?? 'nichts',
      }))
      .filter((one) => one.was !== one.now)
    if (differing.length)
      cases.push({
        id: line.id,
        title: line.title,
        fileNumber: line.fileNumber ?? '',
        lines: differing,
      })
  }
  return { looked, cases, wasCents, nowCents }
}

/** The cases of a process (of one legal entity, unless '') changed last, also closed ones unless asked otherwise. */
export async function latestCases(
  { house, tenant }: Desk, process: string, entity: string, state: 'open' | 'all' = 'all',
): Promise<readonly CaseLine[]> {
  const { lines } = await listCases(house.store, tenant, {
    state,
    process,
    sort: 'changed',
    pageSize: CASES_LOOKED_AT,
    ...(entity && { entity }),
  })
  return lines
}

/** These cases in their order, each with what others hold of the places it asks for. */
export async function* viewsOf(
  { house, tenant }: Desk, lines: readonly CaseLine[],
): AsyncGenerator<CaseView> {
  for await (const view of viewCases(house, tenant, lines.map(({ id }) => id))) {
    const occupied = await occupiedBy(house, tenant, view.prepared, view.at, view.context)
    yield { ...view, context: { ...view.context, occupied } }
  }
}

/** A notice that is out holds, and so does the fee fixed with it. */
function isDecided({ prepared: { process }, at }: CaseView): boolean {
  return at.fee !== undefined || at.letters.some(({ letter }) => process.letters[letter]?.kind === 'decisionNotice')
}

function withOverlay(view: CaseView, entity: string, changed: Overlay): CaseView {
  const { overlays } = view.context
  return { ...view, context: { ...view.context, overlays: { ...overlays, [entity]: changed } } }
}

/** Fee, deadlines and computed answers of a case as they would come out today. */
function outcomes({ prepared, at, context }: CaseView): {
  cents?: number
  words: Map<string, string>
} {
  const { process } = prepared
  const sight = look(prepared, at, context)
  const words = new Map<string, string>()
  const fee = process.tariff ? tried(() => assessFee(prepared, sight, context.today)) : undefined
  const cents = fee && 'fee' in fee ? fee.fee.totalCents : undefined
  if (cents !== undefined) words.set('Gebühr', euro(cents))
  for (const [key, rule] of Object.entries(process.deadlines)) {
    const due = tried(() => computeDeadline(prepared, key, sight, context, at.deadlines[key]))?.due
    if (due !== undefined) words.set(`Frist „${rule.title}“`, formatDate(due, 'long'))
  }
  for (const [key, field] of Object.entries(process.fields)) {
    if (field.value === undefined) continue
    const value = tried(() => shownValue(prepared, key, prepared.rule(field.value!).evaluate(sight.scope, sight.env)))
    if (value !== undefined) words.set(field.short ?? field.title ?? key, value)
  }
  return { ...(cents !== undefined && { cents }), words }
}

/** A half-filled case has no fee and no date yet: then there is nothing to compare. */
function tried<T>(compute: () => T): T | undefined {
  try {
    return compute()
  } catch {
    return undefined
  }
}

/** Where the rules stand that read a parameter, in words, each once. */
export function usesOf({ process }: Prepared, parameter: string): string[] {
  const found = places(process).filter(({ source, shape }) =>
    readsOf(source, shape).includes(parameter),
  )
  return [...new Set(found.map((place) => wordsOf(process, place)))].slice(0, PLACES_AT_MOST)
}

function readsOf(source: string, shape: Place['shape']): readonly string[] {
  const result = compile(source, shape, HOUSE_FUNCTIONS)
  return 'rule' in result ? result.rule.reads : []
}

function wordsOf(process: Process, { file, path }: Place): string {
  const [part, key] = path.map(String)
  if (file === 'tariff.yaml') return 'Gebühr'
  if (file === 'form.yaml') return 'Formular'
  if (file === 'service.yaml') return 'Beschreibung der Leistung'
  if (file.startsWith('letters/') || file.startsWith('texts/')) return 'Briefe'
  switch (part) {
    case 'deadlines':
      return `Frist „${process.deadlines[key!]?.title ?? key}“`
    case 'actions':
      return `Aktion „${process.actions[key!]?.title ?? key}“`
    case 'fields':
      return `Angabe „${process.fields[key!]?.short ?? process.fields[key!]?.title ?? key}“`
    case 'statuses':
      return `Status „${process.statuses[key!]?.title ?? key}“`
    case 'consultees':
      return `Beteiligung „${process.consultees[key!]?.title ?? key}“`
    case 'clauses':
      return `Nebenbestimmung „${process.clauses[key!]?.title ?? key}“`
    default:
      return 'Regeln des Verfahrens'
  }
}
