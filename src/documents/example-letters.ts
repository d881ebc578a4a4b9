// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Two letters of the small invented world, for tests and for looking at the layout.
import type { Entity } from '../engine/context.ts'
import type { Filled, LetterContent } from '../engine/letter-content.ts'

const SUEDERAU: Entity = {
  id: 'suederau',
  name: 'Gemeinde Süderau',
  genitive: 'der Gemeinde Süderau',
  authority: 'Amt Musterangeln, Der Amtsvorsteher als örtliche Ordnungsbehörde',
  office: 'Ordnungsamt',
  street: 'Am Markt 4',
  postcode: '24999',
  city: 'Süderau',
  phone: '04600 0000',
  email: 'ordnungsamt@musterangeln.example',
  signatory: 'Im Auftrag',
  accountHolder: 'Amtskasse Musterangeln für Süderau',
  iban: 'DE02120300000000202051',
  arms: 'suederau',
}

/** A heading of one run. */
export const heading = (text: string): Filled => ({ kind: 'heading', runs: [{ text }] })
/** A paragraph of one run. */
export const paragraph = (text: string): Filled => ({ kind: 'paragraph', runs: [{ text }] })
/** A list of items of one run each. */
export const list = (ordered: boolean, ...texts: string[]): Filled => ({
  kind: 'list',
  ordered,
  items: texts.map((text) => [{ text }]),
})

const BASIS = '§ 2 VwKostG SH, VerwGebVO SH'

/** A permit granted with clauses, three fee lines and a payment. */
export const NOTICE: LetterContent = {
  letter: 'bescheid',
  title: 'Bescheid',
  kind: 'decisionNotice',
  sender: SUEDERAU,
  recipient: ['TSV Süderau e. V.', 'Jana Sommer', 'Schulweg 10', '24999 Süderau'],
  pairs: [
    ['Aktenzeichen', '32-GE-17/2026'],
    ['Kassenzeichen', '0815.26.000017'],
    ['Bearbeitung', 'Hanna Petersen'],
    ['Telefon', '04600 0032'],
    ['E-Mail', SUEDERAU.email],
  ],
  date: '2026-06-11',
  fileNumber: '32-GE-17/2026',
  subject: 'Erlaubnis nach § 12 Straßengesetz: Dorffest Süderau',
  reference: 'Ihr Antrag vom 3. Juni 2026',
  blocks: [
    paragraph('Guten Tag Jana Sommer,'),
    paragraph('auf Ihren Antrag ergeht folgender Bescheid:'),
    list(
      true,
      'Ihnen wird gemäß § 12 Abs. 1 StrWG aus Anlass „Dorffest Süderau“ der vorübergehende ' +
        'Betrieb einer Schankwirtschaft (Festwiese am Sportplatz, Schulweg 12, Gemeinde Süderau) ' +
        'unter dem Vorbehalt des jederzeitigen Widerrufs erlaubt. Zugelassen: Bier, Wein und ' +
        'Sekt und alkoholfreie Getränke.',
      'Die Kosten tragen Sie. Die Gebühr beträgt 175,00 €.',
    ),
    heading('Zeiten'),
    list(
      false,
      'Freitag, 26. Juni 2026, 18:00 Uhr bis 23:00 Uhr',
      'Samstag, 27. Juni 2026, 14:00 Uhr bis 24:00 Uhr',
      'Sonntag, 28. Juni 2026, 11:00 Uhr bis 18:00 Uhr',
    ),
    heading('Auflagen'),
    list(
      true,
      'Das Brandschutzkonzept ist gut lesbar auszuhängen. (§ 9 VStättVO)',
      'Der Rettungsweg ist in einer Breite von 3,50 m freizuhalten. (Stellungnahme der Feuerwehr)',
      'Musik ist um 24 Uhr zu beenden. (Freizeitlärm-Richtlinie)',
      'Mindestens ein alkoholfreies Getränk darf nicht teurer sein als das billigste ' +
        'alkoholische Getränk in gleicher Menge. (§ 6 StrWG)',
    ),
    heading('Widerrufsvorbehalt'),
    list(true, 'Der Widerruf bleibt vorbehalten. (§ 12 Abs. 1 StrWG)'),
    heading('Begründung'),
    paragraph(
      'Musik bis 1 Uhr würde die Nachbarschaft am Schulweg über das Maß hinaus belasten, ' +
        'das bei seltenen Ereignissen zumutbar ist. Bis 24 Uhr überwiegt das Interesse des Vereins ' +
        'und der Gemeinde an einem gemeinsamen Fest.',
    ),
    heading('Gebühr'),
    {
      kind: 'fees',
      total: '175,00 €',
      rows: [
        ['G1', `Erster Tag, eine Standfläche, ${BASIS}`, '50,00 €'],
        ['G2', `Weiterer Tag (2 Tage), ${BASIS}`, '50,00 €'],
        ['G3', `Weitere Standfläche (3 Stellen), ${BASIS}`, '75,00 €'],
      ],
    },
    paragraph(
      'Bitte überweisen Sie 175,00 € innerhalb eines Monats nach Bekanntgabe unter Angabe ' +
        'des Kassenzeichens. Bei verspäteter Zahlung entstehen Säumniszuschläge und Mahngebühren.',
    ),
    {
      kind: 'payment',
      holder: SUEDERAU.accountHolder,
      iban: SUEDERAU.iban,
      cents: 17500,
      amount: '175,00 €',
      reference: '0815.26.000017',
    },
    heading('Ihr Recht auf Widerspruch'),
    paragraph(
      'Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch ' +
        'erhoben werden. Der Widerspruch ist schriftlich, in elektronischer Form nach § 3a Absatz 2 ' +
        'VwVfG, schriftformersetzend nach § 3a Absatz 3 VwVfG und § 9a Absatz 5 OZG oder zur ' +
        'Niederschrift bei Amt Musterangeln, Am Markt 4, 24999 Süderau, zu erheben.',
    ),
    paragraph('Im Auftrag'),
    paragraph('Inga Hansen'),
  ],
}

/** A receipt without fee, payment or reference. */
export const RECEIPT: LetterContent = {
  letter: 'eingangsbestaetigung',
  title: 'Eingangsbestätigung',
  kind: 'information',
  sender: SUEDERAU,
  recipient: NOTICE.recipient,
  date: '2026-06-03',
  pairs: [
    ['Aktenzeichen', '32-GE-17/2026'],
    ['Telefon', SUEDERAU.phone],
  ],
  fileNumber: '32-GE-17/2026',
  subject: 'Ihr Antrag: Dorffest Süderau',
  blocks: [
    paragraph('Guten Tag Jana Sommer,'),
    {
      kind: 'paragraph',
      runs: [
        { text: 'Ihr Antrag „Dorffest Süderau“ ist am 3. Juni 2026 unter dem Aktenzeichen ' },
        { text: '32-GE-17/2026', bold: true },
        { text: ' eingegangen.' },
      ],
    },
    heading('So geht es weiter'),
    paragraph('Wir prüfen, ob alles da ist. Fehlt etwas, schreiben wir Ihnen.'),
  ],
}
