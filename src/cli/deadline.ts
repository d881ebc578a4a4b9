// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { answerDeadline } from '../calendar/answer.ts'
import { answerStream } from './answer-stream.ts'
import { parseArguments, UsageError } from './arguments.ts'

export const help = `laufzettel deadline < anfragen.jsonl   rechnet Fristen, eine JSON-Zeile je Anfrage

  {"kind":"served","channel":"post","on":"2026-06-01","regime":"lvwg","land":"SH"}
  {"kind":"objection","served":"2026-06-05","remedyNotice":"complete"}
  {"kind":"period","from":"2026-11-30","duration":"P3M"}
  {"kind":"workingDays","from":"2026-12-18","days":10}
  {"kind":"retention","closed":"2026-03-14","years":10}`

/** Answers JSON lines with JSON lines, streamed; exit code 1 if one was refused. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words } = parseArguments(argv, [])
  if (words.length) throw new UsageError('deadline liest von der Standardeingabe und braucht keine weiteren Wörter.')
  return answerStream(answerDeadline)
}
