// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseDesk } from './case-desk.ts'

/** `32-GE-17/2026 · Gestattung Dorffest Süderau`. */
export function caseHomeName({ at }: CaseDesk): string {
  return [at.fileNumber, at.title].filter(Boolean).join(' · ')
}
