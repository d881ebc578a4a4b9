// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { addMonths, formatDate } from '../calendar/date.ts'
import { SPANS } from '../command/insight.ts'
import { Button } from '../ui/button.tsx'
import { Pick } from '../ui/pick.tsx'
import { placeName } from './desk.ts'
import type { Desk } from './desk.ts'
import type { InsightQuery } from './insight-query.ts'
import { unitsOf } from './insight-query.ts'

const MONTHS_BACK = 60

/** Chooses period, office, service and legal entity; all of it stands in the address. */
export function InsightFilter({ desk, query, action, isOfProcess }: {
  desk: Desk
  query: InsightQuery
  action: string
  /** The page is about one service already. */
  isOfProcess?: boolean
}) {
  const processes = Object.fromEntries(desk.processes.map(({ process }) => [process.id, process.title]))
  const places = Object.fromEntries(Object.keys(desk.entities).map((id) => [id, placeName(desk, id)]))
  const units = Object.fromEntries(unitsOf(desk).map((one) => [one, one]))
  return (
    <form class="lz-row lz-bar" action={action} aria-label="Auswertung eingrenzen">
      <Pick title="Zeitraum" name="zeitraum" value={query.named ?? 'eigen'} options={{ ...SPANS, eigen: 'Eigener' }} />
      {!isOfProcess && Object.keys(units).length > 1 && (
        <Pick title="Stelle" name="stelle" value={query.unit} options={units} empty="alle" />
      )}
      {!isOfProcess && Object.keys(processes).length > 1 && (
        <Pick title="Verfahren" name="verfahren" value={query.process} options={processes} empty="alle" />
      )}
      {Object.keys(places).length > 1 && (
        <Pick title="Gemeinde" name="gemeinde" value={query.entity} options={places} empty="alle" />
      )}
      <Button kind="secondary">Anzeigen</Button>
      <OwnMonths today={desk.today} query={query} />
    </form>
  )
}

/** Whole months alone: days set against each other would tell of single cases. */
function OwnMonths({ today, query }: { today: string; query: InsightQuery }) {
  const months = Object.fromEntries(Array.from({ length: MONTHS_BACK }, (_, i) => {
    const month = addMonths(`${today.slice(0, 7)}-01`, -i)
    return [month.slice(0, 7), formatDate(month, 'long').replace(/^1\. /, '')]
  }))
  const isOwn = query.named === undefined || query.isWrong === true
  return (
    <details class="lz-all" open={isOwn}>
      <summary>Eigener Zeitraum</summary>
      <div class="lz-row">
        <Pick title="von" name="von" value={query.span.from.slice(0, 7)} options={months} />
        <Pick title="bis" name="bis" value={query.span.to.slice(0, 7)} options={months} />
        <span class="lz-meta">Gilt mit „Eigener“, in ganzen Monaten.</span>
      </div>
    </details>
  )
}
