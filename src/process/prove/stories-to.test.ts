// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../../cli/read-folder.ts'
import { checkFiles } from '../check.ts'
import { storiesTo } from './stories-to.ts'

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
