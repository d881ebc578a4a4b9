// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The proof of every procedure of the library beside its lean walk, which the editor runs while typing.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../src/cli/read-folder.ts'
import { checkFiles } from '../src/process/check.ts'
import { prove } from '../src/process/prove/prove.ts'

const LIBRARY = fileURLToPath(new URL('../library', import.meta.url))
const ROUNDS = 5

/** A table: procedure, situations, milliseconds of the lean walk and of the whole proof (median of five). */
export function proofsTable(): string {
  const names = readdirSync(LIBRARY).filter((name) => existsSync(join(LIBRARY, name, 'process.yaml')))
  const rows = names.map((name) => {
    const process = checkFiles(readFolder(join(LIBRARY, name))).process!
    const [lean, whole] = [true, false].map((isLean) => median(() => prove(process, { lean: isLean })))
    const { situations } = prove(process, { lean: true })
    return `${name.padEnd(20)} ${String(situations).padStart(7)} ${ms(lean!)} ${ms(whole!)} ${(whole! / lean!).toFixed(1).padStart(6)}`
  })
  return ['Beweis                Situat.    schlank       ganz Faktor', ...rows].join('\n')
}

const ms = (value: number) => `${value.toFixed(0)} ms`.padStart(10)

function median(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
}
