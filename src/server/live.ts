// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who listens for changes in this process. One listener at the store and one timer for all of them,
// and neither while nobody listens.
import { onChange } from '../store/changes.ts'
import type { Store } from '../store/store.ts'
import { LiveConnection } from './live-connection.ts'
import type { Watch } from './live-connection.ts'

const PER_PERSON = 6
const PER_PROCESS = 2_000
const BEAT_MS = 20_000
/** What a command and the worker do one after the other is told as one. */
const GATHER_MS = 300

class LiveHub {
  readonly open = new Set<LiveConnection>()
  private readonly store: Store
  private forget: (() => void) | undefined
  private timer: NodeJS.Timeout | undefined
  constructor(store: Store) {
    this.store = store
  }

  add(watch: Watch): LiveConnection | undefined {
    const own = [...this.open].filter((one) => one.watch.person === watch.person && one.watch.tenant === watch.tenant)
    // The page looked at last counts; the oldest gives way and does not come back by itself.
    if (own.length >= PER_PERSON) own[0]!.end(true)
    if (this.open.size >= PER_PROCESS) return undefined
    const connection = new LiveConnection(watch, (one) => this.drop(one))
    this.open.add(connection)
    this.forget ??= onChange(this.store, ({ tenant, caseId }) => {
      for (const one of this.open) {
        if (one.watch.tenant === tenant && (one.watch.caseId ?? caseId) === caseId) one.poke(GATHER_MS)
      }
    })
    this.timer ??= setInterval(() => void this.beat(), BEAT_MS).unref()
    return connection
  }

  private drop(connection: LiveConnection): void {
    this.open.delete(connection)
    if (this.open.size > 0) return
    this.forget?.()
    this.forget = undefined
    clearInterval(this.timer)
    this.timer = undefined
  }

  /** Says that all is well to who may still listen, and farewell to the others. */
  async beat(): Promise<void> {
    for (const one of this.open) {
      // While the database is out nobody knows better: who listens goes on.
      if (await one.watch.holds().catch(() => true)) one.beat()
      else one.end(true)
    }
  }
}

const hubs = new WeakMap<Store, LiveHub>()

function hubOf(store: Store): LiveHub {
  const hub = hubs.get(store) ?? new LiveHub(store)
  hubs.set(store, hub)
  return hub
}

/** A stream that tells news as they come; undefined where too many listen already. */
export function openLive(store: Store, watch: Watch): ReadableStream<Uint8Array> | undefined {
  const connection = hubOf(store).add(watch)
  connection?.beat()
  // Something may have happened between the page and its listening.
  connection?.poke()
  return connection?.stream
}

/** Ends what a session listens to; when it signs out. */
export function endLive(store: Store, session: string): void {
  for (const one of hubOf(store).open) if (one.watch.session === session) one.end(true)
}

/** Ends everything, so that a server can stop. Pages come back by themselves. */
export function closeLive(store: Store): void {
  for (const one of hubOf(store).open) one.end()
}

/** Ends what may no longer be listened to; the timer does it, and tests. */
export const checkLive = (store: Store): Promise<void> => hubOf(store).beat()

/** How many streams are open in this process. */
export const countLive = (store: Store): number => hubOf(store).open.size
