// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A superuser with time: random changes behind our back, each of which must be found.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { noteAudit } from './audit.ts'
import { newSalt } from './audit-entry.ts'
import { addDocument } from './documents.ts'
import { commitCommand } from './commit-command.ts'
import { randomFrom } from './test-random.ts'
import { testStore, type TestStore } from './test-store.ts'
import { verifyAudit, type Checkpoint } from './verify-audit.ts'

const MUTATIONS = Number(process.env['LAUFZETTEL_MUTATIONS'] ?? 96)
const CASES = 12
const AT = '2026-06-01T08:00:00.000Z'

let world: TestStore
let attacker: pg.Client
let checkpoint: Checkpoint
before(async () => {
  world = await testStore()
  for (const tenant of world.tenants) {
    for (let n = 0; n < CASES; n++) {
      const caseId = randomUUID()
      for (const [expected, kinds] of [[0, ['opened', 'acted']], [2, ['assigned']]] as const) {
        await commitCommand(world.store, tenant, {
          commandId: randomUUID(), caseId, expected, at: AT, snapshot: {},
          columns: { process: 'p', version: 'v', title: 't', done: false, statuses: {} },
          events: kinds.map((kind) => ({
            kind, payload: { n, betrag: 12.5, name: 'Zoë Ünal' }, actor: { id: `s${n}` },
            salt: newSalt(),
          })),
        })
      }
    }
    for (let n = 0; n < CASES; n++) {
      await addDocument(world.store, tenant, {
        id: randomUUID(), caseId: randomUUID(), draftId: null, kind: 'upload', title: 'Plan',
        fileName: 'plan.pdf', mediaType: 'application/pdf', size: 1, sha256: `${n % 10}`.repeat(64),
        origin: 'office', createdAt: AT, meta: {},
      })
    }
    await noteAudit(world.store, tenant, { kind: 'signIn', at: AT, content: { subject: 'staff:7' } })
  }
  checkpoint = (await verifyAudit(world.store, world.tenants[0])).head
  attacker = new pg.Client({ connectionString: world.url })
  await attacker.connect()
})
after(async () => {
  await attacker.end()
  await world.close()
})

type Random = ReturnType<typeof randomFrom>
interface Place {
  /** Schema of the tenant, and of another one. */
  readonly s: string
  readonly o: string
  readonly last: number
  readonly r: Random
}

/** Flips one bit of a column of bytes, whatever it was. */
function bit(table: string, column: string, where: string, { r }: Place, bytes = 32): string {
  const at = r.below(bytes * 8)
  return `UPDATE ${table} SET ${column} = set_bit(${column}, ${at}, 1 - get_bit(${column}, ${at})) WHERE ${where}`
}

/** Makes the chain whole again from `number` on, as someone would who knows how it is made. */
const rehash = (s: string, number: number) => `DO $$ DECLARE e record; p bytea; BEGIN
  SELECT coalesce((SELECT hash FROM ${s}.audit WHERE number = ${number - 1}), decode(repeat('00', 32), 'hex')) INTO p;
  FOR e IN SELECT number, content_hash FROM ${s}.audit WHERE number >= ${number} ORDER BY number LOOP
    UPDATE ${s}.audit SET previous = p, hash = sha256(p || int8send(e.number) || e.content_hash) WHERE number = e.number;
    p := sha256(p || int8send(e.number) || e.content_hash);
  END LOOP;
  UPDATE ${s}.chain SET (number, hash) = (SELECT number, hash FROM ${s}.audit ORDER BY number DESC LIMIT 1);
END $$`
const close = (s: string, number: number) =>
  `UPDATE ${s}.audit SET number = number + 100000 WHERE number > ${number};
   UPDATE ${s}.audit SET number = number - 100001 WHERE number > 100000`
const gap = (s: string, number: number) =>
  `UPDATE ${s}.audit SET number = number + 100000 WHERE number > ${number};
   UPDATE ${s}.audit SET number = number - 99999 WHERE number > 100000`
const any = ({ r, last }: Place) => 1 + r.below(last)
const event = ({ r }: Place) => `payload->>'n' = '${r.below(CASES)}' AND sequence = ${1 + r.below(3)}`

const paper = ({ r }: Place) => `sha256 = '${String(r.below(10)).repeat(64)}'`

const WAYS: Record<string, (place: Place) => string> = {
  'a bit of a hash of the content': (p) => bit(`${p.s}.audit`, 'content_hash', `number = ${any(p)}`, p),
  'a bit of a link': (p) => bit(`${p.s}.audit`, 'hash', `number = ${any(p)}`, p),
  'a bit of a link backwards': (p) => bit(`${p.s}.audit`, 'previous', `number = ${any(p)}`, p),
  'a bit of the head': (p) => bit(`${p.s}.chain`, 'hash', 'one', p),
  'a bit of a salt': (p) => bit(`${p.s}.events`, 'salt', event(p), p, 16),
  'a letter of an entry': (p) => `UPDATE ${p.s}.audit SET content = replace(content::text, '2026', '2025')::jsonb WHERE number = ${any(p)}`,
  'another member in an entry': (p) => `UPDATE ${p.s}.audit SET content = content || '{"x":${p.r.below(99)}}' WHERE number = ${any(p)}`,
  'the time of an entry': (p) => `UPDATE ${p.s}.audit SET at = at + interval '${1 + p.r.below(9999)} ms' WHERE number = ${any(p)}`,
  'the kind of an entry': (p) => `UPDATE ${p.s}.audit SET kind = kind || 'x' WHERE number = ${any(p)}`,
  'the case of an entry': (p) => `UPDATE ${p.s}.audit SET case_id = gen_random_uuid() WHERE number = ${any(p)}`,
  'the command of an entry': (p) => `UPDATE ${p.s}.audit SET command_id = 'x' WHERE number = ${any(p)}`,
  'the name in an event': (p) => `UPDATE ${p.s}.events SET payload = payload || '{"name":"Zoe Ünal"}' WHERE ${event(p)}`,
  'the amount in an event': (p) => `UPDATE ${p.s}.events SET payload = payload || '{"betrag":${12.6 + p.r.below(50)}}' WHERE ${event(p)}`,
  'who did it': (p) => `UPDATE ${p.s}.events SET actor = '{"id":"x${p.r.below(99)}"}' WHERE ${event(p)}`,
  'when it happened': (p) => `UPDATE ${p.s}.events SET at = at - interval '${1 + p.r.below(999)} minutes' WHERE ${event(p)}`,
  'what happened': (p) => `UPDATE ${p.s}.events SET kind = 'paid' WHERE ${event(p)}`,
  'whose it is': (p) => `UPDATE ${p.s}.events SET case_id = gen_random_uuid() WHERE ${event(p)}`,
  'the order of two events': (p) => `UPDATE ${p.s}.events SET sequence = CASE WHEN sequence = 1 THEN 103 ELSE 101 END
    WHERE payload->>'n' = '${p.r.below(CASES)}' AND sequence IN (1, 3); UPDATE ${p.s}.events SET sequence = sequence - 100 WHERE sequence > 100`,
  'an event less': (p) => `DELETE FROM ${p.s}.events WHERE ${event(p)}`,
  'an event more': (p) => `INSERT INTO ${p.s}.events SELECT case_id, 4, command_id, 9, kind, payload, actor, salt, at FROM ${p.s}.events WHERE ${event(p)}`,
  'the bytes of a paper': (p) => `UPDATE ${p.s}.documents SET sha256 = repeat('ab', 32) WHERE ${paper(p)}`,
  'the case of a paper': (p) => `UPDATE ${p.s}.documents SET case_id = gen_random_uuid() WHERE ${paper(p)}`,
  'a paper less': (p) => `DELETE FROM ${p.s}.documents WHERE ${paper(p)}`,
  'an entry less': (p) => `DELETE FROM ${p.s}.audit WHERE number = ${any(p)}`,
  'an entry less, the rest moved up': (p) => {
    const n = 1 + p.r.below(p.last - 1)
    return `DELETE FROM ${p.s}.audit WHERE number = ${n}; ${close(p.s, n)}`
  },
  'an entry slipped in': (p) => {
    const n = 1 + p.r.below(p.last - 1)
    return `${gap(p.s, n)}; INSERT INTO ${p.s}.audit SELECT ${n + 1}, at, case_id, command_id, kind, content, content_hash, previous, hash FROM ${p.s}.audit WHERE number = ${n}`
  },
  'two entries swapped': (p) => {
    const n = 1 + p.r.below(p.last - 1)
    return `UPDATE ${p.s}.audit SET number = 200001 - number + ${2 * n} WHERE number IN (${n}, ${n + 1});
      UPDATE ${p.s}.audit SET number = number - 200000 WHERE number > 200000`
  },
  'an entry of another tenant': (p) => {
    const n = any(p)
    return `DELETE FROM ${p.s}.audit WHERE number = ${n}; INSERT INTO ${p.s}.audit SELECT * FROM ${p.o}.audit WHERE number = ${n}`
  },
  'the whole chain of another tenant': ({ s, o }) => ['audit', 'events', 'chain'].map((table) =>
    `TRUNCATE ${s}.${table} CASCADE; INSERT INTO ${s}.${table} SELECT * FROM ${o}.${table}`).join(';'),
  'the tail cut off without a trace': (p) => {
    const keep = p.r.below(p.last)
    return `DELETE FROM ${p.s}.events WHERE command_id IN (SELECT command_id FROM ${p.s}.audit WHERE number > ${keep});
      DELETE FROM ${p.s}.audit WHERE number > ${keep};
      UPDATE ${p.s}.chain SET number = ${keep}, hash = coalesce((SELECT hash FROM ${p.s}.audit WHERE number = ${keep}), decode(repeat('00', 32), 'hex'))`
  },
  'an entry changed and the chain made anew': (p) => {
    const n = any(p)
    return `UPDATE ${p.s}.audit SET content_hash = sha256('x'), content = content || '{"x":1}' WHERE number = ${n}; ${rehash(p.s, n)}`
  },
  'an entry left out and the chain made anew': (p) => {
    const n = 1 + p.r.below(p.last - 1)
    return `DELETE FROM ${p.s}.events WHERE (command_id, position) IN
        (SELECT command_id, (content->>'position')::int FROM ${p.s}.audit WHERE number = ${n});
      DELETE FROM ${p.s}.audit WHERE number = ${n}; ${close(p.s, n)}; ${rehash(p.s, n)}`
  },
}

test(`finds ${MUTATIONS} of ${MUTATIONS} random changes and never one that is none`, async (t) => {
  const [amt, stadt] = world.tenants
  await attacker.query(['audit', 'events', 'chain', 'documents'].map((table) =>
    `CREATE TABLE public.kept_${table} AS TABLE ${amt.id}.${table}`).join(';'))
  const restore = ['audit', 'events', 'chain', 'documents'].map((table) =>
    `TRUNCATE ${amt.id}.${table} CASCADE; INSERT INTO ${amt.id}.${table} SELECT * FROM public.kept_${table}`).join(';')
  const names = Object.keys(WAYS)
  const missed: string[] = []
  const alarms: string[] = []
  for (let i = 0; i < MUTATIONS; i++) {
    const name = names[i % names.length]!
    const place = { s: amt.id, o: stadt.id, last: checkpoint.number, r: randomFrom(7000 + i) }
    const sql = WAYS[name]!(place)
    await attacker.query(sql)
    if ((await verifyAudit(world.store, amt, checkpoint)).ok) missed.push(`${name}: ${sql}`)
    await attacker.query(restore)
    const again = await verifyAudit(world.store, amt, checkpoint)
    if (!again.ok) alarms.push(`after ${name}: ${again.firstBroken!.reason}`)
  }
  t.diagnostic(`${names.length} ways, ${MUTATIONS - missed.length} found, ${alarms.length} false alarms`)
  assert.deepEqual({ missed, alarms }, { missed: [], alarms: [] })
})

test('what verifies shares no code with what writes', () => {
  const reached = new Set<string>()
  const visit = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    const text = readFileSync(new URL(file, import.meta.url), 'utf8')
    for (const [whole, target] of text.matchAll(/^(?:import|\} from).*'(\.\/[\w-]+\.ts)'$/gm)) {
      if (!whole.startsWith('import type')) visit(target!)
    }
  }
  visit('./verify-audit.ts')
  const writing = ['./audit.ts', './audit-entry.ts', './canonical-json.ts', './commit-command.ts']
  assert.deepEqual(writing.filter((file) => reached.has(file)), [])
  assert.ok(reached.has('./verify-audit-hash.ts'))
})
