// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Sets one pile and ends. Texts reach the template as data, never as code.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Answer, Pile } from './print-batch.ts'

const FOLDER = join(import.meta.dirname, 'typst')
const FONTS = [
  '@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf',
  '@expo-google-fonts/fira-sans/600SemiBold/FiraSans_600SemiBold.ttf',
]

process.on('disconnect', () => process.exit())
process.once('message', (pile: Pile) => process.send!(answerTo(pile)))

function answerTo({ title, sheets }: Pile): Answer {
  try {
    const fonts = FONTS.map((file) => dirname(fileURLToPath(import.meta.resolve(file))))
    const compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: fonts }] })
    const letters = sheets.map(({ pdf, ...told }, i) => {
      const file = `pile-${i}.pdf`
      compiler.mapShadow(join(FOLDER, file), Buffer.from(pdf))
      return { ...told, file, number: i + 1 }
    })
    compiler.mapShadow(join(FOLDER, 'batch.json'), Buffer.from(JSON.stringify({ title, letters })))
    const { result, ...said } = compiler.compile({ mainFilePath: join(FOLDER, 'batch.typ') })
    if (!result) return { fault: `batch.typ: ${JSON.stringify(said).slice(0, 500)}` }
    return { pdf: compiler.pdf(result), pages: result.numOfPages }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
