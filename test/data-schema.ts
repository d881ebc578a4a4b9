// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The invented schema of the fixtures, the blocks of the library, and what a round trip must keep.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ownFiles } from '../src/cli/read-folder.ts'
import { checkFiles } from '../src/process/check.ts'
import type { Process } from '../src/process/process.ts'
import type { Files } from '../src/process/source.ts'
import { longId, walk } from '../src/forms/xdatenfelder/model.ts'
import type { Schema } from '../src/forms/xdatenfelder/model.ts'
import { processFolder } from '../src/forms/xdatenfelder/process-folder.ts'
import type { ProcessFolder } from '../src/forms/xdatenfelder/process-folder.ts'
import { readSchema } from '../src/forms/xdatenfelder/read-schema.ts'

/** A file of `fixtures/` as text. */
export const fixture = (name: string) =>
  readFileSync(new URL(`../src/forms/xdatenfelder/fixtures/${name}`, import.meta.url), 'utf8')

export const bytes = (text: string) => new TextEncoder().encode(text)

/** The building blocks of the library as `blocks/…`. */
export const blocks: Files = Object.fromEntries(
  Object.entries(ownFiles(fileURLToPath(new URL('../library/blocks', import.meta.url)))).map(
    ([name, text]) => [`blocks/${name}`, text],
  ),
)

/** The schema of a text that is not refused. */
export function schemaOf(text: string | Uint8Array): Schema {
  const read = readSchema(typeof text === 'string' ? bytes(text) : text)
  assert.ok('schema' in read, JSON.stringify(read))
  return read.schema
}

/** The folder of a schema, and the process `check` makes of it; no errors allowed. */
export function folderOf(schema: Schema): {
  readonly folder: ProcessFolder
  readonly process: Process
  readonly files: Files
} {
  const folder = processFolder(schema, { blocks })
  assert.ok('files' in folder, JSON.stringify(folder))
  const files = { ...blocks, ...folder.files }
  const { process, findings } = checkFiles(files)
  assert.deepEqual(
    findings.filter((one) => one.level === 'error'),
    [],
  )
  return { folder, process: process!, files }
}

/** Ids, nesting, how often, kind, type and limits of everything, in order; what a round trip keeps. */
export function bones(schema: Schema): string[] {
  return [...walk(schema.members)].map(({ member: { count, element }, around }) => {
    const what =
      element.kind === 'group'
        ? ['group']
        : [
            element.fieldKind,
            element.dataType,
            JSON.stringify(Object.entries(element.precision).sort(byName)),
            element.codeList,
            element.maxBytes,
            element.mediaTypes.join(),
            (element.codeList === undefined ? element.codes?.map((one) => one.code) : undefined)
              ?.toSorted((a, b) => a.localeCompare(b))
              .join(),
          ]
    return [
      '  '.repeat(around.length) + longId(element.id),
      `${count.min}:${count.max}`,
      ...what,
    ].join(' ')
  })
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => a.localeCompare(b)
