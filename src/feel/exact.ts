// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Exact decimal rounding: floats with a bound on their error decide; where the bound reaches a
// boundary, rationals of whole numbers do.
import type { Frame } from './code.ts'
import type { Compiler } from './compiler.ts'
import type { Names } from './names.ts'
import type { ArithmeticOp, Node } from './tree.ts'

export type Rounding =
  | 'half up' | 'half down' | 'half even' | 'up' | 'down' | 'floor' | 'ceiling'

interface Rational {
  readonly n: bigint
  /** Always positive. */
  readonly d: bigint
}

/** An argument of a rounding function, evaluated as a float with its error, or without error. */
export interface Amount {
  /** Not a number where a part is none; leaves the bound of its error in `estimated`. */
  readonly estimate: (frame: Frame) => number
  readonly exact: (frame: Frame) => Rational | undefined
}

/** The bound on the error of the estimate made last. */
export const estimated = { error: 0 }

const MIN_SCALE = -6_111
const MAX_SCALE = 6_176
const MAX_EXPONENT = 64
const MAX_FAST_SCALE = 15
const MAX_FAST = 2 ** 52
const MAX_BITS = 20_000
// Twice what one operation on doubles can err, relative to its result.
const UNIT = 2 ** -52

/** A euro amount in cents, half away from zero, exact on the decimal the number prints as. */
export function toCents(euro: number): number {
  const cents = rounded(euro, 2, 'half up')
  const whole = Math.round((cents ?? NaN) * 100)
  if (!Number.isSafeInteger(whole)) throw new RangeError('no amount that fits in cents')
  return whole
}

/** A number rounded to `scale` decimals; null if it or the scale is out of bounds. */
export function rounded(
  value: number, scale: number, rounding: Rounding,
  error: number = Math.abs(value) * UNIT, exact?: () => Rational | undefined,
): number | null {
  const places = Math.trunc(scale)
  if (!Number.isFinite(value) || !(places >= MIN_SCALE && places <= MAX_SCALE)) return null
  const half = rounding.startsWith('half')
  if (places >= 0 && places <= MAX_FAST_SCALE) {
    const unit = 10 ** places
    const size = Math.abs(value) * unit
    if (size < MAX_FAST) {
      const whole = Math.floor(size)
      const rest = size - whole
      const distance = half ? Math.abs(rest - 0.5) : Math.min(rest, 1 - rest)
      if (distance > (error * unit + size * UNIT) * 2) {
        const up = half ? rest > 0.5 : awayFromZero(rounding, value < 0)
        const units = up ? whole + 1 : whole
        return units === 0 ? 0 : (value < 0 ? -units : units) / unit
      }
    }
  }
  return roundRational(exact?.() ?? decimal(value), places, rounding)
}

/** Both ways to evaluate the argument of a rounding function. */
export function amountCode(c: Compiler, node: Node, names: Names): Amount {
  if (node.kind === 'number') return literal(node.value, decimalText(node.text))
  if (node.kind === 'negate') {
    const of = amountCode(c, node.of, names)
    return {
      estimate: (frame) => -of.estimate(frame),
      exact: (frame) => {
        const value = of.exact(frame)
        return value && { n: -value.n, d: value.d }
      },
    }
  }
  if (node.kind === 'if') {
    const test = c.code(node.test, names).run
    const yes = amountCode(c, node.yes, names)
    const no = amountCode(c, node.no, names)
    return {
      estimate: (frame) => (test(frame) === true ? yes : no).estimate(frame),
      exact: (frame) => (test(frame) === true ? yes : no).exact(frame),
    }
  }
  if (node.kind === 'arithmetic') {
    const { op } = node
    return arithmeticAmount(op, amountCode(c, node.left, names), amountCode(c, node.right, names))
  }
  const { run } = c.code(node, names)
  return {
    estimate: (frame) => {
      const value = run(frame)
      if (typeof value !== 'number') return NaN
      estimated.error = Math.abs(value) * UNIT
      return value
    },
    exact: (frame) => {
      const value = run(frame)
      return typeof value === 'number' ? decimal(value) : undefined
    },
  }
}

function literal(value: number, exact: Rational): Amount {
  const error = Math.abs(value) * UNIT
  return {
    estimate: () => {
      estimated.error = error
      return value
    },
    exact: () => exact,
  }
}

function arithmeticAmount(op: ArithmeticOp, left: Amount, right: Amount): Amount {
  return {
    estimate: (frame) => {
      const a = left.estimate(frame)
      const aError = estimated.error
      const b = right.estimate(frame)
      const bError = estimated.error
      return estimate(op, a, b, aError, bError)
    },
    exact: (frame) => {
      const a = left.exact(frame)
      const b = a && right.exact(frame)
      return a && b && within(arithmetic(op, a, b))
    },
  }
}

// Running error analysis: what the operands err, carried on, and what the operation adds.
function estimate(op: ArithmeticOp, a: number, b: number, aError: number, bError: number): number {
  let value: number
  let carried: number
  switch (op) {
    case '+':
      value = a + b
      carried = aError + bError
      break
    case '-':
      value = a - b
      carried = aError + bError
      break
    case '*':
      value = a * b
      carried = Math.abs(a) * bError + Math.abs(b) * aError + aError * bError
      break
    case '/': {
      value = a / b
      const least = Math.abs(b) - bError
      carried = least > 0 ? (aError + Math.abs(value) * bError) / least : Infinity
      break
    }
    case '**':
      value = a ** b
      carried = Infinity
  }
  estimated.error = carried * (1 + 4 * UNIT) + Math.abs(value) * UNIT
  return value
}

function arithmetic(op: ArithmeticOp, a: Rational, b: Rational): Rational | undefined {
  switch (op) {
    case '+': return { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
    case '-': return { n: a.n * b.d - b.n * a.d, d: a.d * b.d }
    case '*': return { n: a.n * b.n, d: a.d * b.d }
    case '/': return b.n === 0n ? undefined : positive(a.n * b.d, a.d * b.n)
    case '**': {
      const whole = b.n % b.d === 0n ? b.n / b.d : -1n
      return whole < 0n || whole > MAX_EXPONENT ? undefined : { n: a.n ** whole, d: a.d ** whole }
    }
  }
}

function positive(n: bigint, d: bigint): Rational {
  return d < 0n ? { n: -n, d: -d } : { n, d }
}

// Numbers that have grown out of all proportion fall back to the float.
function within(value: Rational | undefined): Rational | undefined {
  const digits = value ? value.n.toString(16).length + value.d.toString(16).length : 0
  return digits * 4 <= MAX_BITS ? value : undefined
}

function decimal(value: number): Rational {
  return decimalText(String(value))
}

function decimalText(text: string): Rational {
  const [, sign, whole, fraction = '', exponent = '0'] =
    /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text)!
  const digits = BigInt(`${whole}${fraction}` || '0') * (sign ? -1n : 1n)
  const power = Number(exponent) - fraction.length
  return power >= 0
    ? { n: digits * 10n ** BigInt(power), d: 1n } : { n: digits, d: 10n ** BigInt(-power) }
}

function roundRational({ n, d }: Rational, places: number, rounding: Rounding): number {
  const negative = n < 0n
  const size = (negative ? -n : n) * (places > 0 ? 10n ** BigInt(places) : 1n)
  const unit = places < 0 ? d * 10n ** BigInt(-places) : d
  let units = size / unit
  const rest = size % unit
  if (rest !== 0n) {
    const doubled = rest * 2n
    const up = !rounding.startsWith('half') ? awayFromZero(rounding, negative)
      : doubled !== unit ? doubled > unit
      : rounding === 'half up' || (rounding === 'half even' && units % 2n === 1n)
    if (up) units += 1n
  }
  if (units === 0n) return 0
  return Number(`${negative ? '-' : ''}${units}e${-places}`)
}

function awayFromZero(rounding: Rounding, negative: boolean): boolean {
  return rounding === 'up' || (rounding === 'floor' && negative)
    || (rounding === 'ceiling' && !negative)
}
