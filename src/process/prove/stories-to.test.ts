// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../../cli/read-folder.ts'
import { checkFiles } from '../check.ts'
import { storiesTo, storiesToRefusals } from './stories-to.ts'

const gestattung = checkFiles(readFolder(fileURLToPath(new URL('../../../library/gestattung', import.meta.url)))).process!

test('the shortest way to every action ends with it and begins the case', () => {
  const actions = Object.keys(gestattung.actions)
  const stories = storiesTo(gestattung, actions)
  assert.deepEqual(stories.map((story) => story.at(-1)!.action), actions)
  const first = new Set(stories.map((story) => story[0]!.action))
  assert.deepEqual([...first].sort(), ['einreichen', 'erfassen'])
  const [toPresent] = storiesTo(gestattung, ['vorlegen'])
  assert.deepEqual(toPresent!.map(({ action }) => action).slice(-3), ['vollstaendig_feststellen', 'entwerfen', 'vorlegen'])
})

test('what nothing leads to has no way', () => {
  assert.deepEqual(storiesTo(gestattung, ['gibt_es_nicht']), [])
})

test('a way to where a precondition fails ends before the action, where its rule holds', () => {
  const { needs = [] } = gestattung.actions['abschliessen']!
  const index = needs.findIndex((need) => need.rule.startsWith('wiedervorlage'))
  const ways = storiesToRefusals(gestattung, [{ action: 'abschliessen', index }])
  assert.ok(ways.length > 0)
  assert.ok(ways.every(({ action, story }) => action === 'abschliessen' && story.every((step) => step.action !== 'abschliessen')))
  assert.ok(ways[0]!.story.some((step) => step.action === 'wiedervorlegen'), JSON.stringify(ways[0]!.story.map((step) => step.action)))
})

test('a precondition that does not exist has no way', () => {
  assert.deepEqual(storiesToRefusals(gestattung, [{ action: 'abschliessen', index: 99 }, { action: 'gibt_es_nicht', index: 0 }]), [])
})
