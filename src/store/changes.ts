// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Store } from './store.ts'

/** A case has moved to `sequence`. */
export interface CaseChange {
  readonly tenant: string
  readonly caseId: string
  readonly sequence: number
}

/** `here`: by a commit of this process. */
export type ChangeOrigin = 'here' | 'elsewhere'
export type ChangeListener = (change: CaseChange, origin: ChangeOrigin) => void

/** Tells those of this process who wait for changes; costs nothing where nobody waits. */
export function noteChange(store: Store, change: CaseChange, origin: ChangeOrigin): void {
  for (const listener of store.changeListeners) listener(change, origin)
}

/** Calls `listener` after each commit that changed a case; gives a way to stop. */
export function onChange(store: Store, listener: ChangeListener): () => void {
  store.changeListeners.add(listener)
  return () => store.changeListeners.delete(listener)
}
