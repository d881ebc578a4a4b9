// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeputyRule, Staff } from '../store/staff.ts'
import { principalsOf, rolesWithin } from './deputies.ts'

const person = (id: string, more: Partial<Staff> = {}): Staff => ({
  id,
  name: id,
  email: `${id}@muster.example`,
  passwordHash: null,
  roles: ['sb', 'kasse'],
  units: [],
  entities: null,
  phone: null,
  active: true,
  deputyFor: [],
  ...more,
})
const rule = (more: Partial<DeputyRule> = {}): DeputyRule => ({
  for: 'petersen',
  roles: [],
  processes: [],
  ...more,
})
const standingIn = (
  deputies: readonly DeputyRule[],
  day: string,
  petersen: Partial<Staff> = {},
) => {
  const thomsen = person('thomsen', { deputies })
  return principalsOf(thomsen, [thomsen, person('petersen', petersen)], day)
}

test('a plain list of before counts always and for everything', () => {
  const thomsen = person('thomsen', { deputyFor: ['petersen'] })
  const [one] = principalsOf(thomsen, [person('petersen')], '2026-06-11')
  assert.deepEqual(one?.roles, ['sb', 'kasse'])
  assert.deepEqual(rolesWithin(one!, 'anything'), ['sb', 'kasse'])
})

test('a rule counts from its first to its last day', () => {
  const rules = [rule({ from: '2026-06-10', until: '2026-06-12' })]
  const days = ['2026-06-09', '2026-06-10', '2026-06-12', '2026-06-13']
  assert.deepEqual(
    days.map((day) => standingIn(rules, day).length),
    [0, 1, 1, 0],
  )
})

test('a rule counts only in its roles and procedures, and several add up', () => {
  const rules = [rule({ roles: ['sb', 'zb'], processes: ['a'] }), rule({ roles: ['kasse'] })]
  const [one] = standingIn(rules, '2026-06-11')
  assert.deepEqual(rolesWithin(one!, 'a'), ['sb', 'kasse'])
  assert.deepEqual(rolesWithin(one!, 'b'), ['kasse'])
  assert.deepEqual(standingIn([rule({ roles: ['zb'] })], '2026-06-11'), [])
})

test('a rule for absences sleeps while the other is there', () => {
  const rules = [rule({ whenAbsent: true })]
  assert.equal(standingIn(rules, '2026-06-11').length, 0)
  const away = { absentFrom: '2026-06-11', absentUntil: '2026-06-20' }
  assert.equal(standingIn(rules, '2026-06-20', away).length, 1)
  assert.equal(standingIn(rules, '2026-06-21', away).length, 0)
})

test('nobody stands in for who is no longer there', () => {
  assert.deepEqual(standingIn([rule()], '2026-06-11', { active: false }), [])
})
