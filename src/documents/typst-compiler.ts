// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The only importer of the Typst compiler. Texts reach it as files of data, never as code.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'

export type { NodeCompiler }

/** Files of the fonts that letters are set in, the regular one first. */
export const FONTS = [
  '@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf',
  '@expo-google-fonts/fira-sans/600SemiBold/FiraSans_600SemiBold.ttf',
].map((file) => fileURLToPath(import.meta.resolve(file)))

const FOLDER = join(import.meta.dirname, 'typst')

/** Where the compiler looks for a file of this name. */
export const pathOf = (name: string) => join(FOLDER, name)

/** Loads the compiler and the fonts; about 0.2 s. */
export function openCompiler(): NodeCompiler {
  return NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: FONTS.map((file) => dirname(file)) }] })
}

/** Sets the template `main`; throws with what the compiler says. */
export function compiled(compiler: NodeCompiler, main: string): NodeTypstDocument {
  const result = compiler.compile({ mainFilePath: pathOf(main), resetRead: true })
  if (!result.result) throw new Error(`${main}: ${told(result.takeDiagnostics()?.shortDiagnostics)}`)
  return result.result
}

function told(diagnostics: readonly unknown[] | undefined): string {
  return JSON.stringify(diagnostics ?? []).slice(0, 500)
}
