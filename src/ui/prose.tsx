// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

interface Piece {
  readonly kind: 'paragraph' | 'bullets' | 'numbers'
  readonly lines: readonly string[]
}

const MAX_LINES = 500

/** Plain text with paragraphs, `- ` and `1. ` lists; nothing in it becomes markup. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {piecesOf(text).map(({ kind, lines }) => {
        if (kind === 'paragraph') return <p>{lines.join(' ')}</p>
        const items = lines.map((line) => <li>{line}</li>)
        return kind === 'bullets' ? <ul>{items}</ul> : <ol>{items}</ol>
      })}
    </>
  )
}

/** Paragraphs and lists of a text, in their order. */
export function piecesOf(text: string): Piece[] {
  const pieces: { kind: Piece['kind']; lines: string[] }[] = []
  let isNew = true
  for (const line of text.split('\n').slice(0, MAX_LINES)) {
    const [, mark, rest] = /^\s*(?:([-*]|\d{1,2}\.)\s+)?(.*)$/.exec(line)!
    if (!rest?.trim()) {
      isNew = true
      continue
    }
    const kind = mark === undefined ? 'paragraph' : /\d/.test(mark) ? 'numbers' : 'bullets'
    const last = pieces.at(-1)
    if (last && !isNew && last.kind !== 'paragraph' && kind === 'paragraph') {
      last.lines.push(`${last.lines.pop()!} ${rest.trim()}`)
    } else if (last && last.kind === kind && (kind !== 'paragraph' || !isNew)) last.lines.push(rest.trim())
    else pieces.push({ kind, lines: [rest.trim()] })
    isNew = false
  }
  return pieces
}
