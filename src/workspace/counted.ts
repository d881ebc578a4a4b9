// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { COUNTED_AT_MOST } from '../store/worklist.ts'

/** Whether there are more than were counted. */
export const isCut = (count: number): boolean => count >= COUNTED_AT_MOST

/** A number of cases in figures; `über 999` where counting stopped. */
export function countText(count: number): string {
  return isCut(count) ? `über ${(COUNTED_AT_MOST - 1).toLocaleString('de-DE')}` : count.toLocaleString('de-DE')
}
