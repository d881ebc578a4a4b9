// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { traitFields } from '../command/traits.ts'
import { Button } from '../ui/button.tsx'
import type { ActionSight } from './action-sight.ts'

/** The name by which a form asks for similar cases and wants nothing else. */
export const ASK = '_aehnliche'

/** The button beside the one that captures. */
export function AskSimilar() {
  return <Button kind="secondary" name={ASK} value="1">Ähnliche Vorgänge suchen</Button>
}

/** Where the script says what is similar, at the foot of the window, so that nothing moves. */
export function SimilarRegion({ sight: { seen, key } }: { sight: ActionSight }) {
  return (
    <div
      class="lz-live lz-live--similar kern-layer kern-level-2"
      aria-live="polite"
      aria-atomic="true"
      data-similar={`${seen.home}/aktion/${encodeURIComponent(key)}/aehnliche`}
      data-fields={traitFields(seen.prepared.process).join(' ')}
      data-ask={ASK}
    ></div>
  )
}
