// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** The id of the control (or of the first of a group) at a dotted path: `zeiten-0-datum`. */
export function fieldId(path: string): string {
  return `f-${path.replaceAll('.', '-')}`
}
