// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Fills a municipality with cases and events by the million: copies of its real cases, made inside
// the database. What a list asks for varies (number, words, day, person, state); the rest is as real
// cases have it. Nothing here passes the engine, so it is for measuring alone.
import type { Store } from '../src/store/store.ts'
import type { Tenant } from '../src/store/tenant.ts'

/** One in so many is still open; a town closes nearly everything within a year. */
const OPEN_ONE_IN = 20
/** A word no other case has. Spread, because what counts up from 0000001 shares its beginnings with all as no name does. */
const WORD = '1000000 + n * 7919933 % 8999993'
/** A closed case waits for nobody. */
const WAITING = ['waiting_for', 'waiting_role', 'waiting_kind']
/** As many as one statement makes within its time limit. */
const PORTION = 10_000

/**
 * Adds copies of the cases that are there until there are so many, and events: in portions on two
 * connections, indexes and constraints of events made anew in the end.
 */
export async function manyCases(
  store: Store, { id }: Pick<Tenant, 'id'>, wanted: { readonly cases: number; readonly events: number },
): Promise<void> {
  const connections = await Promise.all([connect(store), connect(store)])
  const q = connections[0]!.q
  const [known] = await q<{ n: string; real: string[] }>(
    `SELECT count(*) AS n, (array_agg(id ORDER BY opened_at DESC, id))[1:20] AS real FROM ${id}.cases`)
  const again = await withoutIndexes(q, id)
  const portions = Array.from({ length: Math.ceil(wanted.cases / PORTION) }, (_, i) => i * PORTION)
  await shared(connections, portions, (one, done) =>
    addCases(one, id, Number(known!.n) + done, Math.min(PORTION, wanted.cases - done), known!.real))
  const each = Math.ceil(wanted.events / Math.max(1, wanted.cases))
  await shared(connections, Array.from({ length: each }, (_, n) => n), (one, n) => addEvents(one, id, n))
  await shared(connections, again, (one, sql) => one(sql))
  await shared(connections, FILLED, (one, table) => one(`VACUUM (ANALYZE) ${id}.${table}`))
  for (const { end } of connections) end()
}

interface Connection {
  readonly q: Query
  end(): void
}

async function connect(store: Store): Promise<Connection> {
  const client = await store.admin.connect()
  // On a busy machine a portion takes longer than any request may.
  await client.query('SET statement_timeout = 0')
  await client.query("SET maintenance_work_mem = '1GB'")
  return {
    q: async <Row>(sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows as Row[],
    end: () => client.release(true),
  }
}

/** Each connection takes the next piece of work when it is done with one. */
async function shared<Work>(connections: readonly Connection[], work: readonly Work[], act: (q: Query, one: Work) => Promise<unknown>): Promise<void> {
  const left = [...work]
  await Promise.all(connections.map(async ({ q }) => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(q, one)
  }))
}

const FILLED = ['cases', 'case_traits', 'case_answers', 'events']

/** Takes off what would be kept up to date with every row; gives the statements that put it back. */
async function withoutIndexes(q: Query, id: string): Promise<string[]> {
  const keys = await q<{ name: string; sql: string }>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS sql FROM pg_constraint WHERE conrelid = '${id}.events'::regclass AND contype IN ('p', 'u')`)
  for (const { name } of keys) await q(`ALTER TABLE ${id}.events DROP CONSTRAINT ${name}`)
  const indexes = await q<{ name: string; sql: string }>(
    `SELECT indexname AS name, indexdef AS sql FROM pg_indexes WHERE schemaname = $1 AND tablename = ANY ($2)
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = format('%I.%I', schemaname, indexname)::regclass)`, [id, FILLED])
  for (const { name } of indexes) await q(`DROP INDEX ${id}.${name}`)
  return [
    ...keys.map(({ name, sql }) => `ALTER TABLE ${id}.events ADD CONSTRAINT ${name} ${sql}`),
    ...indexes.map(({ sql }) => sql),
  ]
}

type Query = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>

/** Copies of the `real` cases: of copies alone all would soon be alike. */
async function addCases(q: Query, id: string, known: number, count: number, real: readonly string[]): Promise<void> {
  await q(
    `WITH made AS (INSERT INTO ${id}.cases (id, process, version, entity, sequence, file_number, title, applicant,
       account, assignee, unit, waiting_for, waiting_role, waiting_kind, channel, fee_cents, next_due,
       next_due_kind, done, statuses, traits, snapshot, opened_at, changed_at)
     SELECT gen_random_uuid(), c.process, c.version, c.entity, c.sequence,
       '32-GE-' || (100000 + n) || '/' || (2010 + n % 16), c.title || ' ' || (${WORD}),
       coalesce(c.applicant, 'Verein') || ' ' || n % 5000, NULL,
       CASE WHEN n % ${OPEN_ONE_IN} = 0 AND n % 3 = 0 THEN NULL ELSE s.ids[1 + n % array_length(s.ids, 1)] END,
       c.unit, ${WAITING.map((name) => `CASE WHEN n % ${OPEN_ONE_IN} = 0 THEN c.${name} END`).join(', ')}, c.channel, (n % 500) * 100,
       current_date - 200 + (n % 400)::int, c.next_due_kind, n % ${OPEN_ONE_IN} <> 0, c.statuses,
       CASE WHEN n % 50 < 2 THEN c.traits ELSE ARRAY['person:' || n % 5000, 'place:' || n % 20000, 'days:' || n % 300] END, c.snapshot, now() - make_interval(mins => (n * 5)::int), now() - make_interval(mins => (n * 5 % 500000)::int)
     FROM generate_series($2::bigint + 1, $2::bigint + $1::bigint) n
     CROSS JOIN (SELECT array_agg(id) AS ids FROM ${id}.staff) s
     JOIN (SELECT row_number() OVER (ORDER BY id) - 1 AS k, count(*) OVER () AS many, one.*
       FROM ${id}.cases one WHERE id = ANY ($3::uuid[])) c
       ON c.k = n % c.many
     RETURNING id, opened_at, process, traits, right(title, 7)::int AS n), told AS (
     INSERT INTO ${id}.case_answers (case_id, body, places)
     SELECT id, 'Antrag ' || n, CASE WHEN n % 7 = 0 THEN 'dorfstrasse' ELSE 'weg' || n % 3000 END || ' ' || n % 20000 || E'\nhafenweg 7 24999 suderau' FROM made)
     INSERT INTO ${id}.case_traits (trait, opened_at, case_id, process)
     SELECT one, opened_at, id, process FROM made, unnest(traits) one`, [count, known, real])
}

/** One more event for every case. */
async function addEvents(q: Query, id: string, n: number): Promise<void> {
  await q(
    `INSERT INTO ${id}.events (case_id, sequence, command_id, position, kind, payload, actor, salt, at)
     SELECT c.id, $1::int, c.id || ':' || $1::int, 1, 'acted', '{"kind":"acted","action":"entwerfen","input":{},"by":{"kind":"person","id":"petersen","name":"Hanna Petersen"}}',
       '{"kind":"person","id":"petersen","name":"Hanna Petersen"}', decode(repeat('00', 16), 'hex'), c.opened_at
     FROM ${id}.cases c`, [1000 + n])
}
