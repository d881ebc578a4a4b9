// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The proof of every procedure of the library beside its lean walk, which the editor runs while typing.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../src/cli/read-folder.ts'
import { checkFiles } from '../src/process/check.ts'
import { prove, proveLean } from '../src/process/prove/prove.ts'

const LIBRARY = fileURLToPath(new URL('../library', import.meta.url))
const ROUNDS = 5

/**
 * A table: procedure, situations, milliseconds of the lean and of the whole proof (median of five),
 * situations per second of the lean one, and how many assurances it decides.
 */
export function proofsTable(): string {
  const names = readdirSync(LIBRARY).filter((name) => existsSync(join(LIBRARY, name, 'process.yaml')))
  const rows = names.map((name) => {
    const process = checkFiles(readFolder(join(LIBRARY, name))).process!
    const [lean, whole] = [median(() => proveLean(process)), median(() => prove(process))]
    const { situations, invariants } = proveLean(process)
    const decided = `${invariants.filter((one) => one.holds !== 'unknown').length}/${invariants.length}`
    const rate = Math.round(situations / lean * 1000)
    const figures = [String(situations).padStart(7), ms(lean), ms(whole), String(rate).padStart(10), decided.padStart(10)]
    return `${name.padEnd(20)} ${figures.join(' ')}`
  })
  return ['Beweis               Situat.    schlank       ganz    Situat./s  Zusich. schlank', ...rows].join('\n')
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
