// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newSalt } from './audit-entry.ts'
import { commitCommand } from './commit-command.ts'
import { loadCase } from './load-case.ts'
import { migrate } from './migrate.ts'
import { Outage } from './outage.ts'
import { readPostmaster } from './postgres/postmaster.ts'
import { startPostgres } from './postgres/start.ts'
import { withTenant } from './query.ts'
import { openStore } from './store.ts'
import { createTenant } from './tenant.ts'

const CASE = 'b7a1f0c2-0000-4000-8000-000000000001'
const AT = '2026-06-01T08:00:00.000Z'

test('while the server is gone writes are an outage; reads wait for it to return', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'laufzettel-outage-'))
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'data')
  const start = () => startPostgres({ dataDir, log: () => undefined })
  const server = await start()
  const store = openStore({ url: server.url })
  await migrate(store)
  const tenant = await createTenant(store, { slug: 'amt', name: 'Amt Süderau', at: AT })
  const commit = {
    commandId: 'c', caseId: CASE, expected: 0, at: AT, snapshot: {},
    columns: { process: 'p', version: 'v', title: 't', done: false, statuses: {} },
    events: [{ kind: 'e', payload: {}, actor: {}, salt: newSalt() }],
  }
  await commitCommand(store, tenant, commit)

  const sleeping = withTenant(store, tenant, (q) => q('SELECT pg_sleep(20)'))
  const refused = assert.rejects(sleeping, Outage, 'in the middle of a statement')
  await sleep(100)
  process.kill(readPostmaster(join(dataDir, 'postgres'))!.pid, 'SIGKILL')
  await refused
  await assert.rejects(commitCommand(store, tenant, { ...commit, commandId: 'd' }), Outage)
  await assert.rejects(loadCase(store, tenant, CASE), Outage, 'after five tries')

  // The server comes back on another port, as after a restart of the machine.
  const again = await start()
  const next = openStore({ url: again.url })
  assert.equal((await loadCase(next, tenant, CASE))!.sequence, 1)
  const repeated = await commitCommand(next, tenant, commit)
  assert.equal(repeated.status, 'repeated', 'what was acknowledged is known again')

  // Its connections are cut: the next read notices nothing.
  await loadCase(next, tenant, CASE)
  await next.admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [next.app])
  assert.equal((await loadCase(next, tenant, CASE))!.sequence, 1)
  await store.close()
  await next.close()
  await again.stop()
  rmSync(folder, { recursive: true, force: true })
})
