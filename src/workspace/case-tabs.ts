// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** What there is to know about a case; each tab has an address of its own. */
export const CASE_TABS = {
  antrag: 'Antrag',
  akte: 'Akte',
  beteiligung: 'Beteiligung',
  bescheid: 'Bescheid',
  gebuehr: 'Gebühr',
  zustellung: 'Zustellung',
  verlauf: 'Verlauf',
} as const

export type CaseTab = keyof typeof CASE_TABS
