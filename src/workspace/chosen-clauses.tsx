// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Values } from '../engine/case.ts'
import type { ClauseKind } from '../process/process.ts'
import { List } from '../ui/list.tsx'
import type { CaseDesk } from './case-desk.ts'

/** The kinds of ancillary clauses in the order of § 36 Abs. 2 VwVfG. */
const KINDS: Record<ClauseKind, string> = {
  timeLimit: 'Befristung',
  condition: 'Bedingungen',
  revocation: 'Widerrufsvorbehalt',
  requirement: 'Auflagen',
  requirementReservation: 'Vorbehalt weiterer Auflagen',
}

/** The clauses chosen for the notice, grouped by kind; nothing when none is chosen. */
export function ChosenClauses({
  seen: {
    prepared: { process },
    at,
  },
}: {
  seen: CaseDesk
}) {
  const key = Object.keys(process.fields).find((name) => process.fields[name]!.type === 'clauses')
  const chosen = ((key && at.fields[key]) || []) as readonly Values[]
  if (chosen.length === 0) return null
  return (
    <section aria-labelledby="nebenbestimmungen">
      <h3 id="nebenbestimmungen">Nebenbestimmungen</h3>
      {Object.entries(KINDS).map(([kind, title]) => (
        <OfKind title={title} clauses={chosen.filter((one) => one['kind'] === kind)} />
      ))}
    </section>
  )
}

function OfKind({ title, clauses }: { title: string; clauses: readonly Values[] }) {
  if (clauses.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <List kind="plain">
        {clauses.map((one) => (
          <li>
            {String(one['title'])}
            <br />
            <span class="lz-meta">{String(one['basis'] || 'für diesen Fall geschrieben')}</span>
          </li>
        ))}
      </List>
    </>
  )
}
