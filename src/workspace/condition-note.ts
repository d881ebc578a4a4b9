// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { failingParts } from '../engine/explain.ts'
import { nameTitle } from '../engine/explain-names.ts'
import type { Asking } from './action-sight.ts'
import { plainly } from '../ui/plainly.ts'

/** When a question that is shown ahead of its condition matters, in words. */
export function conditionNote({ seen: { prepared }, sight }: Asking, name: string): string {
  const { fields } = prepared.process
  let rule = fields[name]!.when!
  // A name for a condition is told by what stands behind it.
  for (let behind = fields[rule]?.value; behind !== undefined; behind = fields[rule]?.value) rule = behind
  const notes = failingParts(prepared, rule, sight).map(({ sentence, values = {} }) => {
    const wanted = /, nötig ist (.+)\.$/.exec(sentence)?.[1]
    const titles = Object.keys(values).map((one) => nameTitle(prepared, one))
    if (wanted && titles.length === 1)
      return `bei „${titles[0]}“ ${plainly(wanted)}`
    return `je nach Angabe bei ${titles.map((title) => `„${title}“`).join(', ')}`
  })
  const text = notes.join(' und ')
  return text.startsWith('bei')
    ? `Nur ${text}.`
    : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
