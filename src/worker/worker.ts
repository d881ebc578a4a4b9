// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Takes effects and deadlines of all tenants: woken by commits of this process, and by a slow
// sweep for what other processes or a crash left behind.
import { execute } from '../command/execute.ts'
import type { House } from '../command/house.ts'
import { readPapers } from '../command/read-papers.ts'
import { rebuildColumns } from '../command/rebuild-columns.ts'
import { ServiceOutage } from '../command/service-outage.ts'
import type { Renderer } from '../documents/render-letter.ts'
import { dropDeadline, dueDeadlines, postponeDeadline } from '../store/deadlines.ts'
import { Outage } from '../store/outage.ts'
import { failEffect, parkEffect, releaseExpired, takeEffects } from '../store/queue.ts'
import type { TakenEffect } from '../store/queue.ts'
import { listTenants } from '../store/tenant.ts'
import type { Tenant } from '../store/tenant.ts'
import { dueTenants, noteWake, onWake, refreshWake } from '../store/wakes.ts'
import { readBounces } from './bounces.ts'
import { carryOut } from './carry-out.ts'
import { NeedsPerson } from './needs-person.ts'
import { keepHouse } from './housekeeping.ts'

const SWEEP_MS = 2_000
/** Every so many ticks all tenants are looked at, known wake or not: each 5 minutes. */
const FULL_SWEEP_EVERY = 150
/** Every so many ticks old drafts, sessions and links go: each hour. */
const HOUSEKEEPING_EVERY = 1_800
/** Every so many ticks the bounce mailbox is read: each minute. */
const BOUNCES_EVERY = 30
/** A case that cannot be woken is tried again after this long. */
const WAKE_AGAIN_MS = 3_600_000
const LEASE_MS = 60_000
const AT_ONCE = 20
const MAX_ATTEMPTS = 10
/** A service that is out is tried again every quarter of an hour at the latest, for three days. */
const MAX_ATTEMPTS_OUTAGE = 300
const MAX_PAUSE_OUTAGE_S = 900
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
  // Ticks of the timer, not runs: commits wake the worker often and must not cause full sweeps.
  let ticks = 0
  let sweepAt = 0
  let housekeepingAt = HOUSEKEEPING_EVERY
  let bouncesAt = 1
  // One reading at a time, beside the tenants: a slow mailbox keeps nobody waiting.
  let mailbox: Promise<void> | undefined
  const columns = options.quiet ? undefined : completeColumns(house, () => stopped)
  const run = async () => {
    do {
      again = false
      const isFull = ticks >= sweepAt
      if (isFull) sweepAt = ticks + FULL_SWEEP_EVERY
      const keepsHouse = ticks >= housekeepingAt
      if (keepsHouse) housekeepingAt = ticks + HOUSEKEEPING_EVERY
      if (ticks >= bouncesAt) {
        bouncesAt = ticks + BOUNCES_EVERY
        mailbox ??= bounced(house).finally(() => {
          mailbox = undefined
        })
      }
      for (const tenant of await tenantsDue(house, isFull || keepsHouse)) {
        if (stopped) return
        await alone(house, tenant, () => workFor(house, renderer, tenant))
        if (keepsHouse) await alone(house, tenant, () => keepHouse(house, tenant))
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
  const timer = options.quiet ? undefined : setInterval(() => {
    ticks++
    kick()
  }, SWEEP_MS)
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
      await Promise.all([running, mailbox, columns])
    },
  }
}

/** At every start what an earlier one did not come to; nothing waits for it. */
async function completeColumns(house: House, isStopped: () => boolean): Promise<void> {
  try {
    for (const tenant of await listTenants(house.store)) {
      await alone(house, tenant, async () => void (await rebuildColumns(house, tenant, isStopped)))
    }
  } catch (error) {
    house.log('error', 'worker', { error: (error as Error).message })
  }
}

/** What goes wrong in one tenant is logged and keeps no other waiting. */
async function alone(house: House, tenant: Tenant, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    house.log('error', 'worker', { tenant: tenant.id, error: (error as Error).message })
  }
}

/** A mailbox that is out is read again in a minute. */
async function bounced(house: House): Promise<void> {
  try {
    await readBounces(house)
  } catch (error) {
    house.log('warn', 'bounces', { error: (error as Error).message })
  }
}

async function tenantsDue(house: House, all: boolean): Promise<readonly Tenant[]> {
  if (all) return listTenants(house.store)
  const due = new Set(await dueTenants(house.store, house.clock()))
  return due.size === 0 ? [] : (await listTenants(house.store)).filter((tenant) => due.has(tenant.id))
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
  await alone(house, tenant, async () => {
    // The tables know of no wake for papers, so the rest of a backlog is noted here.
    if (await readPapers(house, tenant)) noteWake(house.store, tenant.id, house.clock())
  })
}

async function attempt(house: House, renderer: Renderer, tenant: Tenant, effect: TakenEffect): Promise<void> {
  try {
    await carryOut(house, renderer, tenant, effect)
  } catch (error) {
    const message = (error as Error).message
    house.log('warn', 'effect failed', { tenant: tenant.id, effect: effect.id, kind: effect.kind, attempt: effect.attempts, error: message })
    const isOut = error instanceof ServiceOutage
    const attemptsAtMost = isOut ? MAX_ATTEMPTS_OUTAGE : MAX_ATTEMPTS
    if (error instanceof NeedsPerson || effect.attempts >= attemptsAtMost) {
      await parkEffect(house.store, tenant, effect, { error: message })
    } else {
      const seconds = Math.min(BACKOFF_S[effect.attempts - 1] ?? 3600, isOut ? MAX_PAUSE_OUTAGE_S : 3600)
      const runAfter = new Date(Date.parse(house.clock()) + seconds * 1000).toISOString()
      await failEffect(house.store, tenant, effect, { error: message, runAfter })
    }
  }
}

/** Wakes the cases whose day has come; waking twice changes nothing, a faulty case waits an hour. */
async function wakeCases(house: House, tenant: Tenant): Promise<number> {
  const due = await dueDeadlines(house.store, tenant, house.clock(), AT_ONCE)
  for (const deadline of due) {
    const id = `wake:${deadline.caseId}:${deadline.name}:${deadline.wakeAt}`
    try {
      await execute(house, tenant, { kind: 'wake', id }, { case: deadline.caseId })
      await dropDeadline(house.store, tenant, deadline)
    } catch (error) {
      if (error instanceof Outage) throw error
      const again = new Date(Date.parse(house.clock()) + WAKE_AGAIN_MS).toISOString()
      house.log('error', 'wake failed', { tenant: tenant.id, case: deadline.caseId, error: (error as Error).message })
      await postponeDeadline(house.store, tenant, deadline, again)
    }
  }
  return due.length
}
