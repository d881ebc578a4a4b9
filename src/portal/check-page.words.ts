// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

export const CHECK_PAGE = words({
  de: {
    heading: 'Stimmt alles?',
    intro:
      'Lesen Sie Ihre Angaben noch einmal durch. Von jeder Änderung kommen Sie hierher zurück.',
    hints: 'Gut zu wissen',
    privacy: 'Wie wir mit Ihren Daten umgehen:',
    privacyLink: 'Hinweise zum Datenschutz',
    send: 'Antrag absenden',
    later: 'Später fortsetzen',
    missing: 'fehlt noch',
    none: 'keine Angabe',
    fee: 'Was es voraussichtlich kostet',
    feeCaption: 'Voraussichtliche Gebühr',
    feeFor: 'Wofür',
    amount: 'Betrag',
    times: (count: number) => `${count}-mal`,
    total: 'Zusammen',
    payLater: 'Sie zahlen erst, wenn der Bescheid da ist.',
  },
  en: {
    heading: 'Is everything correct?',
    intro: 'Please read your answers once more. After each change you come back here.',
    hints: 'Good to know',
    privacy: 'How we treat your data:',
    privacyLink: 'Privacy notice',
    send: 'Send the application',
    later: 'Continue later',
    missing: 'still missing',
    none: 'not given',
    fee: 'What it will probably cost',
    feeCaption: 'Expected fee',
    feeFor: 'For what',
    amount: 'Amount',
    times: (count) => `${count} times`,
    total: 'Total',
    payLater: 'You only pay once you have the decision (Bescheid).',
  },
  'de-leicht': {
    heading: 'Ist alles richtig?',
    intro:
      'Lesen Sie alles noch einmal. Ist etwas falsch? Dann können Sie es ändern. Danach kommen Sie wieder hierher.',
    hints: 'Das ist wichtig',
    privacy: 'So gehen wir mit Ihren Daten um:',
    privacyLink: 'Daten-Schutz',
    send: 'Antrag abschicken',
    later: 'Später weiter machen',
    missing: 'fehlt noch',
    none: 'nichts geschrieben',
    fee: 'So viel kostet es wahrscheinlich',
    feeCaption: 'So viel kostet es wahrscheinlich',
    feeFor: 'Dafür',
    amount: 'Geld-Betrag',
    times: (count) => `${count} Mal`,
    total: 'Zusammen',
    payLater: 'Sie bezahlen erst später. Erst wenn Sie den Brief mit der Entscheidung haben.',
  },
})
