// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Files } from '../process/source.ts'

const MAX_FILES = 500
const MAX_BYTES = 2_000_000

/** The text files of a process folder; throws a sentence for the user if it is none. */
export function readFolder(dir: string): Files {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw new FolderError(`Den Ordner ${dir} gibt es nicht.`)
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
