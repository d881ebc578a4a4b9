// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Rounds in which the variants take turns in changing order, so that what the machine does
// meanwhile hits all of them.
import type { Measured } from './closed-loop.ts'
import { runBare } from './bare.ts'
import { perCommand, readCounters } from './counters.ts'
import type { Counters } from './counters.ts'
import type { Ground } from './ground.ts'
import { findPgbench, runPgbench } from './pgbench.ts'
import { casesFor, runProduct, stockUp } from './product.ts'

export interface Plan {
  readonly seconds: number
  readonly rounds: number
  readonly clients: readonly number[]
  readonly tenants: readonly number[]
}

export type Variant = 'product' | 'bare' | 'pgbench'

/** One slot: a variant, at so many clients in so many municipalities, in one round. */
export interface Slot {
  readonly variant: Variant
  readonly clients: number
  readonly tenants: number
  readonly round: number
  readonly perSecond: number
  readonly p50Ms: number | undefined
  readonly p99Ms: number | undefined
  readonly each: Counters
}

const WARM_UP_S = 1
/** More than the product does anywhere we know; the stock is made for the last rate seen. */
const FIRST_RATE = 1200

/** Runs everything; `say` hears each slot as it ends. Slots of round 0 only warm up. */
export async function runRounds(
  ground: Ground, plan: Plan, say: (line: string) => void,
): Promise<readonly Slot[]> {
  const slots: Slot[] = []
  const rates = new Map<string, number>()
  const variants: Variant[] = findPgbench() ? ['product', 'bare', 'pgbench'] : ['product', 'bare']
  const most = Math.max(...plan.clients)
  for (const variant of variants) {
    await slot(ground, rates, { variant, clients: most, tenants: 1, round: 0 }, WARM_UP_S)
  }
  for (let round = 1; round <= plan.rounds; round++) {
    await ground.admin.query('CHECKPOINT')
    for (const tenants of plan.tenants) {
      for (const clients of rotated(plan.clients, round)) {
        for (const variant of rotated(variants, round + clients)) {
          const one = { variant, clients, tenants, round }
          slots.push(await slot(ground, rates, one, plan.seconds))
          say(lineOf(slots.at(-1)!))
        }
      }
    }
  }
  return slots
}

type Place = Pick<Slot, 'variant' | 'clients' | 'tenants' | 'round'>

async function slot(
  ground: Ground, rates: Map<string, number>, place: Place, seconds: number,
): Promise<Slot> {
  const { variant, clients, tenants } = place
  const key = `${clients} ${tenants}`
  const each = casesFor(rates.get(key) ?? FIRST_RATE, seconds, clients)
  const stock = variant === 'product' ? await stockUp(ground, tenants, clients, each) : undefined
  const before = await readCounters(ground)
  const measured = stock ? await runProduct(ground, stock, tenants, clients, seconds)
    : variant === 'bare' ? await runBare(ground, tenants, clients, seconds)
    : await runPgbench(findPgbench()!, ground, tenants, clients, seconds)
  const after = await readCounters(ground)
  const perSecond = measured.commands / measured.seconds
  if (stock && place.round > 0) rates.set(key, Math.max(perSecond * 1.3, rates.get(key) ?? 0))
  return {
    ...place, perSecond, p50Ms: quantile(measured, 0.5), p99Ms: quantile(measured, 0.99),
    each: perCommand(before, after, measured.commands),
  }
}

function quantile({ latenciesMs }: Measured, share: number): number | undefined {
  return latenciesMs[Math.min(latenciesMs.length - 1, Math.floor(latenciesMs.length * share))]
}

function rotated<T>(list: readonly T[], by: number): T[] {
  return [...list.slice(by % list.length), ...list.slice(0, by % list.length)]
}

function lineOf({ round, tenants, clients, variant, perSecond }: Slot): string {
  return `Runde ${round} · ${tenants} Verwaltungen · ${clients} Klienten · ${variant}: ` +
    `${perSecond.toFixed(0)}/s`
}
