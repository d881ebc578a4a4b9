// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { Document, isMap, isScalar, isSeq, stringify, visit } from 'yaml'
import type { Node, Scalar } from 'yaml'

const WIDTH = 120

/** Plain data as YAML that `readYaml` reads back the same. */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: WIDTH, aliasDuplicateObjects: false })
}

/** Lines above one place of a file. */
export interface Comment {
  readonly path: readonly (string | number)[]
  readonly lines: readonly string[]
}

/** The same with comments above its places, and one above everything; lists of words stay in one line. */
export function writeCommentedYaml(value: unknown, head: readonly string[], comments: readonly Comment[]): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  document.commentBefore = asComment(head)
  for (const { path, lines } of comments) {
    const holder = document.getIn(path.slice(0, -1), true)
    const key = path.at(-1)
    const node = isMap(holder)
      ? holder.items.find((item) => isScalar(item.key) && item.key.value === key)?.key
      : isSeq(holder) ? holder.items[Number(key)] : undefined
    if (node) (node as Node).commentBefore = asComment(lines)
  }
  visit(document, {
    Seq(_, node) {
      if (node.items.every((one) => isScalar(one) && !one.commentBefore && isShort(one))) node.flow = true
    },
  })
  return document.toString({ lineWidth: WIDTH, flowCollectionPadding: true })
}

const SHORT = 60
const isShort = (one: Scalar) => String(one.value).length <= SHORT

/** A line break from outside must not end the comment. */
const asComment = (lines: readonly string[]) =>
  lines.flatMap((line) => line.split(/[\r\n\u0085\u2028\u2029]+/)).map((line) => ` ${line}`).join('\n')
