// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Processes drawn by chance, proven, then played through the real engine: whatever the engine does
// the proof must have said to be possible.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addDays } from '../../calendar/date.ts'
import { prepare } from '../../engine/prepare.ts'
import { pick, randomInput, seeded } from '../../engine/random-input.ts'
import type { Chance } from '../../engine/random-input.ts'
import { player, Rehearsal } from '../../engine/rehearse.ts'
import { MUSTERGEMEINDE } from '../../engine/scenario.ts'
import { look } from '../../engine/scope.ts'
import type { Action, Effect, Process, StatusRule } from '../process.ts'
import { prove } from './prove.ts'
import { stableStatuses } from './stable.ts'
import { toyProcess } from './test-process.ts'

const SEED = Number(process.env['LAUFZETTEL_SEED'] ?? 20_261_125)
const PROCESSES = Number(process.env['LAUFZETTEL_PROCESSES'] ?? 40)
const CASES = 12
const STEPS = 14
const STATES = ['x', 'y', 'z']
const STATUSES = ['a', 'b', 'c']
const ACTIONS = ['file', 'one', 'two', 'three', 'four', 'auto', 'late', 'answer']
const FIELDS = ['ja', 'nein', 'art', 'n', 'm', 'doppelt', 'wort']

function atom(chance: Chance): string {
  const status = () => `${pick(chance, STATUSES)} ${pick(chance, ['=', '!='])} "${pick(chance, STATES)}"`
  return pick(chance, [
    status, status, status, status,
    () => `${pick(chance, STATUSES)} in ("${pick(chance, STATES)}", "${pick(chance, STATES)}")`,
    () => pick(chance, ['ja', 'nein', 'ja = false', 'nein != true', 'gross']),
    () => `art ${pick(chance, ['=', '!='])} "${pick(chance, ['rot', 'blau'])}"`,
    () => `n ${pick(chance, ['<', '<=', '=', '>', '!='])} ${pick(chance, ['0', '5', 'm'])}`,
    () => pick(chance, ['m between 2 and 7', 'doppelt > 8', 'n = null', 'wort = null', 'wort = "Ärger"', 'string length(wort) > 5']),
    () => pick(chance, ['overdue frist', 'due frist = null', 'due frist < today', 'due frist != null']),
    () => `happened("${pick(chance, ACTIONS)}")`,
    () => `samePerson("${pick(chance, ACTIONS)}", "${pick(chance, ACTIONS)}")`,
    () => pick(chance, ['(every c in consultations satisfies c.status != "open")', '(some c in consultations satisfies c.status = "open")', 'count(consultations) > 0']),
  ])()
}

function rule(chance: Chance, depth = 2): string {
  if (depth === 0 || chance() < 0.35) return atom(chance)
  const [left, right] = [rule(chance, depth - 1), rule(chance, depth - 1)]
  return pick(chance, [`${left} and ${right}`, `${left} and ${right}`, `(${left} or ${right})`, `not(${left})`, `(if ${left} then ${right} else ${atom(chance)})`])
}

function sets(chance: Chance): StatusRule[] {
  return Array.from({ length: 1 + Math.floor(chance() * 3) }, (): StatusRule => {
    const status = pick(chance, STATUSES)
    const state = pick(chance, STATES)
    if (chance() < 0.3) return { status, cases: [[rule(chance, 1), state], ['else', pick(chance, STATES)]] }
    return { status, to: state, ...(chance() < 0.5 && { when: rule(chance, 1) }) }
  })
}

function effects(chance: Chance): Effect[] {
  const when = chance() < 0.3 ? { when: rule(chance, 1) } : {}
  return chance() < 0.5 ? [] : [pick<Effect>(chance, [
    { kind: 'deadline', set: 'frist', ...when }, { kind: 'deadline', clear: 'frist', ...when }, { kind: 'silence', ...when },
    { kind: 'consult', whom: '["polizei"]', deadline: 'frist', ...when },
  ])]
}

function action(chance: Chance, by: string): Partial<Action> & { rule: string } {
  const isSystem = by === 'system'
  const values = chance() < 0.3 ? { values: { nein: atom(chance), ...(chance() < 0.5 && { art: `if ${atom(chance)} then "rot" else art` }) } } : {}
  return {
    by: [by], rule: isSystem ? `${atom(chance)} and ${rule(chance)}` : rule(chance), sets: sets(chance), effects: effects(chance), ...values,
    ...(!isSystem && chance() < 0.6 && { input: FIELDS.filter((name) => name !== 'doppelt' && chance() < 0.4) }),
    ...(!isSystem && chance() < 0.3 && { checks: [{ rule: rule(chance, 1), message: '…' }] }),
    ...(chance() < 0.2 && { needs: [{ rule: rule(chance, 1), message: '…' }] }),
    ...(!isSystem && chance() < 0.2 && { notBy: [pick(chance, ACTIONS)] }),
  }
}

function drawn(chance: Chance): Process {
  const number = { type: 'number' as const, min: 0, max: 9 }
  return toyProcess({
    statuses: Object.fromEntries(STATUSES.map((key) => [key, STATES.join(' ')])), final: 'a = "z"',
    deadlines: ['frist'], consultees: ['polizei'],
    roles: {
      citizen: { title: 'Bürger', kind: 'applicant' }, clerk: { title: 'Amt', kind: 'staff' }, chief: { title: 'Leitung', kind: 'staff' },
      body: { title: 'Stelle', kind: 'consultee' },
    },
    fields: {
      ja: { type: 'boolean' }, nein: { type: 'boolean' }, art: { type: 'choice', options: { rot: 'Rot', blau: 'Blau', gelb: 'Gelb' } },
      n: { ...number, required: chance() < 0.5 }, m: { ...number, transient: chance() < 0.3 }, doppelt: { type: 'number', value: 'n * 2' },
      gross: { type: 'boolean', value: 'm > 4 and n > 2' }, wort: { type: 'text', required: false },
    },
    actions: {
      file: { ...action(chance, 'citizen'), rule: 'a = "x"', input: ['ja', 'n', 'm'] },
      one: action(chance, 'clerk'), two: action(chance, 'clerk'), three: action(chance, 'chief'), four: action(chance, 'citizen'),
      auto: action(chance, 'system'), late: action(chance, 'system'),
      answer: { rule: atom(chance), by: ['body'], effects: [{ kind: 'answer', position: '"ja"', text: '"ja"' }], sets: sets(chance) },
    },
    invariants: Array.from({ length: 3 }, (_, i) => ({ title: `${i}`, never: `${atom(chance)} and ${rule(chance, 1)}` })),
  })
}

test(`${PROCESSES} random processes: the engine does nothing the proof excludes`, (t) => {
  const chance = seeded(SEED)
  const counts = { proven: 0, held: 0, broken: 0, unsettled: 0, endless: 0, steps: 0, seenBroken: 0 }
  for (let i = 0; i < PROCESSES; i++) {
    const found = drawn(chance)
    const proof = prove(found)
    const stable = stableStatuses(found, 200_000)
    const isUnsettled = proof.findings.some((one) => one.kind === 'unsettled')
    if (proof.complete) counts.proven += 1
    if (isUnsettled) counts.unsettled += 1
    for (const one of proof.invariants) counts[one.holds === true ? 'held' : 'broken'] += 1
    const dead = new Set(proof.findings.filter((one) => one.kind === 'deadAction').map((one) => one.path[1]))
    const seenBroken = new Set<number>()
    play(found, chance, {
      endless: () => {
        counts.endless += 1
        assert.ok(isUnsettled, `process ${i} does not settle, but was proven to:\n${JSON.stringify(found.actions, undefined, 1)}`)
      },
      after: (rehearsal) => {
        counts.steps += 1
        const at = rehearsal.at!
        const acts = rehearsal.events.flatMap((event) => (event.kind === 'acted' ? [event.action] : []))
        const told = () => `process ${i} after ${acts.join(' → ')}: ${JSON.stringify([at.statuses, at.fields, found.actions], undefined, 1)}`
        assert.ok(!stable || stable.contains(at.statuses), told())
        assert.equal(acts.find((one) => dead.has(one)), undefined, told())
        const sight = look(rehearsal.prepared, at, rehearsal.context())
        proof.invariants.forEach(({ holds }, n) => {
          const { never } = found.invariants[n]!
          const isBroken = rehearsal.prepared.rule(never).evaluate(sight.scope, sight.env) === true
          if (isBroken) seenBroken.add(n)
          assert.ok(!isBroken || holds !== true, `«${never}» was proven, ${told()}`)
        })
      },
    })
    counts.seenBroken += seenBroken.size
  }
  t.diagnostic(`seed ${SEED}: ${JSON.stringify(counts)}`)
  assert.ok(counts.held > 0 && counts.broken > 0 && counts.steps > PROCESSES)
})

interface Watch {
  readonly after: (rehearsal: Rehearsal) => void
  readonly endless: () => void
}

function play(found: Process, chance: Chance, { after, endless }: Watch) {
  const prepared = prepare(found)
  const setting = { entity: 'muster', entities: { muster: MUSTERGEMEINDE }, overlays: {}, region: { land: 'SH' as const } }
  const people = [['citizen'], ['clerk'], ['clerk', 'chief'], ['chief'], ['body']].map((roles, i) => player(`p${i}`, `P${i}`, roles))
  for (let n = 0; n < CASES; n++) {
    const rehearsal = new Rehearsal(prepared, setting, '2026-05-04')
    try {
      for (let step = 0; step < STEPS; step++) {
        if (rehearsal.at && chance() < 0.2) rehearsal.moveTo(addDays(rehearsal.today, Math.floor(chance() * 40)))
        const key = rehearsal.at ? pick(chance, ACTIONS) : 'file'
        const input = randomInput(found, found.actions[key]!.input ?? [], rehearsal.today, chance)
        const target = rehearsal.at?.consultations.find((one) => one.status === 'open')?.id
        for (const actor of people) if (rehearsal.act(actor, key, input, target) === undefined) break
        if (rehearsal.at) after(rehearsal)
      }
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('do not settle')) throw error
      endless()
    }
  }
}
