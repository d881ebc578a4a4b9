// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VNode } from 'preact'
import { Alert } from '../ui/alert.tsx'
import type { ActionSight } from './action-sight.ts'
import { historyOf } from './case-history.ts'
import { HistoryLine } from './history-line.tsx'
import { atMoment } from './moment.ts'

/** Who changed the case in the meantime, when and what; the form below keeps what was typed. */
export async function conflictNotice(
  { seen, reasons }: ActionSight,
  sequence: number,
): Promise<VNode> {
  const since = await historyOf(seen, sequence)
  const last = since.findLast(({ who }) => who !== undefined)
  const who = last
    ? `${last.who} hat diesen Vorgang ${atMoment(last.at, seen.desk.today)} geändert.`
    : 'Dieser Vorgang wurde inzwischen geändert.'
  return (
    <Alert kind="warning" title={who} role="alert">
      <p>
        Ihre Eingaben sind noch da. Sehen Sie sich die Änderung an
        {reasons.length === 0 ? ' und senden Sie dann noch einmal.' : '.'}
      </p>
      <HistoryLine desk={seen.desk} entries={since} />
      <p>
        <a href={seen.home}>Den Vorgang ansehen, ohne zu senden</a>
      </p>
    </Alert>
  )
}
