// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Reads the text of one PDF after the other in a process of its own: files come from strangers, and
// a reader that loops or swells is killed without harm. Ends when its parent does.
import { extractText, getDocumentProxy } from 'unpdf'

export type TextAnswer = { readonly text: string } | { readonly fault: string }

const PAGES_AT_MOST = 500

process.on('disconnect', () => process.exit())
process.on('message', (bytes: Uint8Array) => {
  void textOf(bytes).then((answer) => process.send!(answer))
})

async function textOf(bytes: Uint8Array): Promise<TextAnswer> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    if (pdf.numPages > PAGES_AT_MOST) return { fault: `${pdf.numPages} pages` }
    const { text } = await extractText(pdf, { mergePages: true })
    return { text: text.replaceAll('\u0000', '') }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
