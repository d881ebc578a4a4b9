// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Files } from '../process/source.ts'
import { readFolder } from './read-folder.ts'

const LIBRARY = fileURLToPath(new URL('../../library', import.meta.url))

/** The processes of the library that comes with the platform: id → files. */
export function readLibrary(): Record<string, Files> {
  const folders = readdirSync(LIBRARY, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const read = folders.map((entry) => [entry.name, readFolder(join(LIBRARY, entry.name))] as const)
  return Object.fromEntries(read.filter(([, files]) => 'process.yaml' in files))
}
