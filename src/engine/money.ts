// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

const format = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Integer cents as `1.234,50 €` with a no-break space. */
export function euro(cents: number): string {
  return `${format.format(cents / 100)}\u00a0€`
}
