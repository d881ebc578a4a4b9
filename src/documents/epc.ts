// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The text inside a GiroCode: EPC069-12, "Quick Response Code: Guidelines to enable data capture
// for the initiation of a SEPA credit transfer", version 002.
import { bicHolds, ibanHolds, plainIban } from './iban.ts'

export interface Transfer {
  readonly holder: string
  readonly iban: string
  readonly bic?: string
  readonly cents: number
  /** What the payer must quote, such as the Kassenzeichen. */
  readonly reference: string
}

export type Epc =
  | { readonly ok: true; readonly payload: string }
  | { readonly refusal: string; readonly field: keyof Transfer }

const CENTS_AT_MOST = 99_999_999_999
const NAME_CHARS_AT_MOST = 70
const REFERENCE_CHARS_AT_MOST = 140
const BYTES_AT_MOST = 331

/** The payload of a GiroCode in UTF-8, or a refusal that names the field; long names are cut. */
export function epcPayload(transfer: Transfer): Epc {
  const { cents, bic } = transfer
  const holder = cutAtWord(oneLine(transfer.holder), NAME_CHARS_AT_MOST)
  const reference = oneLine(transfer.reference)
  if (!holder) return { refusal: 'Der Name des Kontoinhabers fehlt.', field: 'holder' }
  if (!ibanHolds(transfer.iban)) {
    return { refusal: 'Die IBAN stimmt nicht. Bitte prüfen Sie die Ziffern.', field: 'iban' }
  }
  if (bic !== undefined && !bicHolds(bic)) {
    return { refusal: 'Die BIC stimmt nicht. Sie hat acht oder elf Zeichen.', field: 'bic' }
  }
  if (!Number.isSafeInteger(cents) || cents < 1 || cents > CENTS_AT_MOST) {
    return {
      refusal: 'Der Betrag muss zwischen 0,01 € und 999.999.999,99 € liegen.',
      field: 'cents',
    }
  }
  if (!reference || [...reference].length > REFERENCE_CHARS_AT_MOST) {
    return { refusal: 'Der Verwendungszweck braucht 1 bis 140 Zeichen.', field: 'reference' }
  }
  const payload = lines(holder, transfer, reference).join('\n')
  return Buffer.byteLength(payload) > BYTES_AT_MOST
    ? { refusal: 'Name und Verwendungszweck sind für einen GiroCode zu lang.', field: 'reference' }
    : { ok: true, payload }
}

function lines(holder: string, transfer: Transfer, reference: string): string[] {
  const { bic, iban, cents } = transfer
  const amount = `EUR${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
  // service tag, version, UTF-8, SEPA credit transfer; purpose and structured reference are empty
  return ['BCD', '002', '1', 'SCT', bic ?? '', holder, plainIban(iban), amount, '', '', reference]
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** Cuts after the last whole word that fits; a single longer word is cut hard. */
function cutAtWord(text: string, atMost: number): string {
  const chars = [...text]
  if (chars.length <= atMost) return text
  const cut = chars.slice(0, atMost + 1).join('')
  const space = cut.lastIndexOf(' ')
  return space > 0 ? cut.slice(0, space).trimEnd() : chars.slice(0, atMost).join('')
}
