// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** A Kassenzeichen `1002.000123.4`: cash office, running number, check digit (ISO 7064 mod 11,10). */
export function paymentReference(cashOffice: number, n: number): string {
  const office = String(1000 + cashOffice)
  const number = String(n).padStart(6, '0')
  return `${office}.${number}.${checkDigit(office + number)}`
}

/** ISO 7064 mod 11,10: finds every wrong digit and every swap of neighbours. */
export function checkDigit(digits: string): number {
  let carry = 10
  for (const digit of digits) {
    const sum = (carry + Number(digit)) % 10 || 10
    carry = (sum * 2) % 11
  }
  return (11 - carry) % 10
}

/** Whether a Kassenzeichen is written without error. */
export function isPaymentReference(text: string): boolean {
  const digits = text.replaceAll('.', '')
  return /^\d{11}$/.test(digits) && checkDigit(digits.slice(0, -1)) === Number(digits.at(-1))
}

/** What stands between the digits, and before them in a transfer or on a note. */
const BETWEEN = /[\s.\-–/]/g
const CALLED = /^(?:kassenzeichen|kz)\b[\s.:]*/iu

/** The Kassenzeichen somebody means, in any spelling: `1002 000123 4`, `kz 10020001234`; undefined for what is none. */
export function paymentReferenceIn(text: string): string | undefined {
  const digits = text.normalize('NFKC').trim().replace(CALLED, '').replaceAll(BETWEEN, '')
  const meant = digits.replace(/^(\d{4})(\d{6})(\d)$/, '$1.$2.$3')
  return isPaymentReference(meant) ? meant : undefined
}
