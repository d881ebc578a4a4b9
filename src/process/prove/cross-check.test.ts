// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The most dangerous error of a proof is a situation it never saw. Random cases of the real engine
// must never leave the proven ones.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { addDays } from '../../calendar/date.ts'
import { readFolder } from '../../cli/read-folder.ts'
import { prepare } from '../../engine/prepare.ts'
import { pick, randomInput, seeded } from '../../engine/random-input.ts'
import type { Chance } from '../../engine/random-input.ts'
import { player, Rehearsal } from '../../engine/rehearse.ts'
import { checkFiles } from '../check.ts'
import type { Files } from '../source.ts'
import { openedByScenario } from '../../engine/test-opening.ts'
import type { Process } from '../process.ts'
import { stableStatuses } from './stable.ts'

const LIBRARY = fileURLToPath(new URL('../../../library/', import.meta.url))
const SEED = Number(process.env['LAUFZETTEL_SEED'] ?? 20_261_125)
const STEPS = Number(process.env['LAUFZETTEL_STEPS'] ?? 200)
const PER_CASE = 45

for (const id of readdirSync(LIBRARY).filter((one) => existsSync(`${LIBRARY}${one}/process.yaml`))) {
  test(`${id}: ${STEPS} random steps of the engine stay inside the proven situations`, (t) => {
    const files = readFolder(LIBRARY + id)
    const found = checkFiles(files).process
    assert.ok(found)
    const stable = stableStatuses(found, 300_000)
    assert.ok(stable, 'the walk is complete')
    const seen = randomCases(found, files, (statuses, acts) => {
      assert.ok(stable.contains(statuses), `never proven: ${JSON.stringify(statuses)} after ${acts.join(' → ')}`)
    })
    t.diagnostic(`seed ${SEED}: ${seen.size} of ${stable.count} combinations of statuses seen${stable.isWhole ? '' : ', looked up in parts'}`)
    assert.ok(seen.size > 3)
  })
}

/** Plays random cases and shows the statuses after every command. */
function randomCases(
  found: Process, files: Files, look: (statuses: Readonly<Record<string, string>>, acts: readonly string[]) => void,
): Set<string> {
  const chance = seeded(SEED)
  const prepared = prepare(found)
  const people = Object.keys(found.roles).flatMap((role) => [player(`${role}1`, role, [role]), player(`${role}2`, role, [role])])
  const seen = new Set<string>()
  const done = new Map<string, number>()
  let rehearsal = openedByScenario(prepared, files, chance)
  for (let step = 0; step < STEPS; step++) {
    if (step % PER_CASE === 0) rehearsal = openedByScenario(prepared, files, chance)
    if (chance() < 0.15) rehearsal.moveTo(addDays(rehearsal.today, Math.floor(chance() * (chance() < 0.15 ? 130 : 12))))
    else for (let tries = 0; tries < 6 && !act(found, rehearsal, pick(chance, people), chance, done);) tries += 1
    const { statuses } = rehearsal.at!
    const key = Object.values(statuses).join(' ')
    if (!seen.has(key)) look(statuses, rehearsal.events.flatMap((event) => (event.kind === 'acted' ? [event.action] : [])))
    seen.add(key)
  }
  return seen
}

/** Mostly what was done least often from here, so that chance does not walk the beaten track only. */
function act(
  found: Process, rehearsal: Rehearsal, actor: ReturnType<typeof player>, chance: Chance, done: Map<string, number>,
): boolean {
  const offered = rehearsal.offers(actor).filter((one) => one.offered && (!found.actions[one.action]!.exceptional || chance() < 0.3))
  if (!offered.length) return false
  const from = Object.values(rehearsal.at!.statuses).join(' ')
  const times = (action: string) => done.get(`${from} ${action}`) ?? 0
  const least = offered.reduce((a, b) => (times(b.action) < times(a.action) ? b : a))
  const { action } = chance() < 0.7 ? least : pick(chance, offered)
  done.set(`${from} ${action}`, times(action) + 1)
  const target = rehearsal.at!.consultations.find((one) => one.status === 'open')?.id
  const input = () => randomInput(found, found.actions[action]!.input ?? [], rehearsal.today, chance)
  return [1, 2, 3].some(() => rehearsal.act(actor, action, input(), target) === undefined)
}
