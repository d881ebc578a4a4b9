// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What of an exact figure may be shown. Fewer than five cases are „unter 5“; all other counts are
// rounded down to fives, each by itself. So the difference of any two shown counts is blurred by
// more than it could tell, whichever totals, periods or filters are set against each other.

/** Fewer cases than this are never shown. */
export const FEWEST = 5
const STEP = 5
const CENTS_STEP = 10_000
const DIGITS = 2

export const FEW = 'unter 5'
export const FEW_CASES = 'unter 5 Fälle'
export const WITHHELD = 'nicht gezeigt'

/** What a figure shows: words, and a value for a picture where there is one. */
export interface Shown {
  readonly text: string
  readonly value?: number
}

/** A count of cases. */
export function shownCount(n: number): Shown {
  const value = blurred(n)
  return value === undefined ? { text: FEW } : { text: value.toLocaleString('de-DE'), value }
}

/** A share of cases in percent; made of shown counts alone, so that it tells nothing more. */
export function shownShare(part: number, whole: number): Shown {
  const [some, all] = [blurred(part), blurred(whole)]
  if (all === undefined) return { text: FEW_CASES }
  if (whole - part < FEWEST) return { text: `alle bis auf ${FEW}` }
  if (some === undefined) return { text: `${FEW} von ${all.toLocaleString('de-DE')}` }
  const value = Math.min(100, Math.round((some / all) * 100))
  return { text: `${value}\u00a0%`, value }
}

/** Days that say how long so many cases took. */
export function shownDays(days: number | null, cases: number): Shown {
  if (days === null || cases < FEWEST) return { text: FEW_CASES }
  return { text: days === 1 ? '1 Tag' : `${days.toLocaleString('de-DE')} Tage`, value: days }
}

/** Counts by kind; undefined where each of them is too small to tell the kinds apart. */
export function shownParts(counts: Readonly<Record<string, number>>): Record<string, Shown> | undefined {
  const parts = Object.entries(counts)
  if (!parts.some(([, n]) => n >= FEWEST)) return undefined
  return Object.fromEntries(parts.map(([key, n]) => [key, shownCount(n)]))
}

/** A part of a whole, from so many cases. */
export interface Part {
  readonly cases: number
  readonly value: number
}

/**
 * Parts that add up to something shown. If one is hidden for its few cases, the smallest of the
 * others is hidden too, else it could be found by subtraction.
 */
export function shownPortions<Key extends string>(
  parts: Readonly<Record<Key, Part>>, text: (value: number) => Shown,
): Record<Key, Shown> {
  const entries = Object.entries<Part>(parts)
  const visible = entries.filter(([, { cases }]) => cases >= FEWEST).sort((a, b) => a[1].value - b[1].value)
  const isAnyHidden = visible.length < entries.length
  const withheld = isAnyHidden && entries.length - visible.length < 2 ? visible[0]?.[0] : undefined
  return Object.fromEntries(entries.map(([key, { cases, value }]) => {
    if (cases < FEWEST) return [key, { text: FEW_CASES }]
    return [key, key === withheld ? { text: WITHHELD } : text(value)]
  })) as Record<Key, Shown>
}

/** An amount to two digits, at least to whole hundreds of euro. */
export function shownEuro(cents: number): Shown {
  const step = Math.max(CENTS_STEP, 10 ** (Math.floor(Math.log10(Math.max(cents, 1))) + 1 - DIGITS))
  const value = Math.floor(cents / step) * step
  const text = value === 0 ? 'unter 100\u00a0€' : `rund ${(value / 100).toLocaleString('de-DE')}\u00a0€`
  return { text, value }
}

function blurred(n: number): number | undefined {
  return n < FEWEST ? undefined : Math.floor(n / STEP) * STEP
}
