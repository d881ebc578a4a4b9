// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** The weekday of a day number, 1 = Monday to 7 = Sunday. */
export function weekdayOf(epoch: number): number {
  return ((((epoch + 3) % 7) + 7) % 7) + 1
}
