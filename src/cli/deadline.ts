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
  {"kind":"retention","closed":"2026-03-14","years":10}
  {"kind":"hours","from":"2026-06-05T14:20","hours":48}
  {"kind":"extension","end":"2027-02-16","duration":"P2M"}
  {"kind":"appointment","on":"2026-08-16"}
  {"kind":"before","on":"2026-06-20","duration":"P14D"}
  {"kind":"latestDispatch","by":"2027-02-16","channel":"post"}
  {"kind":"lapse","notified":"2026-03-02"}
  {"kind":"warranty","accepted":"2026-04-15","duration":"P5Y","lead":"P3M"}
  {"kind":"fiction","act":"tkg-127","facts":[{"kind":"received","on":"2026-08-31"}]}
  {"kind":"timeline","duration":"P14D","facts":[{"kind":"start","on":"2026-06-01"},
    {"kind":"suspended","on":"2026-06-05"},{"kind":"resumed","on":"2026-06-15"}]}

  Überall möglich: "land", "municipality", "extraHolidays", "notHolidays";
  bei Bekanntgaben "rules" mit eigenen Regeln, bei Fristen "side" für den Tag der Warnung.`

/** Answers JSON lines with JSON lines, streamed; exit code 1 if one was refused. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words } = parseArguments(argv, [])
  if (words.length) throw new UsageError('deadline liest von der Standardeingabe und braucht keine weiteren Wörter.')
  return answerStream(answerDeadline)
}
