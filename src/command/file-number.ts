// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { FileNumberPart } from '../store/worklist.ts'

/** A file number as people say it: `32 GE 17/26`, `ge-17-2026`, `32-GE-17`. */
const GAP = String.raw`[\s\-–./]`
const SPOKEN = new RegExp(
  String.raw`^(?:(\d{1,4})${GAP}*)?([a-zäöü]{1,6})${GAP}*(\d{1,6})(?:${GAP}+(\d{4}|\d{2}))?$`,
  'iu',
)
const CENTURY = '20'

/** What a spelling surely says of a file number; undefined when the text is none. */
export function fileNumberIn(text: string): FileNumberPart | undefined {
  const match = SPOKEN.exec(text.normalize('NFKC').trim())
  if (!match) return undefined
  const [, plan, code, number, year] = match
  return {
    ...(plan !== undefined && { plan }), code: code!.toUpperCase(), sequence: Number(number),
    ...(year !== undefined && { year: year.length === 2 ? `${CENTURY}${year}` : year }),
  }
}

/** Whether a spelling means this file number; what it leaves out (plan, year) counts as right. */
export function isFileNumber(typed: string, fileNumber: string): boolean {
  const [said, whole] = [fileNumberIn(typed), fileNumberIn(fileNumber)]
  if (!said || !whole) return typed.trim() !== '' && typed.trim() === fileNumber
  return said.code === whole.code && said.sequence === whole.sequence
    && (said.plan === undefined || said.plan === whole.plan) && (said.year === undefined || said.year === whole.year)
}
