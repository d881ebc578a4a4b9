// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Environment } from './environment.ts'
import type { Plan, Slot, Variant } from './rounds.ts'

/** All slots of one variant at one place, as medians with their range. */
interface Row {
  readonly tenants: number
  readonly clients: number
  readonly variant: Variant
  readonly perSecond: { readonly median: number; readonly min: number; readonly max: number }
  /** Product to limit, in the same round; `undefined` for the limits themselves. */
  readonly ofBare: number | undefined
  readonly ofPgbench: number | undefined
  readonly p50Ms: number | undefined
  readonly p99Ms: number | undefined
  readonly writes: number
  readonly roundTrips: number
  readonly walBytes: number
  readonly cpuMs: number
}

const VARIANTS: readonly Variant[] = ['product', 'bare', 'pgbench']
const NAMES: Record<Variant, string> = {
  product: 'Laufzettel', bare: 'nackte Schleife', pgbench: 'pgbench',
}

/** The run as one JSON document, slots included. */
export function asJson(where: Environment, plan: Plan, slots: readonly Slot[]): string {
  return JSON.stringify({ environment: where, plan, rows: rowsOf(plan, slots), slots }, null, 2)
}

/** The run as a table for people: medians, the range in brackets, then what one command costs. */
export function asTable(where: Environment, plan: Plan, slots: readonly Slot[]): string {
  const head = ['Verw.', 'Klienten', '', 'Befehle/s', '÷ Schleife', '÷ pgbench', 'p50 ms', 'p99 ms',
    'Commits', 'Umläufe', 'WAL B', 'Node CPU ms']
  const body = rowsOf(plan, slots).map((row) => [
    String(row.tenants), String(row.clients), NAMES[row.variant],
    `${row.perSecond.median.toFixed(0)} (${row.perSecond.min.toFixed(0)}–${row.perSecond.max.toFixed(0)})`,
    fixed(row.ofBare, 2), fixed(row.ofPgbench, 2), fixed(row.p50Ms, 1), fixed(row.p99Ms, 1),
    fixed(row.writes, 2), row.variant === 'product' ? fixed(row.roundTrips, 2) : '',
    fixed(row.walBytes, 0), row.variant === 'pgbench' ? '' : fixed(row.cpuMs, 2),
  ])
  const widths = head.map((_, i) => Math.max(...[head, ...body].map((cells) => cells[i]!.length)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')
  return [
    `${where.cores} Kerne ${where.cpu} · Node ${where.node} · PostgreSQL ${where.postgres} · ` +
      `${where.pgbench} · fsync ${where.fsync} · synchronous_commit ${where.synchronousCommit} · ` +
      `${where.fdatasyncPerSecond} fdatasync/s`,
    `${plan.rounds} Runden zu ${plan.seconds} s, Median (kleinster–größter Wert); ` +
      'ein Befehl: Regeln, Brieftext, Frist, Ereignisse, Prüfkette, Aufträge',
    '', line(head), ...body.map(line),
  ].join('\n')
}

function rowsOf(plan: Plan, slots: readonly Slot[]): Row[] {
  return plan.tenants.flatMap((tenants) => plan.clients.flatMap((clients) => {
    const here = slots.filter((slot) => slot.tenants === tenants && slot.clients === clients)
    return VARIANTS.filter((variant) => here.some((slot) => slot.variant === variant))
      .map((variant) => rowOf(here, variant))
  }))
}

function rowOf(here: readonly Slot[], variant: Variant): Row {
  const own = here.filter((slot) => slot.variant === variant)
  const rates = own.map((slot) => slot.perSecond)
  const ratio = (limit: Variant) => variant === 'product'
    ? median(own.map((slot) => slot.perSecond / (rateIn(here, limit, slot.round) ?? Number.NaN)))
    : undefined
  const cost = (name: keyof Slot['each']) => median(own.map((slot) => slot.each[name]))!
  return {
    tenants: own[0]!.tenants, clients: own[0]!.clients, variant,
    perSecond: { median: median(rates)!, min: Math.min(...rates), max: Math.max(...rates) },
    ofBare: ratio('bare'), ofPgbench: ratio('pgbench'),
    p50Ms: median(own.map((slot) => slot.p50Ms)), p99Ms: median(own.map((slot) => slot.p99Ms)),
    writes: cost('writes'), roundTrips: cost('roundTrips'), walBytes: cost('walBytes'),
    cpuMs: cost('cpuMs'),
  }
}

function rateIn(here: readonly Slot[], variant: Variant, round: number): number | undefined {
  return here.find((slot) => slot.variant === variant && slot.round === round)?.perSecond
}

function median(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined && Number.isFinite(value)) as number[]
  return known.sort((a, b) => a - b)[Math.floor(known.length / 2)]
}

function fixed(value: number | undefined, digits: number): string {
  return value === undefined ? '' : value.toFixed(digits).replace('.', ',')
}
