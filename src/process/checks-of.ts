// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Action, Check, Process } from './process.ts'

/** What is checked of the input of an action: its own checks, then those of the action it is checked as. */
export function checksOf({ actions }: Pick<Process, 'actions'>, { checks = [], checkedAs }: Action): readonly Check[] {
  const other = checkedAs === undefined ? undefined : actions[checkedAs]
  return [...checks, ...(other?.checks ?? [])]
}
