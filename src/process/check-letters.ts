// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { unknownName } from './finding.ts'
import type { Finding } from './finding.ts'
import { PARTS } from './letter.ts'
import type { Block } from './letter.ts'
import type { Process } from './process.ts'

/** Text blocks that letters include and nobody wrote. */
export function letterFaults(process: Process): Finding[] {
  const known = [...PARTS, ...Object.keys(process.texts)]
  return [...Object.values(process.letters), ...Object.values(process.texts)].flatMap(({ file, blocks }) =>
    includes(blocks)
      .filter(({ key }) => !Object.hasOwn(process.texts, key))
      .map(({ key, line }): Finding => ({
        level: 'error', where: `${file}:${line}:1`, message: unknownName('Den Baustein', key, known),
      })))
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
