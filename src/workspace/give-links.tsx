// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseDesk } from './case-desk.ts'
import { mayGive } from './case-people.ts'

/** The ways to give a case into other hands: a person, a unit, another authority. */
export function GiveLinks({ seen }: { seen: CaseDesk }) {
  if (!mayGive(seen)) return null
  return (
    <p>
      <a href={`${seen.home}/zuweisung`}>Vorgang zuweisen</a>
      <br />
      <a href={`${seen.home}/uebergabe`}>An eine andere Einheit übergeben</a>
      <br />
      <a href={`${seen.home}/abgabe`}>Paket für eine andere Behörde</a>
    </p>
  )
}
