// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'

/** True if country, length and check digits are right (ISO 13616); spaces do not matter. */
export function ibanHolds(iban: string): boolean {
  return isValidIBAN(plainIban(iban))
}

/** True for eight or eleven characters in the form of ISO 9362. */
export function bicHolds(bic: string): boolean {
  return isValidBIC(bic)
}

/** Without spaces and in capitals, as machines want it. */
export function plainIban(iban: string): string {
  return electronicFormatIBAN(iban) ?? ''
}

/** In groups of four, as people read it (DIN 5008); the last group may be shorter. */
export function groupedIban(iban: string): string {
  return plainIban(iban).replace(/.{4}(?=.)/g, '$& ')
}
