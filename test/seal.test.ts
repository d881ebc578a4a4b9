// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A decision notice is sealed by its own municipality, once, however often the work is taken up.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { makeHouse } from '../src/command/house.ts'
import type { House } from '../src/command/house.ts'
import { openLocalSeal } from '../src/connectors/seal/local-seal.ts'
import { PASSWORD, testSeal } from '../src/connectors/seal/test-seal.ts'
import { NOTICE, RECEIPT } from '../src/documents/example-letters.ts'
import type { LetterContent } from '../src/engine/letter-content.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { documentsOf } from '../src/store/documents.ts'
import { loadCase } from '../src/store/load-case.ts'
import type { Tenant } from '../src/store/tenant.ts'
import { listCases } from '../src/store/worklist.ts'
import { carryOut } from '../src/worker/carry-out.ts'

const folder = mkdtempSync(join(tmpdir(), 'laufzettel-seals-'))
let world: TestWorld
let house: House

before(async () => {
  world = await testWorld()
  testSeal(folder, 'musterangeln')
  house = makeHouse({ ...world.house, seal: openLocalSeal({ folder, password: PASSWORD }) })
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})

/** The order to write a letter of a case, as the engine gives it. */
async function write(tenant: Tenant, letter: string, content: LetterContent): Promise<string> {
  const caseId = (await listCases(house.store, tenant, { state: 'all', sort: 'newest', pageSize: 1 })).lines[0]!.id
  const effect = { id: `letter:${letter}`, caseId, kind: 'letter', payload: { letter, content }, attempts: 1, lease: randomUUID() }
  // Its case knows no such letter; all that matters here is what lies in the file before it says so.
  await carryOut(house, world.renderer, tenant, effect as never).catch(() => undefined)
  return caseId
}

const papersOf = async (tenant: Tenant, caseId: string, title: string) =>
  (await documentsOf(house.store, tenant, { caseId })).filter((one) => one.title === title)

test('a decision notice bears the seal of its municipality, one kept for good', async () => {
  const content = { ...NOTICE, title: 'Versiegelter Bescheid' }
  const letter = randomUUID()
  const caseId = await write(world.angeln, letter, content)
  world.setClock('2026-06-11T09:30:00.000Z')
  await write(world.angeln, letter, content)
  const [paper, ...others] = await papersOf(world.angeln, caseId, content.title)
  assert.deepEqual(others, [])
  assert.equal(paper!.meta['sealed'], true)
  const bytes = Buffer.from((await house.blobs.get(world.angeln, paper!.sha256))!)
  assert.match(bytes.toString('latin1'), /\/SubFilter \/ETSI\.CAdES\.detached/)
  assert.match(bytes.toString('latin1'), /\/M \(D:20260611080000Z/, 'the moment of the first time')
  assert.ok(await loadCase(house.store, world.angeln, caseId))
})

test('information is not sealed, and nobody seals with the certificate of another', async () => {
  const receipt = { ...RECEIPT, title: 'Unversiegelte Bestätigung' }
  const first = await write(world.angeln, randomUUID(), receipt)
  assert.equal((await papersOf(world.angeln, first, receipt.title))[0]!.meta['sealed'], undefined)
  const content = { ...NOTICE, title: 'Bescheid einer anderen Stadt' }
  const second = await write(world.lindenbrueck, randomUUID(), content)
  const [paper] = await papersOf(world.lindenbrueck, second, content.title)
  assert.equal(paper!.meta['sealed'], undefined)
  const bytes = Buffer.from((await house.blobs.get(world.lindenbrueck, paper!.sha256))!)
  assert.doesNotMatch(bytes.toString('latin1'), /ETSI\.CAdES/)
})
