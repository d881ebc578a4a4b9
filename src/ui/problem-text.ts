// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { plainly } from './plainly.ts'

/** A problem as a sentence: after a label that is a question no colon is read. */
export function problemText(message: string): string {
  return plainly(message.replace(/([?.!]): /, '$1 '))
}

/** The same beside its field, where the label need not be repeated. */
export function problemAtField(message: string, title: string): string {
  return message.startsWith(`${title}: `) ? plainly(message.slice(title.length + 2)) : problemText(message)
}
