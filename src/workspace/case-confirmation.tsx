// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VNode } from 'preact'
import { Panel } from '../ui/panel.tsx'
import { caseHomeName } from './case-name.ts'
import type { CaseDesk } from './case-desk.ts'
import type { HistoryEntry } from './case-history.ts'

/** Says what the command named in the address has done; nothing when this case does not know it. */
export function Confirmation({
  seen,
  command,
  history,
  way,
}: {
  seen: CaseDesk
  command: string | undefined
  history: readonly HistoryEntry[]
  /** The way back while there is one, or the way to the case from elsewhere. */
  way: VNode | undefined
}) {
  const [own, ...rest] =
    command === undefined ? [] : history.filter((entry) => entry.command === command)
  if (!own) return null
  const changes = [
    own,
    ...rest.map((entry) => ({ ...entry, changes: [entry.text, ...entry.changes] })),
  ].flatMap(({ changes }) => changes)
  return (
    <Panel kind="ok" title={own.text} id="getan">
      <p>
        {caseHomeName(seen)}
        {own.action && ` · ${seen.prepared.process.actions[own.action]?.title ?? ''}`}
      </p>
      {way}
      {changes.length > 0 && (
        <ul class="lz-tight">
          {changes.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
