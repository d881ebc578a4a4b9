// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** A file number as people say it: `32 GE 17/26`, `ge-17-2026`, `32-GE-17`. */
const GAP = String.raw`[\s\-–./]`
const SPOKEN = new RegExp(
  String.raw`^(?:(\d{1,4})${GAP}*)?([a-zäöü]{1,6})${GAP}*(\d{1,6})(?:${GAP}+(\d{4}|\d{2}))?$`,
  'iu',
)
const CENTURY = '20'

/**
 * The part of a file number that a spelling surely means, for a search by part (`-GE-17/2026`);
 * undefined when the text is no file number.
 */
export function fileNumberPart(text: string): string | undefined {
  const match = SPOKEN.exec(text.normalize('NFKC').trim())
  if (!match) return undefined
  const [, plan, code, number, year] = match
  const full = year === undefined ? '' : year.length === 2 ? `${CENTURY}${year}` : year
  return `${plan ?? ''}-${code!.toUpperCase()}-${Number(number)}/${full}`
}
