// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Recomputes the chain with code of its own: it shares nothing with what writes the chain, so that
// a fault there cannot hide itself here.
import { auditEntries, type AuditEntry } from './audit-entries.ts'
import type { Json } from './canonical-json.ts'
import { erasedCases } from './erased-cases.ts'
import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'
import { hashOfContent, hashOfLink, hashOfPart, START } from './verify-audit-hash.ts'

/** A point of the chain kept elsewhere: without one, an end cut off by the operator is not seen. */
export interface Checkpoint {
  readonly number: number
  readonly hash: string
}

/** `erased`: events whose personal payload was deleted on purpose; the chain stays whole. */
export interface Verification {
  readonly ok: boolean
  readonly entries: number
  readonly erased: number
  readonly head: Checkpoint
  readonly firstBroken?: { readonly number: number; readonly reason: string }
}

interface EventRow {
  readonly commandId: string
  readonly position: number
  readonly sequence: number
  readonly caseId: string
  readonly kind: string
  readonly at: string
  readonly payload: Json
  readonly actor: Json
  readonly salt: string | null
}

/** What the chain keeps of an event. */
interface EventContent {
  readonly case: string
  readonly command: string
  readonly position: number
  readonly kind: string
  readonly at: string
  readonly actorHash: string
  readonly payloadHash: string
}

/** Case → number of its events seen so far: their order in the chain is their order in the case. */
type Sequences = Map<string, number>

type Place = Pick<Tenant, 'id'>

const EVENTS_AT_ONCE = 1000

/**
 * Recomputes the whole chain and compares each event with it; reads while others write. `reason` is
 * a German sentence. `checkpoint`: a head noted earlier, which must still lie on the chain.
 */
export async function verifyAudit(
  store: Store,
  tenant: Place,
  checkpoint?: Checkpoint,
): Promise<Verification> {
  // Heads and counts first: what is appended meanwhile is verified too, but not asked for.
  const expected = await expectations(store, tenant)
  const state = { head: { number: 0, hash: START } as Checkpoint, entries: 0, events: 0, erased: 0 }
  const sequences: Sequences = new Map()
  const gone = await erasedCases(store, tenant)
  const seen = { expected: expected.number === 0, checkpoint: !checkpoint?.number }
  const done = (number?: number, reason?: string): Verification => ({
    ok: reason === undefined,
    entries: state.entries,
    erased: state.erased,
    head: state.head,
    ...(reason !== undefined && { firstBroken: { number: number!, reason } }),
  })
  for await (const portion of portions(auditEntries(store, tenant))) {
    const events = await eventsOf(store, tenant, portion)
    const papers = await papersOf(store, tenant, portion)
    for (const entry of portion) {
      const broken = brokenLink(entry, state.head) ?? brokenEvent(entry, events, sequences) ??
        brokenPaper(entry, papers, gone)
      if (broken) return done(entry.number, broken)
      state.head = { number: entry.number, hash: entry.hash }
      state.entries++
      if (isEvent(entry)) {
        state.events++
        if (events.get(keyOf(entry.content))!.salt === null) state.erased++
      }
      if (sameAs(entry, expected)) seen.expected = true
      if (checkpoint && sameAs(entry, checkpoint)) seen.checkpoint = true
    }
  }
  if (!seen.expected) return done(expected.number, 'Das Ende der Kette fehlt oder ist ersetzt.')
  if (!seen.checkpoint) {
    return done(checkpoint!.number, 'Der hinterlegte Prüfpunkt liegt nicht mehr auf der Kette.')
  }
  if (state.events < expected.events) {
    return done(state.head.number, 'Es gibt Ereignisse, die nicht im Protokoll stehen.')
  }
  return done()
}

async function expectations(
  store: Store,
  tenant: Place,
): Promise<{ number: number; hash: string; events: number }> {
  const rows = await readRows<{ number: number; hash: string; events: number }>(store, tenant,
    `SELECT number, encode(hash, 'hex') AS hash, (SELECT count(*) FROM events) AS events
       FROM chain`)
  return rows[0] ?? { number: -1, hash: '', events: 0 }
}

function brokenLink(entry: AuditEntry, head: Checkpoint): string | undefined {
  if (entry.number !== head.number + 1) return `Nach Eintrag ${head.number} fehlt ein Eintrag.`
  if (entry.previous !== head.hash) return 'Der Eintrag schließt nicht an seinen Vorgänger an.'
  if (hashOfLink(entry.previous, entry.number, entry.contentHash) !== entry.hash) {
    return 'Die Prüfsumme des Eintrags stimmt nicht.'
  }
  if (hashOfContent(entry.content) !== entry.contentHash) {
    return 'Der Inhalt des Eintrags ist verändert.'
  }
  const content = entry.content as { [name: string]: Json }
  const same = content['at'] === entry.at && content['kind'] === entry.kind
  const sameCase = content['case'] === entry.caseId
  const sameCommand = (content['command'] ?? null) === entry.commandId
  return same && sameCase && sameCommand ? undefined : 'Die Spalten des Eintrags sind verändert.'
}

function brokenEvent(
  entry: AuditEntry,
  events: ReadonlyMap<string, EventRow>,
  sequences: Sequences,
): string | undefined {
  if (!isEvent(entry)) return undefined
  const { content } = entry
  const event = events.get(keyOf(content))
  if (!event) return 'Das Ereignis zu diesem Eintrag fehlt.'
  const place = event.caseId === content.case && event.kind === content.kind
  if (!place || event.at !== content.at) return 'Das Ereignis zu diesem Eintrag ist verändert.'
  const sequence = (sequences.get(event.caseId) ?? 0) + 1
  sequences.set(event.caseId, sequence)
  if (event.sequence !== sequence) return 'Die Reihenfolge der Ereignisse ist verändert.'
  if (event.salt === null) {
    const empty = event.payload === null && JSON.stringify(event.actor) === '{}'
    return empty ? undefined : 'Das Ereignis zu diesem Eintrag lässt sich nicht prüfen.'
  }
  const whole =
    hashOfPart(event.salt, 'payload', event.payload) === content.payloadHash &&
    hashOfPart(event.salt, 'actor', event.actor) === content.actorHash
  return whole ? undefined : 'Inhalt oder Urheber des Ereignisses sind verändert.'
}

async function eventsOf(
  store: Store,
  tenant: Place,
  portion: readonly AuditEntry[],
): Promise<ReadonlyMap<string, EventRow>> {
  const commands = new Set(portion.filter(isEvent).map((entry) => entry.content.command))
  if (commands.size === 0) return new Map()
  const rows = await readRows<EventRow>(store, tenant,
    `SELECT command_id AS "commandId", position, sequence, case_id AS "caseId", kind, at,
         payload, actor, encode(salt, 'hex') AS salt
       FROM events WHERE command_id = ANY ($1)`, [[...commands]])
  return new Map(rows.map((row) => [`${row.commandId} ${row.position}`, row]))
}

interface PaperRow {
  readonly id: string
  readonly caseId: string | null
  readonly sha256: string
  readonly original: string | null
}

const PAPER_KEPT = 'documentKept'

async function papersOf(
  store: Store,
  tenant: Place,
  portion: readonly AuditEntry[],
): Promise<ReadonlyMap<string, PaperRow>> {
  const kept = portion.filter(({ kind }) => kind === PAPER_KEPT)
  if (kept.length === 0) return new Map()
  const ids = kept.map(({ content }) => (content as { document: string }).document)
  const rows = await readRows<PaperRow>(store, tenant,
    `SELECT id, case_id AS "caseId", sha256, meta->>'original' AS original
       FROM documents WHERE id = ANY ($1)`, [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/** A paper must still be the case's and still have the bytes it had when it came in, unless the case was erased. */
function brokenPaper(
  entry: AuditEntry,
  papers: ReadonlyMap<string, PaperRow>,
  gone: ReadonlySet<string>,
): string | undefined {
  if (entry.kind !== PAPER_KEPT) return undefined
  const { document, sha256, original = null } = entry.content as {
    readonly document: string; readonly sha256: string; readonly original?: string
  }
  const paper = papers.get(document)
  if (!paper) return gone.has(entry.caseId ?? '') ? undefined : 'Eine Unterlage der Akte fehlt.'
  const same = paper.caseId === entry.caseId && paper.sha256 === sha256 && paper.original === original
  return same ? undefined : 'Eine Unterlage der Akte ist ausgetauscht.'
}

function isEvent(entry: AuditEntry): entry is AuditEntry & { readonly content: EventContent } {
  const content = entry.content as { readonly payloadHash?: unknown }
  return typeof content.payloadHash === 'string' && entry.commandId !== null
}

function keyOf(content: EventContent): string {
  return `${content.command} ${content.position}`
}

function sameAs(entry: AuditEntry, point: Checkpoint): boolean {
  return entry.number === point.number && entry.hash === point.hash
}

async function* portions(entries: AsyncGenerator<AuditEntry>): AsyncGenerator<AuditEntry[]> {
  let portion: AuditEntry[] = []
  for await (const entry of entries) {
    portion.push(entry)
    if (portion.length < EVENTS_AT_ONCE) continue
    yield portion
    portion = []
  }
  if (portion.length) yield portion
}
