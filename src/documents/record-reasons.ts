// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Why a part of a file may be kept back from who looks into it, in the words of the law
// (§ 29 VwVfG, in Schleswig-Holstein § 88 LVwG, which says the same).

export const REASONS = {
  dritte: 'berechtigte Interessen Dritter',
  beteiligte: 'berechtigte Interessen anderer Beteiligter',
  geheim: 'gesetzlich geheim zu halten',
  entwurf: 'Entwurf oder Vorarbeit zu einer Entscheidung',
  aufgabe: 'sonst litte die Erfüllung unserer Aufgaben',
  wohl: 'sonst litte das Wohl des Bundes oder eines Landes',
} as const

export type Reason = keyof typeof REASONS

const PARAGRAPH: Readonly<Record<Reason, string>> = {
  dritte: 'Abs. 2', beteiligte: 'Abs. 2', geheim: 'Abs. 2', entwurf: 'Abs. 1 Satz 2',
  aufgabe: 'Abs. 2', wohl: 'Abs. 2',
}

export function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text)
}

/** „berechtigte Interessen Dritter, § 88 Abs. 2 LVwG“, by the law of the Land. */
export function reasonWords(reason: Reason, land: string): string {
  const [section, law] = land === 'SH' ? ['§ 88', 'LVwG'] : ['§ 29', 'VwVfG']
  return `${REASONS[reason]}, ${section} ${PARAGRAPH[reason]} ${law}`
}

/** On what somebody may look into a file. */
export function insightBases(land: string): Readonly<Record<string, string>> {
  const own = land === 'SH' ? '§ 88 Abs. 1 LVwG' : '§ 29 Abs. 1 VwVfG'
  return {
    beteiligt: `Akteneinsicht für Beteiligte, ${own}`,
    auskunft: 'Auskunft über eigene Daten, Art. 15 DSGVO',
    gericht: 'Vorlage an ein Gericht, § 99 VwGO',
    amtshilfe: 'Amtshilfe für eine Behörde, §§ 4 ff. VwVfG',
    ohne: 'nach Ermessen, ohne Anspruch',
  }
}
