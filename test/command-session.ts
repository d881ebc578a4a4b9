// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Carries out one command line after the other in one process: a process of its own for each costs
// half a second before it begins. What each said comes back apart, as from a process of its own.
import { Readable } from 'node:stream'
import { runCommand } from '../src/cli/commands.ts'

export interface Asked {
  readonly words: readonly string[]
  readonly input: string
  /** Variables of the environment this command alone sees. */
  readonly more: Readonly<Record<string, string>>
}

export interface Said {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

process.on('message', (asked: Asked) => void carryOut(asked))

async function carryOut({ words, input, more }: Asked): Promise<void> {
  Object.assign(process.env, more)
  const said = { stdout: '', stderr: '' }
  Object.defineProperty(process, 'stdin', { value: Readable.from(input === '' ? [] : [Buffer.from(input)]), configurable: true })
  process.stdout.write = (text: unknown) => Boolean((said.stdout += String(text)))
  process.stderr.write = (text: unknown) => Boolean((said.stderr += String(text)))
  const status = await runCommand(words)
  for (const name of Object.keys(more)) delete process.env[name]
  process.send!({ status, ...said } satisfies Said)
}
