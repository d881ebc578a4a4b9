// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkFiles } from '../process/check.ts'
import type { Files } from '../process/source.ts'

const MAX_FILES = 500
const MAX_BYTES = 2_000_000

const BLOCKS = 'blocks'
const LIBRARY = fileURLToPath(new URL('../../library', import.meta.url))

/**
 * The text files of a process folder, with the building blocks beside it (or those of the library)
 * under `blocks/`; throws a sentence for the user if it is none.
 */
export function readFolder(dir: string): Files {
  const files = ownFiles(dir)
  if (!('process.yaml' in files)) return files
  const blocks = Object.entries(ownFiles(blocksBeside(dir))).map(([name, text]) => [`${BLOCKS}/${name}`, text])
  return { ...Object.fromEntries(blocks), ...files }
}

/** A process folder that has no errors; throws a sentence for the user with the first one if it has. */
export function checkedFolder(dir: string) {
  const files = readFolder(dir)
  const { process, findings, overlays } = checkFiles(files)
  const wrong = findings.find(({ level }) => level === 'error')
  if (!process || wrong) throw new FolderError(`${dir}: ${wrong?.where} ${wrong?.message}`)
  return { files, process, overlays }
}

/** Where the building blocks of a process folder lie. */
export function blocksBeside(dir: string): string {
  const beside = join(resolve(dir), '..', BLOCKS)
  return isFolder(beside) ? beside : join(LIBRARY, BLOCKS)
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** Whether a folder holds building blocks, which are checked with each process that uses them. */
export function holdsBlocks(dir: string): boolean {
  if (!isFolder(dir) || statSync(join(dir, 'process.yaml'), { throwIfNoEntry: false })) return false
  return readdirSync(dir).some((name) => statSync(join(dir, name, 'block.yaml'), { throwIfNoEntry: false })?.isFile() === true)
}

/** The text files of a folder alone; throws a sentence for the user if it is none. */
export function ownFiles(dir: string): Record<string, string> {
  if (!isFolder(dir)) throw new FolderError(`Den Ordner ${dir} gibt es nicht.`)
  const files: Record<string, string> = {}
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    const path = join(dir, name)
    const info = statSync(path)
    if (!info.isFile() || !/\.(yaml|md)$/.test(name)) continue
    if (info.size > MAX_BYTES) throw new FolderError(`Die Datei ${path} hat ${info.size} Bytes, erlaubt sind ${MAX_BYTES}.`)
    files[relative(dir, path).split(sep).join('/')] = readFileSync(path, 'utf8')
    if (Object.keys(files).length > MAX_FILES) throw new FolderError(`Im Ordner ${dir} liegen mehr als ${MAX_FILES} Dateien.`)
  }
  return files
}

/** A folder that is not there or not a process; the message is for the user. */
export class FolderError extends Error {}
