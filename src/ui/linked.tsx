// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

interface LinkedProps {
  /** A sentence in which the words of the link stand in square brackets. */
  readonly text: string
  readonly href: string
}

/** A sentence with a link in it, so that one sentence stays one text in every language. */
export function Linked({ text, href }: LinkedProps) {
  const [, before = '', words, after = ''] = /^([^[]*)\[([^\]]+)\](.*)$/s.exec(text) ?? []
  if (words === undefined) throw new Error(`no [link] in «${text}»`)
  return (
    <>
      {before}
      <a href={href}>{words}</a>
      {after}
    </>
  )
}
