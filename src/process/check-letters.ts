// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { unknownName } from './finding.ts'
import type { Finding } from './finding.ts'
import { PARTS } from './letter.ts'
import type { Block } from './letter.ts'
import type { Process } from './process.ts'

/** Text blocks that letters include and nobody wrote, and those that include themselves. */
export function letterFaults(process: Process): Finding[] {
  const known = [...PARTS, ...Object.keys(process.texts)]
  const circles = Object.entries(process.texts)
    .filter(([key]) => reaches(process, key, key, new Set()))
    .map(([key, { file }]): Finding => ({
      level: 'error', where: `${file}:1:1`, message: `Der Baustein «${key}» schließt sich selbst ein.`,
    }))
  const unknown = [...Object.values(process.letters), ...Object.values(process.texts)].flatMap(({ file, blocks }) =>
    includes(blocks)
      .filter(({ key }) => !Object.hasOwn(process.texts, key))
      .map(({ key, line }): Finding => ({
        level: 'error', where: `${file}:${line}:1`, message: unknownName('Den Baustein', key, known),
      })))
  const noWording = Object.values(process.letters)
    .filter(({ wording }) => wording !== undefined && process.fields[wording]?.type !== 'wording')
    .map(({ file, wording }): Finding => ({
      level: 'error', where: `${file}:1:1`, message: `«${wording}» ist kein Feld vom Typ wording.`,
    }))
  return [...unknown, ...circles, ...noWording]
}

function reaches(process: Process, from: string, to: string, seen: Set<string>): boolean {
  if (seen.has(from)) return false
  seen.add(from)
  return includes(process.texts[from]?.blocks ?? []).some(({ key }) => key === to || reaches(process, key, to, seen))
}

type Include = Extract<Block, { kind: 'text' }>

function includes(blocks: readonly Block[]): Include[] {
  return blocks.flatMap((block): Include[] => {
    switch (block.kind) {
      case 'text': return [block]
      case 'if': return [...includes(block.then), ...includes(block.else)]
      case 'each': return includes(block.body)
      default: return []
    }
  })
}
