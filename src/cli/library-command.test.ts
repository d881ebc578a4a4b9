// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { publishable } from './library-command.ts'

const LIBRARY = fileURLToPath(new URL('../../library/', import.meta.url))

/** A copy of the general application with some text of its process changed. */
function changed(change: (text: string) => string, look: (dir: string) => void) {
  const root = mkdtempSync(join(tmpdir(), 'laufzettel-'))
  try {
    cpSync(`${LIBRARY}blocks`, join(root, 'blocks'), { recursive: true })
    const dir = join(root, 'allgemeiner-antrag')
    cpSync(`${LIBRARY}allgemeiner-antrag`, dir, { recursive: true })
    const file = join(dir, 'process.yaml')
    const before = readFileSync(file, 'utf8')
    const after = change(before)
    writeFileSync(file, after)
    look(dir)
  } finally {
    rmSync(root, { recursive: true })
  }
}

test('a process that is proven and whose examples are green can be published', () => {
  changed((text) => text, (dir) => {
    const { process, against } = publishable(dir)
    assert.equal(against, undefined)
    assert.equal(process!.id, 'allgemeiner-antrag')
  })
})

test('a broken assurance stops publication and tells the way there', () => {
  const never = '  - { title: Nie erledigt, never: erledigung = "beantwortet" }\n'
  changed((text) => text.replace('invariants:\n', `invariants:\n${never}`), (dir) => {
    const { process, against } = publishable(dir)
    assert.equal(process, undefined)
    assert.match(against!, /Nie erledigt/)
    assert.match(against!, /Weg dorthin: Antrag (absenden|erfassen) → .*Antworten/)
  })
})

test('a red example stops publication', () => {
  changed((text) => text.replace('title: Antworten', 'title: Antworten\n    needs: [{ rule: "1 = 2", message: Nie. }]'), (dir) => {
    assert.match(publishable(dir).against!, /Nie\./)
  })
})
