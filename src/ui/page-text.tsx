// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Texts a municipality writes for its own pages, in a small part of markdown: `## heading`,
// paragraphs, `- ` and `1. ` lists, `**bold**`, `[words](address)`. Nothing else becomes markup.
import { piecesOf } from './prose.tsx'

export interface TextFault {
  readonly line: number
  readonly message: string
}

const LINK = /\[([^\]\n]{1,200})\]\(([^)\s]{1,500})\)/
const INLINE = /(\*\*[^*\n]+\*\*|\[[^\]\n]{1,200}\]\([^)\s]{1,500}\))/
const ADDRESS = /^(?:https:\/\/|mailto:|tel:|\/(?!\/))[^\s"<>]+$/
const MAX_SECTIONS = 100

/** The text as it is shown; its headings stand below the heading of the page. */
export function PageText({ text }: { readonly text: string }) {
  return (
    <>
      {sectionsOf(text).map(({ title, body }) => (
        <>
          {title !== undefined && (
            <h2 class="kern-heading-medium">
              <Inline text={title} />
            </h2>
          )}
          {piecesOf(body).map(({ kind, lines }) => {
            if (kind === 'paragraph')
              return (
                <p>
                  <Inline text={lines.join(' ')} />
                </p>
              )
            const items = lines.map((line) => (
              <li>
                <Inline text={line} />
              </li>
            ))
            return kind === 'bullets' ? <ul>{items}</ul> : <ol>{items}</ol>
          })}
        </>
      ))}
    </>
  )
}

/** What in a text would not be shown as it is meant, by line. */
export function textFaults(text: string): TextFault[] {
  return text.split('\n').flatMap((content, i) => {
    const message = faultOf(content)
    return message === undefined ? [] : [{ line: i + 1, message }]
  })
}

function faultOf(line: string): string | undefined {
  if (/^\s*#(?!# )/.test(line))
    return 'Überschriften beginnen mit „## “, zwei Zeichen und einem Leerzeichen.'
  if (/<\/?[a-z][^>]*>/i.test(line))
    return 'HTML wird nicht angezeigt. Möglich sind Überschriften, Absätze, Listen, **fett** und Links.'
  if ((line.match(/\*\*/g) ?? []).length % 2 === 1) return 'Zu einem ** fehlt das zweite.'
  const wrong = [...line.matchAll(new RegExp(LINK, 'g'))].find(
    ([, , address]) => !ADDRESS.test(address!),
  )
  return (
    wrong &&
    `Der Link „${wrong[2]}“ führt nirgends hin. Er beginnt mit https://, mailto:, tel: oder /.`
  )
}

interface Section {
  readonly title?: string
  readonly body: string
}

function sectionsOf(text: string): Section[] {
  const sections: { title?: string; lines: string[] }[] = [{ lines: [] }]
  for (const line of text.split('\n')) {
    const title = /^##\s+(.+)$/.exec(line.trim())?.[1]
    if (title !== undefined && sections.length < MAX_SECTIONS) sections.push({ title, lines: [] })
    else sections.at(-1)!.lines.push(line)
  }
  return sections.map(({ lines, ...section }) => ({ ...section, body: lines.join('\n') }))
}

function Inline({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(INLINE).map((part) => {
        if (/^\*\*.+\*\*$/.test(part)) return <strong>{part.slice(2, -2)}</strong>
        const [, words, address] = LINK.exec(part) ?? []
        if (words === undefined || !ADDRESS.test(address!)) return part
        return <a href={address}>{words}</a>
      })}
    </>
  )
}
