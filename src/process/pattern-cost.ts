// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A regular expression is tried by backtracking: a careless one takes hours for thirty letters.
// Here its ways of matching are counted before anybody types, so that none gets in.

/** Ways at most; a way costs about as long as the text, so this is well under a second. */
const MAX_WAYS = 1_000_000
const MAX_PATTERN_CHARS = 200
const MAX_NESTING = 20

/** Why a pattern must not be used for texts of up to so many characters; undefined when it may. */
export function patternFault(pattern: string, length: number): string | undefined {
  if (pattern.length > MAX_PATTERN_CHARS)
    return `hat ${pattern.length} Zeichen, erlaubt sind ${MAX_PATTERN_CHARS}`
  try {
    // Only asked whether it can be read; it is never run here.
    void new RegExp(`^(?:${pattern})$`, 'u')
  } catch {
    return 'ist kein lesbarer regulärer Ausdruck'
  }
  if (/\\[1-9k]|\(\?(?!:)/.test(pattern))
    return 'verwendet Rückbezüge oder Umschau, die wir nicht zulassen'
  const counter = new WayCounter(pattern, length)
  const ways = counter.alternatives(0)
  return ways <= MAX_WAYS ? undefined : 'könnte beim Prüfen sehr lange rechnen'
}

/** Reads a pattern that the engine has accepted; an upper bound of its ways, Infinity included. */
class WayCounter {
  private at = 0
  private readonly text: string
  private readonly length: number

  constructor(text: string, length: number) {
    this.text = text
    this.length = length
  }

  alternatives(nesting: number): number {
    if (nesting > MAX_NESTING) {
      this.at = this.text.length
      return Infinity
    }
    let sum = this.sequence(nesting)
    while (this.text[this.at] === '|') {
      this.at++
      sum += this.sequence(nesting)
    }
    return sum
  }

  private sequence(nesting: number): number {
    let product = 1
    while (this.at < this.text.length && this.text[this.at] !== '|' && this.text[this.at] !== ')') {
      product *= this.repeated(this.atom(nesting))
    }
    return product
  }

  private atom(nesting: number): number {
    const char = this.text[this.at++]
    if (char === '(') {
      if (this.text.startsWith('?:', this.at)) this.at += 2
      const ways = this.alternatives(nesting + 1)
      this.at++
      return ways
    }
    if (char === '[') this.skipClass()
    else if (char === '\\') this.at += this.escaped()
    return 1
  }

  private skipClass() {
    for (; this.at < this.text.length && this.text[this.at] !== ']'; this.at++) {
      if (this.text[this.at] === '\\') this.at++
    }
    this.at++
  }

  /** `\p{L}` and `\u{20}` have braces that are no quantifier. */
  private escaped(): number {
    return /^[pPu]\{[^}]{0,60}\}|^./su.exec(this.text.slice(this.at))?.[0].length ?? 1
  }

  /** `x{2,4}` may match in as many ways as x two, three and four times together. */
  private repeated(once: number): number {
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.text.slice(this.at))
    if (!found) return once
    this.at += found[0].length
    const [sign, least, comma, most] = found
    const min = least === undefined ? (sign.startsWith('+') ? 1 : 0) : Number(least)
    const max =
      least === undefined
        ? sign.startsWith('?')
          ? 1
          : this.length
        : comma === ''
          ? min
          : most
            ? Number(most)
            : this.length
    if (once === 1) return Math.max(1, Math.min(max, this.length) - min + 1)
    let [sum, power] = [0, once ** min]
    for (let n = min; n <= max && sum <= MAX_WAYS; n++, power *= once) sum += power
    return sum
  }
}
