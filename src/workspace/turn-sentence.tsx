// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VNode } from 'preact'
import type { CaseDesk } from './case-desk.ts'
import { turnOf } from './turn.ts'

/** Whose turn it is, as the first sentence of the case page. */
export function turnSentence({ desk, at, prepared, waitingFor, done }: CaseDesk): VNode {
  if (done) return <>Der Vorgang ist abgeschlossen.</>
  const assignee = at.assignee?.id ?? null
  const { kind, mine, role, words } = turnOf(desk, { waitingFor, assignee, process: at.process })
  if (words === '') return <>Gerade ist niemand am Zug.</>
  if (mine && assignee !== null)
    return (
      <>
        Sie sind am Zug: <strong>{words}</strong>.
      </>
    )
  if (kind === 'staff' && assignee === null)
    return (
      <>
        Noch niemand hat den Vorgang. Als Nächstes: <strong>{words}</strong>.
      </>
    )
  if (kind !== 'staff' || assignee === null)
    return (
      <>
        Der Vorgang wartet auf <strong>{words}</strong>.
      </>
    )
  const isAssignee = desk.staff.get(assignee)?.roles.includes(role)
  const who = isAssignee ? at.assignee!.name : prepared.process.roles[role]!.title
  return (
    <>
      Am Zug: {who}. Als Nächstes: <strong>{words}</strong>.
    </>
  )
}
