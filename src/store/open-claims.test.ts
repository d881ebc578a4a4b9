// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { newSalt } from './audit-entry.ts'
import { commitCommand } from './commit-command.ts'
import { CLAIMS_A_PAGE, listClaims } from './open-claims.ts'
import type { Tenant } from './tenant.ts'
import { testStore, type TestStore } from './test-store.ts'

interface Claim {
  readonly paymentReference: string
  readonly cents: number
  readonly due: string
  readonly cancelled?: string
}

let world: TestStore
before(async () => { world = await testStore() })
after(() => world.close())

const claim = (paymentReference: string, cents: number, due: string, cancelled?: string): Claim & { debtor: string } =>
  ({ paymentReference, cents, due, debtor: `Zahler von ${paymentReference}`, ...(cancelled && { cancelled }) })

async function bring(tenant: Tenant, title: string, receivables: readonly Claim[], paidCents = 0, process = 'gestattung') {
  const caseId = randomUUID()
  await commitCommand(world.store, tenant, {
    commandId: randomUUID(), caseId, expected: 0, at: '2026-06-11T08:00:00.000Z', snapshot: { receivables, paidCents } as never,
    columns: { process, version: 'v', title, done: true, statuses: {}, fileNumber: `32-GE-${title}/2026` },
    events: [{ kind: 'e', payload: {}, actor: {}, salt: newSalt() }],
  })
  return caseId
}

const asked = async (tenant: Tenant, more: { number?: string; hidden?: readonly string[]; page?: number } = {}) => {
  const { lines, total, cents } = await listClaims(world.store, tenant, { hidden: [], page: 1, ...more })
  return { found: lines.map(({ title, openCents, due, paymentReference }) => [title, openCents, due, paymentReference]), total, cents }
}

test('what is open is listed whoever has the case, the longest due first, each by the claim not yet covered', async () => {
  const [here, there] = world.tenants
  await bring(here, 'bezahlt', [claim('1.1', 5_000, '2026-05-01')], 5_000)
  await bring(here, 'raten', [claim('2.1', 1_000, '2026-05-15'), claim('2.1', 1_000, '2026-08-15'), claim('2.1', 1_000, '2026-11-15')], 1_500)
  await bring(here, 'alt', [claim('3.1', 7_000, '2026-01-31')])
  await bring(here, 'neu', [claim('4.1', 9_000, '2026-05-01', 'erlassen'), claim('4.2', 300, '2026-09-01')])
  await bring(here, 'storniert', [claim('5.1', 700, '2026-05-01', 'erlassen')])
  await bring(here, 'ohne', [])
  await bring(here, 'steuer', [claim('6.1', 4_000, '2026-03-01')], 0, 'hundesteuer')
  await bring(there, 'fremd', [claim('3.1', 1, '2026-01-01')])
  assert.deepEqual(await asked(here, { hidden: ['hundesteuer'] }), {
    found: [['alt', 7_000, '2026-01-31', '3.1'], ['raten', 1_500, '2026-08-15', '2.1'], ['neu', 300, '2026-09-01', '4.2']],
    total: 3, cents: 8_800,
  })
  assert.equal((await asked(here)).total, 4)
  assert.deepEqual((await asked(here, { number: '3.1' })).found, [['alt', 7_000, '2026-01-31', '3.1']])
  assert.deepEqual((await asked(here, { number: '1.1' })).found, [['bezahlt', 0, null, '1.1']], 'a paid one is found by its number')
  assert.deepEqual((await asked(here, { number: '32-ge-raten/2026'.replace('ge', 'GE') })).found, [['raten', 1_500, '2026-08-15', '2.1']])
  assert.deepEqual((await asked(here, { number: '6.1', hidden: ['hundesteuer'] })).found, [])
  assert.deepEqual((await asked(here, { number: '3' })).found, [])
})

test('no claim is lost behind the first page', async () => {
  const [, tenant] = world.tenants
  const before = await asked(tenant)
  for (let n = 0; n < CLAIMS_A_PAGE; n++) await bring(tenant, `viele-${n}`, [claim(`9.${n}`, 100, `2026-07-${String(1 + (n % 28)).padStart(2, '0')}`)])
  const pages = [await asked(tenant), await asked(tenant, { page: 2 })]
  const titles = pages.flatMap(({ found }) => found.map(([title]) => title))
  assert.equal(new Set(titles).size, before.total + CLAIMS_A_PAGE)
  assert.deepEqual(pages.map(({ total, cents }) => [total, cents]), [[titles.length, before.cents + 5_000], [titles.length, before.cents + 5_000]])
})
