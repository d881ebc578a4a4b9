// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { render } from '../ui/render.ts'
import { openRenderer } from '../documents/render-letter.ts'
import { letterMatrix } from '../engine/letter-matrix.ts'
import type { LetterMatrix } from '../engine/letter-matrix.ts'
import { prepare } from '../engine/prepare.ts'
import { readScenarios } from '../engine/read-scenario.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { MatrixPage } from './letters-page.tsx'
import { numberOf } from './number-of.ts'
import { checkedFolder, holdsBlocks } from './read-folder.ts'

export const help = `laufzettel letters ORDNER…   schreibt alle Briefe aller Beispielfälle und prüft sie rechtlich;
                           nennt Absätze, die nie vorkommen, und Angaben, die fehlen

  --out DIR   legt je Verfahren alle Fassungen nebeneinander: <Verfahren>.html und <Verfahren>.pdf
  --json      {"reports":[{"dir","letters":[{"key","variants"}],"findings":[{"letter","level","place",
              "message","scenario"}],"unseen":[{"where","title"}],"unused","faults"}]} und sonst nichts`

interface Report {
  readonly dir: string
  readonly title: string
  readonly matrix: LetterMatrix
}

/** Writes the letter matrix of process folders; exit code 1 if a letter is unlawful or unwritable. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, [], ['out'])
  if (words.length === 0) throw new UsageError('Nennen Sie mindestens einen Ordner.')
  const reports = words.filter((dir) => !holdsBlocks(dir)).map(matrixOf)
  if (typeof options['out'] === 'string') await writeOut(options['out'], reports)
  if (options['json']) console.log(JSON.stringify({ reports: reports.map(plainReport) }))
  else for (const report of reports) print(report)
  return reports.some((one) => one.matrix.faults.length + findingsOf(one.matrix).filter(({ level }) => level === 'error').length > 0) ? 1 : 0
}

function matrixOf(dir: string): Report {
  const { files, process, overlays } = checkedFolder(dir)
  const { scenarios } = readScenarios(files, process)
  return { dir, title: process.title, matrix: letterMatrix(prepare(process), scenarios, overlays) }
}

const findingsOf = ({ letters }: LetterMatrix) =>
  letters.flatMap(({ key, variants }) => variants.flatMap(({ findings, scenarios }) =>
    findings.map((one) => ({ letter: key, ...one, scenario: scenarios[0]! }))))

const plainReport = ({ dir, matrix }: Report) => ({
  dir,
  letters: matrix.letters.map(({ key, variants }) => ({ key, variants: variants.length })),
  findings: findingsOf(matrix),
  unseen: matrix.unseen,
  unused: matrix.unused,
  faults: matrix.faults,
})

async function writeOut(out: string, reports: readonly Report[]) {
  mkdirSync(out, { recursive: true })
  const renderer = openRenderer()
  try {
    for (const { dir, title, matrix } of reports) {
      const name = basename(resolve(dir))
      writeFileSync(join(out, `${name}.html`), `<!doctype html>${render(<MatrixPage title={title} matrix={matrix} />)}`)
      const letters = matrix.letters.flatMap(({ variants }) => variants.map(({ content }) => content))
      if (letters.length === 0) continue
      const date = letters.map((one) => one.date).sort().at(-1)!
      const { pdf } = await renderer.renderBundle({ title: `Alle Briefe: ${title}`, date, letters })
      writeFileSync(join(out, `${name}.pdf`), pdf)
    }
  } finally {
    await renderer.close()
  }
}

function print({ dir, matrix }: Report) {
  const variants = matrix.letters.reduce((sum, one) => sum + one.variants.length, 0)
  for (const { letter, level, message, scenario } of findingsOf(matrix)) {
    console.log(`${dir}: ${letter}: ${level === 'error' ? 'Fehler' : 'Hinweis'}: ${message} (${scenario})`)
  }
  for (const { scenario, message } of matrix.faults) console.log(`${dir}: Fehler: ${message} (${scenario})`)
  for (const { where, title } of matrix.unseen) console.log(`${dir}/${where}: nie gesehen: ${title}`)
  for (const key of matrix.unused) console.log(`${dir}: kein Brief schließt den Textbaustein «${key}» ein`)
  console.log(`${dir}: ${numberOf(matrix.letters.length, 'Brief', 'Briefe')} in ${numberOf(variants, 'Fassung', 'Fassungen')}, ${numberOf(matrix.unseen.length, 'Stelle', 'Stellen')} nie gesehen.`)
}
