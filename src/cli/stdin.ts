// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createInterface } from 'node:readline'

const MAX_CHARS = 5_000_000

/** All of standard input as text; more than 5 MB is a fault. */
export async function readAll(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk
    if (text.length > MAX_CHARS) throw new Error(`Die Eingabe hat mehr als ${MAX_CHARS} Zeichen.`)
  }
  return text
}

/** Standard input line by line, whatever its length. */
export function readLines(): AsyncIterable<string> {
  return createInterface({ input: process.stdin, crlfDelay: Infinity })
}
