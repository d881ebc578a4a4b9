// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { RecordItem } from '../documents/record-items.ts'
import type { StoredDocument } from '../store/documents.ts'
import type { LinkRead } from '../store/link-reads.ts'
import type { CaseDesk } from './case-desk.ts'
import type { HistoryEntry } from './case-history.ts'

/** What a tab shows of a case. */
export interface TabSight {
  readonly seen: CaseDesk
  readonly history: readonly HistoryEntry[]
  readonly papers: readonly StoredDocument[]
  /** The file in order, only where the tab shows it. */
  readonly record: readonly RecordItem[]
  /** What bodies that were asked have looked at, only where the tab shows it. */
  readonly reads: readonly LinkRead[]
  /** Address of this server as the browser knows it, for links to hand out. */
  readonly origin: string
}
