// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Many cases at once under the worst conditions: clerks who race, processes that are killed.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { viewCase } from '../src/command/case-view.ts'
import type { ActTask, TransferTask } from '../src/command/bulk.ts'
import { execute } from '../src/command/execute.ts'
import type { Actor } from '../src/engine/actor.ts'
import { application } from '../src/sample/application.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import type { Json } from '../src/store/canonical-json.ts'
import { createJob, jobById, setTask, startJob } from '../src/store/bulk.ts'
import { readEvents } from '../src/store/events.ts'
import { readTenant } from '../src/store/query.ts'
import { verifyAudit } from '../src/store/verify-audit.ts'

const CHILD = fileURLToPath(new URL('worker-process.ts', import.meta.url))
const TSX = fileURLToPath(new URL('../src/tsx.ts', import.meta.url))
const KILLS = 3
const AT_ONCE = 8
const PAUSE_MS = 10
const PATIENCE_MS = 120_000
/** More than the lease of what a killed worker held. */
const LATER_MS = 120_000

const hanna: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
const uwe: Actor = { ...hanna, id: 'thomsen', name: 'Uwe Thomsen' }
const jana: Actor = { kind: 'person', id: 'account:x', name: 'Jana Sommer', roles: ['antragsteller'] }
const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000aa', name: 'plan.pdf', size: 1000, type: 'application/pdf' }
const party = {
  name: 'Herbstfest', days: 40, entity: 'suederau', organisation: 'TSV Süderau e. V.', first: 'Jana', last: 'Sommer',
  email: 'jana.sommer@tsv-suederau.example', place: 'Schulweg 12',
}

/** So many applications, sent; their letters stay orders, nobody waits for them here. */
export async function sendApplications({ house, angeln }: TestWorld, count: number): Promise<string[]> {
  const input = application(party, '2026-06-11', plan)
  const ids = await inTurns(Array.from({ length: count }, () => randomUUID()), async (id) => {
    const command = { kind: 'act' as const, id: randomUUID(), action: 'einreichen', input, actor: jana }
    const open = { case: id, entity: 'suederau', channel: 'portal' }
    const done = await execute(house, angeln, command, { open, process: 'gestattung' })
    assert.ok('case' in done, JSON.stringify(done))
    return id
  })
  // What the applications order would be carried out by the same worker and cost the test minutes.
  await parkOrders(house.store, angeln)
  return ids
}

async function parkOrders(store: TestWorld['house']['store'], { id }: TestWorld['angeln']): Promise<void> {
  await store.admin.query(`UPDATE ${id}.effects SET state = 'parked', last_error = 'not part of this test' WHERE state = 'pending'`)
}

async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let first = 0; first < all.length; first += AT_ONCE) {
    results.push(...(await Promise.all(all.slice(first, first + AT_ONCE).map(work))))
  }
  return results
}

/** Two clerks on each case at the same moment: one wins, the other is told and sees what changed. */
export async function racePairs({ house, angeln }: TestWorld, cases: readonly string[]): Promise<string> {
  const begin = performance.now()
  const winners = await inTurns(cases, async (id) => {
    const { at } = (await viewCase(house, angeln, id))!
    const note = (actor: Actor) => execute(house, angeln, {
      kind: 'act', id: randomUUID(), action: 'vermerken', input: { vermerktext: `Vermerk von ${actor.name}` }, actor, revision: at.revision,
    }, { case: id })
    const results = await Promise.all([note(hanna), note(uwe)])
    const won = results.findIndex((one) => 'case' in one)
    const lost = results[1 - won]!
    assert.ok(won >= 0 && 'refusal' in lost, 'exactly one wins')
    assert.equal(lost.refusal.kind, 'conflict')
    const since = await readEvents(house.store, angeln, id, at.sequence)
    const acted = since.filter(({ kind }) => kind === 'acted').map(({ payload }) => payload as { text: string; by: { id: string } })
    const winner = [hanna, uwe][won]!
    assert.deepEqual(acted.map(({ text, by }) => [text, by.id]), [[`Vermerk: Vermerk von ${winner.name}`, winner.id]])
    return won
  })
  const seconds = (performance.now() - begin) / 1000
  const first = winners.filter((one) => one === 0).length
  return `${cases.length} pairs, ${cases.length} winners (${first} to ${cases.length - first}), ${cases.length} conflicts, ${seconds.toFixed(1)} s`
}

/** What a job does, and the condition of the event that each case then has once. */
interface Deed {
  readonly task: ActTask | TransferTask
  readonly event: string
}

const TAKEN: Deed = {
  task: { kind: 'act', action: 'uebernehmen', title: 'Vorgang übernehmen', input: {}, actor: hanna },
  event: `kind = 'acted' AND payload->>'action' = 'uebernehmen'`,
}
export const GIVEN: Deed = {
  task: {
    kind: 'transfer', title: 'An Bürgerbüro übergeben', unit: { id: 'buergerbuero', name: 'Bürgerbüro' },
    note: 'Vertretung bis Juli.', actor: hanna, lay: {},
  },
  event: `kind = 'transferred' AND payload->'unit'->>'id' = 'buergerbuero'`,
}

/** One deed on all cases by a worker that is killed three times; then each was done exactly once. */
export async function killThrice({ house, angeln }: TestWorld, cases: readonly string[], deed = TAKEN): Promise<string> {
  const { store } = house
  const id = randomUUID()
  await createJob(store, angeln, { id, staff: 'petersen', createdAt: house.clock() }, cases)
  await setTask(store, angeln, id, deed.task as unknown as Json)
  const views = await inTurns(cases, async (one) => (await viewCase(house, angeln, one))!.at.revision)
  assert.ok(await startJob(store, angeln, id, views, house.clock()))
  const begin = performance.now()
  const killedAt: number[] = []
  for (let run = 0; run <= KILLS; run++) {
    const child = startChild(store.admin.options.connectionString!, new Date(Date.parse(house.clock()) + run * LATER_MS).toISOString())
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    if (run < KILLS) {
      const goal = Math.ceil((cases.length * (run + 1)) / (KILLS + 1))
      killedAt.push(await doneReaches(() => doneOf(store, angeln, id), goal))
      child.kill('SIGKILL')
      assert.equal(await ended, null, 'killed, not ended')
    } else assert.equal(await ended, 0)
  }
  const seconds = (performance.now() - begin) / 1000
  const job = (await jobById(store, angeln, id))!
  assert.equal(job.state, 'done')
  assert.deepEqual(job.counts, { done: cases.length, refused: 0, conflict: 0, failed: 0 })
  const times = await readTenant(store, angeln, (q) => q<{ case: string; times: number }>(
    `SELECT case_id AS case, count(*) AS times FROM events
     WHERE ${deed.event} AND case_id = ANY ($1) GROUP BY case_id`, [cases]))
  assert.equal(times.length, cases.length)
  assert.deepEqual(times.filter((one) => one.times !== 1), [], 'no case twice')
  assert.equal((await verifyAudit(store, angeln)).ok, true)
  return `${cases.length} cases, killed after ${killedAt.join(', ')}, each done once, ${seconds.toFixed(1)} s with four starts`
}

function startChild(url: string, now: string) {
  const words = ['--disable-warning=ExperimentalWarning', '--import', TSX, CHILD, url, now, tmpdir()]
  return spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] })
}

const doneOf = async (store: TestWorld['house']['store'], tenant: TestWorld['angeln'], id: string) =>
  (await jobById(store, tenant, id))!.counts.done

async function doneReaches(count: () => Promise<number>, goal: number): Promise<number> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const now = await count()
    if (now >= goal) return now
    if (performance.now() > until) throw new Error(`only ${now} of ${goal} cases were done`)
    await sleep(PAUSE_MS)
  }
}
