// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Fault } from './check-tariff.ts'
import type { Process } from './process.ts'

/** Actions done on the spot that nobody of the office does, and roles on the way with nothing to do there. */
export function onSiteFaults({ actions, roles }: Process): Fault[] {
  const say = (path: readonly string[], message: string): Fault => ({ path, file: 'process.yaml', message })
  const acts = Object.entries(actions).filter(([, { onSite }]) => onSite)
  const nobody = acts
    .filter(([, { by }]) => !by.some((role) => roles[role]?.kind === 'staff'))
    .map(([key]) => say(['actions', key, 'onSite'], 'Vor Ort handelt jemand vom Amt: Unter `by` fehlt eine Rolle mit kind: staff.'))
  const idle = Object.entries(roles)
    .filter(([key, { onSite }]) => onSite && !acts.some(([, { by }]) => by.includes(key)))
    .map(([key]) => say(['roles', key, 'onSite'], `Die Rolle «${key}» arbeitet vor Ort, aber keine ihrer Aktionen hat onSite.`))
  return [...nobody, ...idle]
}
