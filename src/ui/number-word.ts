// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

const WORDS = ['', 'Eine', 'Zwei', 'Drei', 'Vier', 'Fünf', 'Sechs', 'Sieben', 'Acht', 'Neun', 'Zehn', 'Elf', 'Zwölf']

/** A small number as the first word of a sentence, feminine for one; figures above twelve. */
export function numberWord(n: number): string {
  return WORDS[n] || String(n)
}
