// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { openText } from './assignment-proposal.ts'
import type { Able } from './assignment-proposal.ts'
import type { CaseDesk } from './case-desk.ts'
import { mayGive } from './case-people.ts'

/** The ways to give a case into other hands: a person, a unit, another authority. */
export function GiveLinks({ seen, proposed }: { seen: CaseDesk; proposed: Able | undefined }) {
  if (!mayGive(seen)) return null
  return (
    <p>
      <a href={`${seen.home}/zuweisung`}>Vorgang zuweisen</a>
      {proposed && <span class="lz-meta"> Vorschlag: {proposedText(seen, proposed)}</span>}
      <br />
      <a href={`${seen.home}/uebergabe`}>An eine andere Einheit übergeben</a>
      <br />
      <a href={`${seen.home}/abgabe`}>Paket für eine andere Behörde</a>
    </p>
  )
}

const proposedText = ({ desk }: CaseDesk, { staff, open }: Able) =>
  `${staff.id === desk.person.id ? 'Sie selbst' : staff.name}, ${openText(open)}`
