// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Sets one pile and ends. Texts reach the template as data, never as code.
import { compiled, openCompiler, pathOf } from './typst-compiler.ts'
import type { Answer, Pile } from './print-batch.ts'

process.on('disconnect', () => process.exit())
process.once('message', (pile: Pile) => process.send!(answerTo(pile)))

function answerTo({ title, sheets }: Pile): Answer {
  try {
    const compiler = openCompiler()
    const letters = sheets.map(({ pdf, ...told }, i) => {
      const file = `pile-${i}.pdf`
      compiler.mapShadow(pathOf(file), Buffer.from(pdf))
      return { ...told, file, number: i + 1 }
    })
    compiler.mapShadow(pathOf('batch.json'), Buffer.from(JSON.stringify({ title, letters })))
    const document = compiled(compiler, 'batch.typ')
    return { pdf: compiler.pdf(document), pages: document.numOfPages }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
