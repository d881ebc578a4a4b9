// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** What is to be paid, as the transfer asks for it. */
export const PAYMENT = words({
  de: {
    heading: 'Zu zahlen',
    code: (amount: string) => `GiroCode über ${amount}`,
    amount: 'Betrag',
    due: 'Fällig',
    to: 'An',
    iban: 'IBAN',
    reference: 'Verwendungszweck',
    open: 'In der Banking-App öffnen',
    scan: 'Oder scannen Sie den Code mit der Banking-App. Eine Zahlung sehen wir nach ein bis drei Werktagen.',
  },
  en: {
    heading: 'To be paid',
    code: (amount) => `Code for a bank transfer of ${amount}`,
    amount: 'Amount',
    due: 'Due',
    to: 'To',
    iban: 'IBAN',
    reference: 'Payment reference (Verwendungszweck)',
    open: 'Open in your banking app',
    scan: 'Or scan the code with your banking app. We see a payment after one to three working days. Amounts are written as in Germany, with a comma before the cents.',
  },
  'de-leicht': {
    heading: 'Das müssen Sie bezahlen',
    code: (amount) => `Code für die Bank: ${amount}`,
    amount: 'So viel Geld',
    due: 'Bis zu diesem Tag',
    to: 'An',
    iban: 'IBAN. Das ist die Konto-Nummer.',
    reference: 'Diese Nummer müssen Sie dazu schreiben',
    open: 'In der App von Ihrer Bank öffnen',
    scan: 'Haben Sie eine App von Ihrer Bank? Dann können Sie mit der App ein Foto vom Code machen. Wir sehen Ihr Geld nach 1 bis 3 Tagen.',
  },
})
