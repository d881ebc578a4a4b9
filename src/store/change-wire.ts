// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Changes of cases from process to process: a few notifications a second outside every transaction,
// by one connection of its own. What is lost is told by the next page somebody opens.
import type pg from 'pg'
import { noteChange, onChange } from './changes.ts'
import type { CaseChange } from './changes.ts'
import type { Store } from './store.ts'

export interface ChangeWire {
  /** Listens for the first time; never rejects. */
  readonly ready: Promise<void>
  stop(): Promise<void>
}

const CHANNEL = 'laufzettel_changes'
const EVERY_MS = 500
/** PostgreSQL takes less than 8000 bytes; a line has at most 84. */
const LINES_PER_NOTE = 80
const NOTES_AT_ONCE = 5
/** Beyond, the oldest are forgotten. */
const WAITING_AT_MOST = 5_000
const AGAIN_MS = 5_000

/** Starts to tell and to hear; a lost connection is opened again by and by. */
export function openChangeWire(store: Store): ChangeWire {
  const waiting = new Map<string, CaseChange>()
  let client: pg.Client | undefined
  let isStopped = false
  let again: NodeJS.Timeout | undefined
  const forget = onChange(store, (change, origin) => {
    if (origin === 'elsewhere') return
    const key = `${change.tenant} ${change.caseId}`
    waiting.delete(key)
    waiting.set(key, change)
    if (waiting.size > WAITING_AT_MOST) waiting.delete(waiting.keys().next().value!)
  })
  const connect = async () => {
    const fresh = store.newClient()
    // Ending and erring both mean: gone. Only the first of them opens another.
    const lost = () => {
      if (client === fresh) client = undefined
      fresh.removeAllListeners('notification')
      if (isStopped || again) return
      again = setTimeout(() => {
        again = undefined
        void connect()
      }, AGAIN_MS)
      again.unref()
    }
    fresh.on('error', lost)
    fresh.on('end', lost)
    fresh.on('notification', ({ payload = '', processId }) => {
      if (processId !== (fresh as unknown as { processID: number }).processID) hear(store, payload)
    })
    try {
      await fresh.connect()
      await fresh.query(`LISTEN ${CHANNEL}`)
      if (isStopped) await fresh.end()
      else client = fresh
    } catch {
      lost()
    }
  }
  const timer = setInterval(() => {
    if (!client || waiting.size === 0) return
    const lines = [...waiting].slice(0, LINES_PER_NOTE * NOTES_AT_ONCE)
    for (const [key] of lines) waiting.delete(key)
    const notes = Array.from({ length: Math.ceil(lines.length / LINES_PER_NOTE) }, (_, i) =>
      lines.slice(i * LINES_PER_NOTE, (i + 1) * LINES_PER_NOTE)
        .map(([, { tenant, caseId, sequence }]) => `${tenant} ${caseId} ${sequence}`).join('\n'))
    client.query('SELECT pg_notify($1, note) FROM unnest($2::text[]) note', [CHANNEL, notes]).catch(() => undefined)
  }, EVERY_MS)
  timer.unref()
  return {
    ready: connect(),
    async stop() {
      isStopped = true
      forget()
      clearInterval(timer)
      clearTimeout(again)
      await client?.end().catch(() => undefined)
    },
  }
}

const LINE = /^(m_[0-9a-f]{4,32}) ([0-9a-f-]{36}) (\d{1,9})$/

/** Whatever else comes on the channel is not ours. */
function hear(store: Store, payload: string): void {
  for (const line of payload.split('\n').slice(0, LINES_PER_NOTE)) {
    const [, tenant, caseId, sequence] = LINE.exec(line) ?? []
    if (tenant && caseId) noteChange(store, { tenant, caseId, sequence: Number(sequence) }, 'elsewhere')
  }
}
