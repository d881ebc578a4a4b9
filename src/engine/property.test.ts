// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { readFolder } from '../cli/read-folder.ts'
import { addDays } from '../calendar/date.ts'
import { checkFiles } from '../process/check.ts'
import type { Process } from '../process/process.ts'
import type { Case } from './case.ts'
import { decide } from './decide.ts'
import { replay } from './evolve.ts'
import type { Offer } from './offers.ts'
import { prepare } from './prepare.ts'
import { pick, randomInput, seeded } from './random-input.ts'
import { player, Rehearsal } from './rehearse.ts'
import { openedByScenario } from './test-opening.ts'

const LIBRARY = new URL('../../library/', import.meta.url)
const STEPS = Number(process.env['LAUFZETTEL_STEPS'] ?? 400)
/** From here on chance must have reached most actions; before it only happens to. */
const DEEP = 10_000
const PER_CASE = 40

for (const id of readdirSync(LIBRARY)) {
  const files = readFolder(fileURLToPath(new URL(id, LIBRARY)))
  const { process: found } = checkFiles(files)
  if (!found) continue

  test(`${id}: ${STEPS} random steps: offers agree with decide, replay with snapshot, wakes are idle`, (t) => {
    const seed = Number(process.env['LAUFZETTEL_SEED'] ?? 20_261_122)
    t.diagnostic(`seed ${seed}`)
    const chance = seeded(seed)
    const prepared = prepare(found)
    const staff = Object.keys(found.roles)
    const people = staff.flatMap((role) => [player(`${role}1`, role, [role]), player(`${role}2`, role, [role, pick(chance, staff)])])
    const deputies = people.map((one) => player(one.id, one.name, pick(chance, people).roles, pick(chance, people)))
    const done = new Map<string, number>()
    let rehearsal = openedByScenario(prepared, files, chance)
    for (let step = 0; step < STEPS; step++) {
      if (step % PER_CASE === 0) {
        rehearsal = openedByScenario(prepared, files, chance)
        for (const event of rehearsal.events) if (event.kind === 'acted') done.set(event.action, 1)
      }
      const actor = pick(chance, [...people, ...deputies])
      const offers = rehearsal.offers(actor)
      const offer = draw(found, offers, done, chance)
      if (!offer) continue
      const input = randomInput(found, found.actions[offer.action]!.input ?? [], rehearsal.today, chance)
      const target = rehearsal.at!.consultations.find((one) => one.status === 'open')?.id
      const before = rehearsal.at
      const refusal = rehearsal.act(actor, offer.action, input, target)
      if (offer.offered) {
        const fine = !refusal || refusal.kind === 'input' || (refusal.kind === 'blocked' && target === undefined)
        assert.ok(fine, `${offer.action} was offered to ${actor.id}, but: ${JSON.stringify(refusal)}`)
      } else {
        assert.ok(refusal && refusal.kind !== 'input', `${offer.action} was blocked for ${actor.id}, but was carried out`)
      }
      if (refusal) assert.equal(rehearsal.at, before, 'a refusal changes nothing')
      else done.set(offer.action, (done.get(offer.action) ?? 0) + 1)
      if (chance() < 0.2) rehearsal.moveTo(addDays(rehearsal.today, Math.floor(chance() * (chance() < 0.1 ? 130 : 12))))
      if (step % PER_CASE === PER_CASE - 1) check(rehearsal)
    }
    t.diagnostic([...done].map(([action, n]) => `${action} ${n}`).join(', '))
    const acts = Object.keys(found.actions).filter((key) => !found.actions[key]!.by.includes('system'))
    const never = acts.filter((key) => !done.has(key))
    t.diagnostic(`never by chance: ${never.join(', ') || 'none'}`)
    if (STEPS >= DEEP) assert.ok(never.length < acts.length / 2, 'chance reached most actions; the scenarios play all of them')
  })
}

/** Mostly what is offered and usual, sometimes the rare and the blocked. */
function draw(
  process: Process, offers: readonly Offer[], done: ReadonlyMap<string, number>, chance: () => number,
): Offer | undefined {
  const isUsual = ({ action }: Offer) => !process.actions[action]!.rare && !process.actions[action]!.exceptional
  const offered = offers.filter((one) => one.offered)
  const usual = offered.filter(isUsual)
  const never = offered.filter((one) => !done.has(one.action))
  if (never.length && chance() < 0.5) return pick(chance, never)
  const draws = chance()
  const drawn = pick(chance, draws < 0.65 && usual.length ? usual : draws < 0.75 && offered.length ? offered : offers)
  const endsEarly = drawn && drawn.offered && process.actions[drawn.action]!.exceptional && chance() < 0.85
  return endsEarly && usual.length ? pick(chance, usual) : endsEarly ? undefined : drawn
}

/** The snapshot is a cache: the events alone give the same case. A second wake finds nothing. */
function check(rehearsal: Rehearsal) {
  const at = rehearsal.at as Case
  assert.deepEqual(replay(rehearsal.events), at)
  assert.deepEqual(JSON.parse(JSON.stringify(at)), at, 'a case survives JSON')
  const wake = { kind: 'wake' as const, id: 'again' }
  const result = decide(rehearsal.prepared, at, wake, rehearsal.context())
  assert.ok(!('refusal' in result) && result.events.length === 0, 'a second wake does nothing')
}
