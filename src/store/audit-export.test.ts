// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The chain leaves the platform and is computed anew by a script that knows nothing of it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sealCheckpoint } from './audit-checkpoint.ts'
import { exportAudit } from './audit-export.ts'
import { newSalt } from './audit-entry.ts'
import { commitCommand } from './commit-command.ts'
import { randomFrom } from './test-random.ts'
import { testStore, type TestStore } from './test-store.ts'
import { verifyAudit } from './verify-audit.ts'

const SCRIPT = fileURLToPath(new URL('../../docs/pruefkette/nachrechnen.mjs', import.meta.url))
const AT = '2026-06-01T08:00:00.000Z'
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const KEY = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')

let world: TestStore
let folder: string
let chain: string
before(async () => {
  world = await testStore()
  folder = mkdtempSync(join(tmpdir(), 'laufzettel-kette-'))
  for (let n = 0; n < 40; n++) {
    await commitCommand(world.store, world.tenants[0], {
      commandId: randomUUID(), caseId: randomUUID(), expected: 0, at: AT, snapshot: {},
      columns: { process: 'p', version: 'v', title: 't', done: false, statuses: {} },
      events: [{ kind: 'opened', payload: { name: 'Zoë Ünal' }, actor: { id: 's' }, salt: newSalt() }],
    })
  }
  chain = join(folder, 'kette.jsonl')
  await exportAudit(world.store, world.tenants[0], AT, chain)
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.close()
})

function recompute(file: string, ...more: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, file, ...more], {
    encoding: 'utf8', env: {},
  })
  return { status, text: stdout + stderr }
}

test('the script has no import from src and at most 200 lines', () => {
  const script = readFileSync(SCRIPT, 'utf8')
  const imports = [...script.matchAll(/^import .* from '(.*)'$/gm)].map(([, from]) => from)
  assert.deepEqual(imports, ['node:crypto', 'node:fs'])
  assert.ok(script.split('\n').length <= 200)
})

test('the same root comes out, and nothing personal left', async () => {
  const { head } = await verifyAudit(world.store, world.tenants[0])
  const { status, text } = recompute(chain)
  assert.equal(status, 0, text)
  assert.match(text, new RegExp(`40 Einträge unversehrt, Wurzel ${head.hash}`))
  assert.ok(!readFileSync(chain, 'utf8').includes('Ünal'))
})

test('40 of 40 changed exports are found', () => {
  const lines = readFileSync(chain, 'utf8').trimEnd().split('\n')
  const file = join(folder, 'veraendert.jsonl')
  const believed: string[] = []
  for (let i = 0; i < 40; i++) {
    const r = randomFrom(i)
    const changed = [...lines]
    const at = 1 + r.below(lines.length - 2)
    if (i % 4 === 0) changed.splice(at, 1)
    else if (i % 4 === 1) changed.splice(at, 0, lines[at]!)
    else if (i % 4 === 2) changed.splice(at + 1)
    else changed[at] = flipped(lines[at]!, r.below(lines[at]!.length))
    writeFileSync(file, `${changed.join('\n')}\n`)
    const { status, text } = recompute(file)
    if (status !== 1 || !text.startsWith('VERÄNDERT')) believed.push(`${i}: ${status} ${text}`)
  }
  assert.deepEqual(believed, [])
})

const flipped = (line: string, at: number) =>
  `${line.slice(0, at)}${line[at] === '7' ? '8' : '7'}${line.slice(at + 1)}`

test('a chain that ends before its checkpoint is found, a forged checkpoint refused', async () => {
  const [amt] = world.tenants
  const { head } = await verifyAudit(world.store, amt)
  const point = join(folder, 'pruefpunkt.json')
  const sealed = (number: number) =>
    sealCheckpoint({ made: AT, chains: [{ tenant: amt.id, name: amt.slug, number, hash: head.hash }] }, privateKey)
  writeFileSync(point, sealed(head.number))
  assert.equal(recompute(chain, '--checkpoint', point, '--key', KEY).status, 0)
  writeFileSync(point, sealed(head.number + 1))
  assert.match(recompute(chain, '--checkpoint', point, '--key', KEY).text, /endet vor dem Prüfpunkt/)
  writeFileSync(point, sealed(head.number).replace('"number":40', '"number":39'))
  assert.match(recompute(chain, '--checkpoint', point, '--key', KEY).text, /Unterschrift/)
})
