// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A published text is kept as blocks; to be edited it is written down again as it reads in a file.
import { compile } from '../feel/compile.ts'
import type { Block, Inline } from '../process/letter.ts'
import { parseBlocks } from '../process/letter.ts'
import { unknownName } from '../process/finding.ts'
import { placesOfBlocks } from '../process/places.ts'
import type { Process } from '../process/process.ts'
import { HOUSE_FUNCTIONS } from '../process/shape.ts'

/** The source of blocks; read again it gives the same blocks, up to their line numbers. */
export function textSource(blocks: readonly Block[]): string {
  return blocks
    .map((block, i) => {
      const before = blocks[i - 1]
      const gap = i === 0 ? '' : before && isTight(before, block) ? '\n' : '\n\n'
      return gap + sourceOf(block)
    })
    .join('')
}

const isTight = (a: Block, b: Block) =>
  (a.kind === 'item' && b.kind === 'item') || (isRow(a) && isRow(b))
const isRow = ({ kind }: Block) => kind === 'row' || kind === 'columns'

function sourceOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${inlineSource(block.inline)}`
    case 'paragraph':
      return inlineSource(block.inline)
    case 'item':
      return `${block.ordered ? '1.' : '-'} ${inlineSource(block.inline)}`
    case 'row':
      return `| ${block.cells.map(inlineSource).join(' | ')} |`
    case 'columns':
      return `| ${block.right.map((right) => (right ? '---:' : '---')).join(' | ')} |`
    case 'part':
      return `{{> ${block.part}}}`
    case 'text':
      return `{{> ${block.key}}}`
    case 'if': {
      const otherwise = block.else.length ? `\n{{else}}\n${textSource(block.else)}` : ''
      return `{{#if ${block.rule}}}\n${textSource(block.then)}${otherwise}\n{{/if}}`
    }
    case 'each':
      return `{{#each ${block.list} as ${block.name}}}\n${textSource(block.body)}\n{{/each}}`
  }
}

function inlineSource(inline: readonly Inline[]): string {
  let isBold = false
  const parts = inline.map((one) => {
    const mark = (one.bold === true) === isBold ? '' : '**'
    isBold = one.bold === true
    return mark + (one.kind === 'text' ? one.text : `{{ ${one.feel} }}`)
  })
  return parts.join('') + (isBold ? '**' : '')
}

export interface TextFinding {
  readonly line: number
  readonly column?: number
  readonly message: string
}

/** Reads a text and says what is wrong with it, by line and, in a rule, by column. */
export function readText(
  process: Process,
  text: string,
): { readonly blocks: readonly Block[]; readonly findings: readonly TextFinding[] } {
  const { blocks, faults } = parseBlocks(text, 1)
  if (faults.length) return { blocks, findings: faults }
  const lines = text.split('\n')
  const rules = placesOfBlocks(process, 'text', blocks).flatMap(
    ({ source, shape, line = 1 }): TextFinding[] => {
      const result = compile(source, shape, HOUSE_FUNCTIONS)
      if (!('faults' in result)) return []
      const at = (lines[line - 1] ?? '').indexOf(source)
      return result.faults.map(({ message, from }) => ({
        line,
        message,
        ...(at >= 0 && { column: at + from + 1 }),
      }))
    },
  )
  const unknown = textsIn(blocks)
    .filter(({ key }) => !Object.hasOwn(process.texts, key))
    .map(({ key, line }) => ({
      line,
      message: unknownName('Den Textbaustein', key, Object.keys(process.texts)),
    }))
  return { blocks, findings: [...rules, ...unknown].sort((a, b) => a.line - b.line) }
}

function textsIn(blocks: readonly Block[]): { key: string; line: number }[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'text') return [{ key: block.key, line: block.line }]
    if (block.kind === 'if') return [...textsIn(block.then), ...textsIn(block.else)]
    return block.kind === 'each' ? textsIn(block.body) : []
  })
}
