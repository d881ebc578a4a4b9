// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Filled, LetterContent } from '../engine/letter-content.ts'
import { NOTICE } from './example-letters.ts'
import { LETTERS_PER_CHILD, openRenderer } from './render-letter.ts'

const LETTERS = 5_000
/** It is replaced after the letter with which it passes 700 MB. */
const RSS_MEGABYTES_AT_MOST = 760
const OWN_MEGABYTES_MORE_AT_MOST = 60

test('5,000 letters in a row: none fails, the process is replaced, memory stays bounded', async () => {
  const pids: number[] = []
  const renderer = openRenderer({
    log: (_level, message, facts) => {
      if (message === 'letter process started') pids.push(Number(facts['pid']))
    },
  })
  let most = 0
  const own: number[] = []
  for (let i = 0; i < LETTERS; i++) {
    await renderer.render(letterNo(i))
    if (i % 50 === 49) most = Math.max(most, megabytesOf(pids.at(-1)!))
    if (i % LETTERS_PER_CHILD === LETTERS_PER_CHILD - 1) {
      global.gc?.()
      own.push(megabytesOf(process.pid))
    }
  }
  await renderer.close()
  const growth = own.at(-1)! - own[0]!
  assert.ok(growth < OWN_MEGABYTES_MORE_AT_MOST, `this process: ${own.join(', ')} MB`)
  // Long letters fill its memory before their number is reached; then it is replaced sooner.
  assert.ok(pids.length >= LETTERS / LETTERS_PER_CHILD && pids.length < 2 * (LETTERS / LETTERS_PER_CHILD), `${pids.length} processes`)
  assert.ok(most > 0 && most < RSS_MEGABYTES_AT_MOST, `${most} MB`)
  console.log(`letter process at most ${most} MB, this process ${own.join(', ')} MB`)
})

/** No two are alike, so that nothing is set from memory. */
function letterNo(n: number): LetterContent {
  const blocks = NOTICE.blocks.map((block): Filled =>
    block.kind === 'paragraph' ? { ...block, runs: block.runs.map(({ text }) => ({ text: `${text} ${n}` })) } : block)
  return { ...NOTICE, blocks, fileNumber: `32-GE-${n}/2026` }
}

function megabytesOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
  } catch {
    return 0
  }
}
