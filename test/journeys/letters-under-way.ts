// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Letters of the sample world on their way: one behind a link and retrieved, two on paper.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { viewCase } from '../../src/command/case-view.ts'
import { execute } from '../../src/command/execute.ts'
import { makeHouse } from '../../src/command/house.ts'
import type { House } from '../../src/command/house.ts'
import { openedToken, retrievalToken } from '../../src/command/retrieval-token.ts'
import type { Actor } from '../../src/engine/actor.ts'
import type { Values } from '../../src/engine/case.ts'
import { application } from '../../src/sample/application.ts'
import type { TestWorld } from '../../src/sample/test-world.ts'
import { makeBatch, waitingLetters } from '../../src/store/paper-letters.ts'
import { changeTenant } from '../../src/store/tenant.ts'
import { startWorker } from '../../src/worker/worker.ts'

const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000ad', name: 'plan.pdf', size: 1000, type: 'application/pdf' }
const party = {
  name: 'Laternenfest', days: 60, entity: 'suederau', organisation: 'Kita Süderau', first: 'Mia', last: 'Lund', email: 'm@kita.example', place: 'Weg 1',
}
const staff = (id: string, ...roles: string[]): Actor => ({ kind: 'person', id, name: id, roles })

/** The paths of a link and of the letter it opened. */
export async function retrievedLetter(world: TestWorld): Promise<readonly string[]> {
  const { house: calm, angeln, renderer } = world
  await changeTenant(calm.store, angeln.id, { name: angeln.name, settings: { ...angeln.settings, mail: { sender: 'hinweise@angeln.example' } } })
  // Where the mails go is no matter here.
  const house = makeHouse({ ...calm, address: 'https://portal.example', mail: async () => ({ sent: true }) })
  const id = await signed(world, house, 'email')
  const worker = startWorker(house, renderer, { quiet: true })
  await worker.drain()
  await worker.stop()
  await changeTenant(calm.store, angeln.id, angeln)
  const { at } = (await viewCase(house, angeln, id))!
  const delivery = at.deliveries.find((one) => one.letter === 'bescheid')!
  const proof = { kind: 'retrieved' as const, on: house.clock().slice(0, 10) }
  await execute(house, angeln, { kind: 'outcome', id: randomUUID(), result: { kind: 'proof', delivery: delivery.id, attempt: 1, proof } }, { case: id })
  const token = retrievalToken(house, angeln, delivery.id, 1)
  return [`/abruf/${token}`, `/abruf/${token}/${openedToken(house, angeln, token, at.code!)}`]
}

/** The paths of the print list, of a batch and of a letter outside it. */
export async function lettersOnPaper(world: TestWorld): Promise<readonly string[]> {
  const { house, angeln, worker } = world
  await signed(world, house, 'post')
  await signed(world, house, 'post')
  await worker.drain()
  const [alone, ...batched] = (await waitingLetters(house.store, angeln)).filter(({ entity }) => entity === 'suederau')
  const id = randomUUID()
  await makeBatch(house.store, angeln, {
    id, entity: 'suederau', sha256: 'a'.repeat(64), pages: 4, madeAt: house.clock(), madeBy: 'Hanna Petersen',
  }, batched.map((one) => one.id))
  return ['/druck', `/druck/stapel/${id}`, `/druck/brief/${encodeURIComponent(alone!.id)}`]
}

async function signed({ angeln }: TestWorld, house: House, way: string): Promise<string> {
  const id = randomUUID()
  const act = async (actor: Actor, action: string, input: Values = {}, isFirst = false) => {
    const target = isFirst ? { open: { case: id, entity: 'suederau', channel: 'portal' }, process: 'gestattung' } : { case: id }
    const done = await execute(house, angeln, { kind: 'act', id: randomUUID(), action, input, actor }, target)
    assert.ok(!('refusal' in done), `${action}: ${JSON.stringify(done)}`)
  }
  const today = house.clock().slice(0, 10)
  await act(staff('x', 'antragsteller'), 'einreichen', { ...application(party, today, plan), bekanntgabeweg: way }, true)
  await act(staff('a', 'sb'), 'uebernehmen')
  await act(staff('a', 'sb'), 'vollstaendig_feststellen', { vollstaendigAm: today })
  await act(staff('a', 'sb'), 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false, nebenbestimmungen: [] })
  await act(staff('a', 'sb'), 'vorlegen')
  await act(staff('b', 'zb'), 'zeichnen')
  return id
}
