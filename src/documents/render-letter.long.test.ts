// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { NOTICE } from './example-letters.ts'
import { LETTERS_PER_CHILD, openRenderer } from './render-letter.ts'

const LETTERS = 600
const RSS_MEGABYTES_AT_MOST = 700

test('600 letters in a row: the process is replaced once and memory stays bounded', async () => {
  const pids: number[] = []
  const renderer = openRenderer({
    log: (_level, message, facts) => {
      if (message === 'letter process started') pids.push(Number(facts['pid']))
    },
  })
  let most = 0
  for (let i = 0; i < LETTERS; i++) {
    await renderer.render({ ...NOTICE, fileNumber: `32-GE-${i}/2026` })
    if (i % 50 === 49) most = Math.max(most, megabytesOf(pids.at(-1)!))
  }
  await renderer.close()
  assert.equal(pids.length, Math.ceil(LETTERS / LETTERS_PER_CHILD))
  assert.ok(most > 0 && most < RSS_MEGABYTES_AT_MOST, `${most} MB`)
  console.log(`at most ${most} MB`)
})

function megabytesOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
  } catch {
    return 0
  }
}
