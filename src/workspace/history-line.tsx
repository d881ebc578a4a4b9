// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { HistoryEntry } from './case-history.ts'
import type { Desk } from './desk.ts'
import { momentOf } from './moment.ts'

interface Props {
  readonly desk: Desk
  readonly entries: readonly HistoryEntry[]
  /** Without what followed from each act. */
  readonly isShort?: boolean
}

/** What happened, on the line: who, when, and what followed. */
export function HistoryLine({ desk, entries, isShort }: Props) {
  return (
    <ol class="lz-line">
      {entries.map(({ at, who, action, text, changes }) => (
        <li class="is-done">
          <span>{text}</span>
          <small>
            {momentOf(at, desk.today)} ·{' '}
            {who ?? (action ? 'geschah von selbst' : 'von einem Dienst')}
          </small>
          {!isShort && changes.length > 0 && (
            <ul class="lz-tight">
              {changes.map((one) => (
                <li class="lz-meta">{one}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
