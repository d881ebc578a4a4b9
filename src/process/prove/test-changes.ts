// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Texts of a process replaced, for tests.
import type { Files } from '../source.ts'

/** `all`: everywhere in the file, not only where it stands first. */
export type Change = readonly [from: string, to: string, all?: 'all']

/** The files with texts replaced, in whichever file they stand; a text that is gone is a row to adapt. */
export function changed(files: Files, changes: readonly Change[]): Files {
  return changes.reduce((now, [from, to, all]) => {
    const file = ['process.yaml', ...Object.keys(now)].find((one) => now[one]!.includes(from))
    if (file === undefined) throw new Error(`nothing contains «${from}» any more`)
    return { ...now, [file]: all ? now[file]!.replaceAll(from, to) : now[file]!.replace(from, to) }
  }, files)
}
