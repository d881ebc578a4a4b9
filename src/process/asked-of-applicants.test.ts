// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import test from 'node:test'
import { readFolder } from '../cli/read-folder.ts'
import { askedOfApplicants } from './asked-of-applicants.ts'
import { readProcess } from './read.ts'

test('applicants are asked the application and what their own actions ask, nothing of the office', () => {
  const process = readProcess(readFolder(resolve(import.meta.dirname, '../../library/gestattung'))).process!
  const asked = askedOfApplicants(process)
  assert.ok(process.pages.every(({ fields }) => fields.every((name) => asked.has(name))))
  assert.ok(asked.has('nachreichungen'), 'asked by an action of theirs alone')
  assert.ok(process.actions['vollstaendig_feststellen']!.input!.some((name) => !asked.has(name)))
  assert.ok(!asked.has('form'), 'the form is no field')
})
