// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** A cell that begins so is a formula to one spreadsheet or another (OWASP: CSV Injection). */
const FORMULA = /^\s*[=+\-@|%]|^[\t\r]/

/**
 * Rows as CSV after RFC 4180 with semicolons and a byte order mark, as German spreadsheets open it.
 * What would be a formula gets an apostrophe in front, by which it stays text.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
