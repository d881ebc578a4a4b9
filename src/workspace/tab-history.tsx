// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { TabSight } from './tab-sight.ts'
import { HistoryLine } from './history-line.tsx'

/** Everything that ever happened to the case, newest first. */
export function HistoryTab({ seen, history }: TabSight) {
  return (
    <section aria-labelledby="verlauf">
      <h2 class="kern-heading-small" id="verlauf">
        Verlauf
      </h2>
      <p class="lz-meta">Das Neueste steht oben. Der Verlauf lässt sich nicht ändern.</p>
      <HistoryLine desk={seen.desk} entries={history.toReversed()} />
    </section>
  )
}
