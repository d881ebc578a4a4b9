// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `file:line:column` of a rule inside a letter. The line is where it was read; the rules of the head
 * are known by their text alone. `offset` counts characters inside the rule.
 */
export function placeInLetter(
  text: string, file: string, line: number, source: string, offset: number = 0,
): string {
  const lines = text.split('\n')
  const found = [line - 1, ...lines.keys()].find((i) => lines[i]?.includes(source))
  if (found === undefined) return `${file}:${line}:1`
  return `${file}:${found + 1}:${lines[found]!.indexOf(source) + 1 + offset}`
}
