// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Requests for documents as a rule sees them: something is still missing, or nothing is.
import type { Scope, Shape } from '../../feel/compile.ts'
import { ruleByExamples } from './examples.ts'
import type { Expression } from './expression.ts'
import { REQUESTS } from './sketch.ts'
import type { Variable } from './variable.ts'

/** Whether a rule asks what is still missing of a request. */
export const isAboutRequests = (text: string): boolean => /\brequests\b|\bopen items\b/.test(text)

/** The rule over «something is missing» and «nothing is»; where examples differ it hangs on `otherwise`. */
export function requestRule(text: string, shape: Shape, variable: Variable, otherwise: () => Expression): Expression {
  return ruleByExamples(text, shape, variable, {
    reads: (path) => ['requests', 'requests.status', 'open items'].includes(path),
    of: (words) => REQUESTS.map((kind) => examples(kind, words)),
    otherwise,
  })
}

/** A rule may count them. */
const LENGTHS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 200]

function examples(kind: (typeof REQUESTS)[number], words: readonly string[]): Scope[] {
  const closed = [[], ['answered'], ['forgone'], ['answered', 'forgone', 'answered']]
  if (kind === 'settled') return closed.map((statuses) => scope(statuses, []))
  const titles = ['x', ...words]
  const lists = [...titles.map((title) => [title]), titles, ...LENGTHS.map((length) => Array<string>(length).fill('x'))]
  return closed.flatMap((statuses) => lists.map((list) => scope([...statuses, 'open'], list)))
}

const scope = (statuses: readonly string[], titles: readonly string[]): Scope => ({
  requests: statuses.map((status) => ({ status, frist: null })), 'open items': titles,
})
