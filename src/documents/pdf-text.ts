// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { TextAnswer } from './pdf-text-child.ts'

const MS_AT_MOST = 20_000
const MEMORY_MB = 256

export interface PdfReader {
  /** What stands in a PDF; undefined where it cannot be read, or not in 20 s and 256 MB. */
  textOf(pdf: Uint8Array): Promise<string | undefined>
  close(): void
}

/** A reader in a process of its own, started with the first file; one file after the other. */
export function openPdfReader(): PdfReader {
  let child: ChildProcess | undefined
  const current = () =>
    (child ??= fork(join(import.meta.dirname, 'pdf-text-child.ts'), {
      execArgv: [`--max-old-space-size=${MEMORY_MB}`, '--disable-warning=ExperimentalWarning'],
      env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    }))
  const end = () => {
    child?.kill('SIGKILL')
    child = undefined
  }
  return {
    async textOf(pdf) {
      const answer = await ask(current(), pdf)
      if (answer === undefined) end()
      return answer && 'text' in answer ? answer.text : undefined
    },
    close: end,
  }
}

/** Undefined if the process was lost or too slow. */
function ask(child: ChildProcess, pdf: Uint8Array): Promise<TextAnswer | undefined> {
  return new Promise((answer) => {
    const timer = setTimeout(() => done(undefined), MS_AT_MOST)
    const onMessage = (message: TextAnswer) => done(message)
    const onExit = () => done(undefined)
    const done = (value: TextAnswer | undefined) => {
      clearTimeout(timer)
      child.off('message', onMessage)
      child.off('exit', onExit)
      answer(value)
    }
    child.on('message', onMessage)
    child.once('exit', onExit)
    child.send(pdf, (error) => error && done(undefined))
  })
}
