// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Many letters as one PDF for the printer, set in a process of its own that ends with it.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { Outage } from '../store/outage.ts'

/** One letter of a pile. */
export interface Sheet {
  readonly pdf: Uint8Array
  readonly pages: number
  readonly address: readonly string[]
  readonly title: string
  readonly fileNumber: string
  /** How it is sent, where that is not the usual post. */
  readonly way: string
}

export interface Pile {
  readonly title: string
  readonly sheets: readonly Sheet[]
}

export const SHEETS_AT_MOST = 200
const BYTES_AT_MOST = 100_000_000
const PILE_MS_AT_MOST = 120_000

/**
 * The pile as one PDF: a separator before each letter, the letters as they are. Throws an `Outage`
 * if it may work later, any other error if a letter is at fault.
 */
export async function printBatch(pile: Pile): Promise<{ readonly pdf: Uint8Array; readonly pages: number }> {
  const bytes = pile.sheets.reduce((sum, { pdf }) => sum + pdf.length, 0)
  if (pile.sheets.length > SHEETS_AT_MOST || bytes > BYTES_AT_MOST) throw new Error('print: the pile is too high')
  const child = fork(join(import.meta.dirname, 'print-batch-child.ts'), {
    execArgv: [], env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const answer = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => answer.reject(new Outage('Der Druckstapel braucht zu lange.')), PILE_MS_AT_MOST)
  child.on('message', (told: Answer) => answer.resolve(told))
  child.on('error', (error) => answer.reject(new Outage(error.message)))
  child.on('exit', () => answer.reject(new Outage('Der Druckstapel konnte gerade nicht gesetzt werden.')))
  child.send(pile, (error) => error && answer.reject(new Outage(error.message)))
  try {
    const told = await answer.promise
    if ('fault' in told) throw new Error(told.fault)
    return told
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

export type Answer =
  | { readonly pdf: Uint8Array; readonly pages: number }
  | { readonly fault: string }
