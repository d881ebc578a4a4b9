// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Takes effects and deadlines of all tenants: woken by commits of this process, and by a slow
// sweep for what other processes or a crash left behind.
import { execute } from '../command/execute.ts'
import type { House } from '../command/house.ts'
import type { Renderer } from '../documents/render-letter.ts'
import { dropDeadline, dueDeadlines } from '../store/deadlines.ts'
import { failEffect, parkEffect, releaseExpired, takeEffects } from '../store/queue.ts'
import type { TakenEffect } from '../store/queue.ts'
import { listTenants } from '../store/tenant.ts'
import type { Tenant } from '../store/tenant.ts'
import { dueTenants, onWake, refreshWake } from '../store/wakes.ts'
import { carryOut, NeedsPerson } from './carry-out.ts'

const SWEEP_MS = 2_000
/** Every so many sweeps all tenants are looked at, known wake or not. */
const FULL_SWEEP_EVERY = 150
const LEASE_MS = 60_000
const AT_ONCE = 20
const MAX_ATTEMPTS = 10
const MAX_ROUNDS = 200
const BACKOFF_S = [1, 5, 15, 60, 300, 900, 3600, 3600, 3600]

export interface Worker {
  /** Works until nothing is due any more; for tests and the sample world. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/** Starts the worker; `drain` alone works without the timer when `quiet`. */
export function startWorker(house: House, renderer: Renderer, options: { quiet?: boolean } = {}): Worker {
  let stopped = false
  let running: Promise<void> | undefined
  let again = false
  let sweeps = 0
  const run = async () => {
    do {
      again = false
      const full = sweeps++ % FULL_SWEEP_EVERY === 0
      for (const tenant of await tenantsDue(house, full)) {
        if (stopped) return
        await workFor(house, renderer, tenant)
      }
    } while (again && !stopped)
  }
  const kick = () => {
    if (stopped) return
    if (running) again = true
    else {
      running = run()
        .catch((error: unknown) => house.log('error', 'worker', { error: (error as Error).message }))
        .finally(() => {
          running = undefined
          if (again) kick()
        })
    }
  }
  const forget = options.quiet ? () => undefined : onWake(house.store, () => setImmediate(kick))
  const timer = options.quiet ? undefined : setInterval(kick, SWEEP_MS)
  timer?.unref()
  if (!options.quiet) kick()
  return {
    async drain() {
      for (const tenant of await listTenants(house.store)) await workFor(house, renderer, tenant)
    },
    async stop() {
      stopped = true
      forget()
      clearInterval(timer)
      await running
    },
  }
}

async function tenantsDue(house: House, full: boolean): Promise<readonly Tenant[]> {
  const all = await listTenants(house.store)
  if (full) return all
  const due = new Set(await dueTenants(house.store, house.clock()))
  return all.filter((tenant) => due.has(tenant.id))
}

/** All that is due in one tenant; what fails waits for its turn and blocks nobody. */
async function workFor(house: House, renderer: Renderer, tenant: Tenant): Promise<void> {
  await releaseExpired(house.store, tenant, house.clock())
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const effects = await takeEffects(house.store, tenant, { now: house.clock(), limit: AT_ONCE, leaseMs: LEASE_MS })
    await Promise.all(effects.map((effect) => attempt(house, renderer, tenant, effect)))
    const woken = await wakeCases(house, tenant)
    if (effects.length === 0 && woken === 0) break
  }
  await refreshWake(house.store, tenant)
}

async function attempt(house: House, renderer: Renderer, tenant: Tenant, effect: TakenEffect): Promise<void> {
  try {
    await carryOut(house, renderer, tenant, effect)
  } catch (error) {
    const message = (error as Error).message
    house.log('warn', 'effect failed', { tenant: tenant.id, effect: effect.id, kind: effect.kind, attempt: effect.attempts, error: message })
    if (error instanceof NeedsPerson || effect.attempts >= MAX_ATTEMPTS) {
      await parkEffect(house.store, tenant, effect, { error: message })
    } else {
      const seconds = BACKOFF_S[effect.attempts - 1] ?? 3600
      const runAfter = new Date(Date.parse(house.clock()) + seconds * 1000).toISOString()
      await failEffect(house.store, tenant, effect, { error: message, runAfter })
    }
  }
}

/** Wakes the cases whose day has come; waking twice changes nothing. */
async function wakeCases(house: House, tenant: Tenant): Promise<number> {
  const due = await dueDeadlines(house.store, tenant, house.clock(), AT_ONCE)
  for (const deadline of due) {
    const id = `wake:${deadline.caseId}:${deadline.name}:${deadline.wakeAt}`
    await execute(house, tenant, { kind: 'wake', id }, { case: deadline.caseId })
    await dropDeadline(house.store, tenant, deadline)
  }
  return due.length
}
