// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Whether the remedy notice of a letter is right. A missing or wrong one gives a year instead of a
// month (§ 58 Abs. 2 VwGO).
import { linesOf } from './letter-content.ts'
import type { LetterContent } from './letter-content.ts'
import type { LetterFinding } from './letter-lint.ts'

interface Demand {
  readonly holds: (text: string, content: LetterContent) => boolean
  readonly message: string
}

const authorityOf = ({ authority }: LetterContent['sender']) => authority.split(', ')[0]!

/** What § 58 Abs. 1 and § 70 Abs. 1 VwGO want said, and what makes it wrong. */
const DEMANDS: readonly Demand[] = [
  {
    holds: (text) => /(innerhalb|binnen) (eines Monats|von einem Monat)/.test(text),
    message: 'Die Rechtsbehelfsbelehrung nennt nicht die Frist von einem Monat (§ 70 Abs. 1, § 58 Abs. 1 VwGO).',
  },
  {
    holds: (text) => /\b(Bekanntgabe|Zustellung|bekannt ?gegeben|zugestellt)\b/.test(text),
    message: 'Die Rechtsbehelfsbelehrung sagt nicht, womit die Frist beginnt: mit der Bekanntgabe.',
  },
  {
    holds: (text, { sender }) => text.includes(authorityOf(sender)),
    message: 'Die Rechtsbehelfsbelehrung nennt nicht die Behörde, bei der Widerspruch zu erheben ist (§ 58 Abs. 1 VwGO).',
  },
  {
    // The name of the authority may hold that of the town.
    holds: (text, { sender }) => text.replaceAll(authorityOf(sender), '').includes(sender.city),
    message: 'Die Rechtsbehelfsbelehrung nennt nicht den Sitz der Behörde (§ 58 Abs. 1 VwGO).',
  },
  {
    holds: (text) => /schriftlich/.test(text) && /Niederschrift/.test(text),
    message: 'Wer die Form nennt, nennt sie ganz: schriftlich oder zur Niederschrift (§ 70 Abs. 1 VwGO).',
  },
  {
    holds: (text) => /elektronisch/.test(text),
    message: 'Die Rechtsbehelfsbelehrung verschweigt die elektronische Form (§ 70 Abs. 1 VwGO); das macht sie unrichtig.',
  },
  {
    holds: (text) => !/(Widerspruch|Einspruch) (ist|muss) [^.]*begründe/.test(text),
    message: 'Ein Widerspruch muss nicht begründet werden; wer es verlangt, belehrt unrichtig (§ 58 Abs. 2 VwGO).',
  },
]

/** Faults of the remedy notice: missing, incomplete, wrong for the channel, or out of place. */
export function remedyFindings(
  content: LetterContent, isWanted: boolean, channel: string | undefined,
): LetterFinding[] {
  const say = (message: string): LetterFinding => ({ level: 'error', place: 'text', message })
  const text = content.blocks.flatMap(linesOf).filter(isRemedy).join(' ').replaceAll('\u00a0', ' ')
  if (!isWanted) return text ? [say('In diesen Brief gehört keine Rechtsbehelfsbelehrung.')] : []
  if (!text) return [say('Die Rechtsbehelfsbelehrung fehlt (§ 58 Abs. 1 VwGO, § 37 Abs. 6 VwVfG).')]
  const saysServed = /\bZustellung\b/.test(text) && !/\bBekanntgabe\b/.test(text)
  return [
    ...DEMANDS.filter(({ holds }) => !holds(text, content)).map(({ message }) => say(message)),
    ...(saysServed && channel !== undefined && channel !== 'pzu'
      ? [say('Die Frist beginnt hier mit der Bekanntgabe; von Zustellung spricht man nur bei förmlicher Zustellung.')]
      : []),
  ]
}

/** „… kann Widerspruch erhoben werden“, and the sentences about its form. */
function isRemedy(line: string): boolean {
  return /\b(Widerspruch|Einspruch|Klage)\b/.test(line) && /\b(erhoben|erheben|eingelegt|einlegen)\b/.test(line)
}
