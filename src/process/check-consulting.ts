// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// «Every consultation is closed» holds at once where nobody was ever asked.
import type { Fault } from './check-tariff.ts'
import type { Process } from './process.ts'

/** Actions that wait for consultations in a process that never consults. */
export function unasked(process: Process): Fault[] {
  const actions = Object.entries(process.actions)
  const effects = actions.flatMap(([, action]) => action.effects ?? [])
  if (effects.some((effect) => effect.kind === 'consult')) return []
  return actions
    .filter(([, { rule, needs }]) => [rule, ...(needs ?? []).map((need) => need.rule)].some((one) => /\bconsultations\b/.test(one)))
    .map(([key, { title }]) => ({
      path: ['actions', key, 'rule'], file: 'process.yaml',
      message: `«${title}» wartet auf Stellungnahmen, aber eine Stelle fragt keine Aktion (es fehlt die Folge consult).`,
    }))
}
