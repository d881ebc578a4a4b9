// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

const MARKED = /«([^«»]*)»/g
/** Only one or the other will do: that reads better as two sentences. */
const WANTED = / ist („[^“]*“), nötig ist („[^“]*“(?: oder „[^“]*“)*)\./g

/** A reason of the engine as a screen says it: German quotation marks, one thought in each sentence. */
export function plainly(sentence: string): string {
  return sentence
    .replace(MARKED, '„$1“')
    .replace(WANTED, ' steht auf $1. Möglich ist das nur bei $2.')
}
