// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Cases that know each other: one opens the other, and both tell each other signals. What a case
// is never shows to the other but by a signal, so that either process can change on its own.
import { display } from '../feel/display.ts'
import type { Feel } from '../process/process.ts'
import type { Json, LinkedCase, Values } from './case.ts'
import type { Outcome } from './command.ts'
import { jsonFrom } from './json.ts'
import type { Sight } from './scope.ts'
import type { Turn } from './turn.ts'

/** Asks the service to open a case of another process with what is known here. */
export function openLink(turn: Turn, name: string, sight: Sight): void {
  const { prepared, at } = turn
  const link = prepared.process.links[name]!
  if (at.links?.some((one) => one.as === name)) return
  const { action, back } = link
  if (link.process === undefined || action === undefined || back === undefined) {
    throw new Error(`link ${name}: it is opened by the other side`)
  }
  const process = display(prepared.rule(link.process).evaluate(sight.scope, sight.env))
  const values = { ...link.values, ...link.targets?.[process] }
  turn.add({ kind: 'linkOpened', link: { as: name, title: link.title, process, back, signals: [] } })
  turn.order('open', {
    link: name, title: prepared.process.title, process, action, back, entity: at.entity,
    from: at.id, fileNumber: at.fileNumber ?? null, fromProcess: prepared.process.id,
    account: at.account ?? null, continues: link.continues ?? false,
    values: valuesFor(turn, values, sight),
  })
}

function valuesFor(turn: Turn, values: Readonly<Record<string, Feel>>, sight: Sight): Values {
  return Object.fromEntries(Object.entries(values).map(([field, source]): [string, Json] =>
    [field, jsonFrom(turn.prepared.rule(source).evaluate(sight.scope, sight.env))]))
}

/** Tells all linked cases that something has come to pass here. */
export function sendSignal(turn: Turn, name: string): void {
  turn.add({ kind: 'signalSent', name, on: turn.context.today })
  for (const link of turn.at.links ?? []) tell(turn, link, name)
}

/** A case that is opened only now has missed nothing: it hears what was told before it existed. */
export function linked(turn: Turn, result: Extract<Outcome['result'], { kind: 'linked' }>): void {
  const { as, case: id, fileNumber, process } = result
  const link = turn.at.links?.find((one) => one.as === as)
  if (!link || link.case !== undefined) return
  turn.add({ kind: 'linked', as, case: id, process, ...(fileNumber !== undefined && { fileNumber }) })
}

/** Notes what a linked case has told; told twice, it is noted once. */
export function receiveSignal(turn: Turn, as: string, name: string): void {
  const link = turn.at.links?.find((one) => one.as === as)
  if (!link || link.signals.includes(name)) return
  turn.add({ kind: 'signalReceived', as, name, on: turn.context.today })
}

function tell(turn: Turn, link: LinkedCase, name: string) {
  turn.order('signal', { as: link.as, case: link.case ?? null, back: link.back, name })
}
